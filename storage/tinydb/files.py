"""The files of one store, and the lock that one process holds on them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from briefing.errors import StorageInUse, StorageUnavailable, StorageUnreadable
from storage.tinydb.disk import PRIVATE
from storage.tinydb.journal import Damaged, Journal
from storage.tinydb.snapshot import Snapshot
from storage.tinydb.tables import apply

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from storage.tinydb.disk import Disk
    from storage.tinydb.journal import Segment
    from storage.tinydb.tables import Tables


class Files:
    """The locked files of one store; the lock ends with :meth:`close` or with the process.

    Raises ``StorageInUse`` if another process has the lock, ``StorageUnavailable`` if opening files fails.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        # If the path is a link, the file that it points to is replaced, not the link.
        self.path = path.resolve()
        self._lock = FileLock(f"{self.path}.lock", timeout=0, mode=PRIVATE, thread_local=False)
        try:
            disk.make_folder(self.path.parent)
            self._lock.acquire()
            self.snapshot = Snapshot(self.path, disk)
            self.journal = Journal(self.path, disk)
        except Timeout as error:
            raise StorageInUse(
                f"{self.path} is in use by another process; stop it or set STORAGE_URL to another file."
            ) from error
        except OSError as error:
            self._lock.release()
            raise StorageUnavailable(
                f"{self.path} cannot be opened ({error}); its folder must be one that the bot can write to."
            ) from error

    def load(self, check: Callable[[Tables], None]) -> Tables:
        """Return all confirmed documents, then tidy up after a process that was killed.

        Raises:
            StorageUnreadable: a file is damaged, or ``check`` raised ValueError; no file was changed.
            StorageUnavailable: the disk cannot be written; nothing confirmed was lost.

        """
        try:
            tables = self.read(check)
            self._remove_leftovers(tables)
        except OSError as error:
            raise StorageUnavailable(self.write_failure(error)) from error
        return tables

    def read(self, check: Callable[[Tables], None]) -> Tables:
        """Return all confirmed documents, and change no file.

        Raises ``StorageUnreadable`` as :meth:`load` does.
        """
        file = self.path
        try:
            tables = self.snapshot.read()
            for line in self.journal.replay():
                apply(tables, line.changes)
            check(tables)
        except FileNotFoundError:
            if self.journal.segments or self.snapshot.backups():
                raise self._unreadable(file, "it is missing, but its journal or backups are there") from None
            return {}
        except Damaged as damage:
            raise self._unreadable(damage.path, damage.reason) from damage
        except OSError as error:
            raise self._unreadable(file, error.strerror or str(error)) from error
        except ValueError as error:
            raise self._unreadable(file, str(error)) from error
        return tables

    def fold(self, tables: Tables, segments: Sequence[Segment]) -> None:
        """Write a snapshot of ``tables``, the state after ``segments``, and remove these.

        If the process is killed, the next start finds the old snapshot and all segments, or the new snapshot
        and some of the newest segments; replaying these over it changes nothing.
        """
        if any(segment.erases for segment in segments):
            self.snapshot.replace_with_backups(tables)
        else:
            self.snapshot.replace(tables)
        self.journal.remove(segments)

    def write_failure(self, error: BaseException) -> str:
        """Return the message about a failed write."""
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        return (
            f"{self.path} cannot be written ({reason}): nothing new was kept, "
            "what was confirmed before is safe; see to the disk, then try again."
        )

    def close(self) -> None:
        """Close the journal and release the lock."""
        self.journal.close()
        self._lock.release()

    def _remove_leftovers(self, tables: Tables) -> None:
        self.snapshot.remove_leftovers()
        if self.journal.segments:
            self.fold(tables, self.journal.segments)
        elif not os.path.lexists(self.path):
            self.snapshot.create()

    def _unreadable(self, file: Path, reason: str) -> StorageUnreadable:
        backups = self.snapshot.backups()
        backup = (
            f"the newest backup of {self.path.name} is {backups[0]}"
            if backups
            else f"there is no backup of {self.path.name}"
        )
        return StorageUnreadable(f"{file} cannot be read ({reason}) and was left as it is; {backup}.")
