"""Which days each deadline has had: remembered by the store as it remembers when entries were first seen.

A file says only what a deadline is now. Calendars have to know that it was moved or taken out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.statement.deadline import DeadlineState, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Statement

_MARK, _GONE = "deadline", "gone"
"""Parts of a name between slashes, which no id of an entry has."""
_PARTS = 8


def state_names(statement: Statement, seen: Mapping[str, datetime]) -> Iterator[str]:
    """Yield the names of what all deadlines are now; ``seen`` has what they were, with the moments."""
    for each in statement.deadlines.values():
        yield _name(statement, each)
    last = {each.slug: each for each in _states(statement, seen)}
    for slug, state in last.items():
        if slug not in statement.deadlines:
            yield _name(statement, state, _GONE)


def with_deadline_states(statement: Statement, seen: Mapping[str, datetime]) -> Statement:
    """Return the statement with all that its deadlines were."""
    return replace(statement, deadline_states=tuple(_states(statement, seen)))


def _name(statement: Statement, state: Deadline | DeadlineState, end: str = "") -> str:
    first = state.first_day.isoformat() if state.first_day else ""
    last = state.last_day.isoformat()
    parts = (statement.id, _MARK, state.slug, state.initiative, state.precision.value, first, last, end)
    return "/".join(parts)


def _states(statement: Statement, seen: Mapping[str, datetime]) -> list[DeadlineState]:
    """Return the states of the deadlines of a statement, those that were seen first before others."""
    found = []
    for name, seen_at in seen.items():
        parts = name.split("/")
        if parts[:2] != [statement.id, _MARK] or len(parts) != _PARTS:
            continue
        _statement, _mark, slug, initiative, precision, first, last, end = parts
        found.append(
            DeadlineState(
                slug,
                statement.renamed.get(initiative, initiative),
                Precision(precision),
                date.fromisoformat(first) if first else None,
                date.fromisoformat(last),
                seen_at,
                is_gone=end == _GONE,
            )
        )
    return sorted(found, key=lambda each: each.seen_at)
