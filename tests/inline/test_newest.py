"""The button below a card that was sent to any chat: it brings the card up to date where it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from tests.desk import NOW
from tests.followups.published import followed_up
from tests.inline.asking import foreign, sent
from tests.support.buttons import on
from views.telegram.inline.callbacks import ShowNewest

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk

NEWEST = on(ShowNewest)


@pytest.fixture
def chat(desk: Desk, emma: Person) -> Chat:
    return foreign(desk, emma)


def edits(desk: Desk) -> list[Any]:
    return desk.box.journal.filter("editMessageText")


async def test_it_edits_by_the_id_of_the_message_and_says_so(desk: Desk, emma: Person, chat: Chat) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    before = card.text
    desk.now = NOW + timedelta(days=10)
    toast = await desk.press(emma, chat, card, NEWEST)
    assert toast == ("This is up to date now.", False)
    assert card.text != before
    assert "29 days left in 2026" in card.text
    (edit,) = edits(desk)
    assert edit.params.get("chat_id") is None
    assert [each["text"] for row in card.buttons for each in row][-1] == "🔄 Newest"


async def test_what_is_published_meanwhile_is_shown(desk: Desk, emma: Person, chat: Chat) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    overview = await sent(desk, emma, chat, "", "ots-2025")
    before = card.text, overview.text
    await followed_up(desk)
    await desk.travel(desk.now + timedelta(minutes=5))
    for message in (card, overview):
        await desk.press(emma, chat, message, NEWEST)
    assert card.text != before[0]
    assert overview.text != before[1]


async def test_a_message_is_edited_at_most_once_a_minute_whoever_presses(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    other = desk.box.world.add_person("Other", language="ru")
    desk.box.world.join(other, chat)
    card, second = [await sent(desk, emma, chat, "chamber", "ots-2025:chamber") for _each in range(2)]
    assert (await desk.press(emma, chat, card, NEWEST))[0] == "This is up to date now."
    desk.now += timedelta(seconds=59)
    assert await desk.press(emma, chat, card, NEWEST) == (
        "This was brought up to date less than a minute ago.",
        False,
    )
    assert await desk.press(other, chat, card, NEWEST) == ("Обновлено меньше минуты назад.", False)
    assert len(edits(desk)) == 1
    await desk.press(emma, chat, second, NEWEST)
    assert len(edits(desk)) == 2, "each message has its own minute"
    desk.now += timedelta(seconds=1)
    assert (await desk.press(emma, chat, card, NEWEST))[0] == "This is up to date now."


async def test_nothing_new_is_no_error(desk: Desk, emma: Person, chat: Chat) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    with structlog.testing.capture_logs() as logged:
        assert (await desk.press(emma, chat, card, NEWEST))[0] == "This is up to date now."
    assert [each for each in logged if each["log_level"] in {"error", "warning"}] == []
    assert card.text.startswith("4. ")


async def test_the_card_stays_in_the_language_of_who_sent_it(desk: Desk, emma: Person, chat: Chat) -> None:
    other = desk.box.world.add_person("Other", language="kk")
    desk.box.world.join(other, chat)
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    desk.now = NOW + timedelta(days=10)
    toast, _is_alert = await desk.press(other, chat, card, NEWEST)
    assert toast == "Қазір белгілі мәлімет көрсетілді."
    assert card.text.startswith("4. Turkic Chamber of Commerce and Industry")


async def test_a_message_that_is_gone_cannot_be_brought_up_to_date(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    desk.box.faults.add(
        method="editMessageText", times=1, kind="400", description="Bad Request: MESSAGE_ID_INVALID"
    )
    assert (await desk.press(emma, chat, card, NEWEST))[0].startswith("This button is out of date.")


@pytest.mark.parametrize("reason", ["MESSAGE_ID_INVALID", "SOMETHING_ELSE"])
async def test_what_failed_may_be_tried_again_at_once(
    desk: Desk, emma: Person, chat: Chat, reason: str
) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    before = card.text
    desk.now = NOW + timedelta(days=10)
    desk.box.faults.add(method="editMessageText", times=1, kind="400", description=f"Bad Request: {reason}")
    await desk.press(emma, chat, card, NEWEST)
    assert card.text == before
    assert await desk.press(emma, chat, card, NEWEST) == ("This is up to date now.", False)
    assert card.text != before


@pytest.mark.parametrize("data", ["n:gone:chamber:en", "n:ots-2025:gone:en", "n:ots-2025:chamber", "n:"])
async def test_what_is_not_there_any_more_is_out_of_date(
    desk: Desk, emma: Person, chat: Chat, data: str
) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    before = card.text
    toast, _is_alert = await desk.press(emma, chat, card, data, forged=True)
    assert toast.startswith("This button is out of date.")
    assert card.text == before


async def test_it_does_nothing_to_other_messages(desk: Desk, emma: Person) -> None:
    private = desk.box.world.private(emma)
    (card,) = await desk.say(emma, private, "/chamber")
    before = card.text
    toast, _is_alert = await desk.press(emma, private, card, "n:ots-2025:chamber:en", forged=True)
    assert toast.startswith("This button is out of date.")
    assert card.text == before


async def test_an_unknown_language_is_that_of_who_presses(desk: Desk, emma: Person, chat: Chat) -> None:
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    await desk.press(emma, chat, card, "n:ots-2025:chamber:xx-what", forged=True)
    assert card.text.startswith("4. Turkic Chamber of Commerce and Industry")
