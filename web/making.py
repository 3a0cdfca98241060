"""Answers that take long: each is made in a thread, once for all who wait for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Making(Generic[T]):
    """What is being made at this moment, by key."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[T]] = {}

    async def result(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` returns; a call for the same key that is under way is waited for instead.

        Whoever stops waiting takes nothing from the others.
        """
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(asyncio.to_thread(make))
            task.add_done_callback(lambda _task: self._tasks.pop(key))
        return await asyncio.shield(task)
