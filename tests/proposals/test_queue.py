"""Editors hear of proposals once an hour, and take, throw away or move each; readers see nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.forms import Form
from briefing.proposals.proposal import Proposal, ProposalState
from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.desk import NOW
from tests.feeds.newspaper import CHAMBER, LEAD, WEATHER, Newspaper
from tests.followups.desk import Editor, entries, join, store_of
from tests.proposals.desk import FUND, FUND_LEAD, HOUR, MINUTE, RETOLD, RETOLD_LEAD, brought, told
from tests.support.buttons import on, pressable
from tests.team.editors import acts
from views.telegram.followups.callbacks import FillIn, FinishForm, GoInFollowUp
from views.telegram.proposals.callbacks import (
    ChooseInitiative,
    MoveProposal,
    TakeProposal,
    ThrowAwayProposal,
)

if TYPE_CHECKING:
    from tests.fetching.servers import Stranger


async def test_editors_hear_what_where_why_and_from_whom_in_one_message(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(WEATHER, "snow")
    newspaper.write(CHAMBER, "office", lead=LEAD)
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    (message,) = await told(owner, NOW + MINUTE)
    assert message.text.startswith("📰 2 new proposals\n")
    for words in (CHAMBER, "🎯 Chamber of Commerce and Industry", FUND, "🎯 Turkic Investment Fund"):
        assert words in message.text
    assert "initiative: Turkic, Investment, Fund" in message.text
    assert "Sources: The Steppe Herald, 22 November 2026" in message.text
    assert WEATHER not in message.text
    assert len([each for each in pressable(message) if each.startswith("prt:")]) == 2
    assert await entries(owner.desk) == []


async def test_editors_hear_of_new_proposals_at_most_once_an_hour(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(CHAMBER, "office", lead=LEAD)
    await brought(owner, newspaper)
    start = NOW + MINUTE
    assert len(await told(owner, start)) == 1
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    assert await told(owner, start + 59 * MINUTE) == []
    (message,) = await told(owner, start + HOUR)
    assert FUND in message.text
    assert CHAMBER not in message.text
    assert await told(owner, start + 5 * HOUR) == []


async def test_more_than_a_message_holds_is_one_message_all_the_same(
    owner: Editor, newspaper: Newspaper
) -> None:
    for number, letter in enumerate("bcdfghjklmnpqrstvwxz"):
        title = f"Turkic Investment Fund {letter * 60} {(letter + 'a' * 90 + ' ') * 10}"
        newspaper.write(title, f"fund-{number}", at=NOW - timedelta(days=number), lead=f"{letter} " * 2000)
    proposals = await brought(owner, newspaper)
    assert len(proposals) > 10
    (message,) = await told(owner, NOW + MINUTE)
    assert f"… and {len(proposals) - 3} more: /proposals" in message.text


async def test_taking_a_proposal_fills_in_the_form_and_closes_it_when_the_entry_is_published(
    owner: Editor, newspaper: Newspaper, server: Stranger
) -> None:
    herald = newspaper
    herald.write(FUND, "fund", lead=FUND_LEAD)
    other = Newspaper(server, "/other.xml", "Sunrise")
    other.write(RETOLD, "fund-2", lead=RETOLD_LEAD)
    await brought(owner, herald, other)
    await owner.do("/proposals")
    await owner.press(on(TakeProposal))
    assert await store_of(owner.desk).count(Proposal, state=ProposalState.PENDING) == 1
    (form,) = await store_of(owner.desk).find(Form)
    assert form.values["text"] == f"{FUND}. {FUND_LEAD}"
    assert (form.values["text_language"], form.values["day"]) == ("en", "2026-11-22")
    assert (form.values["url.1"], form.values["publisher.1"]) == (
        "https://herald.example/fund",
        "The Steppe Herald",
    )
    assert (form.values["url.2"], form.values["publisher.2"]) == ("https://herald.example/fund-2", "Sunrise")
    await owner.do(on(FillIn, step="status", value="unchanged"))
    assert FUND in owner.last.text
    await owner.press(on(FinishForm, review=False))
    (entry,) = await entries(owner.desk)
    assert entry.item.initiative == "investment_fund"
    (proposal,) = await store_of(owner.desk).find(Proposal)
    assert proposal.state is ProposalState.TAKEN
    assert "No proposal is waiting" in (await owner.say("/proposals")).text


async def test_of_two_editors_who_take_one_proposal_the_first_publishes_and_the_second_keeps_the_text(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    eva = await join(owner.desk, owner.desk.box.world.add_person("Eva", language="en"), Role.EDITOR)
    for editor in (owner, eva):
        await editor.do("/proposals", on(TakeProposal), on(FillIn, step="status", value="unchanged"))
    await eva.press(on(FinishForm, review=False))
    await owner.do(on(GoInFollowUp, to="text"), "The fund pays for a second track.")
    data = owner.data(on(FinishForm, review=False))
    await owner.press(on(FinishForm, review=False))
    # Whoever presses twice has not read in between that it was taken.
    await owner.forge(data)
    (entry,) = await entries(owner.desk)
    assert entry.author == eva.person.id
    assert "Somebody else has just written an entry with this story" in owner.last.text
    assert "The fund pays for a second track." in owner.last.text
    await owner.press(on(FinishForm, review=False))
    assert [each.author for each in await entries(owner.desk)] == [eva.person.id, owner.person.id]
    assert await store_of(owner.desk).find(Form) == []


async def test_a_form_that_is_given_up_leaves_the_proposal_waiting(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    await owner.do("/proposals", on(TakeProposal), "/cancel")
    assert FUND in (await owner.say("/proposals")).text


async def test_what_is_thrown_away_does_not_come_back_retold(
    owner: Editor, newspaper: Newspaper, server: Stranger
) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    await owner.do("/proposals")
    toast, _is_alert = await owner.press(on(ThrowAwayProposal))
    assert toast == "Thrown away, and so is whatever retells it."
    assert "No proposal is waiting" in owner.last.text
    other = Newspaper(server, "/other.xml", "Sunrise")
    other.write(RETOLD, "fund-2", lead=RETOLD_LEAD)
    (proposal,) = await brought(owner, other)
    assert (proposal.state, len(proposal.sources)) == (ProposalState.THROWN_AWAY, 2)
    assert await told(owner, NOW + HOUR) == []
    assert [each.act for each in await acts(owner.desk)] == [AuditAction.PROPOSAL_THROWN_AWAY]


async def test_not_this_initiative_moves_the_proposal(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    await owner.do("/proposals", on(ChooseInitiative))
    assert "Which initiative does it concern?" in owner.last.text
    offered = [each for each in pressable(owner.last) if each.startswith("prm:")]
    assert len(offered) == 9
    toast, _is_alert = await owner.press(on(MoveProposal, slug="middle_corridor"))
    assert toast == "Moved to: Transport and the Middle Corridor"
    assert "🎯 Transport and the Middle Corridor" in owner.last.text
    await owner.press(on(TakeProposal))
    (form,) = await store_of(owner.desk).find(Form)
    assert form.values["initiative"] == "middle_corridor"
    (moved,) = await acts(owner.desk)
    assert (moved.act, moved.details["old_initiative"], moved.details["new_initiative"]) == (
        AuditAction.PROPOSAL_MOVED,
        "investment_fund",
        "middle_corridor",
    )


async def test_reviewers_see_and_readers_do_not(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    rita = await join(owner.desk, owner.desk.box.world.add_person("Rita", language="en"), Role.REVIEWER)
    shown = await rita.say("/proposals")
    assert FUND in shown.text
    assert not [each for each in pressable(shown) if each.startswith(("prt:", "prx:", "prc:"))]
    toast, is_alert = await rita.forge(ThrowAwayProposal(number=1).pack())
    assert (is_alert, bool(toast)) == (True, True)
    reader = Editor(owner.desk, owner.desk.box.world.add_person("Rolf", language="en"))
    assert FUND not in (await reader.say("/proposals")).text
    (proposal,) = await store_of(owner.desk).find(Proposal)
    assert proposal.state is ProposalState.PENDING


async def test_buttons_of_what_somebody_else_decided_say_so(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    await owner.do("/proposals", on(ThrowAwayProposal))
    for data in (TakeProposal(number=1), MoveProposal(number=1, slug="chamber"), ChooseInitiative(number=1)):
        toast, is_alert = await owner.forge(data.pack())
        assert (toast, is_alert) == ("Somebody has decided on this already.", True)
    toast, _is_alert = await owner.forge(ThrowAwayProposal(number=1).pack())
    assert toast == "Somebody has decided on this already."
