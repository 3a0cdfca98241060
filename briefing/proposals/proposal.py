"""A proposal: one story, told by one or more outlets, that may become an entry of the log."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from briefing.proposals.story import Reason
from briefing.records import Record


class ProposalState(StrEnum):
    """What became of a proposal."""

    PENDING = "pending"
    TAKEN = "taken"
    """An editor began a follow-up with it."""
    THROWN_AWAY = "thrown_away"
    """Its repeats join it, and are not shown."""


@dataclass(frozen=True, slots=True)
class StorySource:
    """One outlet that told the story."""

    url: str
    publisher: str
    title: str
    lead: str
    published_on: date
    feed: str


@dataclass(frozen=True, slots=True)
class Proposal(Record):
    """A story for editors to decide on."""

    table: ClassVar[str] = "proposals"
    key_fields: ClassVar[tuple[str, ...]] = ("number",)
    found_by: ClassVar[tuple[str, ...]] = ("state", "urls")

    number: int
    statement: str
    initiative: str
    score: float
    reasons: tuple[Reason, ...]
    sources: tuple[StorySource, ...]
    """The first one gave the match; later ones joined."""
    proposed_at: datetime
    state: ProposalState = ProposalState.PENDING
    refused: tuple[str, ...] = ()
    """The initiatives that editors said it does not concern."""

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its sources."""
        return tuple(each.url for each in self.sources)

    @property
    def title(self) -> str:
        """The title of the first source."""
        return self.sources[0].title
