"""An event loop on which hours pass in a moment."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Executor
    from typing import TypeVar

    Result = TypeVar("Result")

ON_ITS_WAY_SECONDS = 0.001
"""Real time in which the system delivers what was sent to a socket of this machine."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to the next moment at which something is to happen.

    While threads work for it its time stands still: what they do takes none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._in_threads = 0
        self._own_sockets = len(self._selector.get_map())  # type: ignore[attr-defined] # asyncio's own name
        self._select = self._selector.select  # type: ignore[attr-defined] # as above
        self._selector.select = self._jump  # type: ignore[attr-defined] # as above

    def time(self) -> float:
        return self._now

    def pass_by(self, seconds: float) -> None:
        """Let so much time pass without anything that happens in it."""
        self._now += seconds

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: object
    ) -> asyncio.Future[Any]:
        self._in_threads += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._thread_is_done)
        return future

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:  # noqa: ASYNC109, ARG002 - as asyncio calls it
        """End the threads, which take real time whatever this clock says; Python 3.12 brought the limit."""
        await super().shutdown_default_executor()

    def _thread_is_done(self, _future: object) -> None:
        self._in_threads -= 1

    def _jump(self, timeout: float | None = None) -> object:
        if self._in_threads:
            return self._select(timeout and None)
        if not timeout:
            return self._select(timeout)
        has_sockets = len(self._selector.get_map()) > self._own_sockets  # type: ignore[attr-defined] # as above
        events = self._select(ON_ITS_WAY_SECONDS if has_sockets else 0)
        if not events:
            self._now += timeout
        return events


def run_virtually(main: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine on a loop of its own whose hours pass in a moment."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
