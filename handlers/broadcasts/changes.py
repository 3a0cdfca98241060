"""Changing a broadcast by a message: another moment for its start, or a corrected text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.composing import moment_of
from briefing.broadcasts.content import CannotEdit
from briefing.broadcasts.form import LANGUAGE, contents_of, missing_in, with_content
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of
from handlers.broadcasts.form_message import content_of, is_meant, missing_of, show_gathered
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.forms import InForm, ask, end, open_form
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from views.telegram.broadcasts import questions
from views.telegram.broadcasts.callbacks import ApplyCorrection, CorrectIn
from views.telegram.broadcasts.notices import changed_since
from views.telegram.support.newsroom_notices import form_expired
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import after_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.broadcasts.content import Content
    from briefing.forms import Form
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

WHEN, CORRECTION = "bc_when", "bc_fix"
"""Kinds of forms."""


def create_router() -> Router:
    """Route the answers."""
    router = Router(name="campaign-changes")
    router.message.register(rescheduled, InForm(WHEN))
    router.message.register(written, InForm(CORRECTION))
    router.callback_query.register(chose_language, CorrectIn.filter())
    router.callback_query.register(apply, ApplyCorrection.filter())
    return router


async def begin_rescheduling(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for another moment."""
    await ask(services, actor.person, WHEN, "when", {"campaign": broadcast.id})
    return questions.when(reader.tr, services.zone.key, WHEN)


async def rescheduled(message: Message, form: Form, reader: ViewContext, services: Services) -> None:
    """Let a broadcast start at the moment that was written."""
    if not is_meant(message):
        return
    actor = await _writer(message, form, reader, services)
    if actor is None:
        return
    try:
        at = moment_of(message.text or "", actor.at, services.zone)
    except InvalidInput as error:
        await answer(message, questions.when(reader.tr, services.zone.key, WHEN, error))
        return
    done = await running.schedule(services.store, form.values["campaign"], actor, at)
    await end(services, form.person, form.kind)
    present = done or await services.store.record(Broadcast, form.values["campaign"])
    if present is None:
        await message.answer(out_of_date(reader.tr))
        return
    shown = await page_of(present, reader.tr, services)
    await answer(message, shown if done else after_notice(changed_since(reader.tr), shown))


async def begin_correction(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for the corrected message; of several languages first for which."""
    if len(broadcast.contents) > 1:
        return questions.correct_in(reader.tr, broadcast, broadcast.contents)
    return await _ask_correction(broadcast, next(iter(broadcast.contents)), actor, reader, services)


async def chose_language(
    query: CallbackQuery, callback_data: CorrectIn, reader: ViewContext, services: Services
) -> None:
    """Ask for the corrected message of a language."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return
    broadcast = await services.store.record(Broadcast, callback_data.id)
    if broadcast is None or callback_data.language not in broadcast.contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    page = await _ask_correction(broadcast, callback_data.language, actor, reader, services)
    await show_below(query, page)


async def _ask_correction(
    broadcast: Broadcast, language: str, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    values = {"form": services.token(), "campaign": broadcast.id, LANGUAGE: language}
    await ask(services, actor.person, CORRECTION, "message", values)
    return questions.correct(reader.tr, CORRECTION, values["form"])


async def written(message: Message, form: Form, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Take the corrected message, or a part of its album."""
    if not is_meant(message):
        return
    actor = await _writer(message, form, reader, services)
    if actor is None:
        return
    try:
        values = with_content(form.values, content_of(message), message.media_group_id, missing_of(message))
    except InvalidInput as error:
        await answer(message, questions.correct(reader.tr, CORRECTION, form.values["form"], error))
        return
    parts = len(contents_of(values)[values[LANGUAGE]].media)
    shown = questions.apply(reader.tr, CORRECTION, values["form"], parts, missing_in(values))
    values = await show_gathered(message, bot, shown, values)
    await ask(services, actor.person, CORRECTION, "message", values)


async def apply(
    query: CallbackQuery, callback_data: ApplyCorrection, reader: ViewContext, services: Services
) -> None:
    """Change what was sent into what the form holds, and end the form."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return
    form = await open_form(services, actor.person, CORRECTION)
    if form is None or form.values["form"] != callback_data.form:
        await notify(query, form_expired(reader.tr), alert=True)
        return
    broadcast = await services.store.record(Broadcast, form.values["campaign"])
    contents = contents_of(form.values)
    if broadcast is None or not contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    try:
        done = await _corrected(broadcast, contents, actor, services)
    except InvalidInput as error:
        await show(query, questions.correct(reader.tr, CORRECTION, callback_data.form, error))
        return
    await end(services, form.person, form.kind)
    services.wake_worker()
    toast = None if done else changed_since(reader.tr)
    await show(query, await page_of(done or broadcast, reader.tr, services), toast)


async def _corrected(
    broadcast: Broadcast, contents: Mapping[str, Content], actor: Actor, services: Services
) -> Broadcast | None:
    """Change what was sent; None when it can no longer be changed. Raises :class:`InvalidInput`."""
    corrected = {**broadcast.contents, **contents}
    if corrected == broadcast.contents:
        raise InvalidInput(Problem.UNCHANGED)
    try:
        return await running.correct(services.store, broadcast.id, actor, corrected)
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error


async def _writer(message: Message, form: Form, reader: ViewContext, services: Services) -> Actor | None:
    """Return who writes; the form of somebody who may not any more ends."""
    actor = await actor_of_message(message, Right.BROADCAST, reader, services)
    if actor is None:
        await end(services, form.person, form.kind)
    return actor
