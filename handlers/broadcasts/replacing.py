"""Giving another message in place of one that a broadcast copied and that was deleted meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from markupsafe import Markup

from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.content import Content, ContentKind
from briefing.broadcasts.form import LANGUAGE, contents_of, missing_in, with_content
from briefing.broadcasts.progress import progress
from briefing.broadcasts.replacing import replace_rest
from briefing.invalid_input import InvalidInput
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of
from handlers.broadcasts.form_message import content_of, is_meant, missing_of, send_as_it_looks, show_gathered
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.forms import InForm, ask, end, open_form
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from views.telegram.broadcasts import questions
from views.telegram.broadcasts.callbacks import ApplyReplacement, ReplaceIn
from views.telegram.broadcasts.notices import changed_since
from views.telegram.support.newsroom_notices import form_expired
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.forms import Form
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

OTHER = "bc_other"
"""The kind of the form."""


def create_router() -> Router:
    """Route the message that is given, and the word to go on with it."""
    router = Router(name="replacing")
    router.message.register(written, InForm(OTHER))
    router.callback_query.register(chose_language, ReplaceIn.filter())
    router.callback_query.register(apply, ApplyReplacement.filter())
    return router


async def begin_replacing(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for the message; of several that are copied first which one was deleted."""
    if not broadcast.is_source_gone:
        return page([Markup.escape(changed_since(reader.tr))])
    languages = broadcast.copied_languages
    if len(languages) > 1:
        return questions.replace_in(reader.tr, broadcast, languages)
    return await _ask_for_other(broadcast, next(iter(languages), ""), actor, reader, services)


async def chose_language(
    query: CallbackQuery, callback_data: ReplaceIn, reader: ViewContext, services: Services
) -> None:
    """Ask for the message of a language."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return
    broadcast = await services.store.record(Broadcast, callback_data.id)
    if broadcast is None or callback_data.language not in broadcast.contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show_below(query, await _ask_for_other(broadcast, callback_data.language, actor, reader, services))


async def _ask_for_other(
    broadcast: Broadcast, language: str, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    values = {"form": services.token(), "campaign": broadcast.id, LANGUAGE: language}
    await ask(services, actor.person, OTHER, "message", values)
    return questions.other(reader.tr, OTHER, values["form"])


async def written(message: Message, form: Form, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Take the message, or a part of its album, and show it as it will arrive."""
    if not is_meant(message):
        return
    actor = await actor_of_message(message, Right.BROADCAST, reader, services)
    broadcast = await services.store.record(Broadcast, form.values["campaign"])
    if actor is None or broadcast is None:
        await end(services, form.person, form.kind)
        return
    try:
        content = _own(content_of(message), broadcast, actor)
        values = with_content(form.values, content, message.media_group_id, missing_of(message))
        if message.media_group_id is None:
            body = content.body(broadcast.buttons, broadcast.author)
            await send_as_it_looks(bot, actor.person, body, silent=broadcast.silent)
    except InvalidInput as error:
        await answer(message, questions.other(reader.tr, OTHER, form.values["form"], error))
        return
    present = contents_of(values)[values[LANGUAGE]]
    shown = questions.go_on_with(
        reader.tr,
        OTHER,
        values["form"],
        parts=len(present.media),
        waiting=(await progress(services.store, broadcast, services.clock())).waiting,
        missing=missing_in(values),
        loses_buttons=bool(broadcast.buttons) and not present.takes_buttons,
    )
    values = await show_gathered(message, bot, shown, values)
    await ask(services, actor.person, OTHER, "message", values)


def _own(content: Content, broadcast: Broadcast, actor: Actor) -> Content:
    """Return what is copied from the private chat of somebody other than the author as such."""
    is_others = content.kind is ContentKind.COPY and actor.person != broadcast.author
    return replace(content, copied_from=actor.person) if is_others else content


async def apply(
    query: CallbackQuery, callback_data: ApplyReplacement, reader: ViewContext, services: Services
) -> None:
    """Go on with the message that the form holds, and end the form."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return
    form = await open_form(services, actor.person, OTHER)
    if form is None or form.values["form"] != callback_data.form:
        await notify(query, form_expired(reader.tr), alert=True)
        return
    broadcast = await services.store.record(Broadcast, form.values["campaign"])
    contents = contents_of(form.values)
    if broadcast is None or not contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    done = await replace_rest(services.store, broadcast.id, actor, contents)
    await end(services, form.person, form.kind)
    services.wake_worker()
    toast = None if done else changed_since(reader.tr)
    await show(query, await page_of(done or broadcast, reader.tr, services), toast)
