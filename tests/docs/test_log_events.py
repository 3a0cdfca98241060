"""Each event of the log has one stable name and a meaning, and the guide for operators lists them all."""

from __future__ import annotations

import re

from bot.log_events import EVENTS, LIBRARY
from tests.docs.log_events import logged, table, written

NAME = re.compile(r"[a-z]+(_[a-z]+)*")


def test_each_call_names_an_event_that_is_explained() -> None:
    wrong = [each for each in logged() if each.event not in EVENTS]
    assert wrong == [], "put the name and its meaning into bot/log_events.py"
    assert [name for name in EVENTS if not NAME.fullmatch(name)] == []


def test_no_event_is_explained_that_nothing_logs() -> None:
    assert set(EVENTS) - {each.event for each in logged()} == {LIBRARY}


def test_the_guide_lists_all_events() -> None:
    assert written() == table(), "give: python -m tests.docs.log_events"
