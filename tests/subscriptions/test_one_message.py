"""What is due together for a target is one message, told in order, with nothing in it twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.statement.entry import Status
from tests.delivery.halls import store_of
from tests.followups.published import checked, followed_up, nine, plain, subscribed
from tests.support.buttons import on
from views.telegram.subscriptions.callbacks import Prefer, Snooze

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

FIRST = nine(1, 12)


async def on_the_first(desk: Desk, emma: Person) -> tuple[Chat, Message]:
    """Let a status change on the eve of the first of December; return the one message of that day."""
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    desk.now = FIRST - timedelta(hours=3)
    await followed_up(desk, status=Status.FULFILLED)
    (message,) = await desk.pushed(chat, FIRST)
    return chat, message


async def test_digest_reminder_and_summary_of_one_morning_are_one_message(desk: Desk, emma: Person) -> None:
    _chat, message = await on_the_first(desk, emma)
    text = plain(message)
    change, event, _gap, *_rest = text.splitlines()[2:]
    assert change == "Chamber of Commerce and Industry: status in progress → ✅ fulfilled /chamber"
    assert event == "21 November 2026: The office was opened. (Agency)"
    assert text.index("📰 What is new") < text.index("⏰ Reminder") < text.index("📊 Summary")
    for once in ("The office was opened.", "30 days left", "→", "📰", "chairmanship of the Turkic"):
        assert text.count(once) == 1, once
    labels = [each["text"] for row in message.buttons for each in row]
    assert labels == [
        "Chamber of Commerce and Industry",
        "📊 No more summaries",
        "⚙️ Settings",
        "💤 A day",
        "💤 A week",
        "💤 A month",
        "🔕 Unsubscribe",
    ]
    name = "digest:ots-2025:2026-12-01T04:00+reminder:ots-2025:2026-12-01+summary:ots-2025:2026-12-01"
    (row,) = [row async for row in store_of(desk).rows_of(name)]
    assert row.expires_at is None, "a reminder is sent however late"


async def test_it_comes_once_across_ticks_and_restarts(desk: Desk, emma: Person) -> None:
    chat, _message = await on_the_first(desk, emma)
    await desk.stop()
    await desk.start()
    for hours in (0, 1, 5):
        assert await desk.pushed(chat, FIRST + timedelta(hours=hours)) == []


async def test_snoozed_by_its_button_the_reminder_alone_comes_again(desk: Desk, emma: Person) -> None:
    chat, message = await on_the_first(desk, emma)
    await desk.press(emma, chat, message, on(Snooze, days=1, thread=0))
    (again,) = await desk.pushed(chat, FIRST + timedelta(days=1, minutes=1))
    assert again.text.startswith("⏰ Reminder")
    assert "29 days left in 2026" in plain(again)
    assert "📊" not in again.text


async def test_a_check_that_changes_a_status_says_why_and_up_to_when_sources_were_read(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await checked(desk, "ai_university", Status.STALLED)
    (message,) = await desk.pushed(chat, nine(23))
    change, why, looked = plain(message).splitlines()[2:]
    assert change.endswith("in progress → ⏸ stalled /ai_university")
    assert why == "Nobody has seen it."
    assert looked.startswith("Checked on ")


async def test_a_reminder_says_how_it_stands_and_what_happened_last(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (message,) = await desk.pushed(chat, nine(24, 12))
    deadline, status, event, command = plain(message).splitlines()[2:]
    assert deadline.endswith("— 7 days left in 2026")
    assert status.startswith("🔄 in progress, by news of 8 January 2026, ")
    assert event.startswith("8 January 2026: The third General Assembly ")
    assert event.endswith(" (DKNews, Qazinform)")
    assert command == "/chamber"


async def test_news_that_fill_a_message_leave_room_for_the_reminder(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    desk.now = FIRST - timedelta(hours=3)
    slugs = list(desk.content.statements["ots-2025"].initiatives)
    for number in range(40):
        await followed_up(desk, slugs[number % len(slugs)], f"{number}: " + "a long report, " * 20)
    (message,) = await desk.pushed(chat, FIRST)
    assert "30 days left in 2026" in plain(message)
    assert "📊 Summary: November 2026" in message.text
    assert "more: /followups" in message.text


async def test_what_remains_of_a_message_is_told_when_a_part_is_not_wanted_any_more(
    idle_desk: Desk,
) -> None:
    """The last look drops the message, and the next tick sends it anew without that part."""
    desk = idle_desk
    emma = desk.box.world.add_person("Emma", language="en")
    chat = desk.box.world.private(emma)
    await desk.start()
    settings = await subscribed(desk, emma, chat)
    desk.now = FIRST - timedelta(hours=3)
    await followed_up(desk, status=Status.FULFILLED)
    desk.now = FIRST
    assert desk.app is not None
    desk.app.worker.suspend()
    await desk.app.ticker.tick()
    await desk.press(emma, chat, settings, on(Prefer, name="r", value="0"))
    before = len(desk.box.world.messages(chat))
    desk.app.worker.resume()
    await desk.app.worker.wait_until_empty()
    assert len(desk.box.world.messages(chat)) == before
    (message,) = await desk.pushed(chat, FIRST + timedelta(seconds=10))
    assert message.text.startswith("📰 What is new")
    assert "in progress → ✅ fulfilled /chamber" in message.text
    assert "📊 Summary: November 2026" in message.text
    assert "⏰ Reminder" not in message.text
    assert await desk.pushed(chat, FIRST + timedelta(seconds=20)) == []
