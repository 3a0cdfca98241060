"""What readers suggest waits in the same queue as what feeds bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reports.reports import ReportState
from tests.followups.desk import TEXT, URL, entries, forms
from tests.proposals.desk import FUND, FUND_LEAD, brought
from tests.reports.readers import kept, reader_of, reported
from tests.support.buttons import on, pressable
from views.telegram.followups.callbacks import FillIn, FinishForm
from views.telegram.proposals.callbacks import TakeProposal, ThrowAwayProposal
from views.telegram.reports.callbacks import AcceptReport, DeclineReport

if TYPE_CHECKING:
    from tests.feeds.newspaper import Newspaper
    from tests.followups.desk import Editor

PAGE = "https://herald.example/fund"
WORDS = f"The fund has begun: {PAGE}"


async def suggested(owner: Editor, text: str, kind: str = "s") -> None:
    rita, chat = await reader_of(owner.desk)
    await reported(owner.desk, rita, chat, text, slug="investment_fund", kind=kind)


async def test_a_suggestion_waits_with_the_proposals_and_an_error_does_not(
    owner: Editor, newspaper: Newspaper
) -> None:
    await suggested(owner, "Look at https://other.example/news")
    await suggested(owner, "The date is wrong.", kind="e")
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    shown = await owner.say("/proposals")
    assert shown.text.startswith("📰 2 proposals are waiting")
    assert "A reader suggests (report 1)" in shown.text
    assert "https://other.example/news" in shown.text
    assert "The date is wrong" not in shown.text
    await owner.press(on(AcceptReport, number=1, follow_up=True))
    (form,) = await forms(owner.desk)
    assert form.values["url.1"] == "https://other.example/news"


async def test_a_suggestion_waits_while_another_entry_is_being_written(owner: Editor) -> None:
    await suggested(owner, WORDS)
    await owner.do("/followup chamber", URL, "/proposals")
    data = owner.data(on(AcceptReport, number=1, follow_up=True))
    await owner.press(on(AcceptReport, number=1, follow_up=True))
    assert "You have not finished this follow-up" in owner.last.text
    assert [each.state for each in await kept(owner.desk)] == [ReportState.OPEN]
    await owner.say("/cancel")
    await owner.forge(data)
    (form,) = await forms(owner.desk)
    assert form.values["url.1"] == PAGE


async def test_a_suggestion_waits_until_its_entry_is_published(owner: Editor) -> None:
    await suggested(owner, WORDS)
    await owner.do("/proposals", on(AcceptReport, number=1, follow_up=True), "/cancel")
    assert await forms(owner.desk) == []
    assert "A reader suggests (report 1)" in (await owner.say("/proposals")).text
    await owner.press(on(AcceptReport, number=1, follow_up=True))
    await owner.do(TEXT, on(FillIn, step="status", value="unchanged"))
    assert [each.state for each in await kept(owner.desk)] == [ReportState.OPEN]
    await owner.press(on(FinishForm, review=False))
    assert len(await entries(owner.desk)) == 1
    assert [each.state for each in await kept(owner.desk)] == [ReportState.ACCEPTED]


async def test_an_entry_is_published_though_its_suggestion_was_declined_meanwhile(owner: Editor) -> None:
    await suggested(owner, WORDS)
    await owner.do("/proposals", on(AcceptReport, number=1, follow_up=True))
    await owner.do(TEXT, on(FillIn, step="status", value="unchanged"))
    publish = owner.data(on(FinishForm, review=False))
    await owner.say("/proposals")
    await owner.press(on(DeclineReport, number=1, silent=False))
    await owner.press(on(DeclineReport, number=1, silent=True))
    await owner.forge(publish)
    assert len(await entries(owner.desk)) == 1
    assert [each.state for each in await kept(owner.desk)] == [ReportState.DECLINED]


async def test_a_suggestion_can_be_declined_from_the_queue(owner: Editor) -> None:
    await suggested(owner, WORDS)
    await owner.do("/proposals", on(DeclineReport, number=1, silent=False))
    await owner.press(on(DeclineReport, number=1, silent=True))
    assert [each.state for each in await kept(owner.desk)] == [ReportState.DECLINED]
    assert "No proposal is waiting" in (await owner.say("/proposals")).text


async def test_a_suggestion_of_a_source_of_a_proposal_joins_it_and_is_accepted_with_it(
    owner: Editor, newspaper: Newspaper
) -> None:
    await suggested(owner, WORDS)
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    shown = await owner.say("/proposals")
    assert shown.text.startswith("📰 1 proposal is waiting")
    assert [each for each in pressable(shown) if each.startswith("rpa:")] == []
    await owner.do(on(TakeProposal), on(FillIn, step="status", value="unchanged"))
    await owner.press(on(FinishForm, review=False))
    assert len(await entries(owner.desk)) == 1
    assert [each.state for each in await kept(owner.desk)] == [ReportState.ACCEPTED]


async def test_a_suggestion_stays_when_the_proposal_with_its_source_is_thrown_away(
    owner: Editor, newspaper: Newspaper
) -> None:
    await suggested(owner, WORDS)
    newspaper.write(FUND, "fund", lead=FUND_LEAD)
    await brought(owner, newspaper)
    await owner.do("/proposals", on(ThrowAwayProposal))
    assert "A reader suggests (report 1)" in owner.last.text
    assert [each.state for each in await kept(owner.desk)] == [ReportState.OPEN]
