"""What the commands on feeds print."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

from briefing.fetched import ProblemKind
from views.feeds import health_words, problem_words
from views.translate import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.feeds.feed import Feed
    from briefing.feeds.rounds import FeedResult, FeedRound
    from briefing.fetched import Problem
    from briefing.proposals.proposal import Proposal
    from briefing.proposals.story import Reason

ENGLISH = Translator("en", NullTranslations())
WHAT_TO_DO = {
    ProblemKind.ADDRESS: (
        "Write a public address with http:// or https://; one of your own network needs "
        "FEEDS_ALLOW_PRIVATE=true."
    ),
    ProblemKind.NO_FEED: "Find the address of its RSS, Atom or JSON Feed, or of a page that names it.",
    ProblemKind.PROXY: "Check FEEDS_PROXY or HTTP_PROXY.",
}


def not_added(address: str, problem: Problem) -> str:
    """Return why a feed was not added, and what to do."""
    advice = WHAT_TO_DO.get(problem.kind, "Check the address in a browser, and try again.")
    return f"{address}: {problem_words(ENGLISH, problem)}. Nothing was added. {advice}"


def feed_lines(feeds: Sequence[Feed], now: datetime, zone: ZoneInfo) -> Iterator[str]:
    """Yield a line for each feed: its address, its title, and how it is."""
    if not feeds:
        yield "There are no feeds; “feeds add ADDRESS” adds one."
    for each in feeds:
        how = health_words(ENGLISH, each, now, zone)
        yield f"{each.address}: {f'{each.title}, ' if each.title else ''}{how}"


def round_lines(done: FeedRound) -> Iterator[str]:
    """Yield a line for each feed with what is wrong with it, then the proposals with their reasons."""
    if not done.results:
        yield "There are no feeds to ask; “feeds add ADDRESS” adds one."
    for result in done.results:
        yield f"{result.feed.address}: {_outcome(result)}"
    if done.results and not done.proposals:
        yield "Nothing new to propose."
    for each in done.proposals:
        yield from _proposal(each)


def _outcome(result: FeedResult) -> str:
    if result.problem is not None:
        return problem_words(ENGLISH, result.problem)
    count = len(result.new)
    return f"well, {count} new {'story' if count == 1 else 'stories'}"


def _proposal(proposal: Proposal) -> Iterator[str]:
    reasons = "; ".join(map(_reason, proposal.reasons))
    yield f"{proposal.title} /{proposal.initiative} {proposal.score:.2f}: {reasons}"
    for each in proposal.sources:
        yield f"  {each.publisher}, {each.published_on}: {each.url}"


def _reason(reason: Reason) -> str:
    words = ", ".join(reason.words)
    return f"{reason.kind} ({words})" if words else str(reason.kind)
