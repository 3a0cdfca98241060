"""A statement and its initiatives. Statements compare by identity, so that they may be keys of caches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from briefing.statement.deadline import Deadline, DeadlineState
from briefing.statement.entry import Check, FollowUp
from briefing.statement.text import NO_ALIASES, Aliases, Text

T = TypeVar("T")


class Verifiability(StrEnum):
    """Whether outsiders can verify that the commitment was kept."""

    VERIFIABLE = "verifiable"
    PARTLY = "partly"
    NOT = "not"


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
