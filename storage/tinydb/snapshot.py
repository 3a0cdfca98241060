"""The snapshot that plain TinyDB opens, and its backups."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from storage.tinydb.disk import temporary_of
from storage.tinydb.tables import parse_snapshot, snapshot_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from storage.tinydb.disk import Disk
    from storage.tinydb.tables import Tables

BACKUPS = 3
"""Number of earlier snapshots that are kept."""
CHUNK_PAUSE = 0.0002
"""Seconds of pause after each written chunk of a snapshot."""


class Snapshot:
    """``bot.json`` and its numbered backups, all written atomically."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self._disk = disk
        self._backup_name = re.compile(re.escape(path.name) + r"\.backup-(\d{6,})")

    def backups(self) -> list[Path]:
        """Return the backups, newest first."""
        found = [path for path in self.path.parent.iterdir() if self._backup_name.fullmatch(path.name)]
        return sorted(found, key=self._number, reverse=True)

    def _number(self, backup: Path) -> int:
        return int(backup.name.rpartition("-")[2])

    def size(self) -> int:
        """Return the size of the snapshot in bytes."""
        return self.path.stat().st_size

    def written_at(self) -> datetime:
        """Return when the snapshot was written, in UTC."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    def read(self) -> Tables:
        """Return the tables; raise OSError if the file cannot be read, ValueError if it is damaged."""
        return parse_snapshot(self._disk.read(self.path))

    def replace(self, tables: Tables) -> None:
        """Keep the present snapshot as a backup and write a new one."""
        self._back_up()
        self._write(tables)

    def replace_with_backups(self, tables: Tables) -> None:
        """Write a new snapshot and replace all backups by one copy of it, so that no old data remains."""
        self._write(tables)
        self._back_up()
        for backup in self.backups()[1:]:
            self._disk.remove(backup)

    def create(self) -> None:
        """Write the snapshot of an empty store."""
        self._write({})

    def remove_leftovers(self) -> None:
        """Remove temporary files of a killed process."""
        targets = [self.path, *(self.path.with_name(name) for name in self._half_written_backups())]
        for path in map(temporary_of, targets):
            self._disk.remove(path)

    def _half_written_backups(self) -> list[str]:
        names = [path.name.removesuffix(".tmp") for path in self.path.parent.glob("*.tmp")]
        return [name for name in names if self._backup_name.fullmatch(name)]

    def _write(self, tables: Tables) -> None:
        self._disk.write_atomically(self.path, _with_pauses(snapshot_chunks(tables)))

    def _back_up(self) -> None:
        data = self._disk.read(self.path)
        backups = self.backups()
        if backups and self._disk.read(backups[0]) == data:
            return
        number = self._number(backups[0]) + 1 if backups else 1
        self._disk.write_atomically(self.path.with_name(f"{self.path.name}.backup-{number:06}"), [data])
        for backup in backups[BACKUPS - 1 :]:
            self._disk.remove(backup)


def _with_pauses(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks with pauses, in which the thread of the event loop can run.

    Without them, the writing thread would get the interpreter back before the other thread has woken up.
    """
    for chunk in chunks:
        yield chunk
        time.sleep(CHUNK_PAUSE)
