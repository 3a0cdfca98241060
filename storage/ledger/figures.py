"""How far the rows of an occurrence are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.outbox import HELD, OPEN, RowFigures, RowState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.outbox import Row


def figures(rows: Iterable[Row | None], since: datetime, until: datetime) -> RowFigures:
    """Return the figures of rows as they are stored; None is left out."""
    outcomes: Counter[tuple[RowState, str | None]] = Counter()
    sent_between = 0
    dues, open_dues = [], []
    for row in rows:
        if row is None:
            continue
        outcomes[row.state, row.reason] += 1
        dues.append(row.due_at)
        if row.state in OPEN and row.due_at != HELD:
            open_dues.append(row.due_at)
        if row.state is RowState.SENT and row.closed_at is not None and since <= row.closed_at <= until:
            sent_between += 1
    return RowFigures(outcomes, sent_between, min(dues, default=None), max(open_dues, default=None))
