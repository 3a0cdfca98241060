"""A Bot API server that is as fast as Python lets it be, and knows only what the measured bots ask.

Run as a process it prints its port, and tells whoever connects with ``GET /arrivals`` the chat and the
moment of each ``sendMessage``, a line each.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import TYPE_CHECKING, cast

from _http import Reader, response

if TYPE_CHECKING:
    from collections.abc import Callable

ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
CHAT_ID = re.compile(rb'(?:"chat_id": *|\bchat_id=)(\d+)')
"""In JSON, or in a form."""
TRUE = response(b'{"ok":true,"result":true}')
GET_ME = response(json.dumps({"ok": True, "result": ME}).encode())
MESSAGE = b'{"ok":true,"result":{"message_id":7,"date":1700000000,"chat":{"id":%d,"type":"private"},%b}}'


class Stub:
    """The server; ``on_call`` hears the method of each call and, of a message, its chat (else 0)."""

    def __init__(self, on_call: Callable[[str, int], None]) -> None:
        self.on_call = on_call
        self.listeners: list[asyncio.Transport] = []
        self._repeated: dict[bytes, bytes] = {}
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen on a free port and return it."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Take no more calls."""
        if self._server is not None:
            self._server.close()

    def answer(self, method: str, body: bytes) -> bytes | None:
        """Carry out a call; None leaves the caller waiting, as a long poll without updates does."""
        if method == "sendMessage":
            found = CHAT_ID.search(body)
            assert found is not None
            chat_id = int(found[1])
            self.on_call(method, chat_id)
            rest = body[: found.start(1)] + body[found.end(1) :]
            return response(MESSAGE % (chat_id, self._content(rest)))
        self.on_call(method, 0)
        return {"getMe": GET_ME, "getUpdates": None}.get(method, TRUE)

    def _content(self, rest: bytes) -> bytes:
        """Repeat what was sent, as Telegram does; every card is the same but for its chat."""
        if not rest.startswith(b"{"):
            return b'"text":"/chamber"'
        if rest not in self._repeated:
            sent = json.loads(re.sub(rb'"chat_id": *,', b"", rest))
            content = {"text": sent["text"], "reply_markup": sent.get("reply_markup")}
            self._repeated[rest] = json.dumps(content, ensure_ascii=False).encode()[1:-1]
        return self._repeated[rest]


class _Connection(asyncio.Protocol):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._reader = Reader()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        for head, body in self._reader.feed(data):
            path = head.split(b" ", 2)[1].decode()
            if path == "/arrivals":
                self._stub.listeners.append(self._transport)
                continue
            answer = self._stub.answer(path.rpartition("/")[2], body)
            if answer is not None:
                self._transport.write(answer)


async def main() -> None:
    """Serve until killed."""

    def tell(method: str, chat_id: int) -> None:
        if method == "sendMessage":
            line = b"%d %.7f\n" % (chat_id, time.monotonic())
            for listener in stub.listeners:
                listener.write(line)

    stub = Stub(tell)
    print(await stub.start(), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
