"""The form of a broadcast: the command that opens it, and how each step is asked and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.broadcasts import running
from briefing.broadcasts.audience import audience_sizes
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.composing import buttons_of
from briefing.broadcasts.form import (
    DONE,
    GROUP,
    KIND,
    LANGUAGE,
    NONE,
    BroadcastStep,
    audience_of,
    buttons_in,
    buttons_text,
    contents_of,
    contents_sent,
    first_open,
    keep_draft,
    reachable,
    with_content,
    without_content,
    without_marks,
)
from briefing.invalid_input import InvalidInput, Problem
from briefing.moments import moment_of
from briefing.team.roles import Right
from handlers.broadcasts.audience_choices import audience_offers, choose_audience
from handlers.broadcasts.broadcast_page import page_of
from handlers.broadcasts.form_message import (
    content_of,
    is_message_to_send,
    missing_of,
    send_as_it_looks,
    show_album,
)
from handlers.broadcasts.named_lists import put_list
from handlers.support.answer import answer
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.team_rights import actor_of_message
from views.telegram.broadcasts import form as views
from views.telegram.broadcasts.callbacks import FillBroadcast, GoInBroadcast
from views.telegram.broadcasts.notices import unfinished_before
from views.telegram.broadcasts.words import audience_words
from views.telegram.support.form_questions import form_gone
from views.telegram.support.page import with_notice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from aiogram.types import Message

    from briefing.broadcasts.content import Content
    from briefing.team.audit import Actor
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command that opens the form, and its answers."""
    router = Router(name="broadcasting")
    router.message.register(begin, Command("broadcast"))
    BROADCAST.route(router)
    router.callback_query.register(BROADCAST.take_choice, FillBroadcast.filter())
    router.callback_query.register(BROADCAST.go_to, GoInBroadcast.filter())
    return router


