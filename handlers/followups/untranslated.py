"""Texts of log entries that lack a translation: the list, and the form that takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.answers import one_line
from briefing.followups.entries import LogEntry
from briefing.followups.translations import (
    LIMITS,
    AlreadyTranslated,
    EntryPart,
    MissingTranslation,
    missing_translations,
    translate,
)
from briefing.forms import TRANSLATION
from briefing.statement.recording import entries as log_of
from briefing.team.roles import Right
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from handlers.support.written import written
from views.telegram.followups import untranslated as views
from views.telegram.followups.callbacks import ShowUntranslated, TranslateEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the list, and the form of a translation."""
    router = Router(name="untranslated")
    router.message.register(show_counts, Command("untranslated"))
    TRANSLATING.route(router)
    router.callback_query.register(show_list, ShowUntranslated.filter())
    router.callback_query.register(choose, TranslateEntry.filter())
    return router


async def _missing(services: Services) -> list[MissingTranslation]:
    return missing_among(await services.store.find(LogEntry), services)


def missing_among(entries: Iterable[LogEntry], services: Services) -> list[MissingTranslation]:
    """Return what is missing of entries in the store; those in content files are translated there.

    A language in which the statement has no texts is not missed in its log.
    """
    library = services.library
    shipped = {each.id for statement in library.content.values() for each in log_of(statement)}
    stored = [
        each
        for each in entries
        if each.key not in shipped
        and (statement := library.statement(each.statement)) is not None
        and each.item.initiative in statement.initiatives
    ]
    return [
        each
        for each in missing_translations(stored, list(services.translators))
        if each.language in library.statements[each.entry.statement].title.by_language
    ]


async def show_counts(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/untranslated``."""
    await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, views.missing_counts(reader.tr, await _missing(services)))


async def show_list(
    query: CallbackQuery, callback_data: ShowUntranslated, reader: ViewContext, services: Services
) -> None:
    """Show what is missing in one language, or the counts of all languages."""
    await actor_of_press(query, Right.READ_NEWSROOM, services)
    found = await _missing(services)
    statement_reader = [each for each in found if each.language == callback_data.language]
    if statement_reader:
        await show(query, views.missing_list(reader, statement_reader, callback_data.page))
    else:
        await show(query, views.missing_counts(reader.tr, found))


async def choose(
    query: CallbackQuery, callback_data: TranslateEntry, reader: ViewContext, services: Services
) -> None:
    """Ask for one translation."""
    actor = await actor_of_press(query, Right.WRITE, services)
    values = {"entry": callback_data.entry, "language": callback_data.language}
    if await _find(callback_data.part, values, services) is None:
        raise Refused(views.translated_already)
    await show_below(query, await TRANSLATING.begin(actor, reader, services, callback_data.part, values))


async def _find(part: str, values: Mapping[str, str], services: Services) -> MissingTranslation | None:
    """Return the missing translation that a button or form names; None when it was given meanwhile."""
    wanted = (values["entry"], part, values["language"])
    return next(
        (
            each
            for each in await _missing(services)
            if (each.entry.key, each.part.value, each.language) == wanted
        ),
        None,
    )


async def _ask(form: OpenForm, asked: FormQuestion) -> Page:
    missed = await _find(form.step, form.values, form.services)
    return views.ask_translation(asked, missed) if missed else views.translation_too_late(asked.tr)


async def _read(form: OpenForm, message: Message) -> Page:
    tr, services = form.tr, form.services
    missed = await _find(form.step, form.values, services)
    if missed is None:
        return views.translation_too_late(tr)
    words = one_line(written(message), LIMITS[missed.part])
    try:
        await services.store.transact(lambda records: translate(records, form.actor, missed, words))
    except AlreadyTranslated:
        return views.translation_too_late(tr)
    await services.refresh()
    rest = [each for each in await _missing(services) if each.language == missed.language]
    return views.translation_saved(tr, missed, rest)


TRANSLATING = FormKind(
    TRANSLATION, Right.WRITE, {each.value: FormStep(show=_ask, read=_read) for each in EntryPart}
)
