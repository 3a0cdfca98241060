"""The registry of methods by their names in lower case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.params import Params
    from sandbox.state import State

MethodHandler = Callable[["State", "Params"], Any]
"""Executes a call and returns its result or a :class:`Described`, directly or as a coroutine."""


@dataclass(frozen=True, slots=True)
class Described:
    """The result True with a description."""

    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method; ``waits`` marks a long poll, ``newer`` what a server before Bot API 10.0 does not have."""

    name: str
    handler: MethodHandler
    waits: bool
    newer: bool
    is_async: bool


METHODS: dict[str, Method] = {}


def method(
    name: str, *, waits: bool = False, newer: bool = False
) -> Callable[[MethodHandler], MethodHandler]:
    """Register a handler under a Bot API name."""

    def register(handler: MethodHandler) -> MethodHandler:
        METHODS[name.lower()] = Method(name, handler, waits, newer, iscoroutinefunction(handler))
        return handler

    return register
