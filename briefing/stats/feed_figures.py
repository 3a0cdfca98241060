"""What became of the proposals that each feed brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.feeds.feed import Feed
from briefing.proposals.proposal import Proposal, ProposalState

if TYPE_CHECKING:
    from briefing.records import RecordReader


@dataclass(frozen=True, slots=True)
class FeedFigures:
    """How many proposals of a feed were taken, thrown away, and wait.

    A proposal of several feeds counts for each of them.
    """

    feed: Feed
    taken: int
    thrown_away: int
    waiting: int


async def feed_figures(records: RecordReader) -> list[FeedFigures]:
    """Return the figures of all feeds, in the order in which they were added."""
    return [await _figures(records, each) for each in await records.find(Feed)]


async def _figures(records: RecordReader, feed: Feed) -> FeedFigures:
    async def count(state: ProposalState) -> int:
        return await records.count(Proposal, feeds=feed.address, state=state)

    return FeedFigures(
        feed,
        taken=await count(ProposalState.TAKEN),
        thrown_away=await count(ProposalState.THROWN_AWAY),
        waiting=await count(ProposalState.PENDING),
    )
