"""``/stats`` says what became of the proposals of each feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.feeds.feed import Feed
from briefing.proposals.proposal import Proposal, ProposalState
from briefing.proposals.story import Story
from briefing.records import put_records
from tests.desk import NOW
from tests.followups.desk import store_of

if TYPE_CHECKING:
    from tests.followups.desk import Editor

HERALD, SUNRISE = "https://herald.example/feed", "https://sunrise.example/feed"


def proposal(number: int, state: ProposalState, *feeds: str) -> Proposal:
    sources = tuple(
        Story("Title", "", f"{feed}/{number}", "Outlet", NOW.date(), feed) for feed in feeds or (HERALD,)
    )
    return Proposal(number, "ots-2025", "chamber", "en", 0.8, (), sources, NOW, state)


async def test_taken_thrown_away_and_waiting_are_counted_for_each_feed(owner: Editor) -> None:
    feeds = (Feed(SUNRISE, NOW, NOW), Feed(HERALD, NOW, NOW, "The Steppe Herald"))
    states = [ProposalState.TAKEN, ProposalState.THROWN_AWAY, ProposalState.THROWN_AWAY]
    proposals = [proposal(number, state) for number, state in enumerate(states)]
    both = proposal(9, ProposalState.PENDING, HERALD, SUNRISE)
    await put_records(store_of(owner.desk), *feeds, *proposals, both)
    text = (await owner.say("/stats")).text
    assert "Proposals by feed\nThe Steppe Herald · taken: 1 · thrown away: 2 · waiting: 1\n" in text
    assert f"{SUNRISE} · taken: 0 · thrown away: 0 · waiting: 1" in text


async def test_without_feeds_nothing_is_said_of_them_and_of_many_the_busiest(owner: Editor) -> None:
    assert "Proposals by feed" not in (await owner.say("/stats")).text
    feeds = [Feed(f"https://{n}.example/feed", NOW, NOW, f"Paper {n}") for n in range(14)]
    busy = proposal(1, ProposalState.TAKEN, feeds[13].address)
    await put_records(store_of(owner.desk), *feeds, busy)
    text = (await owner.say("/stats")).text
    assert "Proposals by feed\nPaper 13 · taken: 1" in text
    assert "… and 4 more: /feeds" in text
