"""The list of all commitments, and choosing some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.deadlines.commitments import Choice
from briefing.deadlines.timeliness import Timeliness
from briefing.statement.model import Status
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Call, Command
from views.named_choice import named_choice
from views.telegram.deadlines import commitments
from views.telegram.deadlines.callbacks import (
    ChooseCommitments,
    ShowCommitment,
    ShowCommitments,
    TurnCommitments,
)
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

    Pressed = ShowCommitments | ShowCommitment | ChooseCommitments | TurnCommitments


def create_router() -> Router:
    """Route the command and the buttons that list commitments."""
    router = Router(name="commitments")
    router.message.register(list_commitments, Command("commitments"))
    for pressed in (ShowCommitments, ShowCommitment, ChooseCommitments, TurnCommitments):
        router.callback_query.register(pressed_button, pressed.filter())
    return router


async def list_commitments(message: Message, call: Call, reader: ViewContext) -> None:
    """Answer ``/commitments`` with all of them, ``/commitments overdue`` with those that are asked for."""
    choice = named_choice(reader.tr, reader.statement, call.argument)
    if choice is None:
        await answer(message, commitments.unknown_choice(reader, call.argument))
    else:
        await answer(message, commitments.commitments_page(reader, choice, 0))


async def pressed_button(
    query: CallbackQuery, callback_data: Pressed, reader: ViewContext, services: Services
) -> None:
    """Show in place what a button asks for."""
    statement = services.library.statement(callback_data.statement)
    page = _asked(services.reader(reader.tr, statement), callback_data) if statement else None
    if page is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, page)


def _asked(reader: ViewContext, pressed: Pressed) -> Page | None:
    """Return the page behind a button; None when what it names is gone."""
    if isinstance(pressed, ShowCommitment):
        if pressed.slug not in reader.statement.initiatives:
            return None
        return commitments.commitments_page(reader, Choice(initiative=pressed.slug), 0)
    try:
        status = Status(pressed.status) if pressed.status else None
        timeliness = Timeliness(pressed.timeliness) if pressed.timeliness else None
    except ValueError:
        return None
    choice = Choice(status, timeliness)
    if isinstance(pressed, TurnCommitments):
        return commitments.filter_menu(reader, pressed.by, choice, pressed.page)
    if isinstance(pressed, ChooseCommitments):
        return commitments.filter_menu(reader, pressed.by, choice)
    return commitments.commitments_page(reader, choice, pressed.page)
