"""What goes wrong between the bot and Telegram, and what people notice of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import structlog

from briefing.errors import StorageUnavailable
from tests.support.alone import group_at
from tests.support.buttons import on
from views.telegram.chats.callbacks import SetLanguage
from views.telegram.subscriptions.callbacks import Unsubscribe

if TYPE_CHECKING:
    from typing import Literal

    from sandbox import Person
    from tests.desk import Desk

    PassingFault = Literal["429", "500", "502", "reset", "broken_json"]


pytestmark = pytest.mark.virtual_time


@pytest.mark.parametrize("kind", ["429", "500", "502", "reset", "broken_json"])
async def test_an_answer_gets_through_a_passing_fault(desk: Desk, emma: Person, kind: PassingFault) -> None:
    chat = desk.box.world.private(emma)
    desk.box.faults.add(method="sendMessage", times=1, kind=kind)
    answers = await desk.say(emma, chat, "/chamber")
    assert 1 <= len(answers) <= 2
    assert answers[-1].text.startswith("4. ")


async def test_a_lost_answer_makes_one_duplicate_at_most(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    desk.box.faults.add(method="sendMessage", times=1, kind="lost_answer")
    assert len(await desk.say(emma, chat, "/chamber")) == 2


async def test_a_blocked_bot_stays_calm(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    desk.box.faults.add(
        method="sendMessage", times=1, kind="403", description="Forbidden: bot was blocked by the user"
    )
    assert await desk.say(emma, chat, "/chamber") == []
    (answer,) = await desk.say(emma, chat, "/chamber")
    assert answer.text.startswith("4. ")


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: message thread not found",
    ],
)
async def test_that_a_group_does_not_let_the_bot_write_is_no_error_of_ours(
    desk: Desk, emma: Person, description: str
) -> None:
    group = desk.box.world.add_group("Desk", members=[emma])
    desk.box.faults.add(method="sendMessage", times=None, kind="400", description=description)
    with structlog.testing.capture_logs() as logged:
        assert await desk.say(emma, group, "/chamber") == []
    assert "answer_refused" in [each["event"] for each in logged]
    assert [each["event"] for each in logged if each["log_level"] in {"warning", "error"}] == []
    assert len(desk.box.journal.filter("sendMessage", chat_id=group.id)) == 1


async def test_who_presses_a_button_there_is_told_so(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[emma])
    (settings, *_) = await desk.say(emma, group, "/subscribe")
    reason = "Bad Request: not enough rights to send text messages to the chat"
    desk.box.faults.add(method="sendMessage", times=None, kind="400", description=reason)
    with structlog.testing.capture_logs() as logged:
        toast, is_alert = await desk.press(emma, group, settings, on(Unsubscribe))
    assert (toast.startswith("The bot may not write in this group any more."), is_alert) == (True, True)
    assert [each["event"] for each in logged if each["log_level"] in {"warning", "error"}] == []


async def test_an_error_of_ours_is_apologised_for_with_the_id_of_the_log(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    desk.box.faults.add(method="sendMessage", times=1, kind="400", description="Bad Request: what is this")
    with structlog.testing.capture_logs() as logged:
        (apology,) = await desk.say(emma, chat, "/chamber")
    found = re.search(r"number is ([0-9a-f]{6})", apology.text)
    assert found is not None
    (entry,) = [each for each in logged if each["event"] == "handler_failed"]
    assert entry["error_id"] == found.group(1)
    assert "what is this" in str(entry["exc_info"])


class FullDisk:
    """A store in which nothing is, and nothing can be saved."""

    async def chat(self, _chat_id: int) -> None:
        return None

    async def get(self, _kind: type, _key: str) -> None:
        return None

    async def find(self, _kind: type, **_wanted: object) -> list[object]:
        return []

    async def subscription(self, _target: object) -> None:
        return None

    async def subscriptions(self, _chat_ids: list[int]) -> list[object]:
        return []

    async def change_chat(self, *_arguments: object) -> None:
        raise StorageUnavailable("The disk is full.")


@pytest.mark.profile
async def test_in_a_group_the_apology_is_for_whoever_asked(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    assert desk.app is not None
    real, desk.app.services.store = desk.app.services.store, FullDisk()  # type: ignore[assignment] # these methods suffice
    (apology,) = await group.say(group.boss, "/language ru")
    desk.app.services.store = real
    assert "could not be saved" in apology.text
    assert (group.alone(group.boss), group.public()) == ([apology], [])


async def test_a_change_that_cannot_be_saved_is_not_shown_as_saved(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (offer,) = await desk.say(emma, chat, "/language")
    assert desk.app is not None
    real, desk.app.services.store = desk.app.services.store, FullDisk()  # type: ignore[assignment] # these methods suffice
    toast, _is_alert = await desk.press(emma, chat, offer, on(SetLanguage, code="ru"))
    desk.app.services.store = real
    assert "could not be saved" in toast
    assert "Choose the language" in offer.text


async def test_an_update_that_is_not_understood_holds_up_nobody(desk: Desk, emma: Person) -> None:
    desk.box.inject({"message": {"message_id": "what", "chat": 5}})
    desk.box.inject({"some_future_update": {"id": 1}})
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/help")
    assert "/digest" in answer.text


async def test_updates_of_one_chat_are_dealt_with_in_order(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    chat = world.private(emma)
    desk.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.3)
    for number in range(1, 8):
        world.say(emma, chat, f"/initiative {number}")
    await desk.box.settled()
    answers = [each.text.split(".")[0] for each in world.messages(chat) if each.from_bot]
    assert answers == ["1", "2", "3", "4", "5", "6", "7"]
