"""Entries that are written anew: corrections of the log, and what a reviewer returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.followups.entries import EntryState, LogEntry
from briefing.followups.item import correcting, taking_up
from briefing.statement.model import FollowUp
from briefing.team.roles import Right
from handlers.followups.form import opened
from handlers.statement.resolve_initiative import asked_for
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.commands import Command
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from views.telegram.followups.callbacks import CorrectEntry, ShowCorrectable, TakeUpEntry
from views.telegram.followups.corrections import correctable_list, short_name
from views.telegram.followups.form import corrected_already
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.commands import Call
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


async def list_entries(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/correct`` and ``/correct slug`` with the entries to choose from."""
    if await actor_of_message(message, Right.WRITE, reader, services) is None:
        return
    slug = ""
    if call.argument:
        asked = await asked_for(message, call, reader, services)
        if asked is None:
            return
        reader, slug = asked
    await answer(message, correctable_list(reader, slug, 0))


async def turn_list(
    query: CallbackQuery, callback_data: ShowCorrectable, reader: ViewContext, services: Services
) -> None:
    """Show a page of the list in place."""
    if await actor_of_press(query, Right.WRITE, reader, services) is None:
        return
    statement, slug = services.library.statement(callback_data.statement), callback_data.slug
    if statement is None or slug not in ("", *statement.initiatives):
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, correctable_list(services.reader(reader.tr, statement), slug, callback_data.page))


async def correct(
    query: CallbackQuery, callback_data: CorrectEntry, reader: ViewContext, services: Services
) -> None:
    """Open the form with what an entry says, and ask for the reason."""
    actor = await actor_of_press(query, Right.WRITE, reader, services)
    if actor is None:
        return
    statement = services.library.statement(callback_data.statement)
    entries = statement.followups if statement else ()
    item = next((each for each in entries if short_name(each.id) == callback_data.entry), None)
    if statement is None or item is None:
        await notify(query, out_of_date(reader.tr), alert=True)
    elif item.id in statement.corrected:
        await notify(query, corrected_already(reader.tr), alert=True)
    else:
        of_it = services.reader(reader.tr, statement)
        await show_below(query, await opened(actor, of_it, services, correcting(item, reader.tr.language)))


async def take_up(
    query: CallbackQuery, callback_data: TakeUpEntry, reader: ViewContext, services: Services
) -> None:
    """Open the form with what an entry said that was returned to its author."""
    actor = await actor_of_press(query, Right.WRITE, reader, services)
    if actor is None:
        return
    entry = await services.store.record(LogEntry, callback_data.entry)
    statement = services.library.statement(entry.statement) if entry else None
    if (
        entry is None
        or statement is None
        or (entry.author, entry.state) != (actor.person, EntryState.RETURNED)
        or not isinstance(entry.item, FollowUp)
        or entry.item.initiative not in statement.initiatives
    ):
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    values = taking_up(entry.item, reader.tr.language)
    await show_below(query, await opened(actor, services.reader(reader.tr, statement), services, values))
