"""Handling of SIGTERM and SIGINT before the program runs and after it has stopped."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)
INTERRUPTED = 128
"""What is added to a signal's number to make the exit status of a command that it has interrupted."""


def end_at_once() -> None:
    """Let SIGTERM and SIGINT end the process with status 0, because nothing is in progress."""
    for each in SIGNALS:
        signal.signal(each, lambda _number, _frame: _end(0))


def fail_at_once() -> None:
    """Let SIGTERM and SIGINT end the process as failed, because what was asked for is not done."""
    for each in SIGNALS:
        signal.signal(each, lambda number, _frame: _end(INTERRUPTED + number))


def interrupt() -> None:
    """Let SIGTERM and SIGINT interrupt what is done, so that it can tidy up; the command then fails."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _as_interrupt)


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    # At SIGINT asyncio cancels the main task alone. An exception out of any other handler would end its loop,
    # and with it the tasks that tidying up waits for.
    signal.raise_signal(signal.SIGINT)


def _end(status: int) -> None:
    for each in (sys.stdout, sys.stderr):
        with suppress(RuntimeError, OSError):  # it is being written to
            each.flush()
    # An exception could be raised within any library, and taken for one of its own.
    os._exit(status)
