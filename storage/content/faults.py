"""Where the faults of all files are collected, so that an editor sees them at once."""

from __future__ import annotations

from dataclasses import dataclass

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

    def add(self, key: Key | str, reason: str) -> None:
        """Note what is wrong at ``key``; the whole file where it is empty, the words where it is a text."""
        where = " ".join(key.split()) if isinstance(key, str) else dotted(key)
        self.found.append(Fault(self.file, where, reason))
