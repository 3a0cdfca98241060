"""Disks for the tests: one that takes pictures of what a crash would leave, one that fails on demand."""

from __future__ import annotations

import errno
import os
import stat
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage.tinydb.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Image = dict[str, bytes]
"""The files of a folder."""


def image_of(folder: Path) -> Image:
    """What a kill leaves: everything that the system was told."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def settled_image(folder: Path) -> Image:
    """The same once no thread is folding any more; none begins while the event loop stands still in here."""
    while True:
        with suppress(FileNotFoundError):
            image = image_of(folder)
            if image == image_of(folder):
                return image


def restore(image: Image, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, data in image.items():
        (folder / name).write_bytes(data)
    return folder


@dataclass(frozen=True)
class Picture:
    call: str
    """The call that the crash prevents."""
    killed: Image
    cut: Image
    """What a power cut leaves: synced contents under synced names, nothing else."""
    reordered: Image
    """The same on a disk that was quicker with the last removal of a file than with all the rest."""


@dataclass
class PictureDisk:
    """The real disk, which calls ``on_picture`` before each change with what a crash there would leave."""

    folder: Path
    graveyard: Path
    """Keeps removed files alive, so that no inode is used twice."""
    on_picture: Callable[[Picture], None]
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _contents: dict[int, bytes] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _removed: str | None = None

    def __post_init__(self) -> None:
        self.graveyard.mkdir()
        for path in self.folder.iterdir():
            self._contents[path.stat().st_ino] = path.read_bytes()
            self._names[path.name] = path.stat().st_ino

    def disk(self) -> Disk:
        return Disk(
            write=self._write,
            fsync=self._fsync,
            truncate=self._truncate,
            replace=self._replace,
            unlink=self._unlink,
        )

    def picture(self, call: str) -> None:
        with self._lock:
            cut = {name: self._contents.get(inode, b"") for name, inode in self._names.items()}
            reordered = {name: data for name, data in cut.items() if name != self._removed}
            self.on_picture(Picture(call, image_of(self.folder), cut, reordered))

    def _write(self, descriptor: int, data: bytes) -> int:
        with self._lock:
            self.picture("write")
            half = os.write(descriptor, data[: len(data) // 2])
            self.picture("second half of a write")
            return half + os.write(descriptor, data[half:])

    def _fsync(self, descriptor: int) -> None:
        with self._lock:
            self.picture("fsync")
            os.fsync(descriptor)
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                self._names = {path.name: path.stat().st_ino for path in self.folder.iterdir()}
                self._removed = None
            else:
                path = next(path for path in self.folder.iterdir() if path.stat().st_ino == status.st_ino)
                self._contents[status.st_ino] = path.read_bytes()

    def _truncate(self, descriptor: int, size: int) -> None:
        with self._lock:
            self.picture("truncate")
            os.ftruncate(descriptor, size)

    def _replace(self, source: Path, target: Path) -> None:
        with self._lock:
            self.picture(f"replace {target.name}")
            self._bury(target)
            source.replace(target)

    def _unlink(self, path: Path) -> None:
        with self._lock:
            self.picture(f"unlink {path.name}")
            self._bury(path)
            path.unlink()
            self._removed = path.name

    def _bury(self, path: Path) -> None:
        if path.exists():
            os.link(path, self.graveyard / str(len(list(self.graveyard.iterdir()))))


@dataclass
class FailingDisk:
    """A disk on which the calls numbered in ``failing`` (from 0) find no space; a write stops half-way."""

    failing: range
    calls: int = 0
    syncs: int = 0
    """Files that were synced, folders not counted."""

    def disk(self) -> Disk:
        return Disk(
            write=self._write,
            fsync=self._fsync,
            truncate=self._truncate,
            replace=self._replace,
            unlink=self._unlink,
        )

    def _call(self) -> None:
        self.calls += 1
        if self.calls - 1 in self.failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _write(self, descriptor: int, data: bytes) -> int:
        half = os.write(descriptor, data[: len(data) // 2 + 1])
        self._call()
        return half

    def _fsync(self, descriptor: int) -> None:
        self._call()
        self.syncs += stat.S_ISREG(os.fstat(descriptor).st_mode)
        os.fsync(descriptor)

    def _truncate(self, descriptor: int, size: int) -> None:
        self._call()
        os.ftruncate(descriptor, size)

    def _replace(self, source: Path, target: Path) -> None:
        self._call()
        source.replace(target)

    def _unlink(self, path: Path) -> None:
        self._call()
        path.unlink()
