"""The content of a brief: where a statement stands on one day, in texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from briefing.statement.text import Text
from views.checking import last_checks
from views.deadlines import period_name, timeliness_words
from views.excerpts import excerpt
from views.labels import STATUS, STATUS_HEADING
from views.pictures.themes import STATUS_COLOUR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.deadlines.scoreboard import Scoreboard
    from briefing.statement.entry import FollowUp
    from briefing.statement.model import Initiative, Statement
    from views.translate import Translator

MOST_LETTERS = 150
"""Letters of the newest evidence of an initiative: about a line and a half."""


@dataclass(frozen=True, slots=True)
class BriefCount:
    """How many initiatives have a status."""

    label: str
    number: str
    colour: str


@dataclass(frozen=True, slots=True)
class BriefItem:
    """An initiative with its status and the newest evidence; ``newest`` is empty if there is none."""

    number: int
    name: str
    status: str
    colour: str
    newest: str


@dataclass(frozen=True, slots=True)
class BriefDeadline:
    """A deadline: when it is, what is to be done, and how it stands."""

    period: str
    what: str
    standing: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a brief shows, in one language; equal briefs make the same file."""

    language: str
    day: date
    title: str
    author: str
    origin: str
    """The occasion, the place and the day of the statement."""
    heading: str
    counts: tuple[BriefCount, ...]
    items: tuple[BriefItem, ...]
    deadlines_heading: str
    deadlines: tuple[BriefDeadline, ...]
    notes: tuple[str, ...]
    address: str
    """Where the sources are, as a URL; empty if they are nowhere on the web."""
    address_words: str


def brief_of(statement: Statement, tr: Translator, today: date, address: str) -> Brief:
    """Return the brief of a statement on a day; ``address`` leads to its sources, and may be empty."""
    board = scoreboard(statement, today)
    return Brief(
        # Typst knows languages alone, without script and territory.
        language=tr.language.partition("-")[0],
        day=today,
        title=tr.localized(statement.title),
        author=tr.text(statement.speaker),
        origin=f"{tr.text(statement.occasion)} · {tr.date(statement.made_on)}",
        heading=" · ".join([tr.gettext("Where things stand"), tr.date(today)]),
        counts=tuple(_counts(tr, board)),
        items=tuple(_item(statement, each, tr) for each in statement.in_order),
        deadlines_heading=tr.gettext("Deadlines"),
        deadlines=tuple(
            BriefDeadline(
                period_name(tr, each.deadline), tr.text(each.deadline.what), timeliness_words(tr, each, today)
            )
            for each in board.deadlines
        ),
        notes=tuple(last_checks(tr, board)),
        address=address,
        address_words=tr.gettext("All sources, and how it stands now: {address}", address=address)
        if address
        else "",
    )


def _counts(tr: Translator, board: Scoreboard) -> Iterator[BriefCount]:
    for status, having in board.statuses:
        label, number = tr.gettext(STATUS_HEADING[status]), tr.number(len(having))
        yield BriefCount(label, number, STATUS_COLOUR[status])


def _item(statement: Statement, initiative: Initiative, tr: Translator) -> BriefItem:
    now = assessment(statement, initiative.slug)
    return BriefItem(
        initiative.number,
        tr.text(initiative.title),
        tr.gettext(STATUS[now.status]),
        STATUS_COLOUR[now.status],
        _newest(now.newest, tr) if now.newest else "",
    )


def _newest(followup: FollowUp, tr: Translator) -> str:
    said = Text(
        {language: excerpt(words, MOST_LETTERS) for language, words in followup.text.by_language.items()}
    )
    # Translators: Line about an event on a card; only marks are yours, at most 30 characters.
    return tr.gettext(
        "{date}: {text} ({publishers})",
        date=tr.date(followup.happened_on),
        text=tr.localized(said),
        publishers=", ".join(dict.fromkeys(each.publisher for each in followup.evidence)),
    )
