"""The list of commitments, and the menus that filter it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.deadlines.commitments import CommitmentFilter
from briefing.deadlines.timeliness import Timeliness
from briefing.statement.entry import Status
from handlers.support.answer import answer, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import Refused
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
    router.message.register(list_commitments, Command("commitments", "status"))
    for pressed in (ShowCommitments, ShowCommitment, ChooseCommitments, TurnCommitments):
        router.callback_query.register(pressed_button, pressed.filter())
    return router


async def list_commitments(message: Message, call: TypedCommand, reader: ViewContext) -> None:
    """Answer ``/commitments`` with all commitments, ``/commitments overdue`` with those that match.

    ``/status`` is the second name of the command.
    """
    choice = named_choice(reader.tr, reader.statement, call.argument)
    if choice is None:
        await answer(message, commitments.unknown_choice(reader, call.argument))
    else:
        await answer(message, commitments.commitments_page(reader, choice, 0))


async def pressed_button(
    query: CallbackQuery, callback_data: Pressed, reader: ViewContext, services: Services
) -> None:
    """Show the list or menu of a button in place."""
    if isinstance(callback_data, ShowCommitment):
        shown = services.reader_of(reader, callback_data.statement, callback_data.slug)
        await show(
            query, commitments.commitments_page(shown, CommitmentFilter(initiative=callback_data.slug), 0)
        )
    else:
        await show(query, _page(services.reader_of(reader, callback_data.statement), callback_data))


def _page(reader: ViewContext, pressed: ShowCommitments | ChooseCommitments | TurnCommitments) -> Page:
    try:
        status = Status(pressed.status) if pressed.status else None
        timeliness = Timeliness(pressed.timeliness) if pressed.timeliness else None
    except ValueError as error:
        raise Refused(out_of_date) from error
    choice = CommitmentFilter(status, timeliness)
    if isinstance(pressed, TurnCommitments):
        found = commitments.filter_menu(reader, pressed.by, choice, pressed.page)
    elif isinstance(pressed, ChooseCommitments):
        found = commitments.filter_menu(reader, pressed.by, choice)
    else:
        found = commitments.commitments_page(reader, choice, pressed.page)
    if found is None:
        raise Refused(out_of_date)
    return found
