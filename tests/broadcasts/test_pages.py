"""The pages of a broadcast: what they say of each state, and which buttons they have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState
from briefing.broadcasts.content import Content, ContentKind
from briefing.broadcasts.progress import BroadcastProgress, Progress
from briefing.team.roles import Role
from tests.desk import NOW
from tests.views.shown import plain, translator
from views.telegram.broadcasts.broadcasts import BroadcastView, broadcast_page
from views.telegram.broadcasts.callbacks import BroadcastAct, FillBroadcast, GoInBroadcast

CALLBACK_BYTES = 64
TOKEN = "0123456789abcdef"
DRAFT = Broadcast(
    id=TOKEN,
    number=7,
    author=1,
    role=Role.EDITOR,
    audience=Audience(AudienceKind.EVERYONE),
    contents={"": Content(ContentKind.TEXT, "Hello")},
    created_at=NOW,
)
STARTED = replace(DRAFT, state=BroadcastState.RUNNING, started_at=NOW, recipients=1234)
SENT = Progress(1234, 0, {}, 0.0, 0.0)


def text_of(broadcast: Broadcast, standing: BroadcastProgress) -> str:
    shown = BroadcastView(translator("en"), ZoneInfo("Asia/Almaty"), {})
    return str(broadcast_page(shown, broadcast, standing).parts[0])


def acts_of(broadcast: Broadcast, *, has_rows: bool) -> list[str]:
    shown = BroadcastView(translator("en"), ZoneInfo("Asia/Almaty"), {})
    standing = BroadcastProgress(SENT if broadcast.started_at else None, has_rows=has_rows)
    keyboard = broadcast_page(shown, broadcast, standing).keyboard
    assert keyboard is not None
    every = (each.callback_data or "" for row in keyboard.inline_keyboard for each in row)
    return [BroadcastAct.unpack(each).act for each in every]


@pytest.mark.parametrize(
    ("rate", "left", "expected"),
    [
        pytest.param(0.2, None, "1 message a second", id="no time known"),
        pytest.param(28.6, 20.4, "29 messages a second · about 20 s left", id="seconds"),
        pytest.param(30.0, 300.0, "30 messages a second · about 5 min left", id="minutes"),
        pytest.param(30.0, 7200.0, "30 messages a second · about 2 h left", id="hours"),
    ],
)
def test_the_pace_and_the_time_left_are_shown(rate: float, left: float | None, expected: str) -> None:
    text = text_of(STARTED, BroadcastProgress(Progress(10, 1224, {}, rate, left)))
    assert plain(text.splitlines()[-1]) == expected
    assert "Sent: 10 of 1,234\nWaiting: 1,224" in text


def test_each_reason_of_a_failure_is_counted_and_escaped() -> None:
    text = text_of(STARTED, BroadcastProgress(Progress(1, 2, {"<blocked>": 2, "dead": 1}, 0.0, None)))
    assert "Failed: 3\n• &lt;blocked&gt;: 2\n• dead: 1" in text


@pytest.mark.parametrize(
    ("state", "was_started", "has_rows", "expected"),
    [
        pytest.param("draft", False, False, "start when cancel see", id="draft"),
        pytest.param("scheduled", False, False, "start when cancel see", id="scheduled"),
        pytest.param("late", False, False, "start when cancel see", id="late before its start"),
        pytest.param("late", True, True, "start cancel correct unsend csv see show", id="late in the middle"),
        pytest.param("running", True, True, "pause cancel correct csv see show", id="running"),
        pytest.param("paused", True, True, "resume cancel correct csv see show", id="paused"),
        pytest.param("done", True, True, "correct unsend csv see show", id="done"),
        pytest.param("done", True, False, "see show", id="done two days ago"),
        pytest.param("cancelled", False, False, "see", id="cancelled before its start"),
        pytest.param("cancelled", True, True, "correct unsend csv see show", id="cancelled in the middle"),
    ],
)
def test_what_can_be_done_depends_on_the_state(
    state: str,
    was_started: bool,  # noqa: FBT001 - a column of the table
    has_rows: bool,  # noqa: FBT001 - a column of the table
    expected: str,
) -> None:
    broadcast = replace(DRAFT, state=BroadcastState(state), started_at=NOW if was_started else None)
    assert acts_of(broadcast, has_rows=has_rows) == expected.split()


def test_what_was_taken_back_is_neither_corrected_nor_taken_back_again() -> None:
    broadcast = replace(STARTED, state=BroadcastState.DONE, unsent_at=NOW + timedelta(hours=1))
    assert acts_of(broadcast, has_rows=True) == ["csv", "see", "show"]


def test_the_longest_callbacks_fit() -> None:
    longest = [
        FillBroadcast(form=TOKEN, step="initiative", value="x" * 32),
        GoInBroadcast(form=TOKEN, step="initiative", to="audience"),
        BroadcastAct(id=TOKEN, act="correct", sure=True),
    ]
    assert all(len(each.pack().encode()) <= CALLBACK_BYTES for each in longest)
