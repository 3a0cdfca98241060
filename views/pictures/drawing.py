"""The content of a scoreboard picture: texts and days, without positions and colours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.deadlines.timeliness import unit_around
from views.checking import last_checks
from views.deadlines import period_name, timeliness_words
from views.labels import STATUS_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.deadlines.scoreboard import Scoreboard
    from briefing.deadlines.timeliness import DeadlineStanding, Timeliness
    from briefing.statement.entry import Status
    from briefing.statement.model import Statement
    from views.pictures.themes import Theme
    from views.translate import Translator

LAYOUT = 2
"""Part of the key. Raise it when a drawing is painted differently; then old pictures are not used."""
MOST_NAMES = 20
"""Initiatives that are named; a chat shrinks tall pictures until nobody can read them."""
MOST_DEADLINES, MOST_LETTERS = 5, 600
"""Limits of the timeline, which shows the nearest deadlines, for the same reason."""


@dataclass(frozen=True, slots=True)
class Group:
    """A status, how many initiatives have it, and the names of those that are shown."""

    status: Status
    label: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A deadline on the timeline: the period in which it was stated to fall."""

    name: str
    words: str
    timeliness: Timeliness
    first_day: date
    last_day: date
    met_on: date | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that a picture shows, in one language."""

    title: str
    subtitle: str
    groups: tuple[Group, ...]
    timeline_heading: str
    legend: str
    spans: tuple[Span, ...]
    begins: date
    """The timeline begins on this day or earlier."""
    today: date
    today_label: str
    notes: tuple[str, ...]

    def key(self, theme: Theme) -> str:
        """Return a hash of the content and the theme, by which a picture that was painted before is found."""
        return hashlib.sha256(repr((LAYOUT, theme.value, self)).encode()).hexdigest()


def scoreboard_drawing(statement: Statement, tr: Translator, today: date) -> Drawing:
    """Return what the picture of a statement shows on ``today``."""
    board = scoreboard(statement, today)
    shown = _nearest(tr, board, today)
    # Translators: Line in the picture of the scoreboard below its title, at most 24 characters.
    count = tr.ngettext("{n} initiative", "{n} initiatives", len(statement.initiatives))
    legend = tr.gettext("Bar: the period. Mark: when it was met. Line: today.")
    none = tr.gettext("The statement names no date.")
    notes = last_checks(tr, board)
    groups = tuple(_groups(tr, board))
    if unnamed := len(statement.initiatives) - sum(len(each.names) for each in groups):
        notes.insert(
            0, tr.ngettext("{n} more initiative: /commitments", "{n} more initiatives: /commitments", unnamed)
        )
    if hidden := len(board.deadlines) - len(shown):
        notes.insert(
            0, tr.ngettext("{n} more deadline: /deadlines", "{n} more deadlines: /deadlines", hidden)
        )
    return Drawing(
        title=tr.text(statement.title),
        subtitle=f"{count} · {tr.date(today)}",
        groups=groups,
        # Translators: Heading of the list of deadlines and in the picture, at most 16 characters.
        timeline_heading=tr.gettext("Deadlines"),
        legend=legend if shown else none,
        spans=shown,
        begins=statement.made_on,
        today=today,
        # Translators: Word beside the line that marks the present day in the picture, at most 10
        # characters.
        today_label=tr.pgettext("line in a picture of deadlines", "today"),
        notes=tuple(notes),
    )


def _groups(tr: Translator, board: Scoreboard) -> Iterator[Group]:
    room = MOST_NAMES
    for status, found in board.statuses:
        names = tuple(f"{each.number}. {tr.text(each.short)}" for each in found[:room])
        room -= len(names)
        yield Group(status, tr.gettext(STATUS_HEADING[status]), len(found), names)


def _nearest(tr: Translator, board: Scoreboard, today: date) -> tuple[Span, ...]:
    nearest = sorted(board.deadlines, key=lambda each: abs((each.deadline.last_day - today).days))
    chosen: list[Span] = []
    letters = 0
    for each in nearest[:MOST_DEADLINES]:
        span = _span(tr, each, today)
        letters += len(span.name) + len(span.words)
        if chosen and letters > MOST_LETTERS:
            break
        chosen.append(span)
    return tuple(sorted(chosen, key=lambda each: (each.last_day, each.first_day)))


def _span(tr: Translator, standing: DeadlineStanding, today: date) -> Span:
    deadline = standing.deadline
    return Span(
        name=tr.text(deadline.what),
        words=f"{period_name(tr, deadline)}: {timeliness_words(tr, standing, today)}",
        timeliness=standing.timeliness,
        first_day=unit_around(deadline.begins_on, deadline.precision)[0],
        last_day=deadline.last_day,
        met_on=standing.met_by.happened_on if standing.met_by else None,
    )
