"""What became of each recipient of a broadcast, as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from views.telegram.team.audit_files import BOM, FORMULA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.progress import RecipientOutcome

COLUMNS = ("chat_id", "topic", "kind", "language", "state", "reason", "message_id", "at")


def as_csv(outcomes: Iterable[RecipientOutcome]) -> bytes:
    """Write outcomes as CSV in UTF-8 with a byte order mark, moments in UTC.

    No text can be taken for a formula; ids stay numbers, those of groups with their minus.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in outcomes:
        at = each.at.isoformat() if each.at else ""
        row = (each.chat_id, each.thread, each.kind, each.language, each.state.value, each.reason)
        writer.writerow(map(_cell, (*row, each.message_id, at)))
    return (BOM + text.getvalue()).encode()


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, int):
        return value
    return f"'{value}" if value and value.startswith(FORMULA) else value or ""
