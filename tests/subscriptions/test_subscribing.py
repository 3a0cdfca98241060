"""Subscribing, settings, snoozing and the end of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.support.buttons import Button, on
from views.telegram.chats.callbacks import Forget, ShowGroups
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Snooze, Subscribe, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

MORNING = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
"""09:00 in Almaty, the day after the tests' present."""


async def subscribed(desk: Desk, person: Person, chat: Chat) -> Message:
    """Subscribe and return the message with the settings; the first digest has come by then."""
    settings, *_digest = await desk.say(person, chat, "/subscribe")
    await desk.travel(desk.now)
    return settings


async def test_subscribing_takes_one_command_and_the_first_digest_comes_at_once(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    assert "every day" in settings.text
    assert "09:00" in settings.text
    assert "Time zone: Almaty (UTC+5)" in settings.text
    assert "Next: Tue 1 Dec, 09:00; Thu 24 Dec, 09:00; " in settings.text
    (digest,) = [each for each in desk.box.world.messages(chat) if "First digest" in each.text]
    for words in ("🟡 1 partly fulfilled · ", "/middle_corridor\n10 March 2026: ", "Next due\n2026: "):
        assert words in digest.text
    assert "week" not in digest.text


async def test_a_second_subscribe_shows_the_settings_again(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (again,) = await desk.say(emma, chat, "/subscribe")
    (settings,) = await desk.say(emma, chat, "/settings")
    assert again.text == settings.text
    assert await desk.pushed(chat, desk.now) == []


async def test_settings_without_a_subscription_offer_one(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (offer,) = await desk.say(emma, chat, "/settings")
    assert "/subscribe" in offer.text
    await desk.press(emma, chat, offer, on(Subscribe, chat=0, thread=0))
    assert "every day" in offer.text


@pytest.mark.parametrize(
    ("presses", "expected"),
    [
        pytest.param(
            [on(ShowSettings, page="when"), on(Prefer, name="f", value="off")], "Digest: never", id="never"
        ),
        pytest.param(
            [
                on(ShowSettings, page="when"),
                on(Prefer, name="f", value="weekly"),
                on(Prefer, name="d", value="2+"),
            ],
            "once a week (Wed)",
            id="weekly",
        ),
        pytest.param(
            [
                on(ShowSettings, page="when"),
                on(Prefer, name="f", value="weekdays"),
                on(Prefer, name="d", value="0-"),
            ],
            "(Tue, Wed, Thu, Fri)",
            id="weekdays",
        ),
        pytest.param(
            [
                on(ShowSettings, page="when"),
                on(Prefer, name="f", value="monthly"),
                on(Prefer, name="m", value="31"),
            ],
            "once a month, on day 31",
            id="monthly",
        ),
        pytest.param(
            [on(ShowSettings, page="hours"), on(Prefer, name="h", value="18+")],
            "Hours: 18:00",
            id="an hour in place of the default",
        ),
        pytest.param(
            [
                on(ShowSettings, page="hours"),
                on(Prefer, name="h", value="18+"),
                on(Prefer, name="h", value="9+"),
            ],
            "Hours: 09:00, 18:00",
            id="two hours",
        ),
        pytest.param(
            [on(ShowSettings, page="quiet"), on(Prefer, name="q", value="22-8")], "22:00–08:00", id="quiet"
        ),
        pytest.param(
            ["🌍 Time zone", "🌍 Europe", "Berlin · UTC+1"], "Time zone: Berlin (UTC+1)", id="zone by region"
        ),
        pytest.param(
            ["🌍 Time zone", "Tashkent · UTC+5"], "Time zone: Tashkent (UTC+5)", id="zone of many readers"
        ),
        pytest.param(["Turn reminders off"], "Reminders of deadlines: off", id="no reminders"),
    ],
)
async def test_every_setting_is_a_button_on_the_same_message(
    desk: Desk, emma: Person, presses: list[str | Button], expected: str
) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    for button in presses:
        assert await desk.press(emma, chat, settings, button) == ("", False)
    if "Subscribed" not in settings.text:
        await desk.press(emma, chat, settings, on(ShowSettings, chat=0, thread=0))
    assert expected in settings.text


async def test_the_last_hour_stays_on(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    await desk.press(emma, chat, settings, on(ShowSettings, page="hours"))
    await desk.press(emma, chat, settings, on(Prefer, name="h", value="9-"))
    await desk.press(emma, chat, settings, on(ShowSettings, chat=0, thread=0))
    assert "Hours: 09:00" in settings.text


@pytest.mark.parametrize(
    "data", ["p:0:0:h:24", "p:0:0:z:Mars/Olympus", "p:0:0:f:never", "p:0:0:x:1", "p:0:0:h:x"]
)
async def test_a_choice_that_does_not_exist_changes_nothing(desk: Desk, emma: Person, data: str) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    before = settings.text
    toast, is_alert = await desk.press(emma, chat, settings, data, forged=True)
    assert (is_alert, "out of date" in toast, settings.text) == (True, True, before)


async def test_unsubscribing_takes_one_tap_on_any_push(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (digest,) = [each for each in desk.box.world.messages(chat) if "First digest" in each.text]
    await desk.press(emma, chat, digest, on(Unsubscribe, chat=0, thread=0))
    end = desk.box.world.messages(chat)[-1]
    assert "/subscribe brings digests and reminders back" in end.text
    assert await desk.pushed(chat, MORNING + timedelta(days=30)) == []


async def test_unsubscribing_by_command_takes_one_tap(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (question,) = await desk.say(emma, chat, "/unsubscribe")
    await desk.press(emma, chat, question, on(Unsubscribe, chat=0, thread=0))
    (nothing,) = await desk.say(emma, chat, "/pending")
    assert "/subscribe" in nothing.text


async def test_a_topic_subscribes_by_its_administrators_for_itself(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    forum = world.add_group("Forum", members=[boss, emma], admins=[boss], forum=True)
    forum.topics[77] = Topic(77, "News")
    (refusal,) = await desk.say(emma, forum, "/subscribe", thread=77)
    assert "Only administrators" in refusal.text
    settings, *_digest = await desk.say(boss, forum, "/subscribe", thread=77)
    await desk.travel(desk.now)
    assert "with sound" in settings.text
    (digest,) = [each for each in world.messages(forum) if "First digest" in each.text]
    assert digest.thread == 77
    toast, _is_alert = await desk.press(emma, forum, digest, "⚙️ Set up (administrators)")
    assert "Only administrators" in toast
    await desk.press(boss, forum, settings, on(Prefer, name="s", value="1"))
    reminders = await desk.pushed(forum, datetime(2026, 12, 1, 4, 0, tzinfo=UTC))
    assert {(each.thread, each.silent) for each in reminders} == {(77, True)}


async def test_snoozing_holds_everything_back_and_then_tells_it(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (offer,) = await desk.say(emma, chat, "/snooze")
    await desk.press(emma, chat, offer, on(Snooze, days=30, thread=0))
    (scheduled,) = await desk.say(emma, chat, "/settings")
    assert "Snoozed until" in scheduled.text
    assert await desk.pushed(chat, datetime(2026, 12, 1, 5, 0, tzinfo=UTC)) == []
    came = await desk.pushed(chat, desk.now + timedelta(days=25))
    assert any("30 days" not in each.text and "5 days left in 2026" in each.text for each in came)


async def test_a_reminder_can_be_put_off_for_a_day(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    came = await desk.pushed(chat, datetime(2026, 12, 1, 4, 0, tzinfo=UTC))
    (reminder,) = [each for each in came if "Reminder" in each.text]
    await desk.press(emma, chat, reminder, on(Snooze, days=1, thread=0))
    came = await desk.pushed(chat, datetime(2026, 12, 2, 5, 0, tzinfo=UTC))
    assert sum("Reminder" in each.text for each in came) == 1


async def test_pending_lists_what_is_scheduled(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (listed,) = await desk.say(emma, chat, "/pending")
    assert "Tue 1 Dec, 09:00" in listed.text
    assert "30 days left in 2026" in listed.text
    assert "Half-yearly" not in listed.text
    for month in ("November 2026", "December 2026", "January 2027", "March 2027", "April 2027"):
        assert (f"Summary: {month}" in listed.text) == (month != "April 2027")


async def test_forgetting_ends_the_subscription(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (question,) = await desk.say(emma, chat, "/forget")
    await desk.press(emma, chat, question, on(Forget, confirmed=True))
    assert await desk.pushed(chat, datetime(2026, 12, 1, 5, 0, tzinfo=UTC)) == []


@pytest.mark.parametrize("subscribe", [True, False])
async def test_whatsnew_shows_a_digest_on_demand(desk: Desk, emma: Person, *, subscribe: bool) -> None:
    chat = desk.box.world.private(emma)
    if subscribe:
        await subscribed(desk, emma, chat)
    shown, *_rest = await desk.say(emma, chat, "/whatsnew")
    assert "What is new" in shown.text


async def test_an_hour_later_today_counts_and_one_that_is_past_does_not(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    await desk.travel(datetime(2026, 11, 25, 5, 0, tzinfo=UTC))
    await desk.press(emma, chat, settings, on(ShowSettings, page="hours"))
    await desk.press(emma, chat, settings, on(Prefer, name="h", value="18+"))
    await desk.press(emma, chat, settings, on(Prefer, name="h", value="8+"))
    await desk.press(emma, chat, settings, on(ShowSettings, chat=0, thread=0))
    assert "Hours: 08:00, 18:00" in settings.text
    assert await desk.pushed(chat, desk.now) == []


async def test_your_groups_are_set_up_from_the_private_chat(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    group = world.add_group("Newsroom", members=[boss, emma], admins=[boss])
    await desk.say(boss, group, "/settings")

    settings, *_digest = await desk.say(boss, private, "/subscribe")
    await desk.press(boss, private, settings, on(ShowGroups))
    await desk.press(boss, private, settings, on(ShowSettings, chat=-1002000000001, thread=0))
    assert "The bot sends nothing to this group" in settings.text
    await desk.press(boss, private, settings, on(Subscribe, chat=-1002000000001, thread=0))
    await desk.travel(desk.now)
    assert any("First digest" in each.text for each in world.messages(group))
    await desk.press(boss, private, settings, on(Prefer, name="s", value="1"))
    assert "without sound" in settings.text

    world.demote(boss, group)
    desk.now += timedelta(minutes=1)
    toast, is_alert = await desk.press(boss, private, settings, on(Prefer, name="s", value="0"))
    assert (is_alert, "Only administrators" in toast) == (True, True)


async def test_a_link_in_the_group_leads_to_its_settings_in_private(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Newsroom", members=[boss, emma], admins=[boss])
    settings, *_digest = await desk.say(boss, group, "/subscribe")
    assert settings.reply_markup is not None
    link = next(
        each["url"] for row in settings.reply_markup["inline_keyboard"] for each in row if "url" in each
    )
    payload = link.partition("?start=")[2]
    (shown,) = await desk.say(boss, world.private(boss), f"/start {payload}")
    assert "Subscribed" in shown.text
    (greeting,) = await desk.say(emma, world.private(emma), f"/start {payload}")
    assert "What was proposed" in greeting.text
