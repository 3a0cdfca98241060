"""The first page of the newsroom: how much waits, and the way to each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.followups.publishing import publish, send_for_review
from briefing.statement.entry import FollowUp
from briefing.statement.text import Text
from briefing.team.audit import Actor
from briefing.team.roles import Role
from tests.followups.desk import Editor, store_of
from tests.reports.readers import reader_of, reported
from tests.support.buttons import on, pressable
from tests.team.editors import hired
from tests.team.office import REFUSAL
from views.telegram.broadcasts.callbacks import ShowBroadcasts
from views.telegram.feeds.callbacks import ShowFeeds
from views.telegram.followups.callbacks import ShowCorrectable, ShowQueue, ShowUntranslated
from views.telegram.proposals.callbacks import ShowProposals
from views.telegram.reports.callbacks import ShowReport
from views.telegram.reviews.callbacks import ShowReviews
from views.telegram.stats.callbacks import RefreshStats
from views.telegram.team.callbacks import BeginInNewsroom, ShowAudit, ShowNewsroom, ShowTeam
from views.telegram.versions.callbacks import ShowVersions

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from sandbox import Person

QUEUES = (ShowReviews, ShowReport, ShowQueue, ShowUntranslated, ShowProposals, ShowFeeds)
PAGES = (*QUEUES, ShowCorrectable, ShowBroadcasts, ShowTeam, ShowAudit, RefreshStats, ShowVersions)
"""What an owner can open from there in place."""


def offered(editor: Editor) -> set[str]:
    """Return what the buttons of the newest page lead to."""
    return {data.partition(":")[0] for data in pressable(editor.last)}


def prefixes(*kinds: type[CallbackData]) -> set[str]:
    return {each.__prefix__ for each in kinds}


async def test_what_waits_is_counted_as_its_pages_count_it(olga: Editor) -> None:
    desk, app = olga.desk, olga.desk.app
    assert app is not None
    author, _chat = await hired(desk, "Ivan")
    await reported(desk, *await reader_of(desk), "The year is wrong.")
    statement, actor = app.services.library.current, Actor(author.id, Role.EDITOR, desk.now)
    waits, told = (
        FollowUp(name, "chamber", desk.now.date(), Text({"en": "It opened."}), ()) for name in ("e-1", "e-2")
    )
    store = store_of(desk)
    await store.transact(lambda records: send_for_review(records, actor, statement, waits))
    await store.transact(lambda records: publish(records, actor, statement, told))
    await app.services.refresh()
    await reported(desk, *await reader_of(desk, "Rolf"), "See https://a.example/b", kind="s")
    await olga.say("/newsroom")
    assert olga.buttons[:6] == [
        "🔎 Reviews (0)",
        "📮 Reports (2)",
        "👀 Queue (1)",
        "🌐 Untranslated (6)",
        "📰 Proposals (1)",
        "📡 Feeds",
    ]


@pytest.mark.parametrize("kind", PAGES)
async def test_a_button_opens_its_page_in_place_and_the_way_back(
    olga: Editor, kind: type[CallbackData]
) -> None:
    page = await olga.say("/newsroom")
    first = page.text
    await olga.press(on(kind))
    assert (olga.last is page, page.text == first) == (True, False)
    await olga.press(on(ShowNewsroom))
    assert page.text == first


@pytest.mark.parametrize(
    ("what", "question"),
    [("followup", "Which initiative"), ("draft", "article"), ("broadcast", "Who")],
)
async def test_what_is_written_begins_below(olga: Editor, what: str, question: str) -> None:
    page = await olga.say("/newsroom")
    first = page.text
    await olga.press(on(BeginInNewsroom, what=what))
    assert (olga.last is page, page.text == first, question in olga.last.text) == (False, True, True)


async def test_a_reviewer_is_offered_the_queues_alone(olga: Editor) -> None:
    person, _chat = await hired(olga.desk, "Rita", Role.REVIEWER)
    rita = Editor(olga.desk, person)
    await rita.say("/newsroom")
    assert offered(rita) == prefixes(*QUEUES)
    assert await rita.forge(BeginInNewsroom(what="followup").pack()) == (REFUSAL, True)
    assert await rita.forge(BeginInNewsroom(what="broadcast").pack()) == (REFUSAL, True)


async def test_an_editor_is_offered_what_editors_may(olga: Editor) -> None:
    person, _chat = await hired(olga.desk, "Ivan")
    ivan = Editor(olga.desk, person)
    await ivan.say("/newsroom")
    assert offered(ivan) == prefixes(*QUEUES, BeginInNewsroom, ShowCorrectable, ShowBroadcasts)


async def test_readers_are_refused_as_by_other_commands_of_the_newsroom(olga: Editor, emma: Person) -> None:
    reader = Editor(olga.desk, emma)
    assert (await reader.say("/newsroom")).text == REFUSAL
    await reader.say("/start")
    assert await reader.forge(ShowNewsroom().pack()) == (REFUSAL, True)


async def test_a_group_does_not_see_it(olga: Editor) -> None:
    world = olga.desk.box.world
    group = world.add_group("Desk", members=[olga.person], admins=[olga.person], bot="administrator")
    (answer,) = await olga.desk.say(olga.person, group, "/newsroom@briefing_bot")
    assert answer.text == "The newsroom works in the private chat with the bot."
