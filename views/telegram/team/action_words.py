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
    # Translators: An act in the audit log and a filter on a button: an owner invited somebody to the
    # newsroom, at most 36 characters.
    AuditAction.INVITED: N_("invitation made"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.INVITE_WITHDRAWN: N_("invitation withdrawn"),
    AuditAction.JOINED: N_("joined by an invitation"),
    # Translators: An act in the audit log and a filter on a button: somebody got another role, at most 36
    # characters.
    AuditAction.ROLE_CHANGED: N_("role changed"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.REMOVED: N_("member removed"),
    AuditAction.FOLLOWUP_SUBMITTED: N_("follow-up sent for a review"),
    # Translators: An act in the audit log and a filter on a button: readers see a new entry, at most 36
    # characters.
    AuditAction.FOLLOWUP_PUBLISHED: N_("follow-up published"),
    AuditAction.FOLLOWUP_RETURNED: N_("follow-up returned to its author"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.CORRECTION_PUBLISHED: N_("correction published"),
    # Translators: An act in the audit log and a filter on a button: somebody looked for evidence, at most
    # 36 characters.
    AuditAction.CHECKED: N_("checked, nothing new"),
    AuditAction.REVIEW_PUT_OFF: N_("review put off"),
    # Translators: An act in the audit log and a filter on a button: a text got another language, at most 36
    # characters.
    AuditAction.TRANSLATED: N_("translation added"),
    # Translators: An act in the audit log and a filter on a button: a reader’s report, at most 36
    # characters.
    AuditAction.REPORT_ACCEPTED: N_("report accepted"),
    # Translators: An act in the audit log and a filter on a button: a reader’s report, at most 36
    # characters.
    AuditAction.REPORT_DECLINED: N_("report declined"),
    # Translators: An act in the audit log and a filter on a button: an owner sent a file, at most 36
    # characters.
    AuditAction.STATEMENT_TAKEN_IN: N_("statement loaded"),
    # Translators: An act in the audit log and a filter on a button, at most 40 characters.
    AuditAction.STATEMENT_BROUGHT_BACK: N_("old version of a statement brought back"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_WRITTEN: N_("broadcast written"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_STARTED: N_("broadcast started"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_SCHEDULED: N_("broadcast scheduled"),
    AuditAction.BROADCAST_HELD: N_("broadcast held: who answered for it lost the right"),
    AuditAction.BROADCAST_SOURCE_GONE: N_("broadcast paused: the copied message is deleted"),
    AuditAction.BROADCAST_REPLACED: N_("broadcast goes on with another message"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_PAUSED: N_("broadcast paused"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_RESUMED: N_("broadcast resumed"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_CANCELLED: N_("broadcast cancelled"),
    # Translators: An act in the audit log and a filter on a button, at most 36 characters.
    AuditAction.BROADCAST_CORRECTED: N_("broadcast corrected"),
    # Translators: An act in the audit log and a filter on a button: deleted from all chats, at most 36
    # characters.
    AuditAction.BROADCAST_UNSENT: N_("broadcast taken back"),
    # Translators: An act in the audit log and a filter on a button: a named list was written, at most 36
    # characters.
    AuditAction.BROADCAST_LIST_KEPT: N_("list of chats kept"),
    AuditAction.BROADCAST_LIST_DELETED: N_("list of chats deleted"),
    AuditAction.AUDIT_EXPORTED: N_("this log exported"),
    # Translators: An act in the audit log and a filter on a button: a source of news, at most 36 characters.
    AuditAction.FEED_ADDED: N_("feed added"),
    # Translators: An act in the audit log and a filter on a button: a source of news, at most 36 characters.
    AuditAction.FEED_PAUSED: N_("feed paused"),
    # Translators: An act in the audit log and a filter on a button: a source of news, at most 36 characters.
    AuditAction.FEED_RESUMED: N_("feed resumed"),
    # Translators: An act in the audit log and a filter on a button: a source of news, at most 36 characters.
    AuditAction.FEED_REMOVED: N_("feed removed"),
    # Translators: An act in the audit log and a filter on a button: a story that a feed brought, at most 36
    # characters.
    AuditAction.PROPOSAL_THROWN_AWAY: N_("proposal thrown away"),
    # Translators: An act in the audit log and a filter on a button: a story that a feed brought concerns
    # another initiative, at most 36 characters.
    AuditAction.PROPOSAL_MOVED: N_("proposal moved"),
}

ACT_GROUP = {
    # Translators: Group of filters of the audit log, and what such an act is about: the members of the
    # newsroom, at most 20 characters.
    ActionGroup.TEAM: N_("Team"),
    # Translators: Group of filters of the audit log, at most 30 characters.
    ActionGroup.FOLLOWUPS: N_("Follow-ups and reviews"),
    # Translators: Group of filters of the audit log, at most 20 characters.
    ActionGroup.TRANSLATIONS: N_("Translations"),
    # Translators: Group of filters of the audit log, at most 30 characters.
    ActionGroup.REPORTS: N_("Readers’ reports"),
    ActionGroup.STATEMENTS: N_("Statements"),
    ActionGroup.BROADCASTS: N_("Broadcasts"),
    # Translators: Group of filters of the audit log: sources of news, and the stories that they bring, at
    # most 30 characters.
    ActionGroup.FEEDS: N_("Feeds and proposals"),
    # Translators: Group of filters of the audit log: acts on the log itself, at most 20 characters.
    ActionGroup.LOG: N_("This log"),
    # Translators: Group of filters of the audit log, at most 20 characters.
    ActionGroup.OTHER: N_("Other acts"),
}

DETAIL = {
    # Translators: Field of an act in the audit log, before a colon, at most 20 characters.
    "at": N_("moment"),
    # Translators: Field of an act in the audit log, before a colon: who gets a broadcast, at most 20
    # characters.
    "audience": N_("audience"),
    # Translators: Field of an act in the audit log, before a colon and a number, at most 24 characters.
    "brings_back": N_("brings back version"),
    # Translators: Field of an act in the audit log, before a colon and the id of an entry, at most 20
    # characters.
    "correction_of": N_("correction of"),
    # Translators: Field of an act in the audit log, before a colon and how many, at most 20 characters.
    "count": N_("entries"),
    # Translators: Field of an act in the audit log, before a colon and the id of an entry, at most 12
    # characters.
    "entry": N_("entry"),
    "filter": N_("filter"),
    # Translators: Field of an act in the audit log, before a colon: CSV or JSON, at most 12 characters.
    "form": N_("file"),
    # Translators: Field of an act in the audit log, before a colon, at most 12 characters.
    "language": N_("language"),
    # Translators: Field of an act in the audit log, before a colon, at most 12 characters.
    "initiative": N_("initiative"),
    # Translators: Field of an act in the audit log, before a colon: whether an explanation was written, at
    # most 14 characters.
    "note": N_("note"),
    # Translators: Field of an act in the audit log, before a colon: which text of an entry was translated,
    # at most 12 characters.
    "part": N_("text"),
    # Translators: Field of an act in the audit log, before a colon and its number: a story that a feed
    # brought, at most 16 characters.
    "proposal": N_("proposal"),
    # Translators: Field of an act in the audit log, before a colon and how many, at most 20 characters.
    "recipients": N_("recipients"),
    # Translators: Field of an act in the audit log, before a colon and its number, at most 14 characters.
    "report": N_("report"),
    # Translators: Field of an act in the audit log, before a colon, at most 12 characters.
    "role": N_("role"),
    # Translators: Field of an act in the audit log, before a colon, at most 12 characters.
    "status": N_("status"),
    # Translators: Field of an act in the audit log, before a colon and a day: until then a review is put
    # off, at most 20 characters.
    "until": N_("until"),
    # Translators: Field of an act in the audit log, before a colon and a number, at most 12 characters.
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
