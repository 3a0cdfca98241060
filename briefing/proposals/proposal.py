"""Proposals: stories that may become entries of the log, each told by one or more outlets."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from briefing.proposals.story import Reason, Story
from briefing.records import Record, RecordReader, Records


class ProposalState(StrEnum):
    """What became of a proposal."""

    PENDING = "pending"
    TAKEN = "taken"
    """An editor wrote an entry of the log with it."""
    THROWN_AWAY = "thrown_away"
    """Its repeats join it, and nobody is shown them."""


@dataclass(frozen=True, slots=True)
class Proposal(Record):
    """One story for editors to decide on."""

    table: ClassVar[str] = "proposals"
    key_fields: ClassVar[tuple[str, ...]] = ("number",)
    found_by: ClassVar[tuple[str, ...]] = ("state", "urls", "days", "feeds")

    number: int
    """From 1, in the order in which they were proposed."""
    statement: str
    initiative: str
    language: str
    """The language that the first source is most likely in."""
    score: float
    """That of the first source, 0 to 1."""
    reasons: tuple[Reason, ...]
    sources: tuple[Story, ...]
    """The first one was matched; later ones tell the same."""
    proposed_at: datetime
    state: ProposalState = ProposalState.PENDING
    refused: tuple[str, ...] = ()
    """The initiatives that editors said it does not concern."""

    @property
    def title(self) -> str:
        """The title of the first source."""
        return self.sources[0].title

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its sources."""
        return tuple(each.url for each in self.sources)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of its sources."""
        return tuple(each.published_on for each in self.sources)

    @property
    def feeds(self) -> tuple[str, ...]:
        """The addresses of the feeds that brought it."""
        return tuple(each.feed for each in self.sources)


QUEUE_KEY = "proposals"


@dataclass(frozen=True, slots=True)
class ProposalQueue(Record):
    """The state of the queue of proposals; there is one such record."""

    table: ClassVar[str] = "proposal_queue"

    last_number: int = 0
    """The last number that was given."""
    told_number: int = 0
    """The last number of which editors were notified."""
    told_at: datetime | None = None
    """When editors were last notified, UTC."""

    @property
    def key(self) -> str:
        """A constant."""
        return QUEUE_KEY


async def proposal_queue(records: Records) -> ProposalQueue:
    """Return the state of the queue."""
    return await records.get(ProposalQueue, QUEUE_KEY) or ProposalQueue()


async def pending_proposals(records: RecordReader) -> list[Proposal]:
    """Return the proposals that wait for editors, oldest first."""
    return await records.find(Proposal, state=ProposalState.PENDING)
