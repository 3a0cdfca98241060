"""The button that shares a card with people of one's own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

IN_CHOSEN_CHAT = {
    "text": "↗ Share",
    "switch_inline_query_chosen_chat": {
        "query": "chamber",
        "allow_user_chats": True,
        "allow_bot_chats": False,
        "allow_group_chats": True,
        "allow_channel_chats": True,
    },
}


CARD = "https://briefing.example/en/ots-2025/chamber"
PAGE = "https://briefing.example/en/ots-2025"


def shared_by(message: Message) -> dict[str, object]:
    """Return the button that shares."""
    (found,) = [each for row in message.buttons for each in row if each["text"] == "↗ Share"]
    return found


async def test_where_inline_mode_is_on_the_name_of_the_bot_is_written_in_the_chosen_chat(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/chamber")
    assert shared_by(answer) == IN_CHOSEN_CHAT


@pytest.mark.parametrize(
    ("public_url", "address"),
    [
        pytest.param("https://briefing.example", CARD, id="a page"),
        pytest.param("", "https://t.me/briefing_bot?start=card-ots-2025-chamber", id="the bot"),
    ],
)
async def test_where_it_is_off_telegrams_own_link_shares_the_page_or_the_bot(
    idle_desk: Desk, emma: Person, public_url: str, address: str
) -> None:
    idle_desk.box.world.settings.inline = False
    await idle_desk.start(public_url=public_url)
    (answer,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/chamber")
    link = urlsplit(str(shared_by(answer)["url"]))
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://t.me/share/url"
    assert parse_qs(link.query) == {
        "url": [address],
        "text": ["Turkic Chamber of Commerce and Industry"],
    }


@pytest.mark.virtual_time
async def test_what_is_switched_on_during_an_outage_is_known_after_it(idle_desk: Desk, emma: Person) -> None:
    desk, world = idle_desk, idle_desk.box.world
    world.settings.inline = False
    await desk.start()
    (before,) = await desk.say(emma, world.private(emma), "/chamber")
    assert "url" in shared_by(before)
    world.settings.inline = True
    desk.box.faults.add(method="getUpdates", times=2, kind="502")
    world.say(emma, world.private(emma), "/digest")
    await desk.box.until(lambda: len(desk.box.journal.filter("getMe")) == 2, timeout=600)
    await desk.box.settled()
    (after,) = await desk.say(emma, world.private(emma), "/chamber")
    assert shared_by(after) == IN_CHOSEN_CHAT


@pytest.mark.parametrize(
    ("asked", "public_url", "address", "query"),
    [
        pytest.param("/share", "https://briefing.example", PAGE, "", id="the page of the statement"),
        pytest.param("/share chamber", "https://briefing.example", CARD, "chamber", id="of an initiative"),
        pytest.param("/share 4", "https://briefing.example", CARD, "chamber", id="by its number"),
        pytest.param("/share", "", "https://t.me/briefing_bot?start=s_ots-2025", "", id="the bot"),
        pytest.param(
            "/share chamber",
            "",
            "https://t.me/briefing_bot?start=card-ots-2025-chamber",
            "chamber",
            id="the card in the bot",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["private", "group"])
async def test_the_command_shows_an_address_to_pass_on(
    idle_desk: Desk, emma: Person, kind: str, asked: str, public_url: str, address: str, query: str
) -> None:
    desk, world = idle_desk, idle_desk.box.world
    await desk.start(public_url=public_url)
    chat = world.private(emma) if kind == "private" else world.add_group("Talk", [emma])
    (shown,) = await desk.say(emma, chat, asked)
    assert address in shown.text.splitlines()
    assert shared_by(shown)["switch_inline_query_chosen_chat"]["query"] == query  # type: ignore[index]


async def test_what_is_shared_of_an_unknown_name_is_said(desk: Desk, emma: Person) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/share nothing")
    assert "nothing" in answer.text
    assert "/initiatives" in answer.text


async def test_the_address_of_the_bot_opens_what_was_shared(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    (shown,) = await desk.say(emma, world.private(emma), "/share industry")
    payload = next(each for each in shown.text.split() if each.startswith("https://")).partition("?start=")[2]
    friend = world.add_person("Friend", language="en")
    (card,) = await desk.say(friend, world.private(friend), f"/start {payload}")
    assert card.text.startswith("5. ")
