"""The calls by which the store changes the disk, and the durable steps that are built of them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PRIVATE = 0o600
"""What is kept about chats is nobody's business but the bot's."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The operating system's calls that decide what survives; a test can watch or fail each of them."""

    read: Callable[[Path], bytes] = Path.read_bytes
    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    truncate: Callable[[int, int], None] = os.ftruncate
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write everything, however little the system takes at a time."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.write(descriptor, bytes(rest)) :]

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable: what was created, replaced and removed."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def write_atomically(self, path: Path, chunks: Iterable[bytes]) -> None:
        """Give ``path`` a new content; whatever happens, it has all of the old or all of the new."""
        temporary = temporary_of(path)
        try:
            self._write_new(temporary, chunks)
            self.replace(temporary, path)
        except OSError:
            with suppress(OSError):  # a full disk needs the room; the first error is the one to tell
                self.unlink(temporary)
            raise
        self.sync_folder(path.parent)

    def _write_new(self, path: Path, chunks: Iterable[bytes]) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        try:
            for chunk in chunks:
                self.write_all(descriptor, chunk)
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file for good before anything else happens; one that is gone already is no error."""
        with suppress(FileNotFoundError):
            self.unlink(path)
        self.sync_folder(path.parent)

    def make_folder(self, folder: Path) -> None:
        """Create a folder and its parents where they are missing, durably."""
        missing = [step for step in (folder, *folder.parents) if not step.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for step in missing:
            self.sync_folder(step.parent)


def temporary_of(path: Path) -> Path:
    """Return where a new content of ``path`` is written before it takes its place."""
    return path.with_name(f"{path.name}.tmp")
