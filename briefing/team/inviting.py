"""Inviting to the newsroom by links that work once.

Each function works within one step (:class:`briefing.records.Records`), with its line in the audit log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.team.members import Invite, Member
from briefing.team.roles import RIGHTS, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.records import Records

INVITE_LIFE = timedelta(days=1)
TEAM = "team"
"""What an act is about that concerns who belongs to the newsroom."""


class InviteRefusal(StrEnum):
    """Why an invitation does nothing for whoever opened it."""

    UNKNOWN = "unknown"
    USED = "used"
    WITHDRAWN = "withdrawn"
    """Taken back, or made by somebody who is no owner any more."""
    EXPIRED = "expired"
    OWNER = "owner"
    """An owner has every right already; the link still waits for somebody else."""
    MEMBER = "member"
    """A member who may already do all that the invitation offers; the link still waits for somebody else."""


class InviteRefused(BriefingError):
    """An invitation was opened in vain; nothing was changed."""

    def __init__(self, why: InviteRefusal, role: Role | None = None) -> None:
        super().__init__(f"the invitation is of no use: {why}")
        self.why = why
        self.role = role
        """What the person is."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who opened an invitation, and when."""

    person: int
    name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of an invitation."""

    invite: Invite
    member: Member
    former: Role | None
    """What the person was before."""


def invite(records: Records, actor: Actor, role: Role, token: str, name: str) -> Invite:
    """Make an invitation in an owner's ``name``; the same token again, while it is open, is the same one.

    Raises :class:`InviteRefused` when the token was used up meanwhile.
    """
    known = records.get(Invite, token)
    if known is not None:
        closed = _closed(known, {actor.person}, actor.at)
        if closed is not None:
            raise InviteRefused(closed)
        return known
    made = Invite(token, role, actor.person, name, actor.at + INVITE_LIFE)
    records.put(made)
    record_act(records, actor, AuditAction.INVITED, TEAM, role=role)
    return made


def withdraw(records: Records, actor: Actor, token: str, owners: Collection[int]) -> bool:
    """Take an invitation back; False when it was not open any more."""
    known = records.get(Invite, token)
    if known is None or _closed(known, owners, actor.at) is not None:
        return False
    records.put(replace(known, withdrawn=True))
    inviter = known.by if known.by != actor.person else None
    record_act(records, actor, AuditAction.INVITE_WITHDRAWN, TEAM, person=inviter, role=known.role)
    return True


def accept(records: Records, guest: Guest, token: str, owners: Collection[int]) -> Joined:
    """Let somebody in by an invitation, which is used up by it.

    A member rises by an invitation and never falls. Raises :class:`InviteRefused`.
    """
    known, present = records.get(Invite, token), records.get(Member, str(guest.person))
    former = present.role if present is not None else None
    if known is None:
        raise InviteRefused(InviteRefusal.UNKNOWN, former)
    has_all = former is not None and RIGHTS[known.role] <= RIGHTS[former]
    if has_all and known.used_by == guest.person:
        raise InviteRefused(InviteRefusal.MEMBER, former)
    closed = _closed(known, owners, guest.at)
    if closed is not None:
        raise InviteRefused(closed, former)
    if guest.person in owners:
        raise InviteRefused(InviteRefusal.OWNER, Role.OWNER)
    if has_all:
        raise InviteRefused(InviteRefusal.MEMBER, former)
    since = present.since if present is not None else guest.at
    joined = Joined(
        replace(known, used_by=guest.person),
        Member(guest.person, guest.name, known.role, since, guest.language),
        former,
    )
    records.put(joined.invite)
    records.put(joined.member)
    actor = Actor(guest.person, known.role, guest.at)
    record_act(
        records, actor, AuditAction.JOINED, TEAM, person=known.by, old_role=former, new_role=known.role
    )
    return joined


def open_invites(records: Records, owners: Collection[int], now: datetime) -> list[Invite]:
    """Return the invitations that still let somebody in, the oldest first."""
    return [each for each in records.all(Invite) if _closed(each, owners, now) is None]


def _closed(known: Invite, owners: Collection[int], now: datetime) -> InviteRefusal | None:
    if known.used_by is not None:
        return InviteRefusal.USED
    if known.withdrawn or known.by not in owners:
        return InviteRefusal.WITHDRAWN
    return InviteRefusal.EXPIRED if now >= known.expires_at else None
