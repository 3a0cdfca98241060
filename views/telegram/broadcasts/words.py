"""Words for the audiences of broadcasts, and for the reasons why chats did not get one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import AudienceKind
from briefing.broadcasts.sync_rows import CANCELLED
from briefing.chat import PauseReason
from briefing.outbox import RowState
from views.telegram.stats.stats import PAUSED, ROWS
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.broadcasts.broadcast import Audience
    from briefing.statement.model import Statement
    from views.translate import Translator

AUDIENCE = {
    # Translators: Who gets a broadcast, in the middle of a line, at most 20 characters.
    AudienceKind.EVERYONE: N_("everyone"),
    # Translators: Who gets a broadcast, in a line; also a figure of /stats with a number behind it, at most
    # 20 characters.
    AudienceKind.GROUPS: N_("groups"),
    # Translators: Who gets a broadcast, in a line; also a figure of /stats with a number behind it, at most
    # 20 characters.
    AudienceKind.CHANNELS: N_("channels"),
}
"""Audiences that have one name wherever they stand within a sentence."""
AUDIENCE_CHOICE = {
    # Translators: Button: the broadcast goes to all chats; a count stands behind it, at most 20 characters.
    AudienceKind.EVERYONE: N_("Everyone"),
    # Translators: Button: the broadcast goes to those who read one language, at most 20 characters.
    AudienceKind.LANGUAGE: N_("By language"),
    # Translators: Button: the broadcast goes to those who follow one initiative, at most 30 characters.
    AudienceKind.FOLLOWERS: N_("Followers of an initiative"),
    # Translators: Button: the broadcast goes to groups; a count stands behind it, at most 20 characters.
    AudienceKind.GROUPS: N_("Groups"),
    # Translators: Button: the broadcast goes to channels; a count stands behind it, at most 20 characters.
    AudienceKind.CHANNELS: N_("Channels"),
    # Translators: Button: the broadcast goes to chats that editors listed, at most 24 characters.
    AudienceKind.NAMED: N_("A named list"),
    # Translators: Button: the broadcast goes to its author alone, to try it, at most 20 characters.
    AudienceKind.ME: N_("Only me"),
}
"""What the buttons of the form offer."""
OWN = {
    **{reason.value: words for reason, words in PAUSED.items()},
    RowState.EXPIRED.value: ROWS[RowState.EXPIRED],
    # Translators: Reason in a list why chats did not get a broadcast: it was ended before, at most 20
    # characters.
    CANCELLED: N_("cancelled"),
}
"""Reasons that do not come from Telegram, but from the bot."""
SAID = (
    ("deactivated", PAUSED[PauseReason.DEACTIVATED]),
    ("blocked by|IS_BLOCKED|initiate conversation", PAUSED[PauseReason.BLOCKED]),
    ("kicked", PAUSED[PauseReason.REMOVED]),
    ("not a (member|participant)", PAUSED[PauseReason.NOT_MEMBER]),
    ("(chat|user) not found|PEER_ID_INVALID|was deleted", PAUSED[PauseReason.NOT_FOUND]),
    ("TOPIC_CLOSED", N_("the topic is closed")),
    ("thread not found|TOPIC_DELETED", N_("the topic was deleted")),
    ("rights|_FORBIDDEN|ADMIN_REQUIRED|CHAT_RESTRICTED", N_("the bot may not write there")),
    ("^(Telegram|Client)[A-Za-z]+Error$", N_("Telegram did not answer")),
)
"""Regular expressions for the text of an error; the first that is found gives the words."""


def audience_words(tr: Translator, audience: Audience, statements: Mapping[str, Statement]) -> str:
    """Name an audience: "those who read Kazakh", "followers of the Chamber", "list partners"."""
    match audience.kind:
        case AudienceKind.LANGUAGE:
            return tr.gettext("those who read {language}", language=tr.language_name(audience.value))
        case AudienceKind.FOLLOWERS:
            named = initiative_words(tr, audience.value, statements)
            # Translators: Who gets a broadcast, in a line; {initiative} is a name, at most 48 characters.
            return tr.gettext("followers of: {initiative}", initiative=named)
        case AudienceKind.NAMED:
            # Translators: Who gets a broadcast, in a line; {name} is written in small Latin letters, at
            # most 20 characters.
            return tr.gettext("list “{name}”", name=audience.value)
        case AudienceKind.ME:
            return tr.gettext("the author alone")
        case _:
            return tr.gettext(AUDIENCE[audience.kind])


def initiative_words(tr: Translator, value: str, statements: Mapping[str, Statement]) -> str:
    """Return the name of the initiative ``statement/slug``, or ``value`` itself if there is none any more."""
    statement_id, _, slug = value.partition("/")
    statement = statements.get(statement_id)
    present = statement.slug_of(slug) if statement else None
    return tr.text(statement.initiatives[present].short) if statement and present else value


def failures(tr: Translator, failed: Mapping[str, int]) -> dict[str, int]:
    """Return how many chats did not get a broadcast by reason, the most frequent first.

    Errors that mean the same are one reason; an unknown error is given in the words of Telegram.
    """
    counted: Counter[str] = Counter()
    for reason, count in failed.items():
        counted[_words(tr, reason)] += count
    return dict(counted.most_common())


def _words(tr: Translator, reason: str) -> str:
    if reason in OWN:
        return tr.gettext(OWN[reason])
    for said, words in SAID:
        if re.search(said, reason, re.IGNORECASE):
            return tr.gettext(words)
    return reason.removeprefix("Bad Request: ")
