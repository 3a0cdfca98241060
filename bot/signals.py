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


def end_at_once() -> None:
    """Let SIGTERM and SIGINT end the process with status 0, because nothing is in progress."""
    for each in SIGNALS:
        signal.signal(each, _end)


def interrupt() -> None:
    """Let SIGTERM and SIGINT interrupt what is done, so that it can tidy up; the command then fails."""
    for each in SIGNALS:
        signal.signal(each, signal.default_int_handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    for each in (sys.stdout, sys.stderr):
        with suppress(RuntimeError, OSError):  # it is being written to
            each.flush()
    # An exception could be raised within any library, and taken for one of its own.
    os._exit(0)
