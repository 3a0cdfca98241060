"""The journal: files (segments) with a line for each change since the snapshot."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.tinydb import lines
from storage.tinydb.disk import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storage.tinydb.disk import Disk


class Damaged(Exception):
    """A file does not contain what was confirmed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(slots=True, eq=False)
class Segment:
    """One file of the journal."""

    number: int
    path: Path
    size: int = 0
    """Confirmed bytes."""
    checksum: int = 0
    """The checksum of the last confirmed line; it starts from the number, so that swapped files are found."""
    erases: bool = False
    """Whether a line of it erases somebody's data."""


class Journal:
    """The segments of one store, oldest first.

    Not thread-safe, except that :meth:`remove` may run at the same time as :meth:`append`.
    """

    def __init__(self, store: Path, disk: Disk) -> None:
        self._store = store
        self._disk = disk
        self._segments = self._find_segments()
        self._last = self._segments[-1].number if self._segments else 0
        self._descriptor: int | None = None
        """The open file of the newest segment, or None if the next line begins a new one."""
        self._intact = True
        """Whether the newest segment has no bytes after the confirmed ones."""

    @property
    def size(self) -> int:
        """Confirmed bytes of all segments."""
        return sum(segment.size for segment in self.segments)

    @property
    def erases(self) -> bool:
        """Whether somebody's data is still to be erased from snapshot and backups."""
        return any(segment.erases for segment in self.segments)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, oldest first."""
        return tuple(self._segments)

    def _find_segments(self) -> list[Segment]:
        name = re.compile(re.escape(self._store.name) + r"\.journal-(\d{6,})")
        matches = [(name.fullmatch(path.name), path) for path in self._store.parent.iterdir()]
        return sorted(
            (Segment(int(match[1]), path) for match, path in matches if match),
            key=lambda segment: segment.number,
        )

    def replay(self) -> list[lines.Line]:
        """Return all confirmed lines; raise :class:`Damaged` or OSError. No file is changed.

        Bytes after the last newline belong to a line that was not confirmed when the process was killed.
        """
        replayed: list[lines.Line] = []
        for position, segment in enumerate(self._segments):
            if segment.number != self._segments[0].number + position:
                raise Damaged(segment.path, "the journal file before it is missing")
            data = self._disk.read(segment.path)
            *whole, incomplete = data.split(b"\n")
            if incomplete and segment is not self._segments[-1]:
                raise Damaged(segment.path, "its last line is cut short though a later journal file exists")
            checksum = segment.number
            for number, line in enumerate(whole, start=1):
                try:
                    parsed, checksum = lines.parse(line, checksum)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    raise Damaged(segment.path, f"line {number} is damaged: {error}") from error
                replayed.append(parsed)
                segment.erases |= parsed.erases
            segment.size = len(data) - len(incomplete)
        return replayed

    def append(self, payloads: Sequence[bytes], *, erases: bool) -> None:
        """Make lines durable with one fsync; after an OSError none of them is kept."""
        if self._descriptor is None:
            self._descriptor = self._create_segment()
        descriptor = self._descriptor
        self._repair(descriptor)
        segment = self._segments[-1]
        data, checksum = lines.with_checksums(payloads, segment.checksum)
        self._intact = False
        try:
            self._disk.write_all(descriptor, data)
            self._disk.fsync(descriptor)
        except OSError as error:
            try:
                self._repair(descriptor)
            except OSError as second:
                error.add_note(f"and what was written of it could not be taken back yet: {second}")
            raise
        self._intact = True
        segment.size += len(data)
        segment.checksum = checksum
        segment.erases |= erases

    def rotate(self) -> tuple[Segment, ...]:
        """Close the newest segment and return all segments; the next line begins a new one."""
        if self._descriptor is not None:
            self._repair(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None
        return self.segments

    def remove(self, segments: Sequence[Segment]) -> None:
        """Remove segments that are part of a snapshot, durably, oldest first.

        If the process is killed, replaying the newest ones leads to the same state; older ones alone would
        bring old states back.
        """
        for segment in segments:
            self._disk.remove(segment.path)
            self._segments.remove(segment)

    def close(self) -> None:
        """Close the open file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _create_segment(self) -> int:
        number = self._last + 1
        path = self._store.with_name(f"{self._store.name}.journal-{number:06}")
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_TRUNC, PRIVATE)
        try:
            self._disk.sync_folder(path.parent)
        except OSError:
            os.close(descriptor)
            raise
        self._last = number
        self._segments.append(Segment(number, path, checksum=number))
        return descriptor

    def _repair(self, descriptor: int) -> None:
        """Remove bytes of a failed write after the confirmed ones."""
        if not self._intact:
            self._disk.truncate(descriptor, self._segments[-1].size)
            self._disk.fsync(descriptor)
            self._intact = True
