"""Versions of a statement that owners took in in the chat, and the newest one that readers are shown.

The state in the content folder is version 0.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from briefing.errors import Fault
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
    """One version of a statement, shown from ``at`` until the next one."""

    table: ClassVar[str] = "versions"
    people_fields: ClassVar[tuple[str, ...]] = ("by",)
    found_by: ClassVar[tuple[str, ...]] = ("statement",)

    statement: str
    number: int
    """Counts from 1 for each statement."""
    text: str
    """The statement as TOML; empty for the state in the content folder."""
    by: int
    role: Role
    at: datetime
    brings_back: int | None = None
    """The number of the earlier version that was published again, or None."""

    @property
    def key(self) -> str:
        """The statement and the number."""
        return f"{self.statement}/{self.number}"


@dataclass(frozen=True, slots=True)
class Upload(Personal):
    """A statement that a person sent and has not confirmed; a newer one replaces it."""

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
    """Return the statements of the content folder, each replaced by its newest version.

    The log has the entries of all versions, so that none is lost.
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
    """Return the digest of an old and a new text for a confirmation."""
    return hashlib.sha256(f"{len(before)}\n{before}{after}".encode()).hexdigest()[:DIGEST]


class StatementFiles(Protocol):
    """Reads and writes statements as files, in threads beside the event loop."""

    largest: int
    """The most bytes of a file."""

    async def read(self, data: bytes, name: str) -> Statement:
        """Return the statement in a file: JSON if the name ends in ``.json``, else TOML.

        Raises :class:`briefing.errors.ContentFaulty` with every fault.
        """

    async def read_again(self, texts: Collection[str]) -> Mapping[str, Statement]:
        """Return the statements in texts that were taken in earlier, by text.

        Texts that today's rules refuse are left out.
        """

    async def proofread(self, statement: Statement) -> Sequence[Fault]:
        """Return what breaks the rules of typography in a statement; nothing is refused for it."""

    async def text_of(self, statement: Statement) -> str:
        """Return the statement as TOML, always the same for equal statements."""
