"""Which rungs of a statement there are, as its log stands, on which days.

Everything here is reckoned in days of the reader's calendar; the caller turns a day and the chat's hour
into a moment, and remembers by :attr:`briefing.rungs.Rung.key` what was sent.
"""

from __future__ import annotations

from heapq import merge
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from briefing.local_time import DAY
from briefing.rungs import Rung, RungKind, deadline_rungs, review_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.statement import Statement


def rungs(statement: Statement, start: date, end: date) -> tuple[Rung, ...]:
    """Return all rungs on the days from ``start`` to ``end``, both included, by day then deadline.

    A deadline that an entry of the log meets has none, on no day, whenever the event was: from the moment
    that the entry is in the log nothing is due any more.
    """
    return tuple(takewhile(lambda rung: rung.day <= end, _from(statement, start)))


def newest_missed(statement: Statement, since: date, today: date) -> tuple[Rung, ...]:
    """Return the newest rung of each deadline, and of the reviews, after ``since`` and up to ``today``.

    ``since`` is the last day that was dealt with; older rungs of the same deadline are overtaken by events.
    """
    newest = {rung.deadline: rung for rung in rungs(statement, since + DAY, today)}
    return tuple(sorted(newest.values()))


def next_rungs(statement: Statement, after: date, count: int) -> tuple[Rung, ...]:
    """Return the next ``count`` rungs on days after ``after``; fewer when there are no more."""
    return tuple(islice(_from(statement, after + DAY), count))


def _from(statement: Statement, start: date) -> Iterator[Rung]:
    deadlines = (each for each in statement.deadlines.values() if each.slug not in statement.meeting)
    return merge(
        *(deadline_rungs(each, statement.made_on, start) for each in deadlines),
        (Rung(day, RungKind.REVIEW, None, day) for day in review_days(statement, start)),
    )
