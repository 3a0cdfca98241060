"""What the chat shows leads to its page in a browser, as the chat can open it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.buttons import on
from views.telegram.subscriptions.callbacks import Unsubscribe

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

HTTPS, HTTP = "https://briefing.example", "http://briefing.example"
CARD, OVERVIEW = "/en/ots-2025/chamber", "/en/ots-2025"
FRAMED = f"/embed{CARD}"
"""What opens inside Telegram: its Web clients show it in a frame, which no other page may be in."""


def page_of(message: Message) -> tuple[str, str] | None:
    """Return how the button to the page opens it, and where that is; None if there is no such button."""
    for row in message.buttons:
        for each in row:
            if each["text"] == "🌐 Page":
                return ("web_app", each["web_app"]["url"]) if "web_app" in each else ("url", each["url"])
    return None


@pytest.mark.parametrize(
    ("public_url", "command", "expected"),
    [
        pytest.param(HTTPS, "/chamber", ("web_app", f"{HTTPS}{FRAMED}"), id="a card, inside Telegram"),
        pytest.param(HTTPS, "/digest", ("url", f"{HTTPS}{OVERVIEW}"), id="the overview"),
        pytest.param(HTTPS, "/about", ("url", f"{HTTPS}/en/method"), id="the method"),
        pytest.param(HTTP, "/chamber", ("url", f"{HTTP}{CARD}"), id="without TLS, in a browser"),
        pytest.param("http://127.0.0.1:8080", "/chamber", None, id="where Telegram takes no link"),
        pytest.param("", "/chamber", None, id="without pages"),
    ],
)
async def test_a_page_is_opened_from_a_private_chat(
    idle_desk: Desk, emma: Person, public_url: str, command: str, expected: tuple[str, str] | None
) -> None:
    await idle_desk.start(public_url=public_url)
    (answer,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), command)
    assert page_of(answer) == expected


@pytest.fixture
def group(idle_desk: Desk, emma: Person) -> Chat:
    return idle_desk.box.world.add_group("Newsroom", [emma])


@pytest.mark.parametrize(("command", "path"), [("/chamber", CARD), ("/digest", OVERVIEW)])
async def test_in_a_group_a_browser_opens_it(
    idle_desk: Desk, emma: Person, group: Chat, command: str, path: str
) -> None:
    await idle_desk.start(public_url=HTTPS)
    (answer,) = await idle_desk.say(emma, group, command)
    assert page_of(answer) == ("url", f"{HTTPS}{path}")


async def test_the_page_is_in_the_language_of_the_reader(idle_desk: Desk) -> None:
    aliya = idle_desk.box.world.add_person("Aliya", language="kk")
    await idle_desk.start(public_url=HTTPS)
    (answer,) = await idle_desk.say(aliya, idle_desk.box.world.private(aliya), "/chamber")
    addresses = [each["web_app"]["url"] for row in answer.buttons for each in row if "web_app" in each]
    assert addresses == [f"{HTTPS}/embed/kk/ots-2025/chamber"]


async def test_a_push_leads_to_the_page_and_keeps_that_when_it_is_stopped(
    idle_desk: Desk, emma: Person
) -> None:
    await idle_desk.start(public_url=HTTPS)
    chat = idle_desk.box.world.private(emma)
    await idle_desk.say(emma, chat, "/subscribe")
    pushed = await idle_desk.pushed(chat, idle_desk.now + timedelta(days=30))
    (leading,) = {page_of(each) for each in pushed}
    assert leading is not None
    assert leading[0] == "web_app"
    assert leading[1].startswith(f"{HTTPS}/embed{OVERVIEW}")
    await idle_desk.press(emma, chat, pushed[-1], on(Unsubscribe))
    assert page_of(chat.log[pushed[-1].message_id]) == leading
