"""Methods by their lower-case names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.params import Params

Handler = Callable[["Sandbox", "Params"], Any]
AsyncHandler = Callable[["Sandbox", "Params"], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """A method; ``sends`` counts against the pace of its chat, ``waits`` is a long poll."""

    name: str
    handler: Handler
    sends: bool = False
    waits: bool = False


METHODS: dict[str, Method] = {}


def method(name: str, *, sends: bool = False, waits: bool = False) -> Callable[[Handler], Handler]:
    """Register a handler under a Bot API name; one that waits is a coroutine function."""

    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, handler, sends, waits)
        return handler

    return register
