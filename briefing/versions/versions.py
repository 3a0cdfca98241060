"""States of a statement that owners took in in the chat; the one from the content folder is version 0."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from briefing.records import Personal, Record
from briefing.team.roles import Role


@dataclass(frozen=True, slots=True)
class StatementVersion(Record):
    """One state of a statement, shown from ``at`` until the next one."""

    table: ClassVar[str] = "versions"
    people_fields: ClassVar[tuple[str, ...]] = ("by",)

    statement: str
    number: int
    """From 1 for each statement."""
    text: str
    """The statement as TOML; empty where it is what lies in the content folder."""
    by: int
    role: Role
    at: datetime
    brings_back: int | None = None
    """The number of the version that this one repeats."""

    @property
    def key(self) -> str:
        """The statement and the number."""
        return f"{self.statement}/{self.number}"


@dataclass(frozen=True, slots=True)
class Upload(Personal):
    """A statement that a person sent and has not decided about; a newer one takes its place."""

    table: ClassVar[str] = "uploads"
    key_fields: ClassVar[tuple[str, ...]] = ("person",)

    person: int
    statement: str
    text: str
    """The statement as TOML."""
    sent_at: datetime
