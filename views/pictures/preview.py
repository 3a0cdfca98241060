"""The content of the picture that a chat or a network shows beside a link to a page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from views.checking import checked_sentence, last_checks
from views.excerpts import excerpt
from views.labels import STATUS_HEADING, STATUS_MEANING

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.entry import Status
    from briefing.statement.model import Statement
    from views.translate import Translator

LAYOUT = 1
"""Part of the key. Raise it when previews are painted differently."""
KEY_LENGTH = 16
MOST_LETTERS = 300
"""Letters of the sentence; whole ones are left out of a longer text."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status, and in the preview of a statement how many initiatives have it."""

    status: Status
    label: str
    count: str = ""

    def words(self) -> str:
        """Return the status, with its count if it has one: "In progress: 4"."""
        return f"{self.label}: {self.count}" if self.count else self.label


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a preview shows, in one language; no age is in it, so it lasts as its status does."""

    origin: str
    """Who spoke, and when."""
    title: str
    statuses: tuple[StatusLine, ...]
    sentence: str
    note: str
    """When somebody last looked; empty if nobody has."""

    def key(self) -> str:
        """Return a hash of what is shown, for the address of the picture."""
        return hashlib.sha256(repr((LAYOUT, self)).encode()).hexdigest()[:KEY_LENGTH]

    def words(self) -> str:
        """Return what the picture shows, for people who cannot see it."""
        return "\n".join(filter(None, (self.title, self.standing(), self.sentence, self.note)))

    def standing(self) -> str:
        """Return the statuses in a line."""
        return " · ".join(each.words() for each in self.statuses)


def statement_preview(statement: Statement, tr: Translator, today: date) -> Preview:
    """Return the preview of a statement: how many initiatives have each status."""
    board = scoreboard(statement, today)
    return Preview(
        origin=_origin(statement, tr),
        title=tr.text(statement.title),
        statuses=tuple(
            StatusLine(status, tr.gettext(STATUS_HEADING[status]), tr.number(len(found)))
            for status, found in board.statuses
        ),
        sentence=excerpt(tr.text(statement.intro or statement.summary), MOST_LETTERS),
        note=" · ".join(last_checks(tr, board)),
    )


def initiative_preview(statement: Statement, slug: str, tr: Translator) -> Preview:
    """Return the preview of an initiative: its status, and why it is so."""
    initiative, now = statement.initiatives[slug], assessment(statement, slug)
    why = tr.localized(now.why) if now.why else f"{tr.gettext(STATUS_MEANING[now.status])}."
    return Preview(
        origin=_origin(statement, tr),
        title=f"{initiative.number}. {tr.text(initiative.title)}",
        statuses=(StatusLine(now.status, tr.gettext(STATUS_HEADING[now.status])),),
        sentence=excerpt(why, MOST_LETTERS),
        note=checked_sentence(tr, now),
    )


def _origin(statement: Statement, tr: Translator) -> str:
    return f"{tr.text(statement.speaker)} · {tr.date(statement.made_on)}"
