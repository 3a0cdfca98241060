"""The error hierarchy of the product.

::

    BriefingError
    ├── StorageUnavailable      a read or write could not be carried out; nothing of it was kept
    │   ├── StorageUnreadable   the file is damaged; it was left as it is
    │   └── StorageInUse        another process holds the store
    └── ContentFaulty           content files do not load; carries every fault found

Each message is a sentence for the operator: what happened and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class BriefingError(Exception):
    """Base of every error that the product raises on purpose."""


class StorageUnavailable(BriefingError):
    """A read or write could not be carried out; nothing of it was kept."""


class StorageUnreadable(StorageUnavailable):
    """The stored file is damaged; it was left exactly as it is."""


class StorageInUse(StorageUnavailable):
    """Another process holds the store."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a content file."""

    file: str
    key: str
    """Where in the file, dotted: ``initiatives.3.slug``."""
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"


class ContentFaulty(BriefingError):
    """Content files do not load; ``faults`` has every fault of every file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
