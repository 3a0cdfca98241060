"""The system calls with which the store changes the disk, and durable operations built from them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PRIVATE = 0o600
"""Only the bot's own user may read what is stored about chats."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The calls that decide what survives a crash; tests can observe each or make it fail."""

    read: Callable[[Path], bytes] = Path.read_bytes
    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    truncate: Callable[[int, int], None] = os.ftruncate
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write all data, in several calls if needed."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.write(descriptor, bytes(rest)) :]

    def sync_folder(self, folder: Path) -> None:
        """Make created, replaced and removed names in a folder durable."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def write_atomically(self, path: Path, chunks: Iterable[bytes]) -> None:
        """Replace the content of ``path`` durably; after a crash or error it is all old or all new."""
        temporary = temporary_of(path)
        try:
            self._write_new(temporary, chunks)
            self.replace(temporary, path)
        except OSError:
            with suppress(OSError):  # frees a full disk; the first error is the one to report
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
        """Remove a file durably; a missing file is no error."""
        with suppress(FileNotFoundError):
            self.unlink(path)
        self.sync_folder(path.parent)

    def make_folder(self, folder: Path) -> None:
        """Create a folder and its missing parents durably."""
        missing = [step for step in (folder, *folder.parents) if not step.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for step in missing:
            self.sync_folder(step.parent)


def temporary_of(path: Path) -> Path:
    """Return the path of the temporary file for replacing ``path``."""
    return path.with_name(f"{path.name}.tmp")
