"""Versions of a statement that owners took in in the chat, and the newest one that readers are shown.

The state in the content folder is version 0.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from briefing.records import Personal, Record
from briefing.statement.model import Statement
from briefing.team.roles import Role
from briefing.versions.append_only import with_log_of

ReadAgain = Callable[[str], Statement | None]
"""Returns the statement in a text that was taken in earlier; None when today's rules refuse it."""
DIGEST = 16
"""Characters of a digest that fit into a button."""


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


def with_newest_versions(
    content: Mapping[str, Statement], versions: Iterable[StatementVersion], read: ReadAgain
) -> dict[str, Statement]:
    """Return the statements of the content folder with the newest versions in their places.

    Whichever version is shown, the log has what any of them has: entries are added, and never lost.
    """
    by_statement: dict[str, list[StatementVersion]] = {}
    for each in sorted(versions, key=lambda each: each.number):
        by_statement.setdefault(each.statement, []).append(each)
    shown = dict(content)
    for statement_id, own in by_statement.items():
        first = content.get(statement_id)
        states = [first, *(read(each.text) if each.text else first for each in own)]
        usable = [each for each in states if each is not None]
        if usable:
            shown[statement_id] = with_log_of(usable[-1], usable)
    return dict(sorted(shown.items(), key=lambda item: (item[1].made_on, item[0])))


def digest_of(before: str, after: str) -> str:
    """Return what a confirmation carries: another state before or after it has another digest."""
    return hashlib.sha256(f"{len(before)}\n{before}{after}".encode()).hexdigest()[:DIGEST]


class StatementFiles(Protocol):
    """Statements in one file each. Reading and writing are done beside the event loop."""

    largest: int
    """Bytes; what is larger is refused."""

    async def read(self, data: bytes, name: str) -> Statement:
        """Return the statement in a file with this name, ``.json`` or else TOML.

        :class:`briefing.errors.ContentFaulty` with every fault.
        """

    async def read_again(self, texts: Collection[str]) -> Mapping[str, Statement]:
        """Return the statements in texts that were taken in once, by text.

        One that today's rules do not take any more is left out.
        """

    async def text_of(self, statement: Statement) -> str:
        """Return the statement as TOML, the same each time."""
