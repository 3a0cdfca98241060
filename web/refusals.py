"""What strangers do at the port, told in few lines however much they do."""

from __future__ import annotations

import asyncio
from collections import Counter

import structlog

log = structlog.get_logger()

QUIET_SECONDS = 60.0
"""How long what happens is only counted after a line was written."""


class Refusals:
    """Writes the first refusal into the log at once, and how many followed once a minute."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()
        self._is_quiet = False

    def note(self, reason: str) -> None:
        """Count a refusal."""
        self._counted[reason] += 1
        if not self._is_quiet:
            self._tell()

    def _tell(self) -> None:
        self._is_quiet = bool(self._counted)
        if self._counted:
            log.info("refused at the port", **self._counted)
            self._counted.clear()
            asyncio.get_running_loop().call_later(QUIET_SECONDS, self._tell)
