"""Where the faults of all files are collected, so that an editor sees them at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.errors import Fault
from storage.content.wording import dotted

Key = tuple[str | int, ...]
"""The steps to a place in a file: names of keys, slugs, and numbers in a list, counted from 1."""


@dataclass(frozen=True, slots=True)
class FileFaults:
    """The faults of one file, added to a list that all files share."""

    file: str
    """The path relative to the content folder, with ``/``."""
    found: list[Fault]
    within: Key = ()
    """The table that stands for the file, where one file holds what else are several."""

    @property
    def name(self) -> str:
        """What other faults call the file, or the table that stands for it."""
        return dotted(self.within) or self.file

    def inside(self, *steps: str) -> FileFaults:
        """Return the faults of a table of this file that stands for a file of its own."""
        return replace(self, within=(*self.within, *steps))

    def add(self, key: Key | str, reason: str) -> None:
        """Note what is wrong at ``key``; the whole file where it is empty, the words where it is a text."""
        if isinstance(key, str):
            where = " ".join(key.split()) or dotted(self.within)
        else:
            where = dotted((*self.within, *key))
        self.found.append(Fault(self.file, where, reason))
