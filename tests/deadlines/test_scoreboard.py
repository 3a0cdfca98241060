"""The scoreboard, in words and as a picture, over the wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.deadlines.scoreboard import scoreboard
from briefing.deadlines.timeliness import Timeliness
from briefing.pictures import MOST_PICTURES, Picture, remember_picture
from briefing.records import put_records
from briefing.statement.entry import Status
from tests.support.buttons import on
from tests.support.statement_examples import check, due, followup, period, statement
from views.telegram.deadlines.callbacks import ScoreboardTheme, ShowCommitments

if TYPE_CHECKING:
    from briefing.records import Records
    from sandbox import Chat, Message, Person
    from storage.content import Content
    from tests.desk import Desk

TODAY = date(2026, 11, 22)
LATE = date(2026, 1, 1)


def _photo(message: Message) -> str:
    (size,) = message.content["photo"]
    return str(size["file_id"])


async def _scoreboard(desk: Desk, person: Person, chat: Chat) -> Message:
    (picture,) = await desk.say(person, chat, "/scoreboard")
    return picture


def test_the_scoreboard_has_initiatives_by_status_and_counts_deadlines_without_zeros() -> None:
    board = scoreboard(
        statement(
            followup(LATE, Status.FULFILLED, meets="late", read_on=[date(2026, 2, 1)]),
            check(date(2026, 10, 1), Status.STALLED, slug="tunnel"),
            deadlines=[
                due(LATE - timedelta(days=1), slug="late"),
                due(LATE, slug="missed"),
                due(TODAY, slug="today"),
                due(TODAY + timedelta(days=1), slug="soon"),
                due(TODAY + timedelta(days=999), slug="far"),
                period(LATE, LATE, slug="over"),
                period(LATE, TODAY, slug="running"),
            ],
            slugs=("bridge", "tunnel", "road"),
        ),
        TODAY,
    )
    assert [(status, [each.slug for each in found]) for status, found in board.statuses] == [
        (Status.FULFILLED, ["bridge"]),
        (Status.STALLED, ["tunnel"]),
        (Status.NOT_ASSESSED, ["road"]),
    ]
    assert dict(board.timeliness) == {
        Timeliness.MET_LATE: 1,
        Timeliness.OVERDUE: 1,
        Timeliness.ENDED: 1,
        Timeliness.UNDER_WAY: 1,
        Timeliness.UPCOMING: 3,
    }
    assert (board.newest_check, board.oldest_check) == (date(2026, 10, 1), date(2026, 2, 1))
    assert board.never_checked == 1
    assert board.sources_until is None


def test_the_scoreboard_says_the_earliest_day_up_to_which_the_last_checks_read_sources() -> None:
    of_it = statement(
        check(date(2026, 10, 1), sources_until=date(2026, 9, 1)),
        check(date(2026, 10, 1), slug="tunnel", sources_until=date(2026, 5, 15)),
        check(date(2026, 10, 1), slug="road"),
        slugs=("bridge", "tunnel", "road"),
    )
    assert scoreboard(of_it, TODAY).sources_until == date(2026, 5, 15)


async def test_one_message_has_the_picture_and_says_in_words_what_it_shows(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    picture = await _scoreboard(desk, emma, chat)
    assert picture.content["photo"][0]["width"] == 1280
    assert "🟡 Partly fulfilled: 1 (1. OTS+ format)" in picture.text.splitlines()
    assert "⏰ met late: 1 · under way: 1 · upcoming: 1" in picture.text.splitlines()
    assert picture.text.endswith("Last checked on 29 November 2026\nIn sources up to 15 May 2026")
    assert ": 0" not in picture.text
    await desk.press(emma, chat, picture, on(ShowCommitments))
    assert desk.box.world.messages(chat)[-1].text.startswith("Where things stand")


async def test_the_picture_changes_its_theme_in_place(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    picture = await _scoreboard(desk, emma, chat)
    light = _photo(picture)
    assert await desk.press(emma, chat, picture, on(ScoreboardTheme, theme="dark")) == ("", False)
    dark = _photo(picture)
    assert dark != light
    await desk.press(emma, chat, picture, on(ScoreboardTheme, theme="light"))
    assert _photo(picture) == light
    assert len([each for each in desk.box.world.messages(chat) if each.from_bot]) == 1


async def test_a_picture_is_uploaded_once_also_across_a_restart(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start()
    chat = idle_desk.box.world.private(emma)
    first = await _scoreboard(idle_desk, emma, chat)
    await idle_desk.stop()
    await idle_desk.start()
    second = await _scoreboard(idle_desk, emma, chat)
    assert _photo(second) == _photo(first)
    uploaded, named = idle_desk.box.journal.filter("sendPhoto", ok=True)
    assert named.params["photo"] == _photo(first)
    assert uploaded.params.get("photo") != _photo(first)


async def test_what_changed_is_drawn_anew(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    first = await _scoreboard(desk, emma, chat)
    desk.now += timedelta(days=1)
    second = await _scoreboard(desk, emma, chat)
    assert _photo(first) != _photo(second)


async def test_a_picture_that_telegram_has_lost_is_uploaded_again(idle_desk: Desk, emma: Person) -> None:
    app = await idle_desk.start()
    chat = idle_desk.box.world.private(emma)
    await _scoreboard(idle_desk, emma, chat)
    (kept,) = await app.services.store.find(Picture)
    await put_records(app.services.store, replace(kept, file_id="gone"))
    picture = await _scoreboard(idle_desk, emma, chat)
    (again,) = await app.services.store.find(Picture)
    assert again.file_id == _photo(picture)


async def test_a_picture_that_is_refused_is_no_loss(desk: Desk, emma: Person) -> None:
    desk.box.faults.add(
        kind="400",
        method="sendPhoto",
        description="Bad Request: not enough rights to send photos to the chat",
    )
    (words,) = await desk.say(emma, desk.box.world.private(emma), "/scoreboard")
    assert "In progress: 4" in words.text
    assert words.buttons


async def test_a_statement_without_dates_has_a_picture_too(
    idle_desk: Desk, content: Content, emma: Person
) -> None:
    bare = replace(content.statements["ots-2025"], deadlines={}, followups=(), checks=())
    idle_desk.content = replace(content, statements={bare.id: bare})
    await idle_desk.start()
    picture = await _scoreboard(idle_desk, emma, idle_desk.box.world.private(emma))
    assert "Nobody has looked at 10 initiatives yet" in picture.text
    assert "The statement names no date." in picture.text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("sco:old:dark", id="statement that is gone"),
        pytest.param("sco:ots-2025:green", id="theme that is gone"),
    ],
)
async def test_a_button_without_meaning_says_so(desk: Desk, emma: Person, data: str) -> None:
    chat = desk.box.world.private(emma)
    picture = await _scoreboard(desk, emma, chat)
    assert await desk.press(emma, chat, picture, data, forged=True) == (
        "This button is out of date. /start shows new ones.",
        True,
    )


async def test_pressing_for_the_same_theme_changes_nothing(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    picture = await _scoreboard(desk, emma, chat)
    before = _photo(picture)
    assert await desk.press(emma, chat, picture, "sco:ots-2025:light", forged=True) == ("", False)
    assert _photo(picture) == before


async def test_the_oldest_pictures_are_forgotten(idle_desk: Desk) -> None:
    app = await idle_desk.start()

    async def remember_many(records: Records) -> None:
        for number in range(MOST_PICTURES + 2):
            await remember_picture(records, Picture(str(number), "file"))

    await app.services.store.transact(remember_many)
    kept = await app.services.store.find(Picture)
    assert [kept[0].content, kept[-1].content, len(kept)] == ["2", str(MOST_PICTURES + 1), MOST_PICTURES]
