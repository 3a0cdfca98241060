"""Changing a broadcast by a message: a new start, a corrected text, a replacement for a deleted one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.content import CannotEdit, Content, ContentKind
from briefing.broadcasts.form import LANGUAGE, contents_of
from briefing.broadcasts.progress import progress
from briefing.broadcasts.running import replace_rest
from briefing.forms import mark_of
from briefing.invalid_input import InvalidInput, Problem
from briefing.moments import moment_of
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of
from handlers.broadcasts.form import with_message
from handlers.broadcasts.form_message import content_of, is_message_to_send, send_as_it_looks, show_album
from handlers.support.answer import show, show_below
from handlers.support.form import FormKind, FormStep
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_press
from views.telegram.broadcasts import questions
from views.telegram.broadcasts.callbacks import ApplyCorrection, ApplyReplacement, CorrectIn, ReplaceIn
from views.telegram.broadcasts.notices import changed_since
from views.telegram.support.form_questions import answered_already
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
    """Another message in place of one of a broadcast: the form that asks for it, and what is done then."""

    form: FormKind
    carry_out: Callable[[OpenForm, Broadcast, Contents], Awaitable[Broadcast | None]]
    """Returns the changed broadcast, or None when it is too late. Raises :class:`InvalidInput`."""

    async def ask(
        self, broadcast: Broadcast, language: str, actor: Actor, reader: ViewContext, services: Services
    ) -> Page:
        """Open the form, and ask for the message of a language."""
        values = {"form": services.token(), "campaign": broadcast.id, LANGUAGE: language}
        return await self.form.begin(actor, reader, services, "message", values)


def create_router() -> Router:
    """Route the answers, the choice of a language, and the buttons that carry a change out."""
    router = Router(name="broadcast-changes")
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
    """Ask for another moment at which the broadcast starts."""
    return await RESCHEDULING.begin(actor, reader, services, "when", {"campaign": broadcast.id})


async def begin_correction(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for the corrected message; of a broadcast in several languages first for the language."""
    if len(broadcast.contents) > 1:
        return questions.ask_which_to_correct(reader.tr, broadcast, broadcast.contents)
    return await CORRECTION.ask(broadcast, next(iter(broadcast.contents)), actor, reader, services)


async def begin_replacing(
    broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> Page:
    """Ask for a message in place of a deleted one; where several are copied, first which one was deleted."""
    if not broadcast.is_source_gone:
        return page(changed_since(reader.tr))
    languages = broadcast.copied_languages
    if len(languages) > 1:
        return questions.ask_which_to_replace(reader.tr, broadcast, languages)
    return await REPLACEMENT.ask(broadcast, next(iter(languages), ""), actor, reader, services)


async def chose_language(
    query: CallbackQuery, callback_data: CorrectIn | ReplaceIn, reader: ViewContext, services: Services
) -> None:
    """Ask for the message of a language."""
    actor = await actor_of_press(query, Right.BROADCAST, services)
    broadcast = await services.store.get(Broadcast, callback_data.id)
    if broadcast is None or callback_data.language not in broadcast.contents:
        raise Refused(out_of_date)
    change = CORRECTION if isinstance(callback_data, CorrectIn) else REPLACEMENT
    await show_below(query, await change.ask(broadcast, callback_data.language, actor, reader, services))


async def apply(
    query: CallbackQuery,
    callback_data: ApplyCorrection | ApplyReplacement,
    reader: ViewContext,
    services: Services,
) -> None:
    """Change the broadcast as the form says, and end the form."""
    change = CORRECTION if isinstance(callback_data, ApplyCorrection) else REPLACEMENT
    form = await change.form.of_press(query, callback_data.form, None, reader, services)
    if callback_data.mark != mark_of(form.values):
        raise Refused(answered_already, is_alert=False)
    broadcast = await services.store.get(Broadcast, form.values["campaign"])
    contents = contents_of(form.values)
    if broadcast is None or not contents:
        raise Refused(out_of_date)
    try:
        done = await change.carry_out(form, broadcast, contents)
    except InvalidInput as error:
        await show(query, await change.form.show(form, error))
        return
    await form.end()
    services.wake_worker()
    toast = None if done else changed_since(reader.tr)
    await show(query, await page_of(done or broadcast, reader.tr, services), toast)


async def _correct(form: OpenForm, broadcast: Broadcast, contents: Contents) -> Broadcast | None:
    corrected = {**broadcast.contents, **contents}
    if corrected == broadcast.contents:
        raise InvalidInput(Problem.UNCHANGED)
    try:
        return await running.correct(form.services.store, broadcast.id, form.actor, corrected)
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error


async def _replace(form: OpenForm, broadcast: Broadcast, contents: Contents) -> Broadcast | None:
    return await replace_rest(form.services.store, broadcast.id, form.actor, contents)


async def _ask_when(form: OpenForm, asked: FormQuestion) -> Page:
    return questions.ask_when(asked, form.services.zone.key)


async def _read_when(form: OpenForm, message: Message) -> Page:
    store, name = form.services.store, form.values["campaign"]
    at = moment_of(message.text or "", form.actor.at, form.services.zone)
    done = await running.schedule(store, name, form.actor, at)
    present = done or await store.get(Broadcast, name)
    if present is None:
        return page(out_of_date(form.tr))
    shown = await page_of(present, form.tr, form.services)
    return shown if done else with_notice(changed_since(form.tr), shown)


async def _read_corrected(form: OpenForm, message: Message) -> None:
    form = with_message(form, message, content_of(message))
    await show_album(form, message, questions.confirm_correction(form.question()))


async def _read_other(form: OpenForm, message: Message) -> Page | None:
    """Take the replacement, or a part of its album, and send it to the editor as recipients will get it."""
    services, actor = form.services, form.actor
    broadcast = await services.store.get(Broadcast, form.values["campaign"])
    if broadcast is None:
        await form.end()
        return None
    content = _copied_from_actor(content_of(message), broadcast, actor)
    form = with_message(form, message, content)
    if message.media_group_id is None:
        assert message.bot is not None
        body = content.body(broadcast.buttons, broadcast.author)
        await send_as_it_looks(message.bot, actor.person, body, silent=broadcast.silent)
    present = contents_of(form.values)[form.values[LANGUAGE]]
    waiting = (await progress(services.store, broadcast, services.clock())).waiting
    loses_buttons = bool(broadcast.buttons) and not present.takes_buttons
    await show_album(
        form, message, questions.confirm_replacement(form.question(), waiting, loses_buttons=loses_buttons)
    )
    return None


def _copied_from_actor(content: Content, broadcast: Broadcast, actor: Actor) -> Content:
    """Return the content; what is copied names its chat, where that is not the author's."""
    is_others = content.kind is ContentKind.COPY and actor.person != broadcast.author
    return replace(content, copied_from=actor.person) if is_others else content


def _form(kind: str, step: str, question: FormStep) -> FormKind:
    return FormKind(kind, Right.BROADCAST, {step: question}, is_answer=is_message_to_send)


RESCHEDULING = _form("bc_when", "when", FormStep(show=_ask_when, read=_read_when))
CORRECTION = MessageChange(
    _form("bc_fix", "message", FormStep(questions.ask_correction, _read_corrected)), _correct
)
REPLACEMENT = MessageChange(
    _form("bc_other", "message", FormStep(questions.ask_replacement, _read_other)), _replace
)