async def begin(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Answer ``/broadcast`` with the first question, or with the form that was not finished."""
    actor = await actor_of_message(message, Right.BROADCAST, services)
    word, _, rest = call.argument.partition(" ")
    if word.lower() == "list":
        await answer(message, await put_list(actor, rest, reader, services))
        return
    await answer(message, await open_broadcast(actor, reader, services, bot))


async def open_broadcast(actor: Actor, reader: ViewContext, services: Services, bot: Bot) -> Page:
    """Return the first question of a form, or the question of one that was not finished."""
    present = await BROADCAST.present(actor, reader, services)
    if present is not None and contents_of(present.values):
        return with_notice(unfinished_before(reader.tr), await BROADCAST.arrived(present, bot))
    values = {"form": services.token()}
    return await BROADCAST.begin(actor, reader, services, BroadcastStep.AUDIENCE, values)


async def _ask_audience(form: OpenForm, asked: FormQuestion) -> Page:
    return views.ask_choice(asked, await audience_offers(form))


async def _ask_texts(form: OpenForm, asked: FormQuestion) -> Page:
    return views.ask_texts(asked, list(form.services.translators))


async def _ask_when(form: OpenForm, asked: FormQuestion) -> Page:
    return views.ask_when(asked, form.services.zone.key)


async def _show_end(form: OpenForm, asked: FormQuestion) -> Page:
    audience = audience_of(form.values)
    words = audience_words(form.tr, audience, form.services.library.statements)
    sizes = await audience_sizes(form.services.store, [audience], form.actor.person)
    return (views.preview_page if form.step == BroadcastStep.PREVIEW else views.ask_confirmation)(
        asked, words, sizes[audience]
    )


def _next(form: OpenForm, values: Mapping[str, str]) -> OpenForm:
    step = BroadcastStep.TEXTS if values.get(LANGUAGE) else first_open(values)
    return form.moved_to(step, without_marks(values))


async def _choose_audience(form: OpenForm, value: str) -> OpenForm:
    found = await choose_audience(form, value)
    if isinstance(found, BroadcastStep):
        return form.moved_to(found, form.values)
    return _next(form, {**form.values, BroadcastStep.AUDIENCE: found})


def _one_of(answers: Mapping[str, Mapping[str, str]]) -> Callable[[OpenForm, str], Awaitable[OpenForm]]:
    """Return a choice of fixed answers: each button adds the answers that stand under its value."""

    async def choose(form: OpenForm, value: str) -> OpenForm:
        if value not in answers:
            raise InvalidInput(Problem.NO_CHOICE)
        return _next(form, {**form.values, **answers[value]})

    return choose


async def _choose_text(form: OpenForm, value: str) -> OpenForm:
    if value in form.services.translators:
        return form.moved_to(BroadcastStep.CONTENT, {**form.values, LANGUAGE: value})
    return await _one_of({DONE: {BroadcastStep.TEXTS: DONE}})(form, value)


async def _choose_at_message(form: OpenForm, value: str) -> OpenForm:
    language = form.values.get(LANGUAGE)
    if value == NONE and language:
        return _next(form, without_content(form.values, language))
    return await _one_of({DONE: {}})(form, value)


async def _read_message(form: OpenForm, message: Message) -> OpenForm | None:
    form = with_message(form, message, content_of(message))
    if GROUP not in form.values:
        return _next(form, form.values)
    await show_album(await form.save(), message, await BROADCAST.show(form))
    return None


def with_message(form: OpenForm, message: Message, content: Content) -> OpenForm:
    """Return the form with the content of a message added. Raises :class:`InvalidInput`."""
    return form.moved_to(
        form.step, with_content(form.values, content, message.media_group_id, missing_of(message))
    )


async def _read_buttons(form: OpenForm, message: Message) -> OpenForm:
    return _next(form, {**form.values, BroadcastStep.BUTTONS: buttons_text(buttons_of(message.text or ""))})


async def _schedule(form: OpenForm, message: Message) -> Page:
    """Schedule the broadcast that the form describes for the moment that was written."""
    services, actor = form.services, form.actor
    at = moment_of(message.text or "", actor.at, services.zone)
    broadcast = await services.store.transact(lambda records: keep_draft(records, actor, form.values["form"]))
    if broadcast is not None:
        await running.schedule(services.store, broadcast.id, actor, at)
        broadcast = await services.store.get(Broadcast, broadcast.id)
    if broadcast is None:
        return form_gone(form.tr)
    return await page_of(broadcast, form.tr, services)


def _go(form: OpenForm, to: str) -> OpenForm | None:
    target = reachable(form.values, to)
    return form.moved_to(target, without_marks(form.values)) if target is not None else None


async def _arrive(form: OpenForm, bot: Bot) -> Page:
    """Send the messages as readers will get them, then the preview; ask again for what Telegram refuses."""
    if form.step != BroadcastStep.PREVIEW:
        return await BROADCAST.show(form)
    silent = form.values[BroadcastStep.SILENT] == "yes"
    for language, content in contents_sent(form.values).items():
        body = content.body(buttons_in(form.values), form.actor.person)
        try:
            await send_as_it_looks(bot, form.actor.person, body, silent=silent)
        except InvalidInput as error:
            is_button = "button" in str(error.details["reason"]).lower()
            step = BroadcastStep.BUTTONS if is_button else BroadcastStep.CONTENT
            marked = {} if is_button or not language else {LANGUAGE: language}
            return await BROADCAST.show(await form.moved_to(step, {**form.values, **marked}).save(), error)
    return await BROADCAST.show(form)


_AUDIENCE = FormStep(show=_ask_audience, choose=_choose_audience)
_NO_BUTTONS = {BroadcastStep.BUTTONS.value: buttons_text(())}
_SOUNDS = {each: {BroadcastStep.SILENT.value: each} for each in ("yes", "no")}
BROADCAST = FormKind(
    KIND,
    Right.BROADCAST,
    {
        BroadcastStep.AUDIENCE: _AUDIENCE,
        BroadcastStep.LANGUAGE: _AUDIENCE,
        BroadcastStep.INITIATIVE: _AUDIENCE,
        BroadcastStep.LIST: _AUDIENCE,
        BroadcastStep.CONTENT: FormStep(views.ask_message, _read_message, _choose_at_message),
        BroadcastStep.BUTTONS: FormStep(views.ask_buttons, _read_buttons, _one_of({NONE: _NO_BUTTONS})),
        BroadcastStep.TEXTS: FormStep(show=_ask_texts, choose=_choose_text),
        BroadcastStep.SILENT: FormStep(views.ask_silent, choose=_one_of(_SOUNDS)),
        BroadcastStep.PREVIEW: FormStep(show=_show_end, is_below=True),
        BroadcastStep.WHEN: FormStep(show=_ask_when, read=_schedule),
        BroadcastStep.CONFIRM: FormStep(show=_show_end),
    },
    is_answer=is_message_to_send,
    go=_go,
    arrive=_arrive,
    alerts=True,
)
