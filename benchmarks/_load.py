"""Updates as Telegram delivers them, so many in flight, and how long each takes to be answered."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, cast

from _http import Reader, request

from tests.load.processes import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE = 5_000
"""Private chats in turn: no two updates of one chat in flight, and nobody over the flood limit."""
FIRST_PERSON = 1_000_000
LOST_SECONDS = 20.0
SECRET = "s3cret"


def update(number: int, chat_id: int) -> bytes:
    """Return the request with which somebody says ``/chamber``."""
    person = {"id": chat_id, "first_name": "Emma", "username": f"emma{chat_id}", "language_code": "ru"}
    message = {
        "message_id": number,
        "from": {**person, "is_bot": False},
        "chat": {"id": chat_id, "first_name": "Emma", "username": f"emma{chat_id}", "type": "private"},
        "date": 1_790_000_000,
        "text": "/chamber",
        "entities": [{"offset": 0, "length": 8, "type": "bot_command"}],
    }
    body = json.dumps({"update_id": number, "message": message}, separators=(",", ":")).encode()
    return request("/hook", body, X_Telegram_Bot_Api_Secret_Token=SECRET)


def message(_number: int, chat_id: int) -> bytes:
    """Return a bot's own request, to find out how fast the two ends are without a bot between them."""
    body = json.dumps({"chat_id": chat_id, "text": "Some words. " * 100}, ensure_ascii=False).encode()
    return request(f"/bot{TOKEN}/sendMessage", body)


@dataclass
class Figures:
    """What one round showed; latencies in seconds."""

    seconds: float = 0.0
    message: list[float] = field(default_factory=list)
    """From posting an update until its message was at the stub."""
    confirmed: list[float] = field(default_factory=list)
    """From posting an update until the bot's 200 was back."""

    @property
    def rate(self) -> float:
        """Updates a second."""
        return len(self.message) / self.seconds


class Arrivals(asyncio.Protocol):
    """Hears from the stub which message arrived when, and passes it on to the lane that waits for it."""

    def __init__(self) -> None:
        self.waiting: dict[int, Callable[[float], None]] = {}
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for them."""
        cast("asyncio.Transport", transport).write(b"GET /arrivals HTTP/1.1\r\n\r\n")

    def data_received(self, data: bytes) -> None:
        """Take lines of a chat and a moment."""
        *lines, self._buffer = (self._buffer + data).split(b"\n")
        for line in lines:
            chat_id, moment = line.split()
            self.waiting.pop(int(chat_id))(float(moment))


class Lane(asyncio.Protocol):
    """One connection with one update in flight: until it is confirmed and its answer has arrived."""

    def __init__(self, load: Load) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._load = load
        self._reader = Reader()
        self._posted = 0.0
        self._chat_id = 0
        self._open = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._next()

    def data_received(self, data: bytes) -> None:
        """Note the confirmation."""
        for head, body in self._reader.feed(data):
            if not head.startswith(b"HTTP/1.1 200"):
                self.done.set_exception(RuntimeError(head.decode()))
                return
            now = time.monotonic()
            self._load.figures.confirmed.append(now - self._posted)
            if body.startswith(b'{"method":"sendMessage"'):
                # The message came back in the response.
                self._load.arrivals.waiting.pop(self._chat_id)
                self._arrived(now)
            self._closed()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody may hang up before the end."""
        if not self.done.done():
            self.done.set_exception(exc or ConnectionResetError())

    def _arrived(self, moment: float) -> None:
        self._load.figures.message.append(moment - self._posted)
        self._closed()

    def _closed(self) -> None:
        self._open -= 1
        if not self._open:
            self._next()

    def _next(self) -> None:
        chat_id, made = self._load.draw()
        if made is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._chat_id = chat_id
        self._load.arrivals.waiting[chat_id] = self._arrived
        self._open = 2
        self._posted = time.monotonic()
        self._transport.write(made)


class Load:
    """Keeps a number of updates in flight for a time."""

    def __init__(self, arrivals: Arrivals, make: Callable[[int, int], bytes] = update) -> None:
        self.arrivals = arrivals
        self.figures = Figures()
        self._numbers: Iterator[int] = count(100_000_000)
        self._make = make
        self._until = 0.0

    def draw(self) -> tuple[int, bytes | None]:
        """Return the next chat and its request; None when the time is up."""
        number = next(self._numbers)
        chat_id = FIRST_PERSON + number % PEOPLE
        return chat_id, self._make(number, chat_id) if time.monotonic() < self._until else None

    async def run(self, port: int, seconds: float, in_flight: int) -> Figures:
        """Load a port.

        Raises:
            TimeoutError: an update was not answered.
            RuntimeError: an update was refused.

        """
        self.figures = Figures()
        began = time.monotonic()
        self._until = began + seconds
        loop = asyncio.get_running_loop()
        lanes = [
            (await loop.create_connection(lambda: Lane(self), "127.0.0.1", port))[1] for _ in range(in_flight)
        ]
        async with asyncio.timeout(seconds + LOST_SECONDS):
            await asyncio.gather(*(lane.done for lane in lanes))
        self.figures.seconds = time.monotonic() - began
        return self.figures
