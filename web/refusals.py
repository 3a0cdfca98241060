"""Log lines about refused requests: few, however many requests are refused."""

from __future__ import annotations

import asyncio
from collections import Counter

import structlog

log = structlog.get_logger()

QUIET_SECONDS = 60.0
"""How long refusals are only counted after a line was written."""


class RefusalLog:
    """Logs the first refusal at once, and the numbers of further ones once a minute."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()
        self._is_quiet = False

    def note(self, reason: str) -> None:
        """Count a refusal; log it at once if the last line is more than a minute old."""
        self._counted[reason] += 1
        if not self._is_quiet:
            self._write_line()

    def _write_line(self) -> None:
        self._is_quiet = bool(self._counted)
        if self._counted:
            log.info("port_refused", **self._counted)
            self._counted.clear()
            asyncio.get_running_loop().call_later(QUIET_SECONDS, self._write_line)
