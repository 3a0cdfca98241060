"""Limits on messages of one person and in one group: one notice, then no answers until there are fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Message

from briefing.ports_replicas import Hearing
from handlers.support.to_asker import answer_asker
from views.telegram.support.notices import group_too_many, too_many
from views.telegram.support.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.ports_replicas import Floods
    from handlers.support.commands import TypedCommand
    from views.telegram.support.page import ViewContext

WINDOW_SECONDS = 10
MINUTE = 60.0
SPARED = 2
"""Messages kept free in a group's pace, for the notice and people who were not answered within a minute."""
SWEEP_AT = 10_000
"""People and groups remembered before those that have been quiet are forgotten."""
K = TypeVar("K", bound="Hashable")


class GroupFlood:
    """Tells which questions in a group are answered when more are asked than its pace has room for.

    It is asked before an answer is begun, so that no answer waits for a minute and holds up others.
    ``can_answer(chat_id, room)`` tells whether an answer that is begun now leaves soon, and whether the pace
    of the chat has room for so many messages.
    """

    def __init__(
        self,
        can_answer: Callable[[int, float], bool],
        per_minute: int,
        floods: Floods,
        monotonic: Callable[[], float],
    ) -> None:
        self._can_answer = can_answer
        self._floods = floods
        self.per_minute = per_minute
        self._monotonic = monotonic
        self._answered: dict[tuple[int, int], float] = {}
        """When each person was last answered in a group."""
        self._refused: dict[int, float] = {}
        """When a question was last left without an answer, for each group that was told so."""

    def has_room(self, chat_id: int, person: int) -> bool:
        """Tell whether to answer a person's question now; people who were not answered lately go first."""
        now, who = self._monotonic(), (chat_id, person)
        was_answered = now - self._answered.get(who, -MINUTE) < MINUTE
        if not self._can_answer(chat_id, 1 + SPARED * was_answered):
            if chat_id in self._refused:
                self._refused[chat_id] = max(self._refused[chat_id], now)
            return False
        _forget_quiet(self._answered, now)
        self._answered[who] = now
        return True

    async def is_to_be_told(self, chat_id: int) -> bool:
        """Tell whether to tell a group that not all questions are answered: once until it is quiet."""
        now = self._monotonic()
        is_told = now - self._refused.get(chat_id, -MINUTE) < MINUTE
        if is_told or not self._can_answer(chat_id, 0):
            return False
        _forget_quiet(self._refused, now)
        self._refused[chat_id] = now
        return await self._floods.is_first(f"group:{chat_id}", MINUTE)


def _forget_quiet(moments: dict[K, float], now: float) -> None:
    if len(moments) >= SWEEP_AT:
        for each in [each for each, at in moments.items() if now - at >= MINUTE]:
            del moments[each]


class FloodLimit(BaseMiddleware):
    """Lets ``limit`` messages of one person through in any ten seconds; 0 means no limit.

    In a group a message has to pass :class:`GroupFlood` as well.
    """

    def __init__(self, limit: int, group: GroupFlood, floods: Floods) -> None:
        self._limit = limit
        self._group = group
        self._floods = floods

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler, answer the first message over the limit, ignore the next ones."""
        if not isinstance(event, Message) or not is_for_the_bot(event, data["call"]):
            return await handler(event, data)
        reader: ViewContext = data["reader"]
        person = event.sender_chat.id if event.sender_chat else event.from_user.id if event.from_user else 0
        heard = await self._floods.hear(person, self._limit, WINDOW_SECONDS) if self._limit else None
        if heard is Hearing.TELL:
            notice = page(too_many(reader.tr, WINDOW_SECONDS))
            await answer_asker(event, notice, reader, data["services"])
        if heard in {Hearing.TELL, Hearing.IGNORE}:
            return None
        if event.chat.type != ChatType.PRIVATE and not self._group.has_room(event.chat.id, person):
            if await self._group.is_to_be_told(event.chat.id):
                await event.answer(group_too_many(reader.tr, self._group.per_minute))
            return None
        return await handler(event, data)


def is_for_the_bot(message: Message, call: TypedCommand | None) -> bool:
    """Tell whether a message counts: in groups, where people talk, only commands to this bot."""
    return message.chat.type == ChatType.PRIVATE or (call is not None and call.is_ours)
