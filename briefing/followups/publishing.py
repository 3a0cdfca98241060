"""Publishing log entries, at once or after a review.

Each function works within one step (:class:`briefing.records.Records`), with its line in the audit log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.followups.entries import EntryState, LogEntry
from briefing.statement.entry import Check, Entry, FollowUp
from briefing.statement.status import assessment
from briefing.team.audit import Actor, AuditAction, record_act

if TYPE_CHECKING:
    from briefing.records import Records
    from briefing.statement.model import Statement


class AlreadyCorrected(BriefingError):
    """Another correction of the same entry was published before."""


class AlreadyDecided(BriefingError):
    """The entry was published or returned before, or is unknown."""

    def __init__(self, entry: LogEntry | None) -> None:
        super().__init__("the entry does not wait for a review")
        self.entry = entry
        """The entry as it is now, or None if it is unknown."""


async def publish(records: Records, actor: Actor, statement: Statement, item: Entry) -> LogEntry:
    """Publish an entry; readers see it when the library has been refreshed.

    Raises :class:`AlreadyCorrected`.
    """
    await _check_correction(records, statement, item)
    entry = LogEntry(
        statement=statement.id,
        item=replace(item, recorded_at=actor.at, by=actor.role),
        author=actor.person,
        state=EntryState.PUBLISHED,
        written_at=actor.at,
        old_status=assessment(statement, item.initiative).status,
        published_at=actor.at,
    )
    return await _put(records, actor, _act_of(item), entry)


async def send_for_review(records: Records, actor: Actor, statement: Statement, item: FollowUp) -> LogEntry:
    """Keep an entry until a reviewer publishes or returns it. Raises :class:`AlreadyCorrected`."""
    await _check_correction(records, statement, item)
    entry = LogEntry(
        statement=statement.id,
        item=replace(item, by=actor.role),
        author=actor.person,
        state=EntryState.IN_REVIEW,
        written_at=actor.at,
        old_status=assessment(statement, item.initiative).status,
    )
    return await _put(records, actor, AuditAction.FOLLOWUP_SUBMITTED, entry)


async def approve(records: Records, actor: Actor, statement: Statement, entry_id: str) -> LogEntry:
    """Publish an entry in review. Raises :class:`AlreadyDecided` and :class:`AlreadyCorrected`."""
    entry = await _waiting(records, entry_id)
    await _check_correction(records, statement, entry.item)
    published = replace(
        entry,
        item=replace(entry.item, recorded_at=actor.at),
        state=EntryState.PUBLISHED,
        old_status=assessment(statement, entry.item.initiative).status,
        reviewer=actor.person,
        published_at=actor.at,
    )
    return await _put(records, actor, _act_of(entry.item), published)


async def send_back(records: Records, actor: Actor, entry_id: str, note: str) -> LogEntry:
    """Return an entry in review to its author, with a reason. Raises :class:`AlreadyDecided`."""
    entry = await _waiting(records, entry_id)
    returned = replace(entry, state=EntryState.RETURNED, reviewer=actor.person, note=note)
    return await _put(records, actor, AuditAction.FOLLOWUP_RETURNED, returned)


async def _waiting(records: Records, entry_id: str) -> LogEntry:
    entry = await records.get(LogEntry, entry_id)
    if entry is None or entry.state is not EntryState.IN_REVIEW:
        raise AlreadyDecided(entry)
    return entry


async def _check_correction(records: Records, statement: Statement, item: Entry) -> None:
    corrected = item.correction_of if isinstance(item, FollowUp) else None
    if corrected is None:
        return
    others = (
        each.item.correction_of
        for each in await records.find(LogEntry, state=EntryState.PUBLISHED)
        if isinstance(each.item, FollowUp)
    )
    if corrected in statement.corrected or corrected in others:
        raise AlreadyCorrected(f"{corrected} was corrected before")


def _act_of(item: Entry) -> AuditAction:
    if isinstance(item, Check):
        return AuditAction.CHECKED
    return AuditAction.FOLLOWUP_PUBLISHED if item.correction_of is None else AuditAction.CORRECTION_PUBLISHED


async def _put(records: Records, actor: Actor, act: AuditAction, entry: LogEntry) -> LogEntry:
    item = entry.item
    records.put(entry)
    await record_act(
        records,
        actor,
        act,
        f"{entry.statement}/{item.initiative}",
        person=entry.author if entry.author != actor.person else None,
        entry=item.id,
        old_status=entry.old_status,
        new_status=item.status or entry.old_status,
        correction_of=item.correction_of if isinstance(item, FollowUp) else None,
        note=entry.note,
    )
    return entry
