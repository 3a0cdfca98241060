"""Several programs on one PostgreSQL, and one sandbox in Telegram's place."""

from __future__ import annotations

import asyncio
import itertools
import time
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self

from aiohttp import ClientError, ClientSession, web

from bot.webhook import SECRET_HEADER
from tests.desk import NOW, Desk
from tests.running.test_webhook import SECRET, free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person, Sandbox
    from storage.content import Content

PATH = "/updates"


class Fleet:
    """Starts replicas, each with its own connections to the database."""

    def __init__(self, box: Sandbox, url: str, uri: str, content: Content) -> None:
        self.box = box
        self._url = url
        self._uri = uri
        self._content = content
        self.desks: list[Desk] = []

    async def start(self, count: int = 1, **settings: object) -> list[Desk]:
        """Start so many replicas with long polling, if the settings name no webhook."""
        started = []
        for _ in range(count):
            desk = Desk(self.box, self._url, self._uri, self._content)
            self.desks.append(desk)
            await desk.start(**settings)
            started.append(desk)
        return started

    async def hook(self, count: int = 1, url: str = "", **settings: object) -> list[Hooked]:
        """Start so many replicas with a webhook, which Telegram reaches at ``url``, else at the last one."""
        hooked = []
        for _ in range(count):
            port = free_port()
            own = f"http://127.0.0.1:{port}{PATH}"
            hook: dict[str, Any] = {"webhook_url": url or own, "webhook_secret": SECRET, "web_port": port}
            (desk,) = await self.start(1, **hook, **settings)
            await self.box.until(lambda: self.box.webhook.hook is not None)
            hooked.append(Hooked(desk, own))
        return hooked

    @asynccontextmanager
    async def clocks_running(self) -> AsyncIterator[None]:
        """Let the clocks of all replicas go on as time does, from the moment at which desks begin."""
        began = time.monotonic()

        async def go_on() -> None:
            while True:
                for each in self.desks:
                    each.now = NOW + timedelta(seconds=time.monotonic() - began)
                await asyncio.sleep(0.02)

        going = asyncio.create_task(go_on())
        try:
            yield
        finally:
            going.cancel()

    async def stop(self) -> None:
        """Stop all that run."""
        await asyncio.gather(*(each.stop() for each in self.desks))


class Hooked:
    """A replica, and a stranger who knows the secret and delivers updates to it."""

    def __init__(self, desk: Desk, url: str) -> None:
        self.desk = desk
        self.url = url

    async def deliver(self, number: int, person: Person, text: str) -> int:
        """Deliver a message in a private chat; return the status of the answer."""
        return (await self._deliver(number, person, text))[0]

    async def reply(self, number: int, person: Person, text: str) -> bytes:
        """Deliver a message in a private chat; return what is in the answer."""
        return (await self._deliver(number, person, text))[1]

    async def _deliver(self, number: int, person: Person, text: str) -> tuple[int, bytes]:
        who = {"id": person.id, "is_bot": False, "first_name": "Emma", "language_code": "en"}
        message: dict[str, Any] = {"message_id": number, "date": 5, "from": who, "text": text}
        message["chat"] = {"id": person.id, "type": "private"}
        headers = {SECRET_HEADER: SECRET}
        raw = {"update_id": number, "message": message}
        async with ClientSession() as http, http.post(self.url, json=raw, headers=headers) as answer:
            return answer.status, await answer.read()

    async def health(self) -> tuple[int, object]:
        """Return the status and the word of ``/healthz``."""
        url = self.url.replace(PATH, "/healthz")
        async with ClientSession() as http, http.get(url) as answer:
            return answer.status, (await answer.json())["status"]


def answers(box: Sandbox, chat: Chat) -> list[str]:
    """Return what the bot said in a chat."""
    return [each.text for each in box.world.messages(chat) if each.from_bot]


class Proxy:
    """A reverse proxy: each request goes to the next replica that takes it."""

    def __init__(self) -> None:
        self.behind: list[str] = []
        self._turns = itertools.count()
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}{PATH}"

    async def __aenter__(self) -> Self:
        self._http = ClientSession()
        app = web.Application()
        app.router.add_post(PATH, self._pass_on)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._http.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body, first = await request.read(), next(self._turns)
        for at in range(len(self.behind)):
            url = self.behind[(first + at) % len(self.behind)]
            try:
                async with self._http.post(url, data=body, headers=request.headers) as answer:
                    if answer.status != HTTPStatus.SERVICE_UNAVAILABLE:
                        return web.Response(status=answer.status, body=await answer.read())
            except ClientError:
                continue
        return web.Response(status=HTTPStatus.BAD_GATEWAY)
