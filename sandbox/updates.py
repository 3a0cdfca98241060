"""The queue of updates; each is delivered until it is confirmed."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from sandbox.errors import ApiError
from sandbox.faults import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sandbox.faults import Fault, Faults
    from sandbox.kinds import Json

_FIRST_UPDATE = 500_000_001
_OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

UPDATE_KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "guest_message",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    }
)


class UpdateQueue:
    """Updates in order.

    ``allowed`` filters new updates, not waiting ones, as Telegram documents it; None means all kinds except
    those that must be asked for. ``on_change`` is called after a confirmation and at the start of a poll.
    ``polls`` is the number of running polls. ``faults`` change the delivery of some updates.
    """

    def __init__(self, on_change: Callable[[], None], faults: Faults) -> None:
        self.allowed: frozenset[str] | None = None
        self.on_change = on_change
        self._faults = faults
        self._pending: dict[int, Json] = {}
        self._spoiled: dict[int, Fault] = {}
        self._next_id = _FIRST_UPDATE
        self._changed = asyncio.Event()
        self._poll = 0
        self.polls = 0

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, payload: Json) -> None:
        """Add an update if the bot asked for its kind."""
        wanted = kind not in _OFF_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if wanted:
            self.inject({kind: payload})

    def inject(self, update: Json, *, as_is: bool = False) -> int:
        """Add a raw update of any kind; return the ``update_id`` that it got.

        With ``as_is`` that id is not written into it; its place in the queue is the same.
        """
        number = self._next_id
        self._next_id += 1
        self._pending[number] = update if as_is else {**update, "update_id": number}
        fault = self._faults.take_for_update(conversation_of(update))
        if fault is not None:
            self._spoiled[number] = fault
        self._changed.set()
        return number

    def allow(self, kinds: Collection[str] | None) -> None:
        """Set the wanted kinds; None changes nothing, an empty list means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & UPDATE_KINDS or None

    def confirm(self, offset: int) -> None:
        """Delete every update before ``offset``; a negative offset keeps that many of the newest."""
        if offset < 0:
            gone = list(islice(self._pending, max(len(self._pending) + offset, 0)))
        else:
            gone = [number for number in self._pending if number < offset]
        for number in gone:
            fault = self._spoiled.pop(number, None)
            if fault is None or fault.kind != "redeliver":
                del self._pending[number]
        if gone:
            self.on_change()

    def confirm_one(self, number: int) -> None:
        """Delete one update."""
        if self._pending.pop(number, None) is not None:
            self.on_change()

    def take_fault(self, number: int) -> Fault | None:
        """Return the fault for the delivery of an update and remove it, or None."""
        return self._spoiled.pop(number, None)

    def drop(self) -> None:
        """Delete all waiting updates."""
        self._pending.clear()
        self._spoiled.clear()
        self.on_change()

    async def poll(self, offset: int, limit: int, timeout_s: float) -> list[Json]:
        """Confirm by ``offset``, then return waiting updates, or wait up to ``timeout_s`` for some.

        ApiError 409: another poll or a webhook ended this one.
        """
        self.end_polls()
        mine = self._poll
        self.confirm(offset)
        self.polls += 1
        self.on_change()
        try:
            async with asyncio.timeout(timeout_s):
                while not self._pending:
                    self._changed.clear()
                    await self._changed.wait()
                    if mine != self._poll:
                        raise ApiError(409, CONFLICT)
        except TimeoutError:
            return []
        finally:
            self.polls -= 1
        return [
            update
            for number, each in islice(self._pending.items(), limit)
            for update in self._copies(number, each)
        ]

    def _copies(self, number: int, update: Json) -> list[Json]:
        fault = self._spoiled.get(number)
        return [update] * (2 if fault is not None and fault.kind == "duplicate" else 1)

    def end_polls(self) -> None:
        """End a waiting poll, as another poll or a new webhook does."""
        self._poll += 1
        self._changed.set()

    async def after(self, number: int) -> tuple[int, Json]:
        """Wait for the first update with a number in the queue above ``number``; return number and update."""
        while True:
            for waiting, update in self._pending.items():
                if waiting > number:
                    return waiting, update
            self._changed.clear()
            await self._changed.wait()


def conversation_of(update: Json) -> str:
    """Return the id of the chat of an update, else of the person, or ``""``; its updates stay in order."""
    for payload in update.values():
        if not isinstance(payload, dict):
            continue
        message = payload.get("message")
        shown = message.get("chat") if isinstance(message, dict) else None
        chat = payload.get("chat") or shown or payload.get("from")
        if isinstance(chat, dict):
            return str(chat.get("id"))
    return ""
