"""A dispatcher that finds handlers by an index, and puts its middlewares around them once (docs/adr/0016)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import Dispatcher
from aiogram.dispatcher.middlewares.manager import MiddlewareManager

from bot.handler_index import HandlerIndex

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot, Router
    from aiogram.dispatcher.event.telegram import TelegramEventObserver
    from aiogram.types import TelegramObject, Update

    Call = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

INDEXED = ("message", "callback_query", "guest_message", "inline_query")
"""Kinds of updates whose handlers are found by a key; few handlers take the others."""


class IndexedDispatcher(Dispatcher):
    """Works as aiogram's, which it asks for what is not indexed: rare kinds of updates, and errors."""

    def __init__(self) -> None:
        super().__init__(disable_fsm=True)
        self._routes: dict[str, Call] = {}
        self._route_update: Call | None = None

    def index(self) -> None:
        """Index the handlers of all routers; to be called when they, and all middlewares, are registered.

        Raises:
            ValueError: a router has filters or middlewares of its own, which the index does not know.

        """
        self._routes = {name: self._route(name) for name in INDEXED}
        self._route_update = _within(self.update.outer_middleware, self._pass_on)

    async def feed_update(self, bot: Bot, update: Update, **kwargs: Any) -> Any:  # noqa: ANN401 - as of aiogram
        """Take an update that was made with ``bot``."""
        if self._route_update is None:
            return await super().feed_update(bot, update, **kwargs)
        return await self._route_update(update, {**self.workflow_data, **kwargs, "bot": bot})

    async def _pass_on(self, update: Update, **kwargs: Any) -> Any:  # noqa: ANN401 - as of aiogram
        """Pass the event of an update to its handler."""
        for name, route in self._routes.items():
            event: TelegramObject | None = getattr(update, name)
            if event is not None:
                return await route(event, {**kwargs, "event_update": update})
        return await self._listen_update(update, **kwargs)

    def _route(self, name: str) -> Call:
        own = self.observers[name]
        routers = [each for each in self.chain_tail if each is not self]
        for each in routers:
            _require_plain(each, each.observers[name])
        index = HandlerIndex(
            (handler for each in routers for handler in each.observers[name].handlers),
            lambda handler: _within(own.middleware, handler.call),
        )
        return _within(own.outer_middleware, index.trigger)


def _require_plain(router: Router, observer: TelegramEventObserver) -> None:
    if observer._handler.filters or observer.middleware or observer.outer_middleware:  # noqa: SLF001 - aiogram shows it nowhere
        raise ValueError(f"{router} has filters or middlewares of its own")


def _within(middlewares: MiddlewareManager, call: Callable[..., Awaitable[Any]]) -> Call:
    wrapped: Call = MiddlewareManager.wrap_middlewares(middlewares, call)
    return wrapped
