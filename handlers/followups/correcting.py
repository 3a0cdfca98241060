"""Corrections of log entries, and entries that a reviewer returned to their author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.followups.entries import EntryState, LogEntry
from briefing.followups.item import correcting, values_of_returned
from briefing.statement.entry import FollowUp
from briefing.team.roles import Right
from handlers.followups.form import open_follow_up
from handlers.statement.initiatives import initiative_of_command
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.followups.callbacks import CorrectEntry, ShowCorrectable, TakeUpEntry
from views.telegram.followups.corrections import correctable_list, short_name
from views.telegram.followups.notices import corrected_already
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route ``/correct`` and its buttons."""
    router = Router(name="correcting")
    router.message.register(list_entries, Command("correct"))
    router.callback_query.register(turn_list, ShowCorrectable.filter())
    router.callback_query.register(correct, CorrectEntry.filter())
    router.callback_query.register(take_up, TakeUpEntry.filter())
    return router


async def list_entries(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/correct`` and ``/correct slug`` with the entries to choose from."""
    await actor_of_message(message, Right.WRITE, services)
    slug = ""
    if call.argument:
        reader, slug = await initiative_of_command(message, call, reader, services)
    await answer(message, correctable_list(reader, slug, 0))


async def turn_list(
    query: CallbackQuery, callback_data: ShowCorrectable, reader: ViewContext, services: Services
) -> None:
    """Show a page of the list in place."""
    await actor_of_press(query, Right.WRITE, services)
    slug = callback_data.slug
    shown = services.reader_of(reader, callback_data.statement, slug or None)
    await show(query, correctable_list(shown, slug, callback_data.page))


async def correct(
    query: CallbackQuery, callback_data: CorrectEntry, reader: ViewContext, services: Services
) -> None:
    """Open the form filled in with an entry of the log, and ask for the reason of the correction."""
    actor = await actor_of_press(query, Right.WRITE, services)
    shown = services.reader_of(reader, callback_data.statement)
    entries = shown.statement.followups
    item = next((each for each in entries if short_name(each.id) == callback_data.entry), None)
    if item is None:
        raise Refused(out_of_date)
    if item.id in shown.statement.corrected:
        raise Refused(corrected_already)
    await show_below(
        query, await open_follow_up(actor, shown, services, correcting(item, reader.tr.language))
    )


async def take_up(
    query: CallbackQuery, callback_data: TakeUpEntry, reader: ViewContext, services: Services
) -> None:
    """Open the form filled in with an entry that was returned to its author."""
    actor = await actor_of_press(query, Right.WRITE, services)
    entry = await services.store.get(LogEntry, callback_data.entry)
    if (
        entry is None
        or (entry.author, entry.state) != (actor.person, EntryState.RETURNED)
        or not isinstance(entry.item, FollowUp)
    ):
        raise Refused(out_of_date)
    shown = services.reader_of(reader, entry.statement, entry.item.initiative)
    values = values_of_returned(entry.item, reader.tr.language)
    await show_below(query, await open_follow_up(actor, shown, services, values))
