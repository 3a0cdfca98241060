"""Inviting people to the team by links that work once, changing the roles of members, and removing them.

Each function works within one step (:class:`briefing.records.Records`), with its line in the audit log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.forms import Form
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.team.members import Invite, Member
from briefing.team.roles import RIGHTS, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.records import Records

INVITE_LIFE = timedelta(days=1)
TEAM = "team"
"""The ``about`` of acts that change the team."""


class InviteRefusal(StrEnum):
    """Why an invitation cannot be accepted."""

    UNKNOWN = "unknown"
    USED = "used"
    WITHDRAWN = "withdrawn"
    """Withdrawn, or made by somebody who is not an owner any more."""
    EXPIRED = "expired"
    OWNER = "owner"
    """An owner has every right already; somebody else can still use the link."""
    MEMBER = "member"
    """A member who has all rights of the offered role already; somebody else can still use the link."""


class InviteRefused(BriefingError):
    """An invitation cannot be accepted; nothing was changed."""

    def __init__(self, why: InviteRefusal, role: Role | None = None) -> None:
        super().__init__(f"the invitation is of no use: {why}")
        self.why = why
        self.role = role
        """The role of the person who opened it, if any."""


@dataclass(frozen=True, slots=True)
class Guest:
    """The person who opened an invitation, and when."""

    person: int
    name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """The result of an accepted invitation."""

    invite: Invite
    member: Member
    former: Role | None
    """The former role of the person, if any."""


async def invite(records: Records, actor: Actor, role: Role, token: str, name: str) -> Invite:
    """Make an invitation by an owner called ``name``, or return the open one with the same token.

    Raises :class:`InviteRefused` when the invitation with this token is closed.
    """
    known = await records.get(Invite, token)
    if known is not None:
        closed = _closed(known, {actor.person}, actor.at)
        if closed is not None:
            raise InviteRefused(closed)
        return known
    made = Invite(token, role, actor.person, name, actor.at + INVITE_LIFE)
    records.put(made)
    await record_act(records, actor, AuditAction.INVITED, TEAM, role=role)
    return made


async def withdraw(records: Records, actor: Actor, token: str, owners: Collection[int]) -> bool:
    """Withdraw an invitation; return False when it was not open any more."""
    known = await records.get(Invite, token)
    if known is None or _closed(known, owners, actor.at) is not None:
        return False
    records.put(replace(known, withdrawn=True))
    inviter = known.by if known.by != actor.person else None
    await record_act(records, actor, AuditAction.INVITE_WITHDRAWN, TEAM, person=inviter, role=known.role)
    return True


async def accept(records: Records, guest: Guest, token: str, owners: Collection[int]) -> Joined:
    """Accept an invitation, which then is used.

    A member never loses rights by it. Raises :class:`InviteRefused`.
    """
    known, present = await records.get(Invite, token), await records.get(Member, str(guest.person))
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
    await record_act(
        records, actor, AuditAction.JOINED, TEAM, person=known.by, old_role=former, new_role=known.role
    )
    return joined


async def open_invites(records: Records, owners: Collection[int], now: datetime) -> list[Invite]:
    """Return the invitations that can still be accepted, the oldest first."""
    return [each for each in await records.find(Invite, is_unused=True) if _closed(each, owners, now) is None]


def _closed(known: Invite, owners: Collection[int], now: datetime) -> InviteRefusal | None:
    if known.used_by is not None:
        return InviteRefusal.USED
    if known.withdrawn or known.by not in owners:
        return InviteRefusal.WITHDRAWN
    return InviteRefusal.EXPIRED if now >= known.expires_at else None


async def change_role(records: Records, actor: Actor, person: int, role: Role) -> Member | None:
    """Give a member another role, and return the changed member.

    None when there is no such member, or the member has the role already. The open forms of a member who
    loses rights are removed.
    """
    member = await records.get(Member, str(person))
    if member is None or member.role is role:
        return None
    changed = replace(member, role=role)
    records.put(changed)
    if not RIGHTS[member.role] <= RIGHTS[role]:
        await _end_forms(records, person)
    old = member.role
    await record_act(
        records, actor, AuditAction.ROLE_CHANGED, TEAM, person=person, old_role=old, new_role=role
    )
    return changed


async def remove(records: Records, actor: Actor, person: int) -> Member | None:
    """Remove a member and their open forms; return the member, or None if there is no such member."""
    member = await records.get(Member, str(person))
    if member is None:
        return None
    records.remove(member)
    await _end_forms(records, person)
    await record_act(records, actor, AuditAction.REMOVED, TEAM, person=person, role=member.role)
    return member


async def _end_forms(records: Records, person: int) -> None:
    for form in await records.find(Form, person=person):
        if form.person == person:
            records.remove(form)
