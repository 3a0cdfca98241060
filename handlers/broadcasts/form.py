"""The form of a broadcast: opened by a command, filled in by messages and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.composing import buttons_of, moment_of
from briefing.broadcasts.form import (
    DONE,
    GROUP,
    KIND,
    LANGUAGE,
    NONE,
    BroadcastStep,
    audience_text,
    buttons_text,
    contents_of,
    first_open,
    keep_draft,
    reachable,
    with_content,
    without_marks,
)
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of as broadcast_page
from handlers.broadcasts.form_message import content_of, is_meant, missing_of, show_gathered
from handlers.broadcasts.form_page import SECOND, filled, moved, offers, page_of, seen
from handlers.broadcasts.named_lists import put_list
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.commands import Command
from handlers.support.forms import InForm, ask, end, open_form
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from views.telegram.broadcasts.callbacks import FillBroadcast, WalkBroadcast
from views.telegram.broadcasts.notices import answered_already, gone, unfinished_before
from views.telegram.support.invalid_input import sentence
from views.telegram.support.newsroom_notices import form_expired
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import after_notice

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.forms import Form
    from handlers.broadcasts.form_page import Filled
    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route what opens the form, and its answers."""
    router = Router(name="broadcasting")
    router.message.register(begin, Command("broadcast"))
    router.message.register(answered, InForm(KIND))
    router.callback_query.register(chose, FillBroadcast.filter())
    router.callback_query.register(walked, WalkBroadcast.filter())
    return router


async def begin(message: Message, call: Call, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Answer ``/broadcast`` with the first question, or with the form that was not finished."""
    actor = await actor_of_message(message, Right.BROADCAST, reader, services)
    if actor is None:
        return
    word, _, rest = call.argument.partition(" ")
    if word.lower() == "list":
        await answer(message, await put_list(actor, rest, reader, services))
        return
    present = await open_form(services, actor.person, KIND)
    if present is not None and contents_of(present.values):
        shown = await seen(filled(present, actor, reader), services, bot)
        await answer(message, after_notice(unfinished_before(reader.tr), shown))
        return
    form = await ask(services, actor.person, KIND, BroadcastStep.AUDIENCE, {"form": services.token()})
    await answer(message, await page_of(filled(form, actor, reader), services))


async def answered(message: Message, form: Form, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Take an answer that was written or sent."""
    if not is_meant(message):
        return
    actor = await actor_of_message(message, Right.BROADCAST, reader, services)
    if actor is None:
        await end(services, form.person, form.kind)
        return
    here = filled(form, actor, reader)
    try:
        if here.step is BroadcastStep.WHEN:
            await answer(message, await _scheduled(here, message, services))
            return
        values = _taken(here, message)
    except InvalidInput as error:
        await answer(message, await page_of(here, services, error))
        return
    if GROUP in values:
        here = await moved(here, services, BroadcastStep.CONTENT, values)
        values = await show_gathered(message, bot, await page_of(here, services), values)
        await moved(here, services, BroadcastStep.CONTENT, values)
        return
    here = await _went_on(here, services, values)
    await answer(message, await seen(here, services, bot))


def _taken(here: Filled, message: Message) -> dict[str, str]:
    match here.step:
        case BroadcastStep.CONTENT:
            return with_content(here.values, content_of(message), message.media_group_id, missing_of(message))
        case BroadcastStep.BUTTONS:
            return {**here.values, BroadcastStep.BUTTONS: buttons_text(buttons_of(message.text or ""))}
        case _:
            raise InvalidInput(Problem.NO_CHOICE)


async def _went_on(here: Filled, services: Services, values: dict[str, str]) -> Filled:
    """Keep an answer, and go to what is asked next."""
    step = BroadcastStep.TEXTS if values.get(LANGUAGE) else first_open(values)
    return await moved(here, services, step, without_marks(values))


async def _scheduled(here: Filled, message: Message, services: Services) -> Page:
    """Let what the form describes start at the moment that was written."""
    at = moment_of(message.text or "", here.actor.at, services.zone)
    broadcast = await services.store.transact(lambda records: keep_draft(records, here.actor, here.id))
    if broadcast is not None:
        await running.schedule(services.store, broadcast.id, here.actor, at)
        broadcast = await services.store.record(Broadcast, broadcast.id)
    if broadcast is None:
        return gone(here.reader.tr)
    return await broadcast_page(broadcast, here.reader.tr, services)


async def chose(
    query: CallbackQuery, callback_data: FillBroadcast, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Take an answer that a button gives."""
    here = await pressed(query, callback_data.form, callback_data.step, reader, services)
    if here is None:
        return
    value = callback_data.value
    try:
        step, values = await _chosen(here, value, services)
    except InvalidInput as error:
        await notify(query, sentence(reader.tr, error), alert=True)
        return
    here = await (moved(here, services, step, values) if step else _went_on(here, services, values))
    if here.step is BroadcastStep.PREVIEW:
        await show_below(query, await seen(here, services, bot))
    else:
        await show(query, await page_of(here, services))


async def _chosen(
    here: Filled, value: str, services: Services
) -> tuple[BroadcastStep | None, dict[str, str]]:
    """Return the answers with one that a button gives, and where it leads: None is whatever is open.

    Raises :class:`InvalidInput`.
    """
    values = dict(here.values)
    match here.step:
        case BroadcastStep.CONTENT if value == DONE:
            return None, values
        case BroadcastStep.BUTTONS if value == NONE:
            return None, {**values, BroadcastStep.BUTTONS: buttons_text(())}
        case BroadcastStep.TEXTS if value == DONE:
            return None, {**values, BroadcastStep.TEXTS: DONE}
        case BroadcastStep.TEXTS if value in services.translators:
            return BroadcastStep.CONTENT, {**values, LANGUAGE: value}
        case BroadcastStep.SILENT if value in ("yes", "no"):
            return None, {**values, BroadcastStep.SILENT: value}
        case _:
            return await _audience(here, value, services)


async def _audience(
    here: Filled, value: str, services: Services
) -> tuple[BroadcastStep | None, dict[str, str]]:
    found = next((each for each in await offers(here, services) if each.value == value), None)
    if found is None:
        raise InvalidInput(Problem.NO_CHOICE)
    if found.audience is None:
        return next(step for kind, step in SECOND.items() if kind == value), dict(here.values)
    if not found.count:
        raise InvalidInput(Problem.NOBODY)
    return None, {**here.values, BroadcastStep.AUDIENCE: audience_text(found.audience)}


async def walked(
    query: CallbackQuery, callback_data: WalkBroadcast, reader: ViewContext, services: Services
) -> None:
    """Go to another step."""
    here = await pressed(query, callback_data.form, callback_data.step, reader, services)
    if here is None:
        return
    target = reachable(here.values, callback_data.to)
    if target is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    here = await moved(here, services, target, without_marks(here.values))
    await show(query, await page_of(here, services))


async def pressed(
    query: CallbackQuery, form_id: str, step: str | None, reader: ViewContext, services: Services
) -> Filled | None:
    """Return the presser's form that a button belongs to; else say why the button does nothing.

    ``step``: where the form has to be; None for anywhere.
    """
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    form = await open_form(services, query.from_user.id, KIND)
    is_own = form is not None and form.values["form"] == form_id
    if actor is None:
        if is_own:
            await end(services, query.from_user.id, KIND)
        return None
    if form is None or not is_own:
        await notify(query, form_expired(reader.tr), alert=True)
        return None
    if step not in (None, form.step):
        await notify(query, answered_already(reader.tr))
        return None
    return filled(form, actor, reader)
