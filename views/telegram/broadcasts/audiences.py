"""The audiences of broadcasts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import AudienceKind
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.broadcasts.broadcast import Audience
    from briefing.statement.model import Statement
    from views.translate import Translator

AUDIENCE = {
    AudienceKind.EVERYONE: N_("everyone"),
    AudienceKind.LANGUAGE: N_("by language"),
    AudienceKind.FOLLOWERS: N_("followers of an initiative"),
    AudienceKind.GROUPS: N_("groups"),
    AudienceKind.CHANNELS: N_("channels"),
    AudienceKind.NAMED: N_("a named list"),
    AudienceKind.ME: N_("only me"),
}


def audience_words(tr: Translator, audience: Audience, statements: Mapping[str, Statement]) -> str:
    """Name an audience: "those who read Kazakh", "followers of the Chamber", "list partners"."""
    match audience.kind:
        case AudienceKind.LANGUAGE:
            return tr.gettext("those who read {language}", language=tr.language_name(audience.value))
        case AudienceKind.FOLLOWERS:
            named = initiative_words(tr, audience.value, statements)
            return tr.gettext("followers of: {initiative}", initiative=named)
        case AudienceKind.NAMED:
            return tr.gettext("list “{name}”", name=audience.value)
        case AudienceKind.ME:
            return tr.gettext("the author alone")
        case _:
            return tr.gettext(AUDIENCE[audience.kind])


def initiative_words(tr: Translator, value: str, statements: Mapping[str, Statement]) -> str:
    """Name an initiative as ``statement/slug``; one that is there no more by its names in the data."""
    statement_id, _, slug = value.partition("/")
    statement = statements.get(statement_id)
    found = statement.initiatives.get(slug) if statement else None
    return tr.text(found.short) if found else value
