"""What readers suggest as evidence, in one queue with what feeds bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.proposals.proposal import Proposal, pending_proposals
from briefing.reports.reports import Report, ReportKind, ReportState

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.records import RecordReader

Queued = Proposal | Report
"""What waits for editors: a proposal, or a reader's suggestion."""


async def queue(records: RecordReader) -> list[Queued]:
    """Return what waits, oldest first; a suggestion that a proposal has as a source is not there again."""
    proposals = await pending_proposals(records)
    known = {(each.statement, each.initiative, url) for each in proposals for url in each.urls}
    suggested = [
        each
        for each in await _open_suggestions(records)
        if (each.statement, each.initiative, each.url) not in known
    ]
    return sorted([*proposals, *suggested], key=_came_at)


async def suggestions_of(records: RecordReader, proposal: Proposal) -> list[Report]:
    """Return the open suggestions of a source of a proposal, for the same initiative."""
    return [
        each
        for each in await _open_suggestions(records)
        if (each.statement, each.initiative) == (proposal.statement, proposal.initiative)
        and each.url in proposal.urls
    ]


async def _open_suggestions(records: RecordReader) -> list[Report]:
    opened = await records.find(Report, state=ReportState.OPEN)
    return [each for each in opened if each.kind is ReportKind.EVIDENCE]


def _came_at(each: Queued) -> datetime:
    return each.proposed_at if isinstance(each, Proposal) else each.at
