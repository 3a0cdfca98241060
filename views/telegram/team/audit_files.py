"""The audit log as files, for programs: values of the data, moments in UTC."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from views.telegram.support.csv_file import csv_file
from views.telegram.support.people import who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.team.audit import AuditEntry
    from briefing.team.members import Team
    from views.translate import Translator

COLUMNS = ("number", "at", "actor", "actor_name", "role", "act", "about", "person", "person_name", "details")


def as_json(tr: Translator, team: Team, entries: Iterable[AuditEntry]) -> bytes:
    """Return entries as a JSON array in UTF-8."""
    rows = [_row(tr, team, each) for each in entries]
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def as_csv(tr: Translator, team: Team, entries: Iterable[AuditEntry]) -> bytes:
    """Return entries as CSV; no cell can be taken for a formula, not even a negative number."""
    rows = []
    for each in entries:
        row = _row(tr, team, each)
        row["details"] = "; ".join(f"{name}={value}" for name, value in each.details.items())
        rows.append(["" if row[column] is None else str(row[column]) for column in COLUMNS])
    return csv_file(COLUMNS, rows)


def _row(tr: Translator, team: Team, entry: AuditEntry) -> dict[str, Any]:
    person = entry.person
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "actor_name": who(tr, entry.actor, team, as_kept=True),
        "role": entry.role.value,
        "act": entry.act.value,
        "about": entry.about,
        "person": person,
        "person_name": None if person is None else who(tr, person, team, as_kept=True),
        "details": dict(entry.details),
    }
