"""What is remembered for a while in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefing.inline.recent import Recent

NOW = datetime(2026, 11, 22, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_key_is_remembered_for_a_while() -> None:
    recent: Recent[str] = Recent(MINUTE)
    assert not recent.has("a", NOW)
    recent.add("a", NOW)
    assert recent.has("a", NOW + MINUTE - timedelta(seconds=1))
    assert not recent.has("a", NOW + MINUTE)


def test_a_key_that_is_added_again_is_kept_for_longer() -> None:
    recent: Recent[str] = Recent(MINUTE)
    recent.add("a", NOW)
    recent.add("a", NOW + MINUTE / 2)
    assert recent.has("a", NOW + MINUTE)


def test_what_is_over_or_too_much_is_forgotten() -> None:
    recent: Recent[int] = Recent(MINUTE, most=3)
    for number in range(5):
        recent.add(number, NOW)
    assert [number for number in range(5) if recent.has(number, NOW)] == [2, 3, 4]
    recent.add(9, NOW + MINUTE)
    assert len(recent) == 1
