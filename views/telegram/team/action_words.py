"""Words for the acts of the audit log and their details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind
from briefing.team.audit import ActionGroup, AuditAction
from briefing.team.membership import TEAM
from views.labels import STATUS
from views.telegram.broadcasts.words import audience_words
from views.telegram.followups.untranslated import PARTS
from views.telegram.support.people import ROLE
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.translate import Translator

ACT = {
    AuditAction.INVITED: N_("invitation made"),
    AuditAction.INVITE_WITHDRAWN: N_("invitation withdrawn"),
    AuditAction.JOINED: N_("joined by an invitation"),
    AuditAction.ROLE_CHANGED: N_("role changed"),
    AuditAction.REMOVED: N_("member removed"),
    AuditAction.FOLLOWUP_SUBMITTED: N_("follow-up sent for a review"),
    AuditAction.FOLLOWUP_PUBLISHED: N_("follow-up published"),
    AuditAction.FOLLOWUP_RETURNED: N_("follow-up returned to its author"),
    AuditAction.CORRECTION_PUBLISHED: N_("correction published"),
    AuditAction.CHECKED: N_("checked, nothing new"),
    AuditAction.REVIEW_PUT_OFF: N_("review put off"),
    AuditAction.TRANSLATED: N_("translation added"),
    AuditAction.REPORT_ACCEPTED: N_("report accepted"),
    AuditAction.REPORT_DECLINED: N_("report declined"),
    AuditAction.STATEMENT_TAKEN_IN: N_("statement loaded"),
    AuditAction.STATEMENT_BROUGHT_BACK: N_("old version of a statement brought back"),
    AuditAction.BROADCAST_WRITTEN: N_("broadcast written"),
    AuditAction.BROADCAST_STARTED: N_("broadcast started"),
    AuditAction.BROADCAST_SCHEDULED: N_("broadcast scheduled"),
    AuditAction.BROADCAST_HELD: N_("broadcast held: who answered for it lost the right"),
    AuditAction.BROADCAST_SOURCE_GONE: N_("broadcast paused: the copied message is deleted"),
    AuditAction.BROADCAST_REPLACED: N_("broadcast goes on with another message"),
    AuditAction.BROADCAST_PAUSED: N_("broadcast paused"),
    AuditAction.BROADCAST_RESUMED: N_("broadcast resumed"),
    AuditAction.BROADCAST_CANCELLED: N_("broadcast cancelled"),
    AuditAction.BROADCAST_CORRECTED: N_("broadcast corrected"),
    AuditAction.BROADCAST_UNSENT: N_("broadcast taken back"),
    AuditAction.BROADCAST_LIST_KEPT: N_("list of chats kept"),
    AuditAction.BROADCAST_LIST_DELETED: N_("list of chats deleted"),
    AuditAction.AUDIT_EXPORTED: N_("this log exported"),
}

ACT_GROUP = {
    ActionGroup.TEAM: N_("Team"),
    ActionGroup.FOLLOWUPS: N_("Follow-ups and reviews"),
    ActionGroup.TRANSLATIONS: N_("Translations"),
    ActionGroup.REPORTS: N_("Readers’ reports"),
    ActionGroup.STATEMENTS: N_("Statements"),
    ActionGroup.BROADCASTS: N_("Broadcasts"),
    ActionGroup.LOG: N_("This log"),
    ActionGroup.OTHER: N_("Other acts"),
}

DETAIL = {
    "at": N_("moment"),
    "audience": N_("audience"),
    "brings_back": N_("brings back version"),
    "correction_of": N_("correction of"),
    "count": N_("entries"),
    "entry": N_("entry"),
    "filter": N_("filter"),
    "form": N_("file"),
    "language": N_("language"),
    "note": N_("note"),
    "part": N_("text"),
    "recipients": N_("recipients"),
    "report": N_("report"),
    "role": N_("role"),
    "status": N_("status"),
    "until": N_("until"),
    "version": N_("version"),
}
OLD, NEW = "old_", "new_"
"""The names of two details that belong together begin so: the value before an act, and after it."""

KINDS = {each.value: each for each in AudienceKind}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "part": {part.value: words for part, words in PARTS.items()},
    "role": {role.value: words for role, words in ROLE.items()},
    "status": {status.value: words for status, words in STATUS.items()},
}


def action_words(tr: Translator, act: str) -> str:
    """Return the words for an act or a group of acts; without words, its name in the data."""
    known = {each.value: words for each, words in (*ACT.items(), *ACT_GROUP.items())}
    return tr.gettext(known[act]) if act in known else act.replace("_", " ")


def details_words(tr: Translator, details: Mapping[str, str]) -> list[str]:
    """Return each detail in words; an old and a new value are one: "role: editor → reviewer"."""
    shown = []
    for name, value in details.items():
        if name.startswith(OLD) and NEW + name.removeprefix(OLD) in details:
            continue
        what = name.removeprefix(NEW)
        before = details.get(OLD + what) if what != name else None
        after = _value(tr, what, value)
        became = after if before in (None, value) else f"{_value(tr, what, before)} → {after}"
        words = tr.gettext(DETAIL[what]) if what in DETAIL else what.replace("_", " ")
        shown.append(f"{words}: {became}")
    return shown


def about_words(tr: Translator, about: str) -> str:
    """Return what an act was about; the ids of statements, entries and broadcasts are the same everywhere."""
    return tr.gettext(ACT_GROUP[ActionGroup.TEAM]) if about == TEAM else about


def _value(tr: Translator, what: str, value: str | None) -> str:
    if what == "language" and value:
        return tr.language_name(value)
    if what == "audience" and value:
        kind, _, of = value.partition(" ")
        return audience_words(tr, Audience(KINDS[kind], of), {}) if kind in KINDS else value
    words = _VALUES.get(what, {}).get(value or "")
    return tr.gettext(words) if words else value or ""
