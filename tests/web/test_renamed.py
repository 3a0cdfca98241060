"""An initiative with another slug than before, and entries that are shown no more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, DummyCookieJar

from briefing.followings import Following
from briefing.followups.entries import LogEntry
from briefing.forms import Form
from briefing.proposals.proposal import Proposal
from briefing.proposals.story import Story
from briefing.records import put_records
from briefing.reports.reports import Report, ReportKind
from storage.content.writing import toml_of
from tests.broadcasts.desk import AS_IT_IS
from tests.broadcasts.desk import TEXT as BROADCAST
from tests.followups.desk import Editor
from tests.inline.asking import foreign, links, sent
from tests.running.test_webhook import free_port
from tests.support.buttons import on, pressable
from tests.versions.test_uploads import PUBLISHED
from tests.versions.uploading import ID, Office
from tests.web.conftest import PUBLIC
from views.telegram.broadcasts.callbacks import FillBroadcast, GoInBroadcast
from views.telegram.followups.callbacks import FinishForm
from views.telegram.inline.callbacks import ShowNewest
from views.telegram.proposals.callbacks import TakeProposal
from views.telegram.statement.callbacks import ShowMore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.statement.model import Statement
    from sandbox import Person
    from tests.desk import Desk

OLD, NEW = "chamber", "trade_chamber"
ENTRY = PUBLISHED.key


def renamed(statement: Statement) -> Statement:
    """Return the statement with another slug of the chamber, as an owner would write it."""

    def named(slug: str) -> str:
        return NEW if slug == OLD else slug

    initiatives = {
        named(slug): replace(each, slug=named(slug), formerly=(OLD,) if slug == OLD else ())
        for slug, each in statement.initiatives.items()
    }
    return replace(
        statement,
        initiatives=initiatives,
        deadlines={k: replace(v, initiative=named(v.initiative)) for k, v in statement.deadlines.items()},
        followups=tuple(replace(each, initiative=named(each.initiative)) for each in statement.followups),
        checks=tuple(replace(each, initiative=named(each.initiative)) for each in statement.checks),
    )


@pytest.fixture
async def office(idle_desk: Desk) -> Office:
    """An owner at a bot with a site; somebody follows the chamber, and editors wrote of it."""
    olga = idle_desk.box.world.add_person("Olga", language="en")
    app = await idle_desk.start(admin_ids=frozenset({olga.id}), web_port=free_port(), public_url=PUBLIC)
    await idle_desk.say(olga, idle_desk.box.world.private(olga), f"/follow {OLD}")
    await put_records(app.services.store, PUBLISHED)
    await app.services.refresh()
    return Office(idle_desk, olga)


@pytest.fixture
async def site(office: Office) -> AsyncIterator[ClientSession]:
    assert office.desk.app is not None
    base = f"http://127.0.0.1:{office.desk.app.settings.web_port}"
    async with ClientSession(base, cookie_jar=DummyCookieJar()) as client:
        yield client


@pytest.mark.parametrize("rest", ["", "/feed.atom", "/calendar.ics?alarm=7", "/badge.svg"])
async def test_the_address_of_a_renamed_initiative_leads_to_the_new_one(
    office: Office, site: ClientSession, rest: str
) -> None:
    await office.take_in(toml_of(renamed(office.held())))
    before, after = f"/en/{ID}/{OLD}{rest}", f"/en/{ID}/{NEW}{rest}"
    async with site.get(before, allow_redirects=False) as response:
        assert response.status == HTTPStatus.MOVED_PERMANENTLY
        assert response.headers["Location"] == f"{PUBLIC}{after}"
    async with site.get(after) as response:
        assert response.status == HTTPStatus.OK


async def test_a_preview_under_the_old_name_leads_to_the_present_one(
    office: Office, site: ClientSession
) -> None:
    async with site.get(f"/en/{ID}/{OLD}") as response:
        (old,) = re.findall(r'property="og:image" content="[^"]+(/og/[^"]+)"', await response.text())
    await office.take_in(toml_of(renamed(office.held())))
    async with site.get(old, allow_redirects=False) as response:
        assert response.status == HTTPStatus.MOVED_PERMANENTLY
        new = response.headers["Location"].removeprefix(PUBLIC)
    assert new.startswith(f"/og/en/{ID}/{NEW}.")
    async with site.get(new) as response:
        assert response.status == HTTPStatus.OK


async def test_followers_entries_and_old_names_go_along_with_a_renamed_initiative(office: Office) -> None:
    await office.take_in(toml_of(renamed(office.held())))
    assert office.desk.app is not None
    store = office.desk.app.services.store
    (following,) = await store.find(Following, initiatives=f"{ID}/{NEW}")
    assert following.follows(ID, NEW)
    assert not await store.find(Following, initiatives=f"{ID}/{OLD}")
    (entry,) = await store.find(LogEntry, statement=ID)
    assert entry.item.initiative == NEW
    assert ENTRY in {each.id for each in office.held().followups_of[NEW]}
    for asked in (f"/{OLD}", f"/initiative {OLD}", f"/{NEW}"):
        assert "Unfollow" in str((await office.say(asked)).buttons)


async def test_what_waits_for_editors_goes_along_with_a_renamed_initiative(office: Office) -> None:
    assert office.desk.app is not None
    store, now = office.desk.app.services.store, office.desk.now
    story = Story("The Chamber begins", "", "https://a.example/1", "A", now.date(), "https://a.example/feed")
    refused = ("industry", OLD)
    proposals = [
        Proposal(1, ID, OLD, "en", 0.9, (), (story,), now),
        Proposal(2, ID, "industry", "en", 0.9, (), (story,), now, refused=refused),
        Proposal(3, "another", OLD, "en", 0.9, (), (story,), now),
    ]
    suggestion = Report(1, 7, "en", ID, OLD, ReportKind.EVIDENCE, "See https://b.example/1", now)
    await put_records(store, *proposals, suggestion)
    await office.take_in(toml_of(renamed(office.held())))
    kept = await store.find(Proposal)
    assert [each.initiative for each in kept] == [NEW, "industry", OLD]
    assert kept[1].refused == ("industry", NEW)
    assert [each.initiative for each in await store.find(Report)] == [NEW]
    shown = await office.say("/proposals")
    assert f"🎯 {OLD}" not in shown.text.partition("3.")[0]
    await office.press(shown, on(TakeProposal, number=1))
    (form,) = await store.find(Form)
    assert form.values["initiative"] == NEW


async def test_an_unfinished_follow_up_goes_along_with_a_renamed_initiative(office: Office) -> None:
    editor = Editor(office.desk, office.olga)
    preview = await editor.preview()
    await office.take_in(toml_of(renamed(office.held())))
    for _seen_then_sent in range(2):
        await office.press(preview, on(FinishForm, review=False))
    assert "Published" in preview.text
    assert "The Chamber opened an office in Almaty." in str(office.held().followups_of[NEW])


async def test_a_scheduled_broadcast_reaches_the_followers_of_a_renamed_initiative(office: Office) -> None:
    editor = Editor(office.desk, office.olga)
    await editor.do("/broadcast", on(FillBroadcast, step="audience", value="followers"))
    await editor.do(on(FillBroadcast, step="initiative", value=OLD), BROADCAST, *AS_IT_IS)
    await editor.do(on(GoInBroadcast, step="preview", to="when"), "in 2 hours")
    await office.take_in(toml_of(renamed(office.held())))
    assert "followers of: Chamber of Commerce and Industry" in (await office.say("/broadcasts")).text
    before = [each.text for each in office.desk.box.world.messages(editor.chat)].count(BROADCAST)
    await office.desk.travel(office.desk.now + timedelta(hours=3))
    after = [each.text for each in office.desk.box.world.messages(editor.chat)].count(BROADCAST)
    assert after == before + 1


async def test_who_followed_an_initiative_under_both_names_follows_it_once(office: Office) -> None:
    await office.take_in(toml_of(renamed(office.held())))
    assert office.desk.app is not None
    services = office.desk.app.services
    (following,) = await services.store.find(Following, initiatives=f"{ID}/{NEW}")
    (own,) = following.followed
    await put_records(services.store, replace(following, followed=(own, replace(own, slug=OLD))))
    await services.refresh()
    (following,) = await services.store.find(Following, initiatives=f"{ID}/{NEW}")
    assert following.followed == (own,)


async def test_a_former_slug_that_another_initiative_has_is_a_fault(office: Office) -> None:
    statement = office.held()
    initiatives = {**statement.initiatives, OLD: replace(statement.initiatives[OLD], formerly=("industry",))}
    answer = await office.send(toml_of(replace(statement, initiatives=initiatives)))
    assert "initiatives.chamber.formerly: is the slug of another initiative" in answer.text


async def test_an_entry_that_is_shown_no_more_is_gone_and_an_unknown_one_was_never_there(
    office: Office, site: ClientSession
) -> None:
    desk, removed = office.desk, "2026-11-29-chamber"
    async with site.get(f"/en/{ID}/log/{removed}") as response:
        assert response.status == HTTPStatus.OK
    statement = desk.content.statements[ID]
    kept = replace(statement, checks=tuple(each for each in statement.checks if each.id != removed))
    await desk.stop()
    desk.content = replace(desk.content, statements={**desk.content.statements, ID: kept})
    assert desk.app is not None
    await desk.start(web_port=desk.app.settings.web_port, public_url=PUBLIC)
    for language, sentence in (("en", "is no longer published"), ("ru", "больше не публикуется")):
        async with site.get(f"/{language}/{ID}/log/{removed}") as response:
            assert response.status == HTTPStatus.GONE
            assert sentence in await response.text()
    async with site.get(f"/en/{ID}/log/unheard-of") as response:
        assert response.status == HTTPStatus.NOT_FOUND


async def test_entries_of_a_statement_that_is_shown_no_more_are_gone(
    office: Office, site: ClientSession
) -> None:
    desk, address = office.desk, "/en/another/log/2026-11-29-chamber"
    assert desk.app is not None
    one = desk.content.statements[ID]
    for statements, status in (
        ({ID: one, "another": replace(one, id="another")}, HTTPStatus.OK),
        ({ID: one}, HTTPStatus.GONE),
    ):
        await desk.stop()
        desk.content = replace(desk.content, statements=statements)
        await desk.start(web_port=desk.app.settings.web_port, public_url=PUBLIC)
        async with site.get(address) as response:
            assert response.status == status


async def test_a_person_who_asks_for_the_old_name_in_a_link_gets_the_card(
    office: Office, emma: Person
) -> None:
    await office.take_in(toml_of(renamed(office.held())))
    answer = await office.say(f"/start {OLD}", by=emma)
    assert "Chamber" in answer.text


async def test_the_buttons_of_a_card_work_under_its_new_name(office: Office, emma: Person) -> None:
    desk, chat = office.desk, office.desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, f"/{OLD}")
    await desk.press(emma, chat, card, on(ShowMore))
    more = pressable(card)
    (card,) = await desk.say(emma, chat, f"/{OLD}")
    await office.take_in(toml_of(renamed(office.held())))
    for data in dict.fromkeys([*pressable(card), *more]):
        toast, is_alert = await desk.press(emma, chat, card, data, forged=True)
        assert (data, is_alert) == (data, False), toast
    assert desk.app is not None
    following = await desk.app.services.store.find(Following, initiatives=f"{ID}/{NEW}")
    assert emma.id in {each.target.chat_id for each in following}


async def test_a_card_in_any_chat_is_brought_up_to_date_under_its_new_name(
    office: Office, emma: Person
) -> None:
    chat = foreign(office.desk, emma)
    card = await sent(office.desk, emma, chat, OLD, f"{ID}:{OLD}")
    await office.take_in(toml_of(renamed(office.held())))
    toast, _is_alert = await office.desk.press(emma, chat, card, on(ShowNewest))
    assert toast == "This is up to date now."
    assert links(card)["📄 Open"].endswith(f"?start=i_{NEW}")
