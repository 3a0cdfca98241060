"""What the parts of the store have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.postgres.database import Database


class Part:
    """Base of the parts of the store, each of which implements one port on the same database."""

    def __init__(self, database: Database) -> None:
        self._database = database
