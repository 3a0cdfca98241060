"""Changing what members are, and removing them.

Each function works within one step (:class:`briefing.records.Records`), with its line in the audit log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.forms import Form
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.team.inviting import TEAM
from briefing.team.members import Member
from briefing.team.roles import RIGHTS, Role

if TYPE_CHECKING:
    from briefing.records import Records


def change_role(records: Records, actor: Actor, person: int, role: Role) -> Member | None:
    """Give a member another role, and return the member as it is then.

    None when there is no such member, or the member has the role already. Who may do less than before
    loses the form that is open.
    """
    member = records.get(Member, str(person))
    if member is None or member.role is role:
        return None
    changed = replace(member, role=role)
    records.put(changed)
    if not RIGHTS[member.role] <= RIGHTS[role]:
        _end_forms(records, person)
    old = member.role
    record_act(records, actor, AuditAction.ROLE_CHANGED, TEAM, person=person, old_role=old, new_role=role)
    return changed


def remove(records: Records, actor: Actor, person: int) -> Member | None:
    """Remove a member and the forms that the member has open; None when there is no such member."""
    member = records.get(Member, str(person))
    if member is None:
        return None
    records.remove(member)
    _end_forms(records, person)
    record_act(records, actor, AuditAction.REMOVED, TEAM, person=person, role=member.role)
    return member


def _end_forms(records: Records, person: int) -> None:
    for form in records.all(Form):
        if form.person == person:
            records.remove(form)
