"""How people of the newsroom are named to its owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records import ALIASES
from briefing.team.roles import Role
from views.translate import N_

if TYPE_CHECKING:
    from briefing.team.members import Team
    from views.translate import Translator

ROLE = {
    # Translators: Role in the newsroom: an owner of the bot, at most 14 characters.
    Role.OWNER: N_("owner"),
    # Translators: Role in the newsroom: writes entries of the log, at most 14 characters.
    Role.EDITOR: N_("editor"),
    # Translators: Role in the newsroom: reads what editors wrote, at most 20 characters.
    Role.REVIEWER: N_("reviewer"),
}

MAY = {
    Role.OWNER: N_("may do everything"),
    Role.EDITOR: N_("writes and publishes follow-ups, answers reports"),
    Role.REVIEWER: N_("publishes or returns what editors send for a review"),
}


def person_name(tr: Translator, person: int, team: Team, *, as_kept: bool = False) -> str:
    """Return the name of a member, the id of an owner, or a number for somebody whose data was erased.

    ``as_kept``: the name as it is stored, not as it can stand within other text.
    """
    if person in team.members:
        return team.members[person].name if as_kept else team.members[person].shown_as
    if person in team.owners:
        # Translators: An owner whose name is not known, with their number, at most 20 characters.
        return tr.gettext("owner {id}", id=person)
    if person < ALIASES:
        return tr.gettext("a former member ({n})", n=ALIASES - person)
    return tr.gettext("{id}, no longer a member", id=person)
