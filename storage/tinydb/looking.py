"""Reading the records of a store that another process may hold, without changing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable, StorageUnreadable
from storage.ledger.records import RecordsStep
from storage.tinydb.disk import Disk
from storage.tinydb.journal import Damaged, Journal
from storage.tinydb.ledger_sync import LedgerSync
from storage.tinydb.snapshot import Snapshot
from storage.tinydb.tables import apply

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.records import Records
    from storage.tinydb.tables import Tables

TRIES = 20
"""A store is folded every few minutes at most, and that takes a part of a second."""


def look(path: Path) -> Records:
    """Return the records as they are at this moment; none when there is no store yet.

    ``StorageUnreadable`` when it is damaged, ``StorageUnavailable`` when it cannot be read.
    """
    mirror = LedgerSync()
    try:
        mirror.load(_tables(path.resolve()))
    except OSError as error:
        raise StorageUnavailable(f"{path} cannot be read ({error.strerror or error}).") from error
    except (Damaged, ValueError) as error:
        raise StorageUnreadable(f"{path} cannot be read ({error}).") from error
    return RecordsStep(mirror.ledger.records)


def _tables(path: Path) -> Tables:
    """Return the documents of a snapshot and of the journal that goes with it.

    While a fold replaces the snapshot, an old journal could bring old states back; it is read again then.
    """
    if not path.exists():
        return {}
    disk = Disk()
    for _ in range(TRIES):
        try:
            before = path.stat()
            tables = Snapshot(path, disk).read()
            for line in Journal(path, disk).replay():
                apply(tables, line.changes)
            after = path.stat()
        except FileNotFoundError:
            continue
        if (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns):
            return tables
    raise StorageUnavailable(f"{path} is being rewritten all the time; try again.")
