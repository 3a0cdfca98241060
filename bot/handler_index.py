"""The handlers of one kind of update, found by the command or the button that they answer.

Topics register handlers with filters, as aiogram has it. Instead of asking the filters of all handlers in
turn, the index asks, in the same order, only those that the command, or the prefix of a button, leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery

from handlers.support.commands import Command

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from aiogram.dispatcher.event.handler import FilterObject, HandlerObject
    from aiogram.types import TelegramObject

    from handlers.support.commands import TypedCommand

    Call = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

SEPARATOR = ":"
"""Ends the prefix of a button's data; aiogram's default, which no button here changes."""


@dataclass(frozen=True, slots=True)
class IndexedHandler:
    """A handler within its middlewares, and what has to be asked before it is called."""

    handler: HandlerObject
    call: Call
    keys: frozenset[str] | None
    """The commands, or the prefixes of buttons, that it answers; None if it may answer anything."""
    filters: tuple[FilterObject, ...]
    """Those whose answer the key does not tell."""


class HandlerIndex:
    """Calls the handler that an event is for."""

    def __init__(
        self, handlers: Iterable[HandlerObject], within_middlewares: Callable[[HandlerObject], Call]
    ) -> None:
        """``handlers`` come in the order in which they are asked."""
        every = [_indexed(each, within_middlewares(each)) for each in handlers]
        keys = frozenset[str]().union(*(each.keys for each in every if each.keys))
        self._unkeyed = tuple(each for each in every if each.keys is None)
        self._by_key: dict[str | None, tuple[IndexedHandler, ...]] = {
            key: tuple(each for each in every if each.keys is None or key in each.keys) for key in keys
        }

    async def trigger(self, event: TelegramObject, **data: Any) -> Any:  # noqa: ANN401 - as of aiogram
        """Call the first handler whose filters all pass; return UNHANDLED if there is none."""
        for each in self._by_key.get(_key_of(event, data), self._unkeyed):
            arguments = await _arguments(each, event, data)
            if arguments is None:
                continue
            try:
                return await each.call(event, arguments)
            except SkipHandler:
                continue
        return UNHANDLED


def _indexed(handler: HandlerObject, call: Call) -> IndexedHandler:
    keys: frozenset[str] | None = None
    asked = []
    for each in handler.filters or ():
        found = _keys_of(each.callback)
        keys = found if keys is None else keys & (found or keys)
        # A button's filter also reads the data; a command's says no more than its name.
        if not isinstance(each.callback, Command):
            asked.append(each)
    return IndexedHandler(handler, call, keys, tuple(asked))


def _keys_of(rule: object) -> frozenset[str] | None:
    if isinstance(rule, Command):
        return rule.names
    if isinstance(rule, CallbackQueryFilter) and rule.callback_data.__separator__ == SEPARATOR:
        return frozenset({rule.callback_data.__prefix__})
    return None


def _key_of(event: TelegramObject, data: dict[str, Any]) -> str | None:
    if isinstance(event, CallbackQuery):
        return (event.data or "").partition(SEPARATOR)[0]
    call: TypedCommand | None = data.get("call")
    return call.name if call is not None and call.is_ours else None


async def _arguments(
    indexed: IndexedHandler, event: TelegramObject, data: dict[str, Any]
) -> dict[str, Any] | None:
    """Return what the handler is called with, or None if one of its filters does not pass."""
    arguments = {**data, "handler": indexed.handler}
    for each in indexed.filters:
        passed = await each.call(event, **arguments)
        if not passed:
            return None
        if isinstance(passed, dict):
            arguments.update(passed)
    return arguments
