"""Whether each recipient got a broadcast, as a file for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.csv_file import csv_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.broadcasts.progress import RecipientOutcome

COLUMNS = ("chat_id", "topic", "kind", "language", "state", "reason", "message_id", "at")


def as_csv(outcomes: Iterable[RecipientOutcome]) -> bytes:
    """Return outcomes as CSV, moments in UTC; ids stay numbers, those of groups with their minus."""
    rows = (
        (
            each.chat_id,
            each.thread,
            each.kind,
            each.language,
            each.state.value,
            each.reason,
            each.message_id,
            each.at.isoformat() if each.at else "",
        )
        for each in outcomes
    )
    return csv_file(COLUMNS, rows)
