"""The scoreboard in words: the caption of its picture, or a page where no picture can be sent."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from views.checking import last_checks
from views.labels import STATUS_SIGN, TIMELINESS
from views.pictures.themes import Theme
from views.telegram.deadlines.callbacks import ScoreboardTheme, ShowCommitments
from views.telegram.statement.callbacks import (
    ShowDeadlines,
    ShowDigest,
)
from views.telegram.support.markup import bold, joined, lines, split
from views.telegram.support.page import Page, Rows, ViewContext, button, fitting, page

if TYPE_CHECKING:
    from views.pictures.drawing import Drawing, Group
    from views.translate import Translator

CACHED_PAGES = 64
CAPTION_LIMIT = 1024
"""UTF-16 units of a caption (Bot API, sendPhoto)."""


def scoreboard_page(reader: ViewContext, drawing: Drawing) -> Page:
    """Show what the picture shows, where it cannot be sent."""
    return page(_words(reader, drawing), rows=_rows(reader))


def caption(reader: ViewContext, drawing: Drawing) -> Markup:
    """Return what the picture shows in words, for people who cannot see it, cut at the limit."""
    first, *more = split([_words(reader, drawing)], CAPTION_LIMIT - len("\n…"))
    return first + Markup("\n…") if more else first


def keyboard(reader: ViewContext, theme: Theme) -> InlineKeyboardMarkup:
    """Return the buttons below the picture: the other theme, and where to read on."""
    tr = reader.tr
    label = (
        # Translators: Button below the picture: shows it in dark colours, at most 20 characters.
        tr.gettext("🌙 Dark")
        if theme is Theme.LIGHT
        # Translators: Button below the picture: shows it in light colours, at most 20 characters.
        else tr.gettext("☀️ Light")
    )
    data = ScoreboardTheme(statement=reader.statement.id, theme=theme.other.value)
    return InlineKeyboardMarkup(inline_keyboard=fitting([[button(label, data)], *_rows(reader)]))


@lru_cache(maxsize=CACHED_PAGES)
def _words(reader: ViewContext, drawing: Drawing) -> Markup:
    tr, board = reader.tr, scoreboard(reader.statement, reader.today)
    deadlines = [f"{tr.gettext(TIMELINESS[each])}: {tr.number(number)}" for each, number in board.timeliness]
    return lines(
        Markup("📊 ") + bold(drawing.title),
        drawing.subtitle,
        *(_group(tr, each) for each in drawing.groups),
        "⏰ " + (joined(*deadlines) or tr.gettext("The statement names no date.")),
        *last_checks(tr, board),
    )


def _group(tr: Translator, group: Group) -> Markup:
    heading = Markup("{} {}: {}").format(STATUS_SIGN[group.status], bold(group.label), tr.number(group.count))
    names = ", ".join(group.names)
    return Markup("{} ({})").format(heading, names) if names else heading


def _rows(reader: ViewContext) -> Rows:
    tr, statement = reader.tr, reader.statement.id
    return [
        [
            # Translators: Button: lists statuses and deadlines of all initiatives, at most 36 characters.
            button(tr.gettext("📋 Where things stand"), ShowCommitments(statement=statement)),
            button(tr.gettext("⏰ Deadlines"), ShowDeadlines(statement=statement)),
        ],
        [button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement))],
    ]
