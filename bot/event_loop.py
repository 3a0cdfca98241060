"""The event loop that the program runs on: uvloop's where that is installed (``pip install .[fast]``)."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

from bot.logs import log_task_error

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


def run_program(program: Coroutine[None, None, None]) -> None:
    """Run a program until it ends."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.get_loop().set_exception_handler(log_task_error)
        runner.run(program)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        uvloop = import_module("uvloop")
    except ImportError:
        return asyncio.new_event_loop
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory
