"""Words for the acts of the audit log and their details, to be translated where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.newsroom.audit import Act
from briefing.newsroom.audit_filter import ActGroup
from views.labels import STATUS
from views.telegram.newsroom.people import ROLE
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.translate import Translator

ACT = {
    Act.INVITED: N_("invitation made"),
    Act.INVITE_WITHDRAWN: N_("invitation withdrawn"),
    Act.JOINED: N_("joined by an invitation"),
    Act.ROLE_CHANGED: N_("role changed"),
    Act.REMOVED: N_("member removed"),
    Act.FOLLOWUP_SUBMITTED: N_("follow-up sent for a review"),
    Act.FOLLOWUP_PUBLISHED: N_("follow-up published"),
    Act.FOLLOWUP_RETURNED: N_("follow-up returned to its author"),
    Act.CORRECTION_PUBLISHED: N_("correction published"),
    Act.CHECKED: N_("checked, nothing new"),
    Act.REVIEW_PUT_OFF: N_("review put off"),
    Act.TRANSLATED: N_("translation added"),
    Act.REPORT_ACCEPTED: N_("report accepted"),
    Act.REPORT_DECLINED: N_("report declined"),
    Act.STATEMENT_TAKEN_IN: N_("statement taken in"),
    Act.STATEMENT_BROUGHT_BACK: N_("old version of a statement brought back"),
    Act.BROADCAST_WRITTEN: N_("broadcast written"),
    Act.BROADCAST_STARTED: N_("broadcast started"),
    Act.BROADCAST_SCHEDULED: N_("broadcast scheduled"),
    Act.BROADCAST_HELD: N_("broadcast held: who answered for it lost the right"),
    Act.BROADCAST_SOURCE_GONE: N_("broadcast paused: the copied message is deleted"),
    Act.BROADCAST_REPLACED: N_("broadcast goes on with another message"),
    Act.BROADCAST_PAUSED: N_("broadcast paused"),
    Act.BROADCAST_RESUMED: N_("broadcast resumed"),
    Act.BROADCAST_CANCELLED: N_("broadcast cancelled"),
    Act.BROADCAST_CORRECTED: N_("broadcast corrected"),
    Act.BROADCAST_UNSENT: N_("broadcast taken back"),
    Act.BROADCAST_LIST_KEPT: N_("list of chats kept"),
    Act.BROADCAST_LIST_DELETED: N_("list of chats deleted"),
    Act.AUDIT_EXPORTED: N_("this log exported"),
}

ACT_GROUP = {
    ActGroup.TEAM: N_("Team"),
    ActGroup.FOLLOWUPS: N_("Follow-ups and reviews"),
    ActGroup.TRANSLATIONS: N_("Translations"),
    ActGroup.REPORTS: N_("Readers' reports"),
    ActGroup.STATEMENTS: N_("Statements"),
    ActGroup.BROADCASTS: N_("Broadcasts"),
    ActGroup.LOG: N_("This log"),
    ActGroup.OTHER: N_("Other acts"),
}

DETAIL = {
    "at": N_("moment"),
    "audience": N_("audience"),
    "correction_of": N_("correction of"),
    "count": N_("entries"),
    "entry": N_("entry"),
    "filter": N_("filter"),
    "form": N_("file"),
    "language": N_("language"),
    "note": N_("note"),
    "recipients": N_("recipients"),
    "report": N_("report"),
    "role": N_("role"),
    "status": N_("status"),
    "until": N_("until"),
}
OLD, NEW = "old_", "new_"
"""Details in pairs: what was before, and after."""

_VALUES: Mapping[str, Mapping[str, str]] = {
    "role": {role.value: words for role, words in ROLE.items()},
    "status": {status.value: words for status, words in STATUS.items()},
}


def act_words(tr: Translator, act: str) -> str:
    """Name an act, or a group of them; one without words by its name in the data."""
    known = {each.value: words for each, words in (*ACT.items(), *ACT_GROUP.items())}
    return tr.gettext(known[act]) if act in known else act.replace("_", " ")


def details_words(tr: Translator, details: Mapping[str, str]) -> list[str]:
    """Show details one by one; an old and a new value as what became of what."""
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


def _value(tr: Translator, what: str, value: str | None) -> str:
    words = _VALUES.get(what, {}).get(value or "")
    return tr.gettext(words) if words else value or ""
