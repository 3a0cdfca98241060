"""Answers in the responses to webhook requests: what goes back there, in which order, and what does not."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from aiohttp import ClientSession

from bot.webhook import SECRET_HEADER
from briefing.outbox import Body
from telegram.bodies import encode
from telegram.body_call import send_encoded
from telegram.pace.rates import Rates
from telegram.webhook_reply import REPLY, WebhookReply
from tests.running.test_webhook import SECRET, free_port
from tests.support.alone import group_at

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod

    from sandbox import Chat, Person
    from tests.desk import Desk

NUMBER = 700_000_000


@pytest.fixture
async def hook(idle_desk: Desk) -> str:
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    await idle_desk.start(
        webhook_url=url, webhook_secret=SECRET, web_port=port, answer_in_webhook=True, pace_private=1
    )
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    return url


@pytest.fixture
async def chat(idle_desk: Desk, hook: str, emma: Person) -> Chat:
    """A chat in which one answer came, as Telegram carried it out."""
    assert hook
    private = idle_desk.box.world.private(emma)
    (card,) = await idle_desk.say(emma, private, "/chamber")
    assert card.text.startswith("4. ")
    return private


def calls(desk: Desk) -> int:
    return len(desk.box.journal.filter("sendMessage"))


def said(person: Person, text: str, number: int = NUMBER, group: Chat | None = None) -> bytes:
    sender = {"id": person.id, "is_bot": False, "first_name": "Emma", "language_code": "en"}
    chat = {"id": group.id, "type": group.type} if group else {"id": person.id, "type": "private"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def post(hook: str, body: bytes) -> bytes:
    async with ClientSession() as http, http.post(hook, data=body, headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 200
        return await answer.read()


async def test_an_answer_of_one_message_is_in_the_response(
    idle_desk: Desk, hook: str, chat: Chat, emma: Person
) -> None:
    before = calls(idle_desk)
    call = json.loads(await post(hook, said(emma, "/chamber")))
    assert (call["method"], call["chat_id"], call["parse_mode"]) == ("sendMessage", chat.id, "HTML")
    assert call["text"].startswith("<b>4. ")
    assert call["reply_markup"]["inline_keyboard"]
    assert calls(idle_desk) == before
    assert await post(hook, said(emma, "/chamber")) == b"", "delivered again, it was dealt with"


async def test_it_is_counted_and_without_a_free_turn_it_waits_for_one(
    idle_desk: Desk, hook: str, chat: Chat, emma: Person
) -> None:
    assert chat.id == emma.id
    before = calls(idle_desk)
    replies = [await post(hook, said(emma, "/chamber", NUMBER + each)) for each in range(4)]
    assert [bool(each) for each in replies][-2:] == [False, False]
    assert calls(idle_desk) - before == sum(not each for each in replies)
    assert idle_desk.app is not None
    assert idle_desk.app.services.sent_within(60) == 5


@pytest.mark.profile
async def test_what_one_person_sees_alone_is_sent_and_not_in_the_response(
    idle_desk: Desk, hook: str, emma: Person
) -> None:
    group = await group_at(idle_desk, emma, bot="administrator")
    help_, digest = (
        said(emma, text, NUMBER + at, group.chat) for at, text in enumerate(("/help", "/digest"))
    )
    assert await post(hook, help_) == b"", "its id of its own is in the answer to a request"
    assert len(group.alone(emma)) == 1
    assert json.loads(await post(hook, digest))["chat_id"] == group.chat.id


@pytest.mark.profile
async def test_what_an_older_server_would_post_for_all_is_in_the_response(
    idle_desk: Desk, hook: str, emma: Person
) -> None:
    idle_desk.box.world.older_server = True
    group = await group_at(idle_desk, emma)
    call = json.loads(await post(hook, said(emma, "/help", NUMBER, group.chat)))
    assert (call["chat_id"], "ephemeral_message_parameters" in call) == (group.chat.id, False)
    assert group.tried() == 0


async def test_one_of_two_deliveries_at_once_gets_it(hook: str, emma: Person) -> None:
    replies = await asyncio.gather(*(post(hook, said(emma, "/chamber")) for _ in range(2)))
    assert sorted(map(bool, replies)) == [False, True]


async def test_what_is_said_first_arrives_first(idle_desk: Desk, chat: Chat) -> None:
    app = idle_desk.app
    assert app is not None
    reply = WebhookReply(app.pacer, Rates(idle_desk.monotonic), app.measured.sends)
    token = REPLY.set(reply)
    for text in ("first", "second"):
        call = replace(send_encoded(encode(Body(text)), chat.id), may_be_reply=True)
        await app.bot(cast("TelegramMethod[object]", call))
    REPLY.reset(token)
    assert [each.text for each in idle_desk.box.world.messages(chat) if each.from_bot][1:] == ["first"]
    assert b'"second"' in (reply.leave() or b"")
    assert reply.leave() is None


async def test_a_connection_that_is_gone_gets_no_answer_and_the_person_does(
    idle_desk: Desk, hook: str, chat: Chat, emma: Person
) -> None:
    before = len(idle_desk.box.world.messages(chat))
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    body = said(emma, "/chamber")
    _reader, writer = await asyncio.open_connection(
        "127.0.0.1", int(hook.split(":")[2].split("/", maxsplit=1)[0])
    )
    with closing(writer):
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.transport.abort()
    await idle_desk.box.until(lambda: len(idle_desk.box.world.messages(chat)) > before)
