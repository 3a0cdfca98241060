"""The status of an initiative in words: its sign and name, what it rests on, and how old that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from views.checking import checked_words
from views.labels import STATUS, STATUS_SIGN, status_words

if TYPE_CHECKING:
    from datetime import date

    from briefing.deadlines.scoreboard import Scoreboard
    from briefing.statement.status import Assessment
    from views.translate import Translator


def status_with_age(tr: Translator, now: Assessment, today: date) -> str:
    """Return a status with what it rests on: "🔄 in progress, by news of 12 December 2025, 11 months ago".

    A status that a check set rests on the last look: "🔍 no evidence found, checked on 29 November 2026".
    """
    return with_basis(tr, status_words(tr, now.status), now, today)


def with_basis(tr: Translator, status: str, now: Assessment, today: date) -> str:
    """Return the words of a status with what it rests on."""
    if not isinstance(now.by, FollowUp):
        # Translators: A status and on what it rests; only the mark between them is yours, at most 20
        # characters.
        return tr.gettext("{status}, {basis}", status=status, basis=checked_words(tr, now))
    day = now.by.happened_on
    return tr.gettext(
        "{status}, by news of {date}, {age}", status=status, date=tr.date(day), age=tr.ago(day, today)
    )


def status_counts(tr: Translator, board: Scoreboard) -> str:
    """Return how many initiatives have each status, in a line: "🟡 1 partly fulfilled · 🔄 3 in progress"."""
    return " · ".join(
        # Translators: An emoji, how many initiatives have a status, and the status; mind what the number
        # does to it, at most 24 characters.
        tr.gettext(
            "{sign} {count} {status}",
            sign=STATUS_SIGN[each],
            count=tr.number(len(having)),
            status=tr.gettext(STATUS[each]),
        )
        for each, having in board.statuses
    )
