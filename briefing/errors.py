"""The error hierarchy of the product.

::

    BriefingError
    ├── StorageUnavailable      a read or write failed; nothing was changed
    │   ├── StorageUnreadable   the file is damaged; it was not changed
    │   ├── StorageInUse        another process holds the store
    │   └── StorageOfOtherVersion   the program is too old or too new for the database
    └── ContentFaulty           content files cannot be loaded; it has every fault

Each message is a sentence for the operator: what happened and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class BriefingError(Exception):
    """Base of all errors of the product."""


class StorageUnavailable(BriefingError):
    """A read or write failed; nothing was changed."""


class StorageUnreadable(StorageUnavailable):
    """The stored file is damaged; it was not changed."""


class StorageInUse(StorageUnavailable):
    """Another process holds the store."""


class StorageOfOtherVersion(StorageUnavailable):
    """The program is too old or too new for the database, which was not changed."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a content file."""

    file: str
    key: str
    """The dotted place in the file: ``initiatives.3.slug``."""
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"


class ContentFaulty(BriefingError):
    """Content files cannot be loaded; ``faults`` has every fault of every file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
