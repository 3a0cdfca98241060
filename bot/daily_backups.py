"""A backup of the store once a day, made by a process of its own, so that no answer waits for it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.signals import INTERRUPTED
from handlers.team.private_chats import tell_owners
from storage.backup.folder import last_backup_at, name_for, prune
from views.telegram.support.notices import backup_fails

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from aiogram import Bot

    from bot.settings import Settings
    from handlers.support.context import Services

log = structlog.get_logger()

EVERY = timedelta(days=1)
LOOK_SECONDS = 10.0
"""The pause between two looks whether a backup is due."""
RETRY_SECONDS = 900.0
"""The pause after a backup that could not be made."""
LONGEST_SECONDS = 3600.0
"""How long a backup may take; one that hangs is given up."""


class BackupFailed(Exception):
    """No backup was made; the message says why."""


class DailyBackups:
    """Makes the backups of one program in a folder, and keeps the newest ones."""

    def __init__(
        self, folder: Path, settings: Settings, services: Services, bot: Bot, monotonic: Callable[[], float]
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._services = services
        self._bot = bot
        self._monotonic = monotonic
        self._next_try = 0.0
        self._has_failed = False

    def last_at(self) -> datetime | None:
        """Return when the newest backup in the folder was made, or None if none can be found there."""
        try:
            return last_backup_at(self._folder, self._services.clock())
        except OSError:
            return None

    async def run(self, is_on_duty: Callable[[], bool]) -> None:
        """Make backups until cancelled, while ``is_on_duty`` returns True."""
        while True:
            if is_on_duty():
                await self.make_due()
            await asyncio.sleep(LOOK_SECONDS)

    async def make_due(self) -> None:
        """Make a backup if one is due; tell the log of each failure, and the owners of the first."""
        now = self._services.clock()
        last = self.last_at()
        if (last is not None and now - last < EVERY) or self._monotonic() < self._next_try:
            return
        try:
            path = await self._make(now)
        except (BackupFailed, OSError) as error:
            self._next_try = self._monotonic() + RETRY_SECONDS
            log.error("backup_failed", reason=str(error))  # noqa: TRY400 - the sentence says it
            if not self._has_failed:
                self._has_failed = True
                await tell_owners(self._bot, self._services, backup_fails)
        else:
            self._has_failed = False
            log.info("backup_written", file=str(path), bytes=path.stat().st_size)
            self._prune(now)

    def _prune(self, now: datetime) -> None:
        try:
            prune(self._folder, self._settings.backup_keep, now)
        except OSError as error:
            # The backup of the day is there all the same.
            log.warning("backups_not_removed", reason=str(error))

    async def _make(self, now: datetime) -> Path:
        path = self._folder / name_for(now, is_encrypted=bool(self._settings.backup_recipient))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "backup", str(path)),
            env={
                **os.environ,
                "STORAGE_URL": self._settings.storage_url,
                "BACKUP_RECIPIENT": self._settings.backup_recipient,
                "PYTHONUTF8": "1",
            },
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            # What reaches the group of a terminal is for the bot, which ends this process itself.
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                _, said = await process.communicate()
        except TimeoutError:
            raise BackupFailed(f"it was not complete after {LONGEST_SECONDS / 60:.0f} minutes") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise BackupFailed(_reason(process.returncode, said.decode("utf-8", "replace")))
        return path


def _reason(status: int, said: str) -> str:
    """Return why a process failed: the signal that ended it, as where memory is short, or its last line."""
    number = -status if status < 0 else status - INTERRUPTED
    if number > 0:
        return f"signal {number} ended its process: {signal.strsignal(number)}"
    return said.strip().rpartition("\n")[2]
