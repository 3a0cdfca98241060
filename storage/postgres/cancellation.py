"""A cancellation that a library swallows."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def cancellation_kept() -> Iterator[None]:
    """Raise ``CancelledError`` at the end if the task was cancelled meanwhile and nothing has raised it.

    Before Python 3.12 ``asyncio.wait_for``, by which the pool of psycopg waits, drops one that comes
    together with what is waited for. A task that works until it is cancelled would then never end.
    """
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        yield
    except Exception as error:
        if task and task.cancelling() > before:
            raise asyncio.CancelledError from error
        raise
    if task and task.cancelling() > before:
        raise asyncio.CancelledError
