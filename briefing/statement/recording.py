"""When the entries of a log were recorded: when they were published in the chat, or first seen in a file.

A file seldom says when an entry was added to it, so the store remembers when each entry was first seen. An
entry that is written on Monday and deployed on Wednesday is news on Wednesday.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.local_time import DAY, at_local, local_date
from briefing.statement.entry import Entry, FollowUp

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Statement

INSTANT = timedelta(microseconds=1)
"""The shortest time between two moments."""


def entries(statement: Statement) -> tuple[Entry, ...]:
    """Return the whole log: follow-ups, then checks."""
    return (*statement.followups, *statement.checks)


def entry_names(statement: Statement) -> Iterator[str]:
    """Yield a unique name for each entry of the log without a moment at which it was recorded."""
    return (name_of(statement.id, each.id) for each in entries(statement) if each.recorded_at is None)


def with_first_seen(statement: Statement, seen: Mapping[str, datetime]) -> Statement:
    """Return the statement with the moments at which its entries were first seen.

    An entry that has a moment keeps it.
    """

    def moment(entry: Entry) -> datetime | None:
        return entry.recorded_at or seen.get(name_of(statement.id, entry.id))

    return replace(
        statement,
        followups=tuple(replace(each, recorded_at=moment(each)) for each in statement.followups),
        checks=tuple(replace(each, recorded_at=moment(each)) for each in statement.checks),
    )


def when_recorded(entry: Entry, zone: ZoneInfo) -> datetime:
    """Return when an entry counts as recorded, UTC.

    When no moment is known, that is the end of a local day: the one on which the last of its evidence was
    read, else that of the event or of the check.
    """
    if entry.recorded_at is not None:
        return entry.recorded_at
    if isinstance(entry, FollowUp):
        day = max((each.read_on for each in entry.evidence), default=entry.happened_on)
    else:
        day = entry.checked_on
    return at_local(day + DAY, 0, zone) - INSTANT


def as_of(statement: Statement, moment: datetime, zone: ZoneInfo, besides: Collection[str] = ()) -> Statement:
    """Return the statement with the entries that were recorded up to ``moment``, or whose ids are given."""

    def is_there(entry: Entry) -> bool:
        return when_recorded(entry, zone) <= moment or entry.id in besides

    return _with_entries(statement, is_there)


def without_entries(statement: Statement, ids: Collection[str]) -> Statement:
    """Return the statement without the entries that have these ids."""
    return _with_entries(statement, lambda entry: entry.id not in ids)


def _with_entries(statement: Statement, is_there: Callable[[Entry], bool]) -> Statement:
    """Return the statement with some of its entries, or the same object if all are kept."""
    followups = tuple(each for each in statement.followups if is_there(each))
    checks = tuple(each for each in statement.checks if is_there(each))
    if len(followups) + len(checks) == len(entries(statement)):
        return statement
    return replace(statement, followups=followups, checks=checks)


def unchanged_since(statement: Statement, moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the beginning of the local day, or when the last entry before ``moment`` was recorded if later.

    Between that and ``moment`` neither log nor calendar changed. So thousands of chats with different moments
    share a few, for which news are computed once.
    """
    day_began = at_local(local_date(moment, zone), 0, zone)
    moments = _moments(statement, zone)
    before = bisect_right(moments, moment)
    return max(day_began, moments[before - 1]) if before else day_began


def has_recorded(statement: Statement, since: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Tell whether an entry was recorded after ``since``, up to and including ``now``."""
    moments = _moments(statement, zone)
    return bisect_right(moments, since) != bisect_right(moments, now)


@lru_cache(maxsize=256)
def _moments(statement: Statement, zone: ZoneInfo) -> tuple[datetime, ...]:
    return tuple(sorted({when_recorded(each, zone) for each in entries(statement)}))


def is_of_entry(name: str) -> bool:
    """Tell whether a name is that of an entry, not of something else that was seen."""
    return name.count("/") == 1


def name_of(statement_id: str, entry_id: str) -> str:
    """Return the name of an entry that no other has, in whatever statement."""
    return f"{statement_id}/{entry_id}"
