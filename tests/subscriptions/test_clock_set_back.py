"""What rests on moments of the clock, after the clock was set back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefing.broadcasts.progress import OF_LATE, progress_of_figures
from briefing.local_time import is_within
from briefing.outbox import HELD, Row, RowState, with_clock_set_back
from briefing.subscription import Target
from storage.ledger.figures import figures

WAS = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NOW = WAS - HOUR
PENDING = Row("digest:1", Target(1), 0, "0" * 32, due_at=WAS - MINUTE, expires_at=WAS + HOUR)
RETRY = replace(PENDING, state=RowState.RETRY_AT, due_at=WAS + 2 * MINUTE)


@pytest.mark.parametrize(
    ("row", "due_at"),
    [
        pytest.param(PENDING, NOW - MINUTE, id="what was due is due still"),
        pytest.param(RETRY, NOW + 2 * MINUTE, id="a retry waits as long as it had to"),
        pytest.param(replace(PENDING, due_at=HELD), HELD, id="what is held stays held"),
        pytest.param(replace(RETRY, due_at=HELD), HELD, id="also when it was to be tried again"),
        pytest.param(replace(PENDING, due_at=WAS + MINUTE), WAS + MINUTE, id="a moment to come"),
        pytest.param(replace(PENDING, occurrence="post:1"), WAS - MINUTE, id="the hour chosen for a post"),
        pytest.param(
            replace(RETRY, occurrence="post:1"), NOW + 2 * MINUTE, id="a post that failed in passing"
        ),
        pytest.param(
            replace(PENDING, state=RowState.SENT, closed_at=WAS), WAS - MINUTE, id="what is closed stays"
        ),
    ],
)
def test_a_row_waits_no_longer_than_before(row: Row, due_at: datetime) -> None:
    after = with_clock_set_back(row, WAS, NOW)
    assert after.due_at == due_at
    assert after.expires_at == (row.expires_at if due_at == row.due_at else WAS)


def test_what_seems_to_lie_ahead_is_no_pause() -> None:
    assert is_within(NOW, HOUR, NOW + 59 * MINUTE)
    assert not is_within(NOW, HOUR, NOW + HOUR)
    assert is_within(NOW + MINUTE, HOUR, NOW)
    assert not is_within(WAS, HOUR, NOW)


def test_what_was_sent_before_the_clock_was_set_back_makes_no_rate_of_now() -> None:
    sent = [replace(PENDING, state=RowState.SENT, closed_at=WAS) for _row in range(300)]
    counted = figures([*sent, PENDING], NOW - OF_LATE, NOW)
    progress = progress_of_figures(counted, WAS, NOW)
    assert (progress.sent, progress.waiting, progress.rate, progress.seconds_left) == (300, 1, 0.0, None)
