"""Calls over the wire: whatever HTTP allows an answer to look like is read, and what is none is an error."""

from __future__ import annotations

import asyncio
import gzip
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError

from telegram.body_call import BodyCall
from telegram.session import LeanSession

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiogram.methods import TelegramMethod

TOKEN = "42:SECRET"
SENT = b'{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5,"type":"private"}}}'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
WHOLE = OK + b"Content-Length: %d\r\n\r\n" % len(SENT) + SENT
PACKED = gzip.compress(SENT)


class Wire:
    """A server that answers each request with the next of these pieces, and notes what it gets.

    An empty piece at the end of an answer closes the connection.
    """

    def __init__(self, *answers: list[bytes]) -> None:
        self._answers = list(answers)
        self.requests: list[bytes] = []
        self.connections = 0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer until the other side, or an empty piece, ends the connection."""
        self.connections += 1
        pieces = [b"-"]
        try:
            while pieces[-1] and (request := await _request(reader)):
                self.requests.append(request)
                pieces = self._answers.pop(0)
                for each in pieces:
                    writer.write(each)
                    await writer.drain()
                    await asyncio.sleep(0.01)  # so that pieces come apart
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> bytes:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    length = int(head.lower().partition(b"content-length: ")[2].split()[0])
    return head + await reader.readexactly(length)


@asynccontextmanager
async def calling(wire: Wire) -> AsyncIterator[Bot]:
    """Yield a client of the server."""
    server = await asyncio.start_server(wire.connected, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    session = LeanSession(TelegramAPIServer.from_base(f"http://127.0.0.1:{port}"))
    try:
        yield Bot(TOKEN, session=session)
    finally:
        await session.close()
        server.close()


async def send(bot: Bot, seconds: int | None = None) -> object:
    """Send a message, and return what the session makes of the answer."""
    call = BodyCall(5, "sendMessage", '{"chat_id":5,"text":"Ә"}'.encode(), messages=1, is_paid=False)
    return await bot(cast("TelegramMethod[object]", call), request_timeout=seconds)


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([WHOLE], id="of a known length"),
        pytest.param([WHOLE[:20], WHOLE[20:90], WHOLE[90:]], id="in pieces"),
        pytest.param(
            [
                OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\n",
                SENT[:4] + b"\r\n",
                b"%x\r\n%b\r\n0\r\n\r\n" % (len(SENT) - 4, SENT[4:]),
            ],
            id="in chunks",
        ),
        pytest.param([OK + b"Connection: close\r\n\r\n", SENT, b""], id="until the end of the connection"),
        pytest.param(
            [OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED],
            id="compressed",
        ),
        pytest.param([b"HTTP/1.1 102 Processing\r\n\r\n", WHOLE], id="after a notice"),
    ],
)
async def test_an_answer_is_read_however_it_is_sent(pieces: list[bytes]) -> None:
    async with calling(Wire(pieces)) as bot:
        assert await send(bot) == (7,)


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([b""], id="none"),
        pytest.param([WHOLE[:-9], b""], id="cut off"),
        pytest.param([b"SSH-2.0-OpenSSH\r\n", b""], id="no HTTP"),
    ],
)
async def test_no_answer_is_an_error_that_names_no_token_and_the_next_call_is_made_anew(
    pieces: list[bytes],
) -> None:
    wire = Wire(pieces, [WHOLE])
    async with calling(wire) as bot:
        with pytest.raises(TelegramNetworkError) as caught:
            await send(bot)
        assert "SECRET" not in str(caught.value)
        assert await send(bot) == (7,)
    assert wire.connections == 2


async def test_an_answer_that_does_not_come_in_time_is_not_taken_for_that_of_the_next_call() -> None:
    wire = Wire([WHOLE[:90]], [WHOLE])
    async with calling(wire) as bot:
        with pytest.raises(TelegramNetworkError, match="in time"):
            await send(bot, 1)
        assert await send(bot) == (7,)
    assert wire.connections == 2


async def test_calls_are_whole_and_share_a_connection() -> None:
    wire = Wire([WHOLE], [WHOLE])
    async with calling(wire) as bot:
        assert await send(bot) == (7,)
        assert await send(bot) == (7,)
    assert wire.connections == 1
    head, _blank, body = wire.requests[1].partition(b"\r\n\r\n")
    line, *fields = head.decode().split("\r\n")
    assert line == f"POST /bot{TOKEN}/sendMessage HTTP/1.1"
    assert dict(each.lower().split(": ") for each in fields).keys() >= {"host", "user-agent"}
    assert "Content-Type: application/json" in fields
    assert body.decode() == '{"chat_id":5,"text":"Ә"}'


async def test_where_an_answer_points_elsewhere_the_token_is_not_sent() -> None:
    wire = Wire([b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"])
    async with calling(wire) as bot:
        with pytest.raises(ClientDecodeError):
            await send(bot)
