"""Changing a broadcast by a message: another moment, a corrected text, another one for a deleted one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.composing import moment_of
from briefing.broadcasts.content import CannotEdit, Content, ContentKind
from briefing.broadcasts.form import LANGUAGE, contents_of
from briefing.broadcasts.progress import progress
from briefing.broadcasts.replacing import replace_rest
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of
from handlers.broadcasts.form import show_album, with_message
from handlers.broadcasts.form_message import content_of, is_meant, send_as_it_looks
from handlers.support.answer import notify, show, show_below
from handlers.support.form import FormKind, FormStep
from handlers.support.newsroom_rights import actor_of_press
from views.telegram.broadcasts import questions
from views.telegram.broadcasts.callbacks import ApplyCorrection, ApplyReplacement, CorrectIn, ReplaceIn
from views.telegram.broadcasts.notices import changed_since
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import page, with_notice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext

    Contents = Mapping[str, Content]


@dataclass(frozen=True, slots=True)
class MessageChange:
    """Another message that takes the place of one of a broadcast."""

    form: FormKind
    carry_out: Callable[[OpenForm, Broadcast, Contents], Awaitable[Broadcast | None]]
    """Returns the broadcast as it is then, or None when it came too late. Raises :class:`InvalidInput`."""


def create_router() -> Router:
    """Route the answers, and the word to carry out what was written."""
    router = Router(name="campaign-changes")
    for form in (RESCHEDULING, CORRECTION.form, REPLACEMENT.form):
        form.route(router)
    for language in (CorrectIn, ReplaceIn):
        router.callback_query.register(chose_language, language.filter())
    for applied in (ApplyCorrection, ApplyReplacement):
        router.callback_query.register(apply, applied.filter())
    return router


async def begin_rescheduling(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for another moment."""
    return await RESCHEDULING.begin(actor, reader, services, "when", {"campaign": broadcast.id})


async def begin_correction(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for the corrected message; of several languages first for which."""
    if len(broadcast.contents) > 1:
        return questions.ask_which_to_correct(reader.tr, broadcast, broadcast.contents)
    return await _ask(CORRECTION, broadcast, next(iter(broadcast.contents)), actor, reader, services)


async def begin_replacing(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for the message in place of a deleted one; of several that are copied first which one that was."""
    if not broadcast.is_source_gone:
        return page(changed_since(reader.tr))
    languages = broadcast.copied_languages
    if len(languages) > 1:
        return questions.ask_which_to_replace(reader.tr, broadcast, languages)
    return await _ask(REPLACEMENT, broadcast, next(iter(languages), ""), actor, reader, services)


async def chose_language(
    query: CallbackQuery, callback_data: CorrectIn | ReplaceIn, reader: ViewContext, services: Services
) -> None:
    """Ask for the message of a language."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return
    broadcast = await services.store.record(Broadcast, callback_data.id)
    if broadcast is None or callback_data.language not in broadcast.contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    change = CORRECTION if isinstance(callback_data, CorrectIn) else REPLACEMENT
    await show_below(query, await _ask(change, broadcast, callback_data.language, actor, reader, services))


async def _ask(
    change: MessageChange,
    broadcast: Broadcast,
    language: str,
    actor: Actor,
    reader: ViewContext,
    services: Services,
) -> Page:
    values = {"form": services.token(), "campaign": broadcast.id, LANGUAGE: language}
    return await change.form.begin(actor, reader, services, "message", values)


async def apply(
    query: CallbackQuery,
    callback_data: ApplyCorrection | ApplyReplacement,
    reader: ViewContext,
    services: Services,
) -> None:
    """Carry out what the form holds, and end it."""
    change = CORRECTION if isinstance(callback_data, ApplyCorrection) else REPLACEMENT
    here = await change.form.of_press(query, callback_data.form, None, reader, services)
    if here is None:
        return
    broadcast = await services.store.record(Broadcast, here.values["campaign"])
    contents = contents_of(here.values)
    if broadcast is None or not contents:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    try:
        done = await change.carry_out(here, broadcast, contents)
    except InvalidInput as error:
        await show(query, await change.form.show(here, error))
        return
    await here.end()
    services.wake_worker()
    toast = None if done else changed_since(reader.tr)
    await show(query, await page_of(done or broadcast, reader.tr, services), toast)


async def _correct(here: OpenForm, broadcast: Broadcast, contents: Contents) -> Broadcast | None:
    corrected = {**broadcast.contents, **contents}
    if corrected == broadcast.contents:
        raise InvalidInput(Problem.UNCHANGED)
    try:
        return await running.correct(here.services.store, broadcast.id, here.actor, corrected)
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error


async def _replace(here: OpenForm, broadcast: Broadcast, contents: Contents) -> Broadcast | None:
    return await replace_rest(here.services.store, broadcast.id, here.actor, contents)


async def _ask_when(here: OpenForm, asked: FormQuestion) -> Page:
    return questions.ask_when(asked, here.services.zone.key)


async def _read_when(here: OpenForm, message: Message) -> Page:
    """Let a broadcast start at the moment that was written."""
    store, name = here.services.store, here.values["campaign"]
    at = moment_of(message.text or "", here.actor.at, here.services.zone)
    done = await running.schedule(store, name, here.actor, at)
    present = done or await store.record(Broadcast, name)
    if present is None:
        return page(out_of_date(here.tr))
    shown = await page_of(present, here.tr, here.services)
    return shown if done else with_notice(changed_since(here.tr), shown)


async def _read_corrected(here: OpenForm, message: Message) -> None:
    """Take the corrected message, or a part of its album."""
    here = with_message(here, message, content_of(message))
    await show_album(here, message, questions.confirm_correction(here.asked()))


async def _read_other(here: OpenForm, message: Message) -> Page | None:
    """Take the message for a deleted one, or a part of its album, and show it as it will arrive."""
    services, actor = here.services, here.actor
    broadcast = await services.store.record(Broadcast, here.values["campaign"])
    if broadcast is None:
        await here.end()
        return None
    content = _own(content_of(message), broadcast, actor)
    here = with_message(here, message, content)
    if message.media_group_id is None:
        assert message.bot is not None
        body = content.body(broadcast.buttons, broadcast.author)
        await send_as_it_looks(message.bot, actor.person, body, silent=broadcast.silent)
    present = contents_of(here.values)[here.values[LANGUAGE]]
    waiting = (await progress(services.store, broadcast, services.clock())).waiting
    loses_buttons = bool(broadcast.buttons) and not present.takes_buttons
    await show_album(
        here, message, questions.confirm_replacement(here.asked(), waiting, loses_buttons=loses_buttons)
    )
    return None


def _own(content: Content, broadcast: Broadcast, actor: Actor) -> Content:
    """Return what is copied from the private chat of somebody other than the author as such."""
    is_others = content.kind is ContentKind.COPY and actor.person != broadcast.author
    return replace(content, copied_from=actor.person) if is_others else content


def _form(kind: str, step: str, question: FormStep) -> FormKind:
    return FormKind(kind, Right.BROADCAST, {step: question}, is_answer=is_meant)


RESCHEDULING = _form("bc_when", "when", FormStep(show=_ask_when, read=_read_when))
CORRECTION = MessageChange(
    _form("bc_fix", "message", FormStep(questions.ask_correction, _read_corrected)), _correct
)
REPLACEMENT = MessageChange(
    _form("bc_other", "message", FormStep(questions.ask_replacement, _read_other)), _replace
)
