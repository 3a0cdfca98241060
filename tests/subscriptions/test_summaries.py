"""The monthly summary: when it comes, what it says, and how it is switched off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat as KnownChat
from briefing.chat import ChatKind
from briefing.done_once import DoneOnce
from briefing.library import Library
from briefing.preferences import Frequency, Preferences
from briefing.records import remove_records
from briefing.subscription import Subscription, Target
from briefing.subscriptions.begin_summaries import begin_summaries
from briefing.subscriptions.plan import plan, scheduled
from storage.memory import MemoryStore
from tests.followups.published import followed_up, nine, plain, subscribed
from tests.support.buttons import on
from tests.support.statement_examples import shipped
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person
    from tests.desk import Desk

BEGAN = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
STATEMENT = shipped().statements["ots-2025"]


def begun(preferences: Preferences) -> Subscription:
    day = date(2026, 12, 10)
    fresh = Subscription(
        Target(1), preferences, BEGAN, "en", day, BEGAN, last_digest_at=BEGAN, summarized_to=day
    )
    return scheduled(fresh, STATEMENT, BEGAN)


def came(preferences: Preferences, until: datetime, late: timedelta = timedelta()) -> list[tuple[str, str]]:
    """Return when summaries come, and of which month, when each tick is so late."""
    present, found = begun(preferences), []
    while present.next_due_at is not None and present.next_due_at <= until:
        now = present.next_due_at + late
        planned = plan(present, STATEMENT, now)
        found += [
            (f"{now:%Y-%m-%d %H:%M}", each.occurrence.rpartition(":")[2])
            for each in planned.pushes
            if each.occurrence.startswith("summary:")
        ]
        present = planned.subscription
    return found


@pytest.mark.parametrize(
    ("preferences", "first"),
    [
        pytest.param(Preferences("Asia/Almaty"), "2027-01-01 04:00", id="at nine"),
        pytest.param(Preferences("Asia/Almaty", hours=(7, 20)), "2027-01-01 02:00", id="at the first hour"),
        pytest.param(
            Preferences("Asia/Almaty", Frequency.OFF, hours=(20,), reminders=False),
            "2027-01-01 04:00",
            id="without digests at nine",
        ),
        pytest.param(
            Preferences("Europe/London", hours=(23,), quiet=(22, 8)),
            "2027-01-02 08:00",
            id="after quiet hours",
        ),
        pytest.param(Preferences("Pacific/Kiritimati"), "2026-12-31 19:00", id="where the year begins"),
        pytest.param(
            Preferences("Europe/Berlin", Frequency.WEEKLY, weekdays=(2,)), "2027-01-01 08:00", id="weekly"
        ),
    ],
)
def test_it_comes_on_the_first_of_each_month_at_the_chat_s_hour(preferences: Preferences, first: str) -> None:
    moments = came(preferences, datetime(2027, 4, 5, tzinfo=UTC))
    assert moments[0] == (first, "2027-01-01")
    assert [day for _moment, day in moments] == ["2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01"]


def test_summer_time_does_not_move_the_hour() -> None:
    moments = came(Preferences("Europe/Berlin"), datetime(2027, 4, 5, tzinfo=UTC))
    assert [moment for moment, _day in moments][2:] == ["2027-03-01 08:00", "2027-04-01 07:00"]


@pytest.mark.parametrize(("hours", "is_sent"), [(0, True), (23, True), (24, True), (25, False)])
def test_a_late_one_comes_up_to_a_day_late(hours: int, *, is_sent: bool) -> None:
    alone = Preferences("UTC", Frequency.OFF, reminders=False)
    found = came(alone, datetime(2027, 1, 20, tzinfo=UTC), timedelta(hours=hours))
    assert bool(found) is is_sent


def test_after_months_without_the_bot_only_the_newest_comes() -> None:
    present = begun(Preferences("UTC"))
    planned = plan(present, STATEMENT, datetime(2027, 5, 1, 10, tzinfo=UTC))
    assert "summary:ots-2025:2027-05-01" in planned.occurrence
    assert planned.occurrence.count("summary:") == 1


def test_one_that_is_switched_off_never_comes() -> None:
    assert came(Preferences("UTC", monthly_summary=False), datetime(2028, 1, 1, tzinfo=UTC)) == []
    nothing = Preferences("UTC", Frequency.OFF, reminders=False, monthly_summary=False)
    assert begun(nothing).next_due_at is None


async def summary(desk: Desk, chat: Chat, moment: datetime) -> str:
    (message,) = await desk.pushed(chat, moment)
    text = plain(message)
    assert text.count("📊") == 1
    return text[text.index("📊") :]


@pytest.mark.parametrize(
    ("language", "name", "counts", "nothing"),
    [
        (
            "en",
            "📊 Summary: February 2027",
            "🟡 1 partly fulfilled · 🔄 4 in progress · 🔍 5 no evidence found",
            "No new entries in the log since 1 February 2027; last checked on 29 November 2026 in sources",
        ),
        (
            "ru",
            "📊 Сводка: февраль 2027 года",
            "🟡 1: выполнено частично · 🔄 4: в работе · 🔍 5: свидетельств не найдено",
            "В хронике нет новых записей с 1 февраля 2027 года. Последняя проверка: 29 ноября 2026 года, по",
        ),
        (
            "kk",
            "📊 Қорытынды: 2027 жылғы ақпан",
            "🟡 1: ішінара орындалды · 🔄 4: орындалуда · 🔍 5: дәлел табылмады",
            "2027 жылғы 1 ақпан күнінен бері хроникаға жаңа жазба қосылған жоқ; соңғы тексеру: 2026 жылғы",
        ),
    ],
)
async def test_a_month_without_news_says_since_when_and_up_to_when_sources_were_read(
    desk: Desk, language: str, name: str, counts: str, nothing: str
) -> None:
    person = desk.box.world.add_person("P", language=language)
    chat = desk.box.world.private(person)
    desk.now = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
    await subscribed(desk, person, chat)
    text = await summary(desk, chat, datetime(2027, 3, 1, 4, 0, tzinfo=UTC))
    lines = [line for line in text.splitlines() if line]
    assert lines[:2] == [name, counts]
    assert len(lines) == 3, "no deadline lies in the next 60 days"
    assert lines[2].startswith(nothing)


async def test_a_month_in_which_only_a_deadline_passed_says_that_the_log_has_nothing_new(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await desk.travel(datetime(2027, 1, 1, 4, 0, tzinfo=UTC))
    text = await summary(desk, chat, datetime(2027, 2, 1, 4, 0, tzinfo=UTC))
    assert "No new entries in the log since 1 January 2027; last checked on 29 November 2026" in text


async def test_it_tells_what_changed_in_the_month_and_what_is_due(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await followed_up(desk, "cyber_council", "A council met.")
    await desk.travel(nine(23))
    text = await summary(desk, chat, nine(1, 12))
    assert "🗞 Cybersecurity Council /cyber_council\n21 November 2026: A council met. (Agency)" in text
    assert "Deadlines" not in text, "the reminder above it tells the only one"
    (message,) = [each for each in desk.box.world.messages(chat) if "📊" in each.text]
    assert message.text.startswith("⏰ Reminder")
    assert plain(message).count("30 days left") == 1


async def test_without_the_reminder_it_lists_the_deadline(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    await desk.press(emma, chat, settings, on(Prefer, name="r", value="0"))
    text = await summary(desk, chat, nine(1, 12))
    assert "Deadlines of the next 60 days\n⏰ 2026: " in text
    assert "30 days left" in text


async def test_one_button_of_its_own_ends_it_and_the_settings_bring_it_back(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (message,) = await desk.pushed(chat, nine(1, 12))
    await desk.press(emma, chat, message, on(Prefer, name="u", value="0"))
    settings = desk.box.world.messages(chat)[-1]
    assert "Monthly summary: off" in settings.text
    assert "📊" not in (await desk.say(emma, chat, "/pending"))[0].text
    january = datetime(2027, 1, 1, 4, 0, tzinfo=UTC)
    assert all("📊" not in each.text for each in await desk.pushed(chat, january))
    await desk.press(emma, chat, settings, on(Prefer, name="u", value="1"))
    assert await desk.pushed(chat, january + timedelta(hours=1)) == []
    assert (await summary(desk, chat, datetime(2027, 2, 1, 4, 0, tzinfo=UTC))).startswith("📊")


async def test_who_only_follows_gets_none(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    assert await desk.pushed(chat, nine(1, 12)) == []


async def test_subscriptions_of_an_earlier_version_get_it_from_the_next_month_on(
    desk: Desk, emma: Person
) -> None:
    """Also one that was never due again, as it wants neither digests nor reminders."""
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    for button in (
        on(Prefer, name="r", value="0"),
        on(ShowSettings, page="when"),
        on(Prefer, name="f", value="off"),
    ):
        await desk.press(emma, chat, settings, button)
    assert desk.app is not None
    store = desk.app.services.store

    def old(present: Subscription | None) -> Subscription | None:
        return present and replace(present, summarized_to=None, next_due_at=None)

    await store.change_subscription(Target(chat.id), old)
    (done,) = await store.find(DoneOnce)
    await remove_records(store, done)
    await desk.stop()
    await desk.start()
    assert await desk.pushed(chat, nine(1, 12) - timedelta(seconds=1)) == []
    assert (await summary(desk, chat, nine(1, 12))).startswith("📊 Summary: November 2026")


class Counting(MemoryStore):
    """A store that counts how often all chats were read."""

    passes = 0

    async def chats(self) -> AsyncIterator[KnownChat]:
        self.passes += 1
        async for each in super().chats():
            yield each


async def test_a_later_start_looks_at_no_chat() -> None:
    store = Counting()
    await store.change_chat(1, lambda _: KnownChat(1, ChatKind.PRIVATE, BEGAN))
    library = Library({STATEMENT.id: STATEMENT}, lambda word: frozenset({word}))
    for _start in range(3):
        await begin_summaries(store, library, BEGAN)
    assert store.passes == 1
