"""Handling of SIGTERM and SIGINT before the program runs and after it has stopped."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def end_at_once() -> None:
    """Let SIGTERM and SIGINT end the process with status 0, because nothing is in progress."""
    for each in SIGNALS:
        signal.signal(each, _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
