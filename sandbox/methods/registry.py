"""Methods by their lower-case names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.params import Params

Handler = Callable[["Sandbox", "Params"], Any]
"""Carries a call out and returns its result, an :class:`Answer` or either of them from a coroutine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Success with a word about it."""

    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method; ``sends`` counts against the pace of its chat, ``waits`` is a long poll."""

    name: str
    handler: Handler
    sends: bool
    waits: bool
    is_async: bool


METHODS: dict[str, Method] = {}


def method(name: str, *, sends: bool = False, waits: bool = False) -> Callable[[Handler], Handler]:
    """Register a handler under a Bot API name."""

    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, handler, sends, waits, iscoroutinefunction(handler))
        return handler

    return register
