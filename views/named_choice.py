"""Reads the filter of ``/commitments``: names of statuses, timeliness and initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.commitments import CommitmentFilter
from briefing.library import named_initiative
from views.labels import STATUS, TIMELINESS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum
    from typing import TypeVar

    from briefing.statement.model import Statement
    from views.translate import Translator

    Named = TypeVar("Named", bound=StrEnum)

MOST_WORDS = 12
"""Words that are looked at; no status and timeliness together have more, in any language."""
DOTTED = "i\N{COMBINING DOT ABOVE}"
"""What becomes of İ. A keyboard may not have it, nor ı; people then type I and i."""


def named_choice(tr: Translator, statement: Statement, asked: str) -> CommitmentFilter | None:
    """Return the filter that ``asked`` names, or None if it names none.

    A filter is an initiative, a status, a timeliness, or a status and a timeliness in any order. Statuses and
    timeliness may be named as in the data ("in_progress") or in the reader's language.
    """
    initiative = named_initiative(statement, asked)
    if initiative is not None:
        return CommitmentFilter(initiative=initiative.slug)
    statuses, timeliness = _names(tr, STATUS), _names(tr, TIMELINESS)
    words = _normalized(asked).split(maxsplit=MOST_WORDS)
    for cut in range(len(words) + 1):
        one, other = " ".join(words[:cut]), " ".join(words[cut:])
        for status, due in ((one, other), (other, one)):
            if (not status or status in statuses) and (not due or due in timeliness):
                return CommitmentFilter(statuses.get(status), timeliness.get(due))
    return None


def _names(tr: Translator, labels: Mapping[Named, str]) -> dict[str, Named]:
    by_value = {_normalized(each.value): each for each in labels}
    return by_value | {_normalized(tr.gettext(label)): each for each, label in labels.items()}


def _normalized(words: str) -> str:
    folded = " ".join(words.replace("_", " ").replace("-", " ").split()).casefold()
    return folded.replace(DOTTED, "i").replace("ı", "i")
