"""Who wrote an entry of the log and whether somebody else looked at it, by role and never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.team.roles import Role
from views.translate import N_

if TYPE_CHECKING:
    from briefing.statement.entry import Entry
    from views.translate import Translator

BY_EDITORS = N_("Checked by the editors")
"""Entries of content files."""
ALONE = {
    Role.OWNER: N_("Written and published by one owner, no second check"),
    Role.EDITOR: N_("Written and published by one editor, no second check"),
    Role.REVIEWER: N_("Written and published by one reviewer, no second check"),
}
REVIEWED = {
    Role.OWNER: N_("Written by an owner, checked by a second person"),
    Role.EDITOR: N_("Written by an editor, checked by a second person"),
    Role.REVIEWER: N_("Written by a reviewer, checked by a second person"),
}
UNKNOWN = {
    Role.OWNER: N_("Written by an owner"),
    Role.EDITOR: N_("Written by an editor"),
    Role.REVIEWER: N_("Written by a reviewer"),
}
"""Files that older versions exported do not say whether there was a second check."""


def authors_sentence(tr: Translator, entry: Entry) -> str:
    """Return who wrote an entry, and who checked it as far as that is known."""
    if entry.by is None:
        return tr.gettext(BY_EDITORS)
    words = {True: REVIEWED, False: ALONE, None: UNKNOWN}[entry.reviewed]
    return tr.gettext(words[entry.by])
