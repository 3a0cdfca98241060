"""The queue of updates: made once, delivered until confirmed."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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

    ``allowed`` filters when an update is made, not when it is delivered, as Telegram documents it. None means
    all kinds but those that must be asked for.
    """

    def __init__(self) -> None:
        self.allowed: frozenset[str] | None = None
        self.on_confirm: Callable[[], None] = lambda: None
        self._pending: deque[Json] = deque()
        self._next_id = _FIRST_UPDATE
        self._changed = asyncio.Event()
        self._poll = 0

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, payload: Json) -> None:
        """Add an update if the bot asked for its kind."""
        wanted = kind not in _OFF_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if wanted:
            self.inject({kind: payload})

    def inject(self, update: Json) -> int:
        """Add a raw update whatever was asked for; return the ``update_id`` that it got."""
        number = self._next_id
        self._next_id += 1
        self._pending.append({**update, "update_id": number})
        self._changed.set()
        return number

    def allow(self, kinds: Collection[str] | None) -> None:
        """Change which kinds are made; None keeps what was asked before, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & UPDATE_KINDS or None

    def confirm(self, offset: int) -> None:
        """Forget every update before ``offset``; a negative offset keeps that many of the newest."""
        before = len(self._pending)
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while self._pending and offset > 0 and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
        if len(self._pending) != before:
            self.on_confirm()

    def drop(self) -> None:
        """Forget everything that waits."""
        self._pending.clear()
        self.on_confirm()

    def peek(self, limit: int) -> list[Json]:
        """Return up to ``limit`` of the oldest unconfirmed updates."""
        return [self._pending[index] for index in range(min(limit, len(self._pending)))]

    async def poll(self, limit: int, timeout_s: float) -> list[Json]:
        """Return waiting updates, or wait up to ``timeout_s`` for one; a second poller ends the first.

        Raises:
            ApiError: 409 for the poll that was ended.

        """
        self._poll += 1
        mine = self._poll
        self._changed.set()
        try:
            async with asyncio.timeout(timeout_s):
                while not self._pending or mine != self._poll:
                    if mine != self._poll:
                        raise ApiError(
                            409,
                            "Conflict: terminated by other getUpdates request; "
                            "make sure that only one bot instance is running",
                        )
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return []
        return self.peek(limit)

    def end_polls(self) -> None:
        """End a poll that waits, as a webhook that is set does."""
        self._poll += 1
        self._changed.set()

    async def wait(self) -> None:
        """Return when an update waits."""
        while not self._pending:
            self._changed.clear()
            await self._changed.wait()
