"""Stories become proposals, one for each story, in the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefing.proposals.proposal import Proposal, ProposalState, pending_proposals
from briefing.proposals.story import Story
from briefing.proposals.taking_in import MOST_SOURCES, take_in
from briefing.records import put_records
from storage.memory import MemoryStore
from tests.proposals.headlines import matcher

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
DAY = date(2026, 1, 10)
FUND = Story(
    "Turkic Investment Fund finances a railway",
    "The loan is 20 million dollars.",
    "https://a.example/1",
    "A",
    DAY,
    "https://a.example/feed",
)
RETOLD = Story(
    "Turkic Investment Fund to finance railway",
    "A loan of 20 million dollars was agreed.",
    "https://b.example/1",
    "B",
    DAY + timedelta(1),
    "https://b.example/feed",
)
CHAMBER = replace(
    FUND, title="Turkic Chamber of Commerce and Industry opens a fair", url="https://a.example/2"
)
NOTHING = replace(FUND, title="Frost in the mountains", lead="Roads are closed.", url="https://a.example/3")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


async def taken(store: MemoryStore, *stories: Story) -> list[Proposal]:
    return await take_in(store, matcher(with_log=False), stories, NOW)


async def test_a_story_that_matches_becomes_a_proposal_and_another_does_not(store: MemoryStore) -> None:
    (proposal,) = await taken(store, FUND, NOTHING)
    assert (proposal.number, proposal.statement, proposal.initiative) == (1, "ots-2025", "investment_fund")
    assert (proposal.state, proposal.proposed_at) == (ProposalState.PENDING, NOW)
    assert proposal.sources == (FUND,)
    assert proposal.score >= 0.6
    assert proposal.reasons
    assert await pending_proposals(store) == [proposal]


async def test_a_page_that_the_log_of_the_initiative_has_is_not_proposed_for_it(store: MemoryStore) -> None:
    matching = matcher(with_log=True)
    entry = matching.library.current.followups_of["investment_fund"][0]
    logged = replace(FUND, url=entry.evidence[0].url)
    assert await take_in(store, matching, [logged], NOW) == []
    (proposal,) = await take_in(store, matching, [replace(CHAMBER, url=logged.url)], NOW)
    assert proposal.initiative == "chamber"


async def test_an_outlet_that_retells_a_story_joins_its_proposal(store: MemoryStore) -> None:
    await taken(store, FUND)
    (joined,) = await taken(store, RETOLD)
    assert (joined.number, joined.sources) == (1, (FUND, RETOLD))
    assert await pending_proposals(store) == [joined]


async def test_outlets_that_retell_each_other_are_one_proposal_in_one_round(store: MemoryStore) -> None:
    proposals = await taken(store, RETOLD, FUND, CHAMBER)
    assert [(each.initiative, each.urls) for each in proposals] == [
        ("investment_fund", (FUND.url, RETOLD.url)),
        ("chamber", (CHAMBER.url,)),
    ]
    assert await pending_proposals(store) == proposals


async def test_a_known_story_changes_nothing(store: MemoryStore) -> None:
    await taken(store, FUND)
    await taken(store, RETOLD)
    before = await pending_proposals(store)
    assert await taken(store, FUND, RETOLD, replace(FUND, title="Turkic Investment Fund, corrected")) == []
    assert await pending_proposals(store) == before


@pytest.mark.parametrize("state", [ProposalState.TAKEN, ProposalState.THROWN_AWAY])
async def test_what_was_decided_does_not_come_back_retold(store: MemoryStore, state: ProposalState) -> None:
    (proposal,) = await taken(store, FUND)
    await put_records(store, replace(proposal, state=state))
    assert await taken(store, RETOLD) == []
    (kept,) = await store.find(Proposal)
    assert (kept.state, kept.urls) == (state, (FUND.url, RETOLD.url))


async def test_what_was_moved_to_another_initiative_gets_its_repeats_there(store: MemoryStore) -> None:
    (proposal,) = await taken(store, FUND)
    await put_records(store, replace(proposal, initiative="chamber", refused=("investment_fund",)))
    (joined,) = await taken(store, RETOLD)
    assert (joined.number, joined.initiative, joined.urls) == (1, "chamber", (FUND.url, RETOLD.url))


async def test_a_story_that_everybody_retells_keeps_a_bounded_number_of_sources(store: MemoryStore) -> None:
    copies = [replace(FUND, url=f"https://a.example/copy-{number}") for number in range(30)]
    (proposal,) = await taken(store, *copies)
    assert len(proposal.sources) == MOST_SOURCES
    assert await taken(store, replace(FUND, url="https://a.example/last")) == []
    assert len(await pending_proposals(store)) == 1
