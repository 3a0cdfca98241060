"""Reading the records of a store without lock or changes, because another process may use it."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable, StorageUnreadable
from briefing.store_stats import FileStats, StoreStats
from storage.ledger.records import RecordsStep
from storage.tinydb.disk import Disk
from storage.tinydb.journal import Damaged, Journal
from storage.tinydb.ledger_sync import LedgerSync
from storage.tinydb.snapshot import Snapshot
from storage.tinydb.tables import apply

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing.records import RecordReader
    from storage.ledger.ledger import Ledger
    from storage.tinydb.tables import Tables

TRIES = 20
"""Enough, because folds are minutes apart and take less than a second."""


def read_records(path: Path) -> RecordReader:
    """Return the present records; none if there is no store yet.

    Raises ``StorageUnreadable`` if the store is damaged, ``StorageUnavailable`` if it cannot be read.
    """
    return RecordsStep(_ledger(path, read_tables(path)).records)


def read_stats(path: Path, now: datetime) -> StoreStats:
    """Return the present figures at ``now``; raise as :func:`read_records` does."""
    began = perf_counter()
    ledger = _ledger(path, read_existing(path))
    snapshot, journal = Snapshot(path.resolve(), Disk()), Journal(path.resolve(), Disk())
    file = FileStats(
        file_bytes=snapshot.size(),
        journal_bytes=sum(each.path.stat().st_size for each in journal.segments),
        folded_at=snapshot.written_at(),
        opened_in=timedelta(seconds=perf_counter() - began),
    )
    return StoreStats(
        kind="TinyDB",
        chats=ledger.count_chats(),
        due=ledger.outbox.queues.count_due(now),
        documents=ledger.count_documents(),
        file=file,
        subscriptions=ledger.count_subscriptions(),
        size=file.file_bytes + file.journal_bytes,
    )


def _ledger(path: Path, tables: Tables) -> Ledger:
    sync = LedgerSync()
    try:
        sync.load(tables)
    except ValueError as error:
        raise StorageUnreadable(f"{path} cannot be read ({error}).") from error
    return sync.ledger


def read_existing(path: Path) -> Tables:
    """Return the present documents; raise as :func:`read_records`, and for a store that is missing."""
    check_there(path)
    return read_tables(path)


def check_there(path: Path) -> None:
    """Raise ``StorageUnavailable`` for a store that is missing, or that cannot be looked for."""
    try:
        is_there = path.exists()
    except OSError as error:
        raise _unavailable(path, error) from error
    if not is_there:
        raise StorageUnavailable(f"There is no store {path}.")


def read_tables(path: Path) -> Tables:
    """Return the present documents; none if there is no store yet. It raises as :func:`read_records` does."""
    try:
        return _tables(path.resolve())
    except OSError as error:
        raise _unavailable(path, error) from error
    except (Damaged, ValueError) as error:
        raise StorageUnreadable(f"{path} cannot be read ({error}).") from error


def _unavailable(path: Path, error: OSError) -> StorageUnavailable:
    return StorageUnavailable(f"{path} cannot be read ({error.strerror or error}).")


def _tables(path: Path) -> Tables:
    """Return the documents of the snapshot and its journal.

    If a fold replaced the snapshot meanwhile, both are read again: the journal may belong to the old one.
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
