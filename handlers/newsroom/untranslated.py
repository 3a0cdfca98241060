"""What lacks a translation, by language, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.newsroom.answers import WrongAnswer, one_line
from briefing.newsroom.entries import Entry
from briefing.newsroom.forms import TRANSLATION
from briefing.newsroom.translations import LIMITS, AlreadyTranslated, Missing, missing, translate
from briefing.recording import entries as log_of
from briefing.roles import Right
from handlers.answer import answer, notify, show, show_below
from handlers.commands import Command
from handlers.newsroom.forms import InForm, ask, end
from handlers.newsroom.rights import actor_of_message, actor_of_press
from handlers.newsroom.written import is_said, written
from views.telegram.newsroom import untranslated as views
from views.telegram.newsroom.callbacks import ShowUntranslated, TranslateEntry

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.newsroom.forms import Form
    from handlers.context import Services
    from views.telegram.page import Page, Reader


def create_router() -> Router:
    """Route the list and what is translated from it."""
    router = Router(name="untranslated")
    router.message.register(show_counts, Command("untranslated"))
    router.message.register(take, InForm(TRANSLATION))
    router.callback_query.register(show_list, ShowUntranslated.filter())
    router.callback_query.register(choose, TranslateEntry.filter())
    return router


async def _missing(services: Services) -> list[Missing]:
    """Return what is missing of entries that readers see from the store; the others' place is the content."""
    library = services.library
    shipped = {each.id for statement in library.content.values() for each in log_of(statement)}
    entries = [
        each
        for each in await services.store.records(Entry)
        if each.key not in shipped
        and (statement := library.statement(each.statement)) is not None
        and each.item.initiative in statement.initiatives
    ]
    return missing(entries, list(services.translators))


async def show_counts(message: Message, reader: Reader, services: Services) -> None:
    """Answer ``/untranslated``."""
    if await actor_of_message(message, Right.READ_NEWSROOM, reader, services):
        await answer(message, views.counts(reader.tr, await _missing(services)))


async def show_list(
    query: CallbackQuery, callback_data: ShowUntranslated, reader: Reader, services: Services
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
    query: CallbackQuery, callback_data: TranslateEntry, reader: Reader, services: Services
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


async def _find(wanted: tuple[str, str, str], services: Services) -> Missing | None:
    return next((each for each in await _missing(services) if _name(each) == wanted), None)


def _name(missed: Missing) -> tuple[str, str, str]:
    return missed.entry.key, missed.part.value, missed.language


async def _ask(person: int, missed: Missing, reader: Reader, services: Services) -> Page:
    entry, part, language = _name(missed)
    await ask(services, person, TRANSLATION, part, {"entry": entry, "language": language})
    return views.ask_translation(reader.tr, missed)


async def take(message: Message, form: Form, reader: Reader, services: Services) -> None:
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
    except WrongAnswer as fault:
        await answer(message, views.ask_translation(reader.tr, missed, fault))
        return
    except AlreadyTranslated:
        await end(services, form.person, form.kind)
        await answer(message, views.lost(reader.tr))
        return
    await end(services, form.person, form.kind)
    await services.refresh()
    rest = [each for each in await _missing(services) if each.language == missed.language]
    await answer(message, views.taken(reader.tr, missed, rest))
