"""The scoreboard as a text, and the caption of its picture."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from views.checking import last_checks
from views.labels import TIMELINESS, status_words
from views.pictures.themes import Theme
from views.telegram.deadlines.callbacks import ScoreboardTheme, ShowCommitments
from views.telegram.statement.callbacks import (
    ShowDeadlines,
    ShowDigest,
)
from views.telegram.support.markup import bold, dashed, lines, split
from views.telegram.support.page import Page, ViewContext, button, in_rows, page

if TYPE_CHECKING:
    from views.pictures.drawing import Drawing
    from views.translate import Translator

CACHED_PAGES = 64
CAPTION_LIMIT = 1024
"""UTF-16 units of a caption (Bot API, sendPhoto)."""


@lru_cache(maxsize=CACHED_PAGES)
def scoreboard_page(reader: ViewContext) -> Page:
    """Show how many initiatives have each status, how many deadlines each timeliness, and the last checks."""
    statement, tr = reader.statement, reader.tr
    board = scoreboard(statement, reader.today)
    count = tr.ngettext("{n} initiative", "{n} initiatives", len(statement.initiatives))
    statuses = (f"{status_words(tr, each)}: {tr.number(number)}" for each, number in board.statuses)
    deadlines = [f"{tr.gettext(TIMELINESS[each])}: {tr.number(number)}" for each, number in board.timeliness]
    if not board.deadlines:
        deadlines = [tr.gettext("The statement names no date.")]
    title = Markup("📊 ") + bold(tr.gettext("Scoreboard"))
    buttons = [
        button(tr.gettext("📋 Where things stand"), ShowCommitments(statement=statement.id)),
        button(tr.gettext("⏰ Deadlines"), ShowDeadlines(statement=statement.id)),
        button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement.id)),
    ]
    return page(
        lines(title, tr.text(statement.title), f"{count} · {tr.date(reader.today)}"),
        lines(bold(tr.gettext("Where the initiatives stand")), *statuses),
        lines(bold(tr.gettext("Stated deadlines")), *deadlines),
        lines(*last_checks(tr, board)),
        rows=in_rows(buttons, 1),
    )


def caption(tr: Translator, drawing: Drawing) -> Markup:
    """Return what the picture shows as a text, for people who cannot see it, cut at the limit."""
    bars = ", ".join(f"{each.label} {tr.number(each.count)}" for each in drawing.bars if each.count)
    rows = [
        bold(drawing.title),
        drawing.subtitle,
        f"{drawing.bars_heading}: {bars}.",
        f"{drawing.timeline_heading}:" if drawing.spans else drawing.legend,
        *(Markup("• ") + dashed(tr, each.name, each.words) for each in drawing.spans),
        *drawing.notes,
    ]
    first, *more = split([lines(*rows)], CAPTION_LIMIT - len("\n…"))
    return first + Markup("\n…") if more else first


def theme_keyboard(reader: ViewContext, theme: Theme) -> InlineKeyboardMarkup:
    """Return a button that shows the picture in the other theme."""
    tr = reader.tr
    label = tr.gettext("🌙 Dark") if theme is Theme.LIGHT else tr.gettext("☀️ Light")
    data = ScoreboardTheme(statement=reader.statement.id, theme=theme.other.value)
    return InlineKeyboardMarkup(inline_keyboard=[[button(label, data)]])
