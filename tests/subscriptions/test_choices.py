"""What the buttons of the settings carry: the same bytes as ever, for messages that were sent long ago."""

from __future__ import annotations

import pytest

from briefing.preferences import Frequency, Preferences
from views.telegram.subscriptions.callbacks import Prefer
from views.telegram.subscriptions.choices import with_choice

DAILY = Preferences("UTC", hours=(9, 18))
DEFAULT = Preferences("UTC")
WEEKLY = Preferences("UTC", Frequency.WEEKLY)
SHORT = Preferences("UTC", weekdays=(2,))


@pytest.mark.parametrize(
    ("present", "carried", "field", "value"),
    [
        (DAILY, "p:0:0:f:off", "frequency", Frequency.OFF),
        (DAILY, "p:0:0:h:7+", "hours", (7, 9, 18)),
        (DEFAULT, "p:0:0:h:18+", "hours", (18,)),
        (DEFAULT, "p:0:0:h:9-", "hours", (9,)),
        (DAILY, "p:0:0:h:9+", "hours", (9, 18)),
        (DAILY, "p:0:0:h:9-", "hours", (18,)),
        (DAILY, "p:0:0:d:6+", "weekdays", (0, 1, 2, 3, 4, 6)),
        (SHORT, "p:0:0:d:2-", "weekdays", (2,)),
        (WEEKLY, "p:0:0:d:3-", "weekdays", (3,)),
        (DAILY, "p:-100:7:m:31", "month_day", 31),
        (DAILY, "p:0:0:q:22-8", "quiet", (22, 8)),
        (DAILY, "p:0:0:q:none", "quiet", None),
        (DAILY, "p:0:0:z:Asia/Almaty", "zone", "Asia/Almaty"),
        (DAILY, "p:0:0:r:0", "reminders", False),
        (DAILY, "p:0:0:s:1", "silent", True),
    ],
)
def test_each_choice_changes_what_it_names(
    present: Preferences, carried: str, field: str, value: object
) -> None:
    data = Prefer.unpack(carried)
    changed = with_choice(present, data.name, data.value)
    assert getattr(changed, field) == value
    assert data.pack() == carried


@pytest.mark.parametrize(
    "carried",
    [
        "x:1",
        "f:hourly",
        "h:24+",
        "h:9",
        "h:",
        "d:7+",
        "m:0",
        "m:x",
        "q:8-8",
        "q:22",
        "q:22-24",
        "z:utc",
        "z:Nowhere",
        "r:2",
        "s:",
    ],
)
def test_what_no_button_carries_chooses_nothing(carried: str) -> None:
    name, _colon, value = carried.partition(":")
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, the press is answered alike
        with_choice(DAILY, name, value)
