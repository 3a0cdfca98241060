"""Stories become proposals: one for each story, however many outlets tell it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.evidence.sources import sources_of
from briefing.proposals.proposal import Proposal, ProposalState, proposal_queue
from briefing.proposals.same_story import is_same_story
from briefing.records import Between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.ports import Store
    from briefing.proposals.matching import Matcher
    from briefing.proposals.rules import SameStory
    from briefing.proposals.story import Match, Story
    from briefing.records import Records

MOST_SOURCES = 10
"""The sources of a proposal that are kept."""


@dataclass(frozen=True, slots=True)
class _Matched:
    """A story with the initiative that it most likely concerns."""

    story: Story
    match: Match


async def take_in(store: Store, matcher: Matcher, stories: Sequence[Story], now: datetime) -> list[Proposal]:
    """Match stories in a thread, and keep those that match; return the proposals that are new or got sources.

    Proposals that were decided get later sources too, but are not returned. A story whose address is known
    changes nothing, so the same feed may be taken in again and again.
    """
    matched = await asyncio.to_thread(_match, matcher, stories)
    if not matched:
        return []

    async def act(records: Records) -> list[Proposal]:
        changed: dict[int, Proposal] = {}
        for each in matched:
            proposal = await _take_in_one(records, each, matcher.rules.same_story, now)
            if proposal is not None and proposal.state is ProposalState.PENDING:
                changed[proposal.number] = proposal
        return list(changed.values())

    return await store.transact(act)


def _match(matcher: Matcher, stories: Sequence[Story]) -> list[_Matched]:
    """Return the stories that match, without those that the log of the initiative has as evidence."""
    sources = sources_of(matcher.library.newest_first)
    logged = {(each.evidence.url, each.statement.id, each.followup.initiative) for each in sources}
    matched = []
    for story in sorted(stories, key=lambda each: each.published_on):
        found = matcher.matches(story)
        if found and (story.url, found[0].statement, found[0].initiative) not in logged:
            matched.append(_Matched(story, found[0]))
    return matched


async def _take_in_one(records: Records, each: _Matched, rules: SameStory, now: datetime) -> Proposal | None:
    """Return the proposal that a story began or joined; None if it is known already."""
    story, match = each.story, each.match
    if await records.count(Proposal, urls=story.url):
        return None
    present = await _same_story(records, each, rules)
    if present is not None and len(present.sources) >= MOST_SOURCES:
        return None
    if present is not None:
        proposal = replace(present, sources=(*present.sources, story))
    else:
        queue = await proposal_queue(records)
        number = queue.last_number + 1
        records.put(replace(queue, last_number=number))
        about = match.statement, match.initiative, match.language
        proposal = Proposal(number, *about, match.score, match.reasons, (story,), now)
    records.put(proposal)
    return proposal


async def _same_story(records: Records, each: _Matched, rules: SameStory) -> Proposal | None:
    story, match, near = each.story, each.match, timedelta(rules.days)
    days = Between(story.published_on - near, story.published_on + near)
    for present in await records.find(Proposal, days=days):
        is_about_it = match.statement == present.statement and match.initiative in (
            present.initiative,
            *present.refused,
        )
        reasons = (*present.reasons, *match.reasons)
        if is_about_it and any(is_same_story(told, story, reasons, rules) for told in present.sources):
            return present
    return None
