"""Changes of stored data that are made once, after an update of the program."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from briefing.records import Record


@dataclass(frozen=True, slots=True)
class DoneOnce(Record):
    """That a change of all stored data was made, so that a start need not look at them again."""

    table: ClassVar[str] = "done_once"
    key_fields: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    at: datetime
    """When it was complete, UTC."""
