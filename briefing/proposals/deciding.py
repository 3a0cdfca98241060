"""What editors decide on proposals.

Each function works within one step (:class:`briefing.records.Records`). A decision changes nothing else: no
weight, and no other proposal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.proposals.proposal import Proposal, ProposalState
from briefing.proposals.suggestions import suggestions_of
from briefing.reports.reports import Report, ReportState, answer
from briefing.team.audit import Actor, AuditAction, record_act

if TYPE_CHECKING:
    from briefing.records import RecordReader, Records


class AlreadyDecided(BriefingError):
    """Somebody else has decided on the proposal."""


async def take(records: Records, actor: Actor, number: int) -> None:
    """Note that an entry was written with a proposal; readers who suggested the same page are told so.

    A proposal that was thrown away meanwhile is taken all the same, because its entry is written.
    Raises :class:`AlreadyDecided` if another entry was written with it.
    """
    proposal = await records.get(Proposal, str(number))
    if proposal is None:
        return
    if proposal.state is ProposalState.TAKEN:
        raise AlreadyDecided(f"proposal {number} is taken")
    records.put(replace(proposal, state=ProposalState.TAKEN))
    for each in await suggestions_of(records, proposal):
        await answer(records, actor, each.number, ReportState.ACCEPTED)


async def accept(records: Records, actor: Actor, number: int) -> None:
    """Accept the report that an entry was written with, unless it was answered or withdrawn meanwhile."""
    report = await records.get(Report, str(number))
    if report is not None and report.state is ReportState.OPEN:
        await answer(records, actor, number, ReportState.ACCEPTED)


async def throw_away(records: Records, actor: Actor, number: int) -> Proposal:
    """Throw a proposal away; what retells it later is not shown. Raises :class:`AlreadyDecided`."""
    proposal = await pending(records, number)
    thrown = replace(proposal, state=ProposalState.THROWN_AWAY)
    records.put(thrown)
    about = f"{proposal.statement}/{proposal.initiative}"
    await record_act(records, actor, AuditAction.PROPOSAL_THROWN_AWAY, about, proposal=number)
    return thrown


async def move(records: Records, actor: Actor, number: int, initiative: str) -> Proposal:
    """Say that a proposal concerns another initiative of its statement. Raises :class:`AlreadyDecided`."""
    proposal = await pending(records, number)
    refused = dict.fromkeys((*proposal.refused, proposal.initiative))
    refused.pop(initiative, None)
    moved = replace(proposal, initiative=initiative, refused=tuple(refused))
    records.put(moved)
    about = f"{proposal.statement}/{initiative}"
    await record_act(
        records,
        actor,
        AuditAction.PROPOSAL_MOVED,
        about,
        proposal=number,
        old_initiative=proposal.initiative,
        new_initiative=initiative,
    )
    return moved


async def pending(records: RecordReader, number: int) -> Proposal:
    """Return a proposal that waits for editors. Raises :class:`AlreadyDecided`."""
    proposal = await records.get(Proposal, str(number))
    if proposal is None or proposal.state is not ProposalState.PENDING:
        raise AlreadyDecided(f"proposal {number} does not wait")
    return proposal
