"""The entries of the append-only log: what happened with evidence, and what was looked at."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefing.statement.text import Text
from briefing.team.roles import Role


class Status(StrEnum):
    """The status of a commitment; set by an editor with evidence, never by the calendar."""

    NOT_ASSESSED = "not_assessed"
    NO_EVIDENCE_FOUND = "no_evidence_found"
    ANNOUNCED = "announced"
    IN_PROGRESS = "in_progress"
    STALLED = "stalled"
    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"


class EvidenceKind(StrEnum):
    """Who published a piece of evidence."""

    OFFICIAL = "official"
    INDEPENDENT = "independent"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A public source for a follow-up."""

    publisher: str
    url: str
    read_on: date
    kind: EvidenceKind = EvidenceKind.PRESS
    supports: bool = True
    """Whether the source supports the follow-up; False when it contradicts it."""
    is_gone: bool = False
    """Whether it is not there any more; it was looked at several times."""
    copy_url: str = ""
    """The address of a copy in an archive, or empty."""
    copied_on: date | None = None
    """The day of the copy, UTC; None exactly when there is none."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something that happened, with evidence: one entry of the append-only log."""

    id: str
    initiative: str
    happened_on: date
    text: Text
    evidence: tuple[Evidence, ...]
    status: Status | None = None
    """The status after the entry; None leaves it unchanged."""
    meets: str | None = None
    """The slug of the deadline that this event meets."""
    context: bool = False
    """Whether it is background: it changes nothing, and may be older than the statement."""
    recorded_at: datetime | None = None
    """When the entry was published or first seen, UTC; None in content that was only read from files."""
    by: Role | None = None
    """The role of its author; None for an entry from a content file."""
    correction_of: str | None = None
    """The id of the entry that this one corrects; that one no longer counts, but is still shown."""
    correction_reason: Text | None = None
    """Why the other entry was corrected; None exactly when ``correction_of`` is None."""
    why: Text | None = None
    """Why the status is what it is after the entry, in a sentence."""
    reviewed: bool | None = None
    """Whether somebody else than its author looked through it before it was published; None: not known."""


@dataclass(frozen=True, slots=True)
class Check:
    """An entry of the log that says that somebody looked for evidence about an initiative."""

    id: str
    initiative: str
    checked_on: date
    why: Text | None = None
    """Why the status is what it is, in a sentence."""
    status: Status | None = None
    """The status after the check; None leaves it unchanged."""
    recorded_at: datetime | None = None
    """As that of a follow-up."""
    by: Role | None = None
    """As that of a follow-up."""
    sources_until: date | None = None
    """The day up to which sources could be read; None when that is the day of the check."""
    reviewed: bool | None = None
    """As that of a follow-up."""


Entry = FollowUp | Check
"""An entry of the log."""
