"""What was pushed stays as it stands: links where many read, and in private answers below."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.chats.group_tokens import GroupTokens
from tests.channels.desk import linked
from tests.desk import TOKEN
from tests.followups.published import followed_up
from tests.support.asking import answered, links, pushed_to, standing, texts, with_buttons
from tests.support.buttons import on, pressable
from views.telegram.statement.callbacks import ShowCard
from views.telegram.subscriptions.callbacks import ShowSettings, Snooze, Subscribe, Unsubscribe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox import Chat, Message, Person
    from tests.desk import Desk

REMINDED = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
SET_UP = "⚙️ Set up (administrators)"
TOKENS = GroupTokens(TOKEN)
START = "https://t.me/briefing_bot?start="
OWN_CONTROLS = ("snz:", "uns:", "unf:", "sub:")
FORGED = (
    "card:ots-2025:chamber",
    "dig:ots-2025",
    "his:ots-2025:chamber:0",
    "set:0:0:main",
    "p:0:0:r:0",
    "uns:0:0",
    "snz:7:1:0:0",
    "unf:ots-2025:chamber:",
    "lang:ru",
    "forget:1",
    "sco:ots-2025:dark",
    "stc:ots-2025",
)
"""What pushes of earlier versions carried, and what a client may send of itself."""


MANY = ("📰 First digest", "⏰ Reminder")


class Hall(NamedTuple):
    """Where many read, who administers it, and what was pushed there."""

    chat: Chat
    boss: Person
    pushes: list[Message]


async def hall(desk: Desk, kind: str, emma: Person) -> Hall:
    """Subscribe a group, a topic or a channel, and let everything be pushed there that is pushed at all."""
    world = desk.box.world
    if kind == "channel":
        paper = await linked(desk)
        world.join(emma, paper.channel)
        await paper.press(
            on(ShowSettings, chat=-1002000000001, thread=0), on(Subscribe, chat=-1002000000001, thread=0)
        )
        await desk.travel(desk.now)
        await desk.travel(REMINDED)
        return Hall(paper.channel, paper.boss, paper.posted)
    boss = world.add_person("Boss", language="en")
    forum = kind == "topic"
    chat = world.add_group("Desk", members=[boss, emma], admins=[boss], forum=forum, bot=None)
    world.bot_added(chat, by=boss)
    thread = world.add_topic(chat, "News", boss).thread if forum else None
    await desk.box.settled()
    for text in ("/subscribe", "/follow chamber"):
        await desk.say(boss, chat, text, thread)
    (hello, *_asked) = with_buttons(desk, chat)
    await desk.travel(desk.now)
    digest = [each for each in with_buttons(desk, chat) if "First digest" in each.text]
    return Hall(chat, boss, [hello, *digest, *await pushed_to(desk, chat, REMINDED)])


@pytest.mark.parametrize(
    ("kind", "beginnings"),
    [
        ("group", [*MANY, "Hello!", "🔔 News about"]),
        ("topic", [*MANY, "Hello!", "🔔 News about"]),
        ("channel", MANY),
    ],
)
async def test_nothing_that_is_pressed_below_a_push_to_many_changes_it(
    desk: Desk, emma: Person, kind: str, beginnings: Sequence[str]
) -> None:
    chat, boss, pushes = await hall(desk, kind, emma)
    assert all(any(each.text.startswith(begin) for begin in beginnings) for each in pushes)
    assert all(any(each.text.startswith(begin) for each in pushes) for begin in beginnings)
    before = standing(desk, chat)
    for message in pushes:
        assert message.buttons
        assert all(each.startswith(START) for each in links(message))
        for person in (emma, boss):
            for data in (*pressable(message), *FORGED):
                shown = len(desk.shown_alone(person, chat))
                answer = await answered(desk, person, chat, message, data)
                assert answer["text"] or answer["url"] or len(desk.shown_alone(person, chat)) > shown, data
    assert standing(desk, chat) == before
    assert desk.app is not None
    (subscription,) = await desk.app.services.store.subscriptions([chat.id])
    assert (subscription.snoozed_until, subscription.preferences.reminders) == (None, True)


async def test_a_push_to_a_channel_has_links_and_nothing_else(desk: Desk, emma: Person) -> None:
    _chat, _boss, pushes = await hall(desk, "channel", emma)
    for message in pushes:
        assert pressable(message) == []
        assert len(links(message)) == sum(map(len, message.buttons))


@pytest.mark.parametrize("kind", ["group", "topic"])
async def test_a_push_to_a_group_has_links_and_one_button_for_administrators(
    desk: Desk, emma: Person, kind: str
) -> None:
    chat, boss, pushes = await hall(desk, kind, emma)
    for message in pushes:
        labels = [each["text"] for row in message.buttons for each in row if "callback_data" in each]
        assert labels == [SET_UP]
        (data,) = pressable(message)
        refused = await answered(desk, emma, chat, message, data)
        assert (refused["text"], refused["show_alert"], refused["url"]) == (
            "Only administrators of this group can change this.",
            True,
            "",
        )
        token = (await answered(desk, boss, chat, message, data))["url"].removeprefix(f"{START}g_")
        assert TOKENS.chat_id(token) == chat.id


@pytest.mark.parametrize("kind", ["topic", "channel"])
async def test_each_link_opens_its_page_for_somebody_who_never_wrote_to_the_bot(
    desk: Desk, emma: Person, kind: str
) -> None:
    _chat, _boss, pushes = await hall(desk, kind, emma)
    private = desk.box.world.private(emma)
    begins = {
        "dig-": "Statement by the President",
        "list-": "Initiatives",
        "due-": "Deadlines",
        "his-": "History",
        "card-": "",
    }
    for url in {each for message in pushes for each in links(message)}:
        payload = url.removeprefix(START)
        assert len(payload) <= 64
        (shown,) = await desk.say(emma, private, f"/start {payload}")
        begin = next(text for kind, text in begins.items() if payload.startswith(kind))
        slug = payload.rpartition("-")[2] if payload.startswith("card-") else ""
        assert shown.text.startswith(begin), payload
        assert slug in str(shown.reply_markup), payload
        assert "What was proposed" not in shown.text


@pytest.mark.parametrize(
    "payload",
    [
        "card-",
        "card",
        "card-ots-2025",
        "card-ots-2025-nothing",
        "card-nothing-chamber",
        "his-ots-2025-",
        "dig-",
        "dig-nothing",
        "log-ots-2025-",
        "list-ots-2025-chamber",
        "due_ots-2025",
        "set-0-0-main",
        "-" * 64,
        "card-" + "x" * 59,
    ],
)
async def test_a_link_that_names_nothing_opens_the_start(desk: Desk, emma: Person, payload: str) -> None:
    (shown,) = await desk.say(emma, desk.box.world.private(emma), f"/start {payload}")
    assert "What was proposed" in shown.text


async def test_a_press_below_a_push_in_private_answers_below(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.say(emma, chat, "/follow chamber")
    await desk.travel(desk.now)
    digest = [each for each in with_buttons(desk, chat) if "First digest" in each.text]
    pushes = [*digest, *await pushed_to(desk, chat, REMINDED)]
    assert {each.text[0] for each in pushes} == {"📰", "🔔", "⏰"}
    for message in pushes:
        for data in pressable(message):
            if data.startswith(OWN_CONTROLS):
                continue
            before = standing(desk, chat)
            assert (await answered(desk, emma, chat, message, data))["text"] == ""
            after = standing(desk, chat)
            assert after[: len(before)] == before
            assert len(after) > len(before), data
    answer = with_buttons(desk, chat)[-1]
    was = answer.html
    await answered(desk, emma, chat, answer, pressable(answer)[1])
    assert answer.html != was


async def test_the_text_of_a_push_stays_whatever_is_pressed(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.say(emma, chat, "/follow chamber")
    await desk.travel(desk.now)
    pushes = await pushed_to(desk, chat, REMINDED)
    before = texts(desk, chat)
    for message in pushes:
        for data in (*pressable(message), *FORGED):
            await answered(desk, emma, chat, message, data)
    assert {number: text for number, text in texts(desk, chat).items() if number in before} == before


async def test_snooze_and_stop_turn_into_what_undoes_them(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    (reminder,) = [each for each in await desk.pushed(chat, REMINDED) if "Reminder" in each.text]

    def controls() -> list[list[str]]:
        return [[each["text"] for each in row] for row in reminder.buttons[-2:]]

    snoozes, stop = controls()
    await desk.press(emma, chat, reminder, on(Snooze, days=7, thread=0))
    assert controls() == [["⏰ Wake up now"], stop]
    await desk.press(emma, chat, reminder, on(Snooze, chat=0, thread=0))
    assert controls() == [snoozes, stop]
    await desk.press(emma, chat, reminder, on(Unsubscribe, chat=0, thread=0))
    assert controls() == [snoozes, ["🔔 Subscribe again"]]
    assert await desk.pushed(chat, REMINDED + timedelta(days=24)) == []
    await desk.press(emma, chat, reminder, on(Subscribe, chat=0, thread=0))
    assert controls() == [snoozes, stop]
    assert "Reminder" in reminder.text
    before = standing(desk, chat)
    await answered(desk, emma, chat, reminder, pressable(reminder)[0])
    assert standing(desk, chat)[: len(before)] == before


async def test_a_push_that_an_earlier_version_sent_is_kept_too(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    (push,) = await desk.pushed(chat, REMINDED)
    for row in push.buttons:
        for each in row:
            each["callback_data"] = each["callback_data"].partition("|")[0]
    before = push.html
    await desk.press(emma, chat, push, on(ShowCard, slug="chamber"))
    assert push.html == before
    assert with_buttons(desk, chat)[-1].message_id > push.message_id


async def test_a_group_s_push_is_shared_by_all_groups_of_its_language(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    groups = [world.add_group(f"Desk {number}", members=[emma], admins=[emma]) for number in range(3)]
    for group in groups:
        await desk.say(emma, group, "/follow chamber")
    await followed_up(desk)
    await desk.travel(desk.now)
    await desk.travel(desk.now + timedelta(minutes=1))
    told = [with_buttons(desk, group)[-1] for group in groups]
    assert len({(each.html, str(each.reply_markup)) for each in told}) == 1


async def test_a_post_that_an_earlier_version_sent_to_a_channel_opens_the_private_chat(
    desk: Desk, emma: Person
) -> None:
    chat, _boss, pushes = await hall(desk, "channel", emma)
    card = await answered(desk, emma, chat, pushes[0], "card:ots-2025:chamber")
    assert card["url"] == f"{START}card-ots-2025-chamber"
    stop = await answered(desk, emma, chat, pushes[0], "uns:0:0")
    assert stop["text"].endswith("Write to the bot in private: @briefing_bot")
