"""The data of a statement.

Texts are held in every language at once (:class:`Text`); dates are plain calendar dates, moments are
aware datetimes. Statements compare by identity, so that they may be keys of caches.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from briefing.team.roles import Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in several languages."""

    by_language: Mapping[str, str]

    def in_language(self, language: str, otherwise: Sequence[str] = ()) -> str:
        """Return the text in ``language``, else in that of :meth:`shown_in`."""
        return self.by_language[self.shown_in(language, otherwise)]

    def shown_in(self, language: str, otherwise: Sequence[str] = ()) -> str:
        """Return the language in which a reader of ``language`` gets the text.

        It is the first of ``otherwise`` that has it where ``language`` has not, else the first at all.
        """
        for each in (language, *otherwise):
            if each in self.by_language:
                return each
        return next(iter(self.by_language))


@dataclass(frozen=True, slots=True)
class Aliases:
    """What else people call something: names, abbreviations and words that they type to find it."""

    by_language: Mapping[str, tuple[str, ...]]
    """Languages need not have equally many, nor any."""


NO_ALIASES = Aliases({})


class Verifiability(StrEnum):
    """Whether outsiders can verify that the commitment was kept."""

    VERIFIABLE = "verifiable"
    PARTLY = "partly"
    NOT = "not"


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


class DeadlineKind(StrEnum):
    """``period``: something runs from one day to another; ``due``: something is to be done by a day."""

    PERIOD = "period"
    DUE = "due"


class Precision(StrEnum):
    """How exactly a deadline was stated; it is never shown more exactly than that."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


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


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that the statement named, in the words in which it named it."""

    slug: str
    initiative: str
    kind: DeadlineKind
    precision: Precision
    first_day: date | None
    """The first day of a ``period``; None for a ``due``."""
    last_day: date
    what: Text
    stated_as: Text
    done_on: Text
    """A phrase for the date on which it was met, with ``{date}``: "held on {date}"."""
    in_title: bool = False
    """Whether the date only stands in the title of something, "Vision 2040", and was not set."""

    @property
    def runs(self) -> bool:
        """Whether it is a ``period``."""
        return self.kind is DeadlineKind.PERIOD

    @property
    def begins_on(self) -> date:
        """The first day of a ``period``, or the last day of a ``due``."""
        return self.first_day if self.runs and self.first_day else self.last_day


@dataclass(frozen=True, slots=True)
class DeadlineState:
    """What a deadline was at a time, also one that the statement no longer has."""

    slug: str
    initiative: str
    precision: Precision
    first_day: date | None
    last_day: date
    seen_at: datetime
    """When it was first seen so, UTC."""
    is_gone: bool
    """Whether it was taken out of the statement; the days are its last ones."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """One proposal of a statement."""

    slug: str
    number: int
    """Its position in the statement, from 1."""
    paragraphs: tuple[int, ...]
    """The numbers, from 1, of the paragraphs of the source that contain it."""
    verifiability: Verifiability
    title: Text
    short: Text
    """The title for a button or a menu entry."""
    stance: Text
    summary: Text
    facts: tuple[Text, ...]
    verifiability_reason: Text | None = None
    aliases: Aliases = NO_ALIASES
    formerly: tuple[str, ...] = ()
    """Slugs that it had before; addresses, commands and links with them lead to it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the statement was published."""

    outlet: str
    published_at: datetime
    url: str | None
    via: Text
    """The source that the outlet names."""
    local_url: Text | None = None
    """Where the outlet has the statement in other languages."""

    def url_in(self, language: str) -> str | None:
        """Return the address for a reader of ``language``, else that of the source itself."""
        local = self.local_url.by_language if self.local_url else {}
        return local.get(language, self.url)


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement, its initiatives in order, its deadlines and its log."""

    id: str
    made_on: date
    review_every_months: int
    """The number of months between two reviews of the initiatives without a deadline, from ``made_on`` on."""
    source: Source
    speaker: Text
    title: Text
    occasion: Text
    place: Text
    summary: Text
    context: tuple[Text, ...]
    initiatives: Mapping[str, Initiative]
    deadlines: Mapping[str, Deadline]
    followups: tuple[FollowUp, ...]
    checks: tuple[Check, ...]
    intro: Text | None = None
    """One sentence that says what the bot does with this statement; older files have none."""
    deadline_states: tuple[DeadlineState, ...] = ()
    """What its deadlines were, the first seen first; empty in content that was only read from files."""

    @cached_property
    def in_order(self) -> tuple[Initiative, ...]:
        """The initiatives in the order of the statement."""
        return tuple(sorted(self.initiatives.values(), key=lambda each: each.number))

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The slugs that initiatives had before, each with the present one."""
        return {old: each.slug for each in self.initiatives.values() for old in each.formerly}

    def slug_of(self, name: str) -> str | None:
        """Return the slug of the initiative that has this slug or had it before, or None."""
        slug = self.renamed.get(name, name)
        return slug if slug in self.initiatives else None

    @cached_property
    def corrected(self) -> Mapping[str, str]:
        """The ids of corrected entries, each with the id of the entry that corrects it."""
        return {each.correction_of: each.id for each in self.followups if each.correction_of is not None}

    @cached_property
    def standing_followups(self) -> tuple[FollowUp, ...]:
        """The follow-ups that were not corrected."""
        return tuple(each for each in self.followups if each.id not in self.corrected)

    @cached_property
    def followups_of(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups by initiative, in the order of the log; initiatives without any are left out."""
        return _grouped((each.initiative, each) for each in self.followups)

    @cached_property
    def checks_of(self) -> Mapping[str, tuple[Check, ...]]:
        """The checks by initiative, in the order of the log; initiatives without any are left out."""
        return _grouped((each.initiative, each) for each in self.checks)

    @cached_property
    def meeting(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups that meet a deadline, by its slug, in the order of the log."""
        standing = (each for each in self.standing_followups if not each.context)
        return _grouped((each.meets, each) for each in standing if each.meets is not None)


def _grouped(entries: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for name, each in entries:
        groups.setdefault(name, []).append(each)
    return {name: tuple(group) for name, group in groups.items()}
