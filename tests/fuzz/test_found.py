"""What the fuzzer found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import structlog

from tests.support.buttons import on
from views.telegram.chats.callbacks import SetLanguage

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


@pytest.mark.parametrize("kind", ["message", "my_chat_member", "callback_query"])
async def test_a_chat_of_an_unknown_kind_is_passed_over(desk: Desk, emma: Person, kind: str) -> None:
    chat = {"id": -5, "type": "monastery", "title": "M"}
    message = {"message_id": 5, "date": 1, "chat": chat, "from": emma.api(), "text": "/start"}
    member = {"user": desk.box.bot.api(), "status": "member"}
    content = {
        "message": message,
        "my_chat_member": {**message, "old_chat_member": member, "new_chat_member": member},
        "callback_query": {
            "id": "7",
            "from": emma.api(),
            "chat_instance": "1",
            "message": message,
            "data": "help",
        },
    }[kind]
    with structlog.testing.capture_logs() as logged:
        desk.box.inject({kind: content})
        (answer,) = await desk.say(emma, desk.box.world.private(emma), "/help")
    assert "/digest" in answer.text
    assert [each for each in logged if each["log_level"] == "error"] == []
    assert not desk.box.journal.filter("sendMessage", chat_id=-5)


async def test_a_press_that_waited_too_long_is_answered_once_and_holds_up_nobody(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    (offer,) = await desk.say(emma, chat, "/language")
    query = desk.box.world.press(emma, chat, offer.message_id, on(SetLanguage, code="ru").of(offer))
    del desk.box.world.queries[query]
    (answer,) = await desk.say(emma, chat, "/help")
    assert "/digest" in answer.text
    assert [each.error_code for each in desk.box.journal.filter("answerCallbackQuery")] == [400]
