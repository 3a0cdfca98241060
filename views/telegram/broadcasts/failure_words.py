"""Why chats did not get a message, in the editor's language; else in Telegram's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.broadcasts.sync_rows import CANCELLED
from briefing.chats.chat import PauseReason
from briefing.outbox import RowState
from views.telegram.stats.stats import PAUSED, ROWS
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.translate import Translator

OWN = {
    **{reason.value: words for reason, words in PAUSED.items()},
    RowState.EXPIRED.value: ROWS[RowState.EXPIRED],
    CANCELLED: N_("cancelled"),
}
"""Reasons that the bot itself gives."""
SAID = (
    ("deactivated", PAUSED[PauseReason.DEACTIVATED]),
    ("blocked by|IS_BLOCKED|initiate conversation", PAUSED[PauseReason.BLOCKED]),
    ("kicked", PAUSED[PauseReason.REMOVED]),
    ("not a (member|participant)", PAUSED[PauseReason.NOT_MEMBER]),
    ("(chat|user) not found|PEER_ID_INVALID|was deleted", PAUSED[PauseReason.NOT_FOUND]),
    ("TOPIC_CLOSED", N_("the topic is closed")),
    ("thread not found|TOPIC_DELETED", N_("the topic was deleted")),
    ("rights|_FORBIDDEN|ADMIN_REQUIRED|CHAT_RESTRICTED", N_("I may not write there")),
    ("^(Telegram|Client)[A-Za-z]+Error$", N_("Telegram did not answer")),
)
"""What an error says, as regular expressions; the first that is found counts."""


def failures(tr: Translator, failed: Mapping[str, int]) -> dict[str, int]:
    """Return how many did not get it by why, the most frequent first; the same in other words is one."""
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
