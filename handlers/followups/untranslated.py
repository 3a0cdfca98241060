"""What lacks a translation, by language, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.answers import one_line
from briefing.followups.entries import LogEntry
from briefing.followups.translations import (
    LIMITS,
    AlreadyTranslated,
    MissingTranslation,
    missing_translations,
    translate,
)
from briefing.forms import TRANSLATION
from briefing.invalid_input import InvalidInput
from briefing.statement.recording import entries as log_of
from briefing.team.roles import Right
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.commands import Command
from handlers.support.forms import InForm, ask, end
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from handlers.support.written import is_said, written
from views.telegram.followups import untranslated as views
from views.telegram.followups.callbacks import ShowUntranslated, TranslateEntry

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.forms import Form
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the list and what is translated from it."""
    router = Router(name="untranslated")
    router.message.register(show_counts, Command("untranslated"))
    router.message.register(take, InForm(TRANSLATION))
    router.callback_query.register(show_list, ShowUntranslated.filter())
    router.callback_query.register(choose, TranslateEntry.filter())
    return router


async def _missing(services: Services) -> list[MissingTranslation]:
    """Return what is missing of entries that readers see from the store; the others' place is the content."""
    library = services.library
    shipped = {each.id for statement in library.content.values() for each in log_of(statement)}
    entries = [
        each
        for each in await services.store.records(LogEntry)
        if each.key not in shipped
        and (statement := library.statement(each.statement)) is not None
        and each.item.initiative in statement.initiatives
    ]
    return missing_translations(entries, list(services.translators))


async def show_counts(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/untranslated``."""
    if await actor_of_message(message, Right.READ_NEWSROOM, reader, services):
        await answer(message, views.counts(reader.tr, await _missing(services)))


async def show_list(
    query: CallbackQuery, callback_data: ShowUntranslated, reader: ViewContext, services: Services
) -> None:
    """Show what is missing in one language, or how much in each."""
    if not await actor_of_press(query, Right.READ_NEWSROOM, reader, services):
        return
    found = await _missing(services)
    of_it = [each for each in found if each.language == callback_data.language]
    if of_it:
        await show(query, views.listed(reader, of_it, callback_data.page))
    else:
        await show(query, views.counts(reader.tr, found))


async def choose(
    query: CallbackQuery, callback_data: TranslateEntry, reader: ViewContext, services: Services
) -> None:
    """Ask for one translation."""
    actor = await actor_of_press(query, Right.WRITE, reader, services)
    if actor is None:
        return
    wanted = (callback_data.entry, callback_data.part, callback_data.language)
    missed = await _find(wanted, services)
    if missed is None:
        await notify(query, views.translated_already(reader.tr), alert=True)
        return
    await show_below(query, await _ask(actor.person, missed, reader, services))


async def _find(wanted: tuple[str, str, str], services: Services) -> MissingTranslation | None:
    return next((each for each in await _missing(services) if _name(each) == wanted), None)


def _name(missed: MissingTranslation) -> tuple[str, str, str]:
    return missed.entry.key, missed.part.value, missed.language


async def _ask(person: int, missed: MissingTranslation, reader: ViewContext, services: Services) -> Page:
    entry, part, language = _name(missed)
    await ask(services, person, TRANSLATION, part, {"entry": entry, "language": language})
    return views.ask_translation(reader.tr, missed)


async def take(message: Message, form: Form, reader: ViewContext, services: Services) -> None:
    """Add the translation that was asked for."""
    if not is_said(message):
        return
    actor = await actor_of_message(message, Right.WRITE, reader, services)
    wanted = (form.values["entry"], form.step, form.values["language"])
    missed = await _find(wanted, services) if actor else None
    if actor is None or missed is None:
        await end(services, form.person, form.kind)
        if actor is not None:
            await answer(message, views.lost(reader.tr))
        return
    try:
        words = one_line(written(message), LIMITS[missed.part])
        await services.store.transact(lambda records: translate(records, actor, missed, words))
    except InvalidInput as error:
        await answer(message, views.ask_translation(reader.tr, missed, error))
        return
    except AlreadyTranslated:
        await end(services, form.person, form.kind)
        await answer(message, views.lost(reader.tr))
        return
    await end(services, form.person, form.kind)
    await services.refresh()
    rest = [each for each in await _missing(services) if each.language == missed.language]
    await answer(message, views.taken(reader.tr, missed, rest))
