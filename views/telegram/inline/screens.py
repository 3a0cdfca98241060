"""Card and overview as they stand in any chat: on one screen, without quotations that unfold."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from views.excerpts import excerpt, sentences
from views.statuses import status_counts
from views.telegram.statement import overview_parts
from views.telegram.statement.card_parts import dates, fitting, head, newest
from views.telegram.support.markup import lines, shortened, split, visible_length

if TYPE_CHECKING:
    from briefing.statement.model import Initiative
    from briefing.statement.status import Assessment
    from views.telegram.support.page import ViewContext

CACHED_TEXTS = 1024
ROOM = 700
"""UTF-16 units of a card, which a phone shows on one screen beside what people wrote before it."""
EVENT_LENGTHS = 220, 140, 80
"""Characters of what happened last; the first for which there is room counts."""
LONGEST_SENTENCE, SHORTEST_SENTENCE = 250, 40
"""Characters of the sentence about an initiative; where there is less room there is none."""
GAP = "\n\n"


@lru_cache(maxsize=CACHED_TEXTS)
def card_text(reader: ViewContext, slug: str) -> Markup:
    """Return status, sentence, deadline, newest change and its evidence of an initiative."""
    initiative = reader.statement.initiatives[slug]
    now = assessment(reader.statement, slug)
    top = head(reader, initiative, now)
    room = ROOM - visible_length(top) - len(GAP)
    due = _due(reader, initiative, room // 2)
    room -= visible_length(due) + len(GAP)
    event = _newest(reader, now, room)
    room -= visible_length(event) + len(GAP) if event else 0
    first = sentences(reader.tr.text(initiative.summary))[0]
    sentence = excerpt(first, min(room, LONGEST_SENTENCE)) if room >= SHORTEST_SENTENCE else ""
    return Markup("\n\n").join(filter(None, (top, sentence, due, event)))


@lru_cache(maxsize=CACHED_TEXTS)
def overview_text(reader: ViewContext) -> Markup:
    """Return where the initiatives of a statement stand, what happened last and what is due next."""
    statement, tr = reader.statement, reader.tr
    counts = status_counts(tr, scoreboard(statement, reader.today))
    shown = [overview_parts.short_line(reader, each) for each in statement.in_order[: overview_parts.SHOWN]]
    left = len(statement.in_order) - len(shown)
    if left:
        # Translators: Last line of a list that is cut, at most 20 characters.
        shown.append("… " + tr.ngettext("and {n} more", "and {n} more", left))
    top = lines(overview_parts.heading(reader), counts)
    due, names = overview_parts.next_deadline(reader), lines(*shown)
    others = visible_length(GAP.join([top, due, names]))
    latest = overview_parts.latest(reader, overview_parts.ROOM - others - len("\n"))
    return Markup("\n\n").join([top, lines(latest, due), names])


def _due(reader: ViewContext, initiative: Initiative, room: int) -> Markup:
    """Return the deadlines of an initiative for which there is room, at least the beginning of the first."""
    rows = dates(reader, initiative)
    shown = fitting(rows, room)
    return lines(*shown) if shown else split([rows[0]], room - 1)[0] + "…"


def _newest(reader: ViewContext, now: Assessment, room: int) -> Markup:
    """Return what happened last, with one source."""
    if now.newest is None:
        return Markup()
    first = now.newest.evidence[:1]
    named = [
        replace(each, publisher=shortened(each.publisher, overview_parts.LONGEST_PUBLISHER)) for each in first
    ]
    now = replace(now, newest=replace(now.newest, evidence=tuple(named)))
    made = [newest(reader, now, longest) for longest in EVENT_LENGTHS]
    return next((each for each in made if visible_length(each) <= room), made[-1])
