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
    FEED_ADDED = "feed_added"
    FEED_PAUSED = "feed_paused"
    FEED_RESUMED = "feed_resumed"
    FEED_REMOVED = "feed_removed"
    PROPOSAL_THROWN_AWAY = "proposal_thrown_away"
    PROPOSAL_MOVED = "proposal_moved"


class ActionGroup(StrEnum):
    """Groups of acts."""

    TEAM = "team"
    FOLLOWUPS = "followups"
    TRANSLATIONS = "translations"
    REPORTS = "reports"
    STATEMENTS = "statements"
    BROADCASTS = "broadcasts"
    FEEDS = "feeds"
    LOG = "log"
    OTHER = "other"


_GROUP_BY_FIRST_WORD = {
    "audit": ActionGroup.LOG,
    "broadcast": ActionGroup.BROADCASTS,
    "checked": ActionGroup.FOLLOWUPS,
    "correction": ActionGroup.FOLLOWUPS,
    "feed": ActionGroup.FEEDS,
    "followup": ActionGroup.FOLLOWUPS,
    "invite": ActionGroup.TEAM,
    "invited": ActionGroup.TEAM,
    "joined": ActionGroup.TEAM,
    "proposal": ActionGroup.FEEDS,
    "removed": ActionGroup.TEAM,
    "report": ActionGroup.REPORTS,
    "review": ActionGroup.FOLLOWUPS,
    "role": ActionGroup.TEAM,
    "statement": ActionGroup.STATEMENTS,
    "translated": ActionGroup.TRANSLATIONS,
}


def group_of(act: AuditAction) -> ActionGroup:
    """Return the group of an act by the first word of its name."""
    return _GROUP_BY_FIRST_WORD.get(act.partition("_")[0], ActionGroup.OTHER)


@dataclass(frozen=True, slots=True)
class AuditEntry(Record):
    """One act in the audit log."""

    table: ClassVar[str] = "audit"
    key_fields: ClassVar[tuple[str, ...]] = ("number",)
    people_fields: ClassVar[tuple[str, ...]] = ("actor", "person")
    found_by: ClassVar[tuple[str, ...]] = ("words", "names")

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

    @property
    def words(self) -> tuple[str, ...]:
        """The act, its group and the words of its name."""
        return (self.act.value, group_of(self.act).value, *self.act.split("_"))

    @property
    def names(self) -> tuple[str, ...]:
        """The statement that it is about, the statement with the slug, and the slug; or an id alone."""
        statement, _, rest = self.about.partition("/")
        slug = rest.partition("/")[0]
        return (statement, f"{statement}/{slug}", slug) if slug else (statement,)


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
