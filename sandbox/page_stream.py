"""Server-sent events that tell every open page what happens in the world."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.page_view import view_bot, view_chat, view_message, view_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.kinds import Json
    from sandbox.state import State

_KEEPALIVE_S = 15
_BACKLOG = 2000
"""Most events that wait for a slow page; a page with more of them has to reload the state."""

_RESULT = ("id", "title", "description", "text", "picture")
"""What the page shows of an inline query result."""

_Numbered = tuple[int, "Json"]


class PageStream:
    """Numbers the events of the world and sends them to the open connections.

    A page opens the connection first and reads the snapshot then, so that it misses nothing. An event only
    says what changed; its content is read when it is sent.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._readers: set[asyncio.Queue[_Numbered | None]] = set()
        self.serial = 0
        state.world.subscribe(self._on_event)

    def _on_event(self, event: Json) -> None:
        if event["type"] == "call":
            return  # There are too many calls under load; the page reads the journal when it is opened.
        self.serial += 1
        for reader in self._readers:
            if reader.qsize() < _BACKLOG:
                reader.put_nowait((self.serial, event))
            elif reader.qsize() == _BACKLOG:
                reader.put_nowait((self.serial, {"type": "reload"}))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer ``GET /api/events`` until the page is closed or the server stops."""
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
            pass  # The page was closed.
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
        for shown in _shown(self._state, event):
            body = json.dumps(shown | {"serial": serial}, ensure_ascii=False)
            await response.write(f"id: {serial}\ndata: {body}\n\n".encode())
        return True

    async def close(self, _app: web.Application) -> None:
        """End every connection, so that the server can stop."""
        for reader in self._readers:
            reader.put_nowait(None)


def _shown(state: State, event: Json) -> list[Json]:
    """Return the events of the page for an event of the world; unknown ones are changes of a chat."""
    show = _SHOWN.get(event["type"])
    if show is not None:
        return show(state, event)
    chat = state.world.chats.get(event.get("chat_id", 0))
    return [] if chat is None else [{"type": "chat", "chat": view_chat(state, chat)}]


def _shown_message(state: State, event: Json) -> list[Json]:
    """Return the event of a message in its present state, after that of its chat if it is private."""
    chat = state.world.chats.get(event["chat_id"])
    message = chat.log.get(event["message_id"]) if chat is not None else None
    if chat is None or message is None:
        return []  # everything was reset since
    if message.deleted:
        return [{"type": "deleted", "chat_id": chat.id, "message_ids": [message.message_id]}]
    shown: list[Json] = [{"type": "message", "message": view_message(message)}]
    if chat.is_private:
        shown.insert(0, {"type": "chat", "chat": view_chat(state, chat)})
    return shown


def _shown_ephemeral(state: State, event: Json) -> list[Json]:
    """Return the event of an ephemeral message in its present state; the page names it by a negative id."""
    chat = state.world.chats.get(event["chat_id"])
    if chat is None:
        return []
    message = state.world.ephemeral(chat, event["ephemeral_id"])
    if message is None:
        return [{"type": "deleted", "chat_id": chat.id, "message_ids": [-event["ephemeral_id"]]}]
    return [{"type": "message", "message": view_message(message)}]


def _shown_answer(_state: State, event: Json) -> list[Json]:
    answer = {key: event[key] for key in ("text", "show_alert", "url")}
    return [{"type": "answer", "query": event["callback_query_id"], **answer}]


def _shown_inline(state: State, event: Json) -> list[Json]:
    query = event["inline_query_id"]
    answer = state.world.inline_answers.get(query, {})
    shown = {name: answer.get(name) for name in ("next_offset", "button")}
    results = [{name: result[name] for name in _RESULT} for result in answer.get("results", [])]
    return [{"type": "inline", "query": query, "results": results, **shown}]


def _shown_action(_state: State, event: Json) -> list[Json]:
    return [{"type": "typing", "chat_id": event["chat_id"], "thread": event["thread"]}]


_SHOWN: dict[str, Callable[[State, Json], list[Json]]] = {
    "message": _shown_message,
    "edited": _shown_message,
    "deleted": _shown_message,
    "reaction": _shown_message,
    "ephemeral": _shown_ephemeral,
    "inline_answer": _shown_inline,
    "callback_answer": _shown_answer,
    "action": _shown_action,
    "person": lambda state, _event: [{"type": "people", "people": view_people(state)}],
    "settings": lambda state, _event: [{"type": "bot", "bot": view_bot(state)}],
    "commands": lambda _state, _event: [{"type": "menu"}],
    "time": lambda state, _event: [{"type": "time", "now": state.world.now}],
    "start_over": lambda _state, _event: [{"type": "reload"}],
    "reload": lambda _state, _event: [{"type": "reload"}],
}
