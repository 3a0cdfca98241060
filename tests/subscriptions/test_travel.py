"""What a subscriber receives as time goes by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.preferences import Preferences
from briefing.subscription import Target
from tests.support.buttons import on
from tests.views.shown import plain
from views.telegram.statement.callbacks import ShowCard
from views.telegram.subscriptions.callbacks import Prefer

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


def nine(year: int, month: int, day: int, hours_late: float = 0) -> datetime:
    """Return 09:00 in Almaty (UTC+5), or later."""
    return datetime(year, month, day, 4, 0, tzinfo=UTC) + timedelta(hours=hours_late)


async def subscribed(desk: Desk, person: Person) -> Chat:
    chat = desk.box.world.private(person)
    await desk.say(person, chat, "/subscribe")
    await desk.travel(desk.now)
    return chat


async def reminders(desk: Desk, chat: Chat, moment: datetime) -> list[str]:
    return [each.text for each in await desk.pushed(chat, moment) if each.text.startswith("⏰")]


@pytest.mark.parametrize("asked", ["/deadlines", "/chamber", "/commitments chamber", "/whatsnew"])
async def test_a_day_is_that_of_the_chat_on_each_page_not_that_of_the_bot(
    desk: Desk, emma: Person, asked: str
) -> None:
    chat = await subscribed(desk, emma)
    await desk.say(emma, chat, "/settings Honolulu")
    desk.now = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
    """23:00 on the last day of the year there, the next day in Almaty."""
    (shown,) = await desk.say(emma, chat, asked)
    assert "today is the last day" in shown.text


async def test_what_comes_in_other_years_is_listed_with_its_year(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    desk.now = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
    settings, *_digest = await desk.say(emma, chat, "/subscribe")
    await desk.press(emma, chat, settings, on(Prefer, name="u"))
    assert "Next: Thu 7 Oct, 09:00; 7 October 2028, 09:00\n" in plain(settings.text)


async def test_a_page_that_is_turned_keeps_to_the_day_of_its_topic(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    forum = world.add_group("Desk", members=[emma], admins=[emma], forum=True, bot="administrator")
    news = world.add_topic(forum, "News", emma)
    await desk.say(emma, forum, "/subscribe", news.thread)
    await desk.say(emma, forum, "/settings Honolulu", news.thread)
    desk.now = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
    (overview,) = await desk.say(emma, forum, "/digest", news.thread)
    await desk.press(emma, forum, overview, on(ShowCard, slug="chamber"))
    assert "today is the last day" in overview.text
    (general,) = await desk.say(emma, forum, "/chamber")
    assert "ended 1 day ago" in general.text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "en",
            [
                "30 days left in 2026",
                "7 days left in 2026",
                "1 day left in 2026",
                "today is the last day",
                "ended, under review since 7 January 2027",
            ],
            id="en",
        ),
        pytest.param("ru", ["30 дней", "7 дней", "1 день", "последний день", "завершил"], id="ru"),
        pytest.param("kk", ["30 күн", "7 күн", "1 күн", "соңғы күн", "аяқталды"], id="kk"),
    ],
)
async def test_the_end_of_the_chairmanship_is_told_five_times(
    desk: Desk, language: str, expected: list[str]
) -> None:
    chat = await subscribed(desk, desk.box.world.add_person("P", language=language))
    days = [(2026, 12, 1), (2026, 12, 24), (2026, 12, 30), (2026, 12, 31), (2027, 1, 7)]
    for day, words in zip(days, expected, strict=True):
        (reminder,) = await reminders(desk, chat, nine(*day))
        assert words in plain(reminder)
    assert await reminders(desk, chat, nine(2027, 2, 1)) == []


async def test_each_reminder_day_comes_once_however_often_it_ticks(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    assert await reminders(desk, chat, nine(2026, 12, 1, -0.01)) == []
    assert len(await reminders(desk, chat, nine(2026, 12, 1))) == 1
    for moment in (nine(2026, 12, 1), nine(2026, 12, 1, 1), nine(2026, 11, 30), nine(2026, 12, 1, 5)):
        assert await reminders(desk, chat, moment) == []


async def test_each_reminder_day_comes_once_across_restarts(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    assert len(await reminders(desk, chat, nine(2026, 12, 1))) == 1
    await desk.stop()
    await desk.start()
    assert await reminders(desk, chat, nine(2026, 12, 1, 2)) == []
    assert len(await reminders(desk, chat, nine(2026, 12, 24))) == 1


async def test_after_downtime_only_the_newest_reminder_day_comes_marked_as_late(
    desk: Desk, emma: Person
) -> None:
    chat = await subscribed(desk, emma)
    (reminder,) = await reminders(desk, chat, nine(2027, 1, 2, 13))
    assert "This reminder is late: it was due on 31 December 2026" in reminder
    assert "ended 2 days ago" in reminder
    assert "30 days" not in reminder


@pytest.mark.parametrize(
    ("language", "one_left", "last"),
    [
        ("en", "1 day left in 2026", "today is the last day"),
        ("ru", "1 день", "последний день"),
        ("kk", "1 күн", "соңғы күн"),
    ],
)
async def test_started_in_the_night_of_the_last_day_it_counts_from_that_day_and_recalls_it_in_the_morning(
    desk: Desk, language: str, one_left: str, last: str
) -> None:
    chat = await subscribed(desk, desk.box.world.add_person("P", language=language))
    assert len(await reminders(desk, chat, nine(2026, 12, 24))) == 1
    await desk.stop()
    desk.now = datetime(2026, 12, 30, 20, 0, tzinfo=UTC)
    before = len(desk.box.world.messages(chat))
    await desk.start()
    await desk.travel(desk.now)
    (late,) = [each.text for each in desk.box.world.messages(chat)[before:] if each.text.startswith("⏰")]
    assert one_left not in plain(late)
    assert last in late
    assert await reminders(desk, chat, nine(2026, 12, 31, -0.1)) == []
    (in_time,) = await reminders(desk, chat, nine(2026, 12, 31))
    assert last in in_time
    assert len(in_time) < len(late)
    assert await reminders(desk, chat, nine(2026, 12, 31, 5)) == []
    assert len(await reminders(desk, chat, nine(2027, 1, 7))) == 1


async def test_what_quiet_hours_put_off_past_midnight_is_not_late(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    assert desk.app is not None
    preferences = Preferences("Asia/Almaty", hours=(23,), quiet=(22, 8))
    await desk.app.services.subscriptions.change_preferences(
        Target(chat.id), lambda _old: preferences, desk.now
    )
    await desk.travel(nine(2026, 11, 30))
    assert await reminders(desk, chat, nine(2026, 12, 2, -1.1)) == []
    (reminder,) = await reminders(desk, chat, nine(2026, 12, 2, -1))
    assert "late" not in reminder
    assert "29 days left in 2026" in reminder


async def test_a_reminder_of_a_few_hours_late_is_not_marked(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    (reminder,) = await reminders(desk, chat, nine(2026, 12, 1, 11.9))
    assert "late" not in reminder


async def test_the_review_of_initiatives_without_a_date_is_told_to_no_reader(
    desk: Desk, emma: Person
) -> None:
    chat = await subscribed(desk, emma)
    await desk.travel(nine(2027, 4, 6))
    assert await desk.pushed(chat, nine(2027, 4, 7)) == []


async def test_vision_2040_is_recalled_once_a_year(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    await desk.travel(nine(2027, 10, 6))
    (reminder,) = await reminders(desk, chat, nine(2027, 10, 7))
    assert "13 years away" in reminder
    assert "🔍 no evidence found, checked on 29 November 2026 in sources up to 15 May 2026" in plain(reminder)


async def test_with_nothing_new_nothing_comes(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    await desk.travel(nine(2026, 12, 1))
    for day in range(2, 24, 3):
        assert await desk.pushed(chat, nine(2026, 12, day)) == []


async def test_a_paused_chat_is_left_alone_and_resumed(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    desk.box.world.block(emma)
    await desk.box.settled()
    assert await desk.pushed(chat, nine(2026, 12, 1)) == []
    desk.box.world.unblock(emma)
    await desk.box.settled()
    assert len(await reminders(desk, chat, nine(2026, 12, 1, 2))) == 1


async def test_a_refusal_pauses_the_chat_and_others_go_on(desk: Desk, emma: Person) -> None:
    other = desk.box.world.add_person("Other", language="en")
    chat, second = await subscribed(desk, emma), await subscribed(desk, other)
    desk.box.faults.add(
        method="sendMessage", times=1, kind="403", description="Forbidden: bot was blocked by the user"
    )
    await desk.travel(nine(2026, 12, 1))
    got = [
        sum(each.text.startswith("⏰") for each in desk.box.world.messages(where) if each.from_bot)
        for where in (chat, second)
    ]
    assert sorted(got)[1] == 1


@pytest.mark.parametrize("kind", ["500", "reset", "429"])
async def test_what_fails_in_passing_is_sent_later(desk: Desk, emma: Person, kind: str) -> None:
    chat = await subscribed(desk, emma)
    desk.box.faults.add(method="sendMessage", times=1, kind=kind)  # type: ignore[arg-type] # one of the kinds
    first = await reminders(desk, chat, nine(2026, 12, 24))
    second = await reminders(desk, chat, nine(2026, 12, 24, 0.1))
    assert len(first + second) == 1
