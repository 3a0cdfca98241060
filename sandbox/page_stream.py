"""What happens in the world, told to every open page by server-sent events."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.page_view import view_chat, view_message, view_people

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json

_KEEPALIVE_S = 15
_BACKLOG = 2000
"""Events that wait for a slow page; a page that is further behind reads the state anew."""

_Numbered = tuple[int, "Json"]


class PageStream:
    """Numbers the world's events and hands them to the connections that are open.

    A connection gets events from the moment it opens and reads the snapshot afterwards, so a page that comes
    back misses nothing; an event says what changed, and what it looks like is read when it is written out.
    """

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self._readers: set[asyncio.Queue[_Numbered | None]] = set()
        self.serial = 0
        box.world.subscribe(self._take)

    def _take(self, event: Json) -> None:
        self.serial += 1
        for reader in self._readers:
            if reader.qsize() < _BACKLOG:
                reader.put_nowait((self.serial, event))
            elif reader.qsize() == _BACKLOG:
                reader.put_nowait((self.serial, {"type": "reload"}))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer ``GET /api/events`` until the page goes or the server stops."""
        reader: asyncio.Queue[_Numbered | None] = asyncio.Queue()
        self._readers.add(reader)
        response = web.StreamResponse(
            headers={
                "Content-Type": "text/event-stream",
                "Cache-Control": "no-store",
                "X-Accel-Buffering": "no",
            }
        )
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            while await self._write_next(reader, response):
                pass
        except ConnectionError:
            pass  # the page was closed; nothing is owed to it
        finally:
            self._readers.discard(reader)
        return response

    async def _write_next(
        self, reader: asyncio.Queue[_Numbered | None], response: web.StreamResponse
    ) -> bool:
        try:
            async with asyncio.timeout(_KEEPALIVE_S):
                item = await reader.get()
        except TimeoutError:
            await response.write(b": still here\n\n")
            return True
        if item is None:
            return False
        serial, event = item
        for shown in _shown(self._box, event):
            body = json.dumps(shown | {"serial": serial}, ensure_ascii=False)
            await response.write(f"id: {serial}\ndata: {body}\n\n".encode())
        return True

    async def close(self, _app: web.Application) -> None:
        """End every connection, so that a server that stops need not wait for its pages."""
        for reader in self._readers:
            reader.put_nowait(None)


def _shown(box: Sandbox, event: Json) -> list[Json]:
    """Return the page's events for one of the world's."""
    kind = event["type"]
    if kind in {"message", "edited", "deleted"}:
        return _shown_message(box, event)
    if kind == "person":
        return [{"type": "people", "people": view_people(box)}]
    if kind == "callback_answer":
        answer = {key: event[key] for key in ("text", "show_alert", "url")}
        return [{"type": "answer", "query": event["callback_query_id"], **answer}]
    if kind == "action":
        return [{"type": "typing", "chat_id": event["chat_id"], "thread": event["thread"]}]
    if kind == "commands":
        return [{"type": "menu"}]
    chat = box.world.chats.get(event.get("chat_id", 0))
    return [event] if chat is None else [{"type": "chat", "chat": view_chat(box, chat)}]


def _shown_message(box: Sandbox, event: Json) -> list[Json]:
    """Return a message as it is by now; a private chat goes along, because writing starts it."""
    chat = box.world.chats[event["chat_id"]]
    message = chat.log[event["message_id"]]
    if message.deleted:
        return [{"type": "deleted", "chat_id": chat.id, "message_ids": [message.message_id]}]
    shown: list[Json] = [{"type": "message", "message": view_message(message)}]
    if chat.is_private:
        shown.insert(0, {"type": "chat", "chat": view_chat(box, chat)})
    return shown
