"""The colours of the light and the dark theme; every text and bar has enough contrast in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.deadlines.timeliness import Timeliness
from briefing.statement.entry import Status


class Theme(StrEnum):
    """A light or dark background of a picture."""

    LIGHT = "light"
    DARK = "dark"

    @property
    def other(self) -> Theme:
        """The theme that a reader can change to."""
        return Theme.DARK if self is Theme.LIGHT else Theme.LIGHT


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, as ``#rrggbb``."""

    background: str
    text: str
    muted: str
    grid: str
    today: str


THEMES = {
    Theme.LIGHT: Colours(
        background="#ffffff", text="#1b1f24", muted="#57606a", grid="#d5dae0", today="#c4202b"
    ),
    Theme.DARK: Colours(
        background="#17212b", text="#f0f3f6", muted="#a9b4bf", grid="#384654", today="#ff7b72"
    ),
}

STATUS_COLOUR = {
    Status.FULFILLED: "#2a9a4a",
    Status.PARTLY_FULFILLED: "#b8860b",
    Status.IN_PROGRESS: "#2f81f7",
    Status.ANNOUNCED: "#9065e0",
    Status.STALLED: "#d1652a",
    Status.NOT_FULFILLED: "#e04a50",
    Status.SUPERSEDED: "#6f8fa8",
    Status.DISPUTED: "#cf5398",
    Status.NO_EVIDENCE_FOUND: "#7d8894",
    Status.NOT_ASSESSED: "#7d8894",
}

TIMELINESS_COLOUR = {
    Timeliness.MET_ON_TIME: "#2a9a4a",
    Timeliness.MET_LATE: "#b8860b",
    Timeliness.OVERDUE: "#e04a50",
    Timeliness.ENDED: "#7d8894",
    Timeliness.UNDER_WAY: "#2f81f7",
    Timeliness.DUE_TODAY: "#d1652a",
    Timeliness.DUE_SOON: "#d1652a",
    Timeliness.UPCOMING: "#9065e0",
}
