"""Calendars in the chat, from a raw update to what leaves over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from sandbox import Topic
from tests.running.test_webhook import free_port
from tests.support.buttons import on
from views.telegram.statement.callbacks import SendCalendar, ShowMore

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk


def sent_file(desk: Desk, chat: Chat) -> tuple[str, list[str]]:
    """Return the name of the last file in a chat, and the UIDs in it."""
    (call,) = desk.box.journal.filter("sendDocument", ok=True)
    document = call.result["document"]
    file = desk.box.files.by_id(document["file_id"])
    assert call.result["chat"]["id"] == chat.id
    assert file is not None
    events = Calendar.from_ical(file.data).walk("VEVENT")
    return document["file_name"], sorted(str(each["uid"]) for each in events)


def addresses(message: Message) -> list[str]:
    keyboard = (message.reply_markup or {}).get("inline_keyboard", [])
    return [each["url"] for row in keyboard for each in row if "url" in each]


async def test_deadlines_are_sent_as_a_file_where_there_is_no_site(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/deadlines")
    assert await desk.press(emma, chat, answer, on(SendCalendar, slug="")) == ("", False)
    name, uids = sent_file(desk, chat)
    assert name == "ots-2025.ics"
    assert len(uids) == 4
    assert "Open the file" in desk.box.world.messages(chat)[-1].text


async def test_a_card_has_the_calendar_of_its_initiative(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    await desk.press(emma, chat, card, on(ShowMore))
    await desk.press(emma, chat, card, on(SendCalendar, slug="chamber"))
    assert sent_file(desk, chat) == (
        "ots-2025-chamber.ics",
        ["chamber_chairmanship.ots-2025@briefing-bot"],
    )


async def test_a_file_goes_to_the_topic_of_its_button(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    forum = world.add_group("Forum", [emma], forum=True)
    forum.topics[77] = Topic(77, "News")
    (answer,) = await desk.say(emma, forum, "/deadlines", 77)
    await desk.press(emma, forum, answer, on(SendCalendar, slug=""))
    assert world.messages(forum)[-1].thread == 77
    assert sent_file(desk, forum)[0] == "ots-2025.ics"


async def test_where_files_are_forbidden_the_private_chat_is_named(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    group = world.add_group("Group", [emma], admins=[emma])
    (answer,) = await desk.say(emma, group, "/deadlines")
    world.restrict_bot(group, emma, ["can_send_messages"])
    toast, is_alert = await desk.press(emma, group, answer, on(SendCalendar, slug=""))
    assert "private chat with the bot" in toast
    assert is_alert


@pytest.mark.parametrize(
    "forged", ["cal:ots-2025:nothing", "cal:nothing:", "cal:nothing:chamber"], ids=["slug", "id", "both"]
)
async def test_a_calendar_of_nothing_is_refused(desk: Desk, emma: Person, forged: str) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/deadlines")
    toast, _ = await desk.press(emma, chat, answer, forged, forged=True)
    assert "out of date" in toast
    assert not desk.box.journal.filter("sendDocument")


@pytest.mark.parametrize(
    ("command", "presses", "path"),
    [
        pytest.param("/deadlines", [], "/en/ots-2025/calendar.ics", id="deadlines"),
        pytest.param("/chamber", [ShowMore], "/en/ots-2025/chamber/calendar.ics", id="card"),
    ],
)
async def test_with_a_site_the_button_is_a_link_to_it(
    idle_desk: Desk, emma: Person, command: str, presses: list[type[ShowMore]], path: str
) -> None:
    await idle_desk.start(web_port=free_port(), public_url="https://briefing.example")
    world = idle_desk.box.world
    chat = world.private(emma)
    (answer,) = await idle_desk.say(emma, chat, command)
    for each in presses:
        await idle_desk.press(emma, chat, answer, on(each))
    assert addresses(world.messages(chat)[-1]) == [f"https://briefing.example{path}"]
