"""From a proposal, or a report of a reader, to the form of a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.addresses import is_address
from briefing.answers import (
    ADDRESS_LIMIT,
    PUBLISHER_LIMIT,
    TEXT_LIMIT,
    one_line,
    publisher_of,
    readable,
)
from briefing.followups.form import MAX_PIECES, POSTED, FollowUpStep, FormPosition
from briefing.followups.presets import known_publisher
from briefing.invalid_input import InvalidInput

if TYPE_CHECKING:
    from briefing.proposals.proposal import Proposal
    from briefing.proposals.story import Story
    from briefing.reports.reports import Report
    from briefing.statement.model import Statement

PROPOSAL = "proposal"
"""The key under which the form has the number of the proposal that it began with."""
REPORT = "report"
"""The key under which the form has the number of the report that it began with."""


def values_of_proposal(proposal: Proposal, statement: Statement) -> dict[str, str]:
    """Return the answers that a proposal gives: the initiative, the text, the day, and the sources.

    What no editor could answer is left out, to be asked for: an address that is not public, a day before the
    statement.
    """
    first = proposal.sources[0]
    values = {FollowUpStep.INITIATIVE.value: proposal.initiative, PROPOSAL: str(proposal.number)}
    text = _text_of(first)
    if text is not None:
        values[FollowUpStep.TEXT] = text
        languages = statement.title.by_language
        known = proposal.language in languages
        values[FollowUpStep.LANGUAGE] = proposal.language if known else next(iter(languages))
    day = first.published_on
    values[POSTED] = day.isoformat()
    if day >= statement.made_on:
        values[FollowUpStep.DAY] = day.isoformat()
    sources = [each for each in proposal.sources if _is_evidence(each)][:MAX_PIECES]
    for piece, source in enumerate(sources, 1):
        values[FormPosition(FollowUpStep.URL, piece).key] = source.url
        publisher = _publisher_of(source, statement)
        if publisher is not None:
            values[FormPosition(FollowUpStep.PUBLISHER, piece).key] = publisher
    values["pieces"] = str(max(1, len(sources)))
    return values


def values_of_report(report: Report) -> dict[str, str]:
    """Return the answers that a report gives: the initiative, and its first address if it is public."""
    values = {FollowUpStep.INITIATIVE.value: report.initiative, REPORT: str(report.number)}
    if report.url is not None and is_address(report.url):
        values[FormPosition(FollowUpStep.URL, 1).key] = report.url
    return values


def _text_of(story: Story) -> str | None:
    """Return the title and the lead, or the title alone, if it can be the text of an entry."""
    title, lead = readable(story.title), readable(story.lead)
    end = "" if title.endswith((".", "!", "?", "…")) else "."
    both = lead if lead.startswith(title) else f"{title}{end} {lead}"
    for text in (both, title):
        try:
            return one_line(text, TEXT_LIMIT)
        except InvalidInput:
            continue
    return None


def _is_evidence(story: Story) -> bool:
    return is_address(story.url) and len(story.url) <= ADDRESS_LIMIT


def _publisher_of(story: Story, statement: Statement) -> str | None:
    """Return the name of the outlet; None where the form has a better one, from the log or the address."""
    if known_publisher(story.url, statement) != publisher_of(story.url):
        return None
    try:
        return one_line(story.publisher, PUBLISHER_LIMIT)
    except InvalidInput:
        return None
