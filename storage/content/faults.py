"""Collecting the faults of all files, so that an editor gets them all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.errors import Fault
from storage.content.wording import dotted

Key = tuple[str | int, ...]
"""The path to a place in a file: keys, slugs, and positions in a list, counted from 1."""


@dataclass(frozen=True, slots=True)
class FileFaults:
    """The faults of one file, added to a list that all files share."""

    file: str
    """The path relative to the content folder, with ``/``."""
    found: list[Fault]
    within: Key = ()
    """The path to the table of one language, if a statement with all its texts is in one file; else empty."""

    @property
    def name(self) -> str:
        """The name of the table, if there is one, or else of the file, as other faults mention it."""
        return dotted(self.within) or self.file

    def inside(self, *steps: str) -> FileFaults:
        """Return an object that adds the faults of a table of this file to the same list."""
        return replace(self, within=(*self.within, *steps))

    def add(self, key: Key | str, reason: str) -> None:
        """Add a fault at ``key``, a path or a description of the place; empty means the whole file."""
        if isinstance(key, str):
            where = " ".join(key.split()) or dotted(self.within)
        else:
            where = dotted((*self.within, *key))
        self.found.append(Fault(self.file, where, reason))
