"""What the session reads of an answer that is a message, and of the refusal of a call for one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import EditMessageMedia, SendMessage, SendPhoto
from aiogram.types import InputMediaPhoto, Message

from telegram.session import LeanSession, UnreadableAnswer
from tests.running.test_cli import python

if TYPE_CHECKING:
    from pathlib import Path

    from aiogram.methods import TelegramMethod

TEXT = SendMessage(chat_id=7, text="Hi")
PICTURE = SendPhoto(chat_id=7, photo="an id")
OTHER_PICTURE = EditMessageMedia(chat_id=7, message_id=1, media=InputMediaPhoto(media="an id"))
SENT = '{"ok":true,"result":{"message_id":5,"date":9,"chat":{"id":7,"type":"private"}'
SIZES = ',"photo":[{"file_id":"small"},{"file_id":"large"}]'

READ_EACH = f"""
import telegram
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendPhoto
from aiogram.types import Message
from telegram.session import LeanSession

session = LeanSession(TelegramAPIServer.from_base("http://127.0.0.1"))
bot, call = Bot("1:a", session=session), SendPhoto(chat_id=7, photo="an id")
session.check_response(bot, call, 200, '{SENT}{SIZES}}}}}')
try:
    session.check_response(bot, call, 403, '{{"ok":false,"description":"Forbidden"}}')
except TelegramForbiddenError:
    print(Message.__pydantic_complete__)
"""


@pytest.fixture
def session() -> LeanSession:
    return LeanSession(TelegramAPIServer.from_base("http://127.0.0.1"))


@pytest.fixture
def bot(session: LeanSession) -> Bot:
    return Bot("1:a", session=session)


@pytest.mark.parametrize("call", [TEXT, PICTURE, OTHER_PICTURE], ids=lambda call: type(call).__name__)
def test_of_a_message_its_id_its_chat_and_its_picture_are_read(
    session: LeanSession, bot: Bot, call: TelegramMethod[Message]
) -> None:
    message = session.check_response(bot, call, HTTPStatus.OK, f"{SENT}{SIZES}}}}}").result
    assert isinstance(message, Message)
    assert (message.message_id, message.chat.id, message.bot) == (5, 7, bot)
    assert [each.file_id for each in message.photo or ()] == ["small", "large"]


def test_an_edited_message_of_inline_mode_is_none(session: LeanSession, bot: Bot) -> None:
    answer = session.check_response(bot, OTHER_PICTURE, HTTPStatus.OK, '{"ok":true,"result":true}')
    assert answer.result is True


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<html>", id="no JSON"),
        pytest.param("null", id="nothing"),
        pytest.param('{"ok":true}', id="no result"),
        pytest.param('{"ok":true,"result":[]}', id="a list"),
        pytest.param(SENT.replace("5", '"five"') + "}}", id="a word for the id"),
        pytest.param(SENT.replace('"type":"private"', '"x":1') + "}}", id="a chat without a kind"),
        pytest.param(f'{SENT},"photo":7}}}}', id="a number for the picture"),
        pytest.param(f'{SENT},"photo":[{{}}]}}}}', id="a picture without an id"),
    ],
)
def test_an_answer_that_is_no_message_is_unreadable(session: LeanSession, bot: Bot, content: str) -> None:
    with pytest.raises(UnreadableAnswer):
        session.check_response(bot, PICTURE, HTTPStatus.OK, content)


def test_a_refusal_names_the_call(session: LeanSession, bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        session.check_response(bot, TEXT, HTTPStatus.BAD_REQUEST, '{"ok":false,"description":"Bad Request"}')
    assert isinstance(refused.value.method, SendMessage)
    flood = '{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":3}}'
    with pytest.raises(TelegramRetryAfter, match="'SendMessage' in chat 7") as waiting:
        session.check_response(bot, TEXT, HTTPStatus.TOO_MANY_REQUESTS, flood)
    assert waiting.value.retry_after == 3


def test_neither_needs_the_model_of_a_message(tmp_path: Path) -> None:
    assert python("-c", READ_EACH, cwd=tmp_path).stdout == "False\n"
