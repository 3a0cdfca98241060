"""The index of handlers finds what asking all routers in turn finds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from aiogram import BaseMiddleware, Router
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from bot.indexed_dispatcher import IndexedDispatcher
from bot.update_fields import UPDATE
from handlers.support.commands import Command
from tests.followups.desk import STEPS, Editor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram.dispatcher.event.handler import FilterObject

    from tests.desk import Desk

TEXTS = (
    "/nothing",
    "/chamber",
    "/chamber@other_bot",
    "/initiative@briefing_bot, 4",
    "/a/path",
    "/cancel",
    "«/digest»",
    "chamber",
    "Hello",
    "",
    "https://akorda.example/ru/events/chamber",
)
DATA = ("", ":", "card", "card:", "nothing:1", "card:" + "a" * 65)


class Noting(BaseMiddleware):
    """Notes which handler was found, and does not call it."""

    def __init__(self) -> None:
        self.found: list[object] = []

    async def __call__(self, _handler: object, _event: object, data: dict[str, Any]) -> object:
        self.found.append((data["handler"].callback, data.get("callback_data"), data.get("holding")))
        return None


def filters_of(dispatcher: IndexedDispatcher, kind: str) -> Iterator[FilterObject]:
    for router in dispatcher.chain_tail:
        for handler in router.observers[kind].handlers:
            yield from handler.filters or ()


def pressed(kind: type[CallbackData]) -> Iterator[str]:
    """Yield data of a kind of button; what has few values takes each of them."""
    values = [_values(field.annotation) for field in kind.model_fields.values()]
    for number in range(max(map(len, values), default=1)):
        yield ":".join([kind.__prefix__, *(each[number % len(each)] for each in values)])


def _values(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(each) for each in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(each.value) for each in annotation]
    return ["1"]


def updates(dispatcher: IndexedDispatcher, person: int) -> Iterator[dict[str, Any]]:
    """Yield every command and button that a handler is registered for, and what none or several may take."""
    commands = {name for each in filters_of(dispatcher, "message") for name in _commands(each)}
    kinds = {
        each.callback.callback_data
        for each in filters_of(dispatcher, "callback_query")
        if isinstance(each.callback, CallbackQueryFilter)
    }
    sender = {"id": person, "is_bot": False, "first_name": "Olga", "language_code": "en"}
    for chat in ({"id": person, "type": "private"}, {"id": -1001, "type": "supergroup"}):
        message = {"message_id": 900, "date": 1_790_000_000, "chat": chat, "from": sender}
        for text in (*TEXTS, *(f"/{each}" for each in sorted(commands))):
            yield {"update_id": 1, "message": {**message, "text": text}}
        yield {"update_id": 1, "message": {**message, "document": {"file_id": "f", "file_unique_id": "u"}}}
        for data in (*DATA, *(each for kind in kinds for each in pressed(kind))):
            query = {"id": "1", "from": sender, "chat_instance": "", "data": data, "message": message}
            yield {"update_id": 1, "callback_query": query}


def _commands(each: FilterObject) -> frozenset[str]:
    return each.callback.names if isinstance(each.callback, Command) else frozenset()


@pytest.mark.parametrize("has_open_form", [False, True])
async def test_the_index_finds_what_the_routers_find(idle_desk: Desk, *, has_open_form: bool) -> None:
    olga = Editor(idle_desk, idle_desk.box.world.add_person("Olga", language="en"))
    app = await idle_desk.start(admin_ids=frozenset({olga.person.id}), flood_per_10s=0)
    if has_open_form:
        await olga.do("/followup chamber", STEPS[0])
    dispatcher, noting = app.dispatcher, Noting()
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.middleware._middlewares.insert(0, noting)
    every = list(updates(dispatcher, olga.person.id))
    for indexed in (True, False):
        if indexed:
            dispatcher.index()
        else:
            dispatcher._routes, dispatcher._route_update = {}, None
        for number, update in enumerate(every):
            noting.found.append(number)
            found = UPDATE.read(update, app.bot)
            assert found is not None
            await dispatcher.feed_update(app.bot, found)
    half = len(noting.found) // 2
    assert noting.found[:half] == noting.found[half:]
    assert half > len(every) + 200


def test_a_router_with_middlewares_of_its_own_is_refused() -> None:
    router, dispatcher = Router(name="own"), IndexedDispatcher()
    router.message.middleware(Noting())
    dispatcher.include_router(router)
    with pytest.raises(ValueError, match="own"):
        dispatcher.index()
