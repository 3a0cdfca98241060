"""Which refusals are a group's, and how many groups are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramServerError
from aiogram.methods import SendMessage

from telegram.body_call import Receiver
from telegram.ephemeral import MOST_CHATS, EphemeralChats, NotEphemeral, is_of_the_chat

if TYPE_CHECKING:
    from aiogram.exceptions import TelegramAPIError

CALL = SendMessage(chat_id=-1, text="x")
ANSWER = Receiver(5, command=7)


def bad(sentence: str) -> TelegramBadRequest:
    return TelegramBadRequest(CALL, f"Bad Request: {sentence}")


@pytest.mark.parametrize(
    ("error", "is_the_chats"),
    [
        (bad("CHAT_ADMIN_REQUIRED"), True),
        (bad("CHAT_SEND_EPHEMERAL_FORBIDDEN"), True),
        (bad("PEER_ID_INVALID"), True),
        (bad("USER_NOT_PARTICIPANT"), False),
        (bad("PARTICIPANT_ID_INVALID"), False),
        (bad("user not found"), False),
        (bad("query is too old and response timeout expired or query ID is invalid"), False),
        (bad("TOPIC_CLOSED"), False),
        (TelegramForbiddenError(CALL, "Forbidden: bot was kicked"), False),
        (TelegramServerError(CALL, "Internal Server Error"), False),
    ],
    ids=str,
)
def test_a_refusal_of_a_person_a_topic_or_an_hour_is_no_refusal_of_the_group(
    error: TelegramAPIError, *, is_the_chats: bool
) -> None:
    assert is_of_the_chat(error) is is_the_chats


async def test_no_more_groups_are_remembered_than_there_is_room_for() -> None:
    bot, chats = Bot("42:TOKEN"), EphemeralChats(lambda _chat, _room: True, lambda: 1000.0)
    for chat_id in range(MOST_CHATS + 1):
        chats.refused(-chat_id - 1, ANSWER, NotEphemeral(bad("CHAT_ADMIN_REQUIRED")))
    assert await chats.takes(bot, -1, ANSWER)
    assert not await chats.takes(bot, -2, ANSWER)
    assert not await chats.takes(bot, -MOST_CHATS - 1, ANSWER)
