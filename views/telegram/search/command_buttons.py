"""The buttons of commands that a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.search_words import BUTTONS
from views.telegram.chats.callbacks import ShowLanguages
from views.telegram.statement.callbacks import ShowDeadlines, ShowDigest, ShowList
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.support.page import button, in_rows
from views.telegram.support.sheets import turn_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram.filters.callback_data import CallbackData

    from views.telegram.support.page import Rows, ViewContext


def command_buttons(reader: ViewContext, commands: Iterable[str]) -> Rows:
    """Return the buttons that do what the commands do, a row each; not every command has one."""
    acts = _acts(reader)
    named = (name for name in commands if name in acts)
    return in_rows((button(reader.tr.gettext(BUTTONS[name]), acts[name]) for name in named), 1)


def _acts(reader: ViewContext) -> dict[str, CallbackData]:
    statement = reader.statement.id
    return {
        "subscribe": Subscribe(),
        "settings": ShowSettings(),
        "deadlines": ShowDeadlines(statement=statement),
        "digest": ShowDigest(statement=statement),
        "initiatives": ShowList(statement=statement),
        "whatsnew": turn_by_name(reader, "whatsnew")(0),
        "language": ShowLanguages(),
    }
