"""The audit log of what editors and owners did; entries are added and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from briefing.records import Record, Records
from briefing.team.roles import Role


class AuditAction(StrEnum):
    """The acts that are entered in the audit log."""

    INVITED = "invited"
    INVITE_WITHDRAWN = "invite_withdrawn"
    JOINED = "joined"
    ROLE_CHANGED = "role_changed"
    REMOVED = "removed"
    FOLLOWUP_SUBMITTED = "followup_submitted"
    FOLLOWUP_PUBLISHED = "followup_published"
    FOLLOWUP_RETURNED = "followup_returned"
    CORRECTION_PUBLISHED = "correction_published"
    CHECKED = "checked"
    REVIEW_PUT_OFF = "review_put_off"
    TRANSLATED = "translated"
    REPORT_ACCEPTED = "report_accepted"
    REPORT_DECLINED = "report_declined"
    STATEMENT_TAKEN_IN = "statement_taken_in"
    STATEMENT_BROUGHT_BACK = "statement_brought_back"
    BROADCAST_WRITTEN = "broadcast_written"
    BROADCAST_STARTED = "broadcast_started"
    BROADCAST_SCHEDULED = "broadcast_scheduled"
    BROADCAST_HELD = "broadcast_held"
    """It is held, because the responsible person, named as the actor, lost the right to broadcast."""
    BROADCAST_SOURCE_GONE = "broadcast_source_gone"
    """It was paused, because the message that it copies was deleted."""
    BROADCAST_REPLACED = "broadcast_replaced"
    BROADCAST_PAUSED = "broadcast_paused"
    BROADCAST_RESUMED = "broadcast_resumed"
    BROADCAST_CANCELLED = "broadcast_cancelled"
    BROADCAST_CORRECTED = "broadcast_corrected"
    BROADCAST_UNSENT = "broadcast_unsent"
    BROADCAST_LIST_KEPT = "broadcast_list_kept"
    BROADCAST_LIST_DELETED = "broadcast_list_deleted"
    AUDIT_EXPORTED = "audit_exported"


@dataclass(frozen=True, slots=True)
class AuditEntry(Record):
    """One act in the audit log."""

    table: ClassVar[str] = "audit"
    key_fields: ClassVar[tuple[str, ...]] = ("number",)
    people_fields: ClassVar[tuple[str, ...]] = ("actor", "person")

    number: int
    """From 1, without gaps."""
    at: datetime
    actor: int
    """The id of the person who acted; negative when the person has been forgotten."""
    role: Role
    """The role of that person at the time."""
    act: AuditAction
    about: str
    """What was acted on: ``ots-2025/chamber``, the id of an entry; never the id of a person."""
    person: int | None = None
    """The other person whom the act was about, if any."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Values before and after the act, as they are stored; never anything about readers."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts, with role and moment."""

    person: int
    role: Role
    at: datetime


async def record_act(
    records: Records,
    actor: Actor,
    act: AuditAction,
    about: str,
    *,
    person: int | None = None,
    **details: object,
) -> None:
    """Add an act to the audit log, in the same step as its changes; details that are None are left out."""
    known = {name: str(value) for name, value in details.items() if value is not None}
    last = await records.find(AuditEntry, limit=1, newest_first=True)
    number = last[0].number + 1 if last else 1
    records.put(AuditEntry(number, actor.at, actor.person, actor.role, act, about, person, known))
