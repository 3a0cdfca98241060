"""The form of a broadcast: opened by a command, filled in by messages and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.broadcasts import running
from briefing.broadcasts.campaign import Campaign
from briefing.broadcasts.composing import Flaw, WrongPart, buttons_of, moment_of
from briefing.broadcasts.form import (
    DONE,
    GROUP,
    KIND,
    LANGUAGE,
    NONE,
    Step,
    audience_text,
    buttons_text,
    contents_of,
    first_open,
    keep_draft,
    reachable,
    with_content,
    without_marks,
)
from briefing.roles import Right
from handlers.answer import answer, notify, show, show_below
from handlers.commands import Command
from handlers.newsroom.broadcast_lists import put_list
from handlers.newsroom.broadcast_message import content_of, is_meant, missing_of, show_gathered
from handlers.newsroom.broadcast_page import SECOND, filled, moved, offers, page_of, seen
from handlers.newsroom.campaign_page import page_of as campaign_page
from handlers.newsroom.forms import InForm, ask, end, open_form
from handlers.newsroom.rights import actor_of_message, actor_of_press
from views.telegram.newsroom.broadcast_callbacks import FillBroadcast, WalkBroadcast
from views.telegram.newsroom.broadcast_faults import wrong_part
from views.telegram.newsroom.broadcast_notices import answered_already, gone, unfinished_before
from views.telegram.newsroom.notices import form_expired
from views.telegram.notices import out_of_date
from views.telegram.page import after_notice

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.newsroom.forms import Form
    from handlers.commands import Call
    from handlers.context import Services
    from handlers.newsroom.broadcast_page import Filled
    from views.telegram.page import Page, Reader


def create_router() -> Router:
    """Route what opens the form, and its answers."""
    router = Router(name="broadcasting")
    router.message.register(begin, Command("broadcast"))
    router.message.register(answered, InForm(KIND))
    router.callback_query.register(chose, FillBroadcast.filter())
    router.callback_query.register(walked, WalkBroadcast.filter())
    return router


async def begin(message: Message, call: Call, reader: Reader, services: Services, bot: Bot) -> None:
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
    form = await ask(services, actor.person, KIND, Step.AUDIENCE, {"form": services.token()})
    await answer(message, await page_of(filled(form, actor, reader), services))


async def answered(message: Message, form: Form, reader: Reader, services: Services, bot: Bot) -> None:
    """Take an answer that was written or sent."""
    if not is_meant(message):
        return
    actor = await actor_of_message(message, Right.BROADCAST, reader, services)
    if actor is None:
        await end(services, form.person, form.kind)
        return
    here = filled(form, actor, reader)
    try:
        if here.step is Step.WHEN:
            await answer(message, await _scheduled(here, message, services))
            return
        values = _taken(here, message)
    except WrongPart as fault:
        await answer(message, await page_of(here, services, fault))
        return
    if GROUP in values:
        here = await moved(here, services, Step.CONTENT, values)
        values = await show_gathered(message, bot, await page_of(here, services), values)
        await moved(here, services, Step.CONTENT, values)
        return
    here = await _went_on(here, services, values)
    await answer(message, await seen(here, services, bot))


def _taken(here: Filled, message: Message) -> dict[str, str]:
    match here.step:
        case Step.CONTENT:
            return with_content(here.values, content_of(message), message.media_group_id, missing_of(message))
        case Step.BUTTONS:
            return {**here.values, Step.BUTTONS: buttons_text(buttons_of(message.text or ""))}
        case _:
            raise WrongPart(Flaw.NO_CHOICE)


async def _went_on(here: Filled, services: Services, values: dict[str, str]) -> Filled:
    """Keep an answer, and go to what is asked next."""
    step = Step.TEXTS if values.get(LANGUAGE) else first_open(values)
    return await moved(here, services, step, without_marks(values))


async def _scheduled(here: Filled, message: Message, services: Services) -> Page:
    """Let what the form describes start at the moment that was written."""
    at = moment_of(message.text or "", here.actor.at, services.zone)
    campaign = await services.store.transact(lambda records: keep_draft(records, here.actor, here.id))
    if campaign is not None:
        await running.schedule(services.store, campaign.id, here.actor, at)
        campaign = await services.store.record(Campaign, campaign.id)
    if campaign is None:
        return gone(here.reader.tr)
    return await campaign_page(campaign, here.reader.tr, services)


async def chose(
    query: CallbackQuery, callback_data: FillBroadcast, reader: Reader, services: Services, bot: Bot
) -> None:
    """Take an answer that a button gives."""
    here = await pressed(query, callback_data.form, callback_data.step, reader, services)
    if here is None:
        return
    value = callback_data.value
    try:
        step, values = await _chosen(here, value, services)
    except WrongPart as fault:
        await notify(query, wrong_part(reader.tr, fault), alert=True)
        return
    here = await (moved(here, services, step, values) if step else _went_on(here, services, values))
    if here.step is Step.PREVIEW:
        await show_below(query, await seen(here, services, bot))
    else:
        await show(query, await page_of(here, services))


async def _chosen(here: Filled, value: str, services: Services) -> tuple[Step | None, dict[str, str]]:
    """Return the answers with one that a button gives, and where it leads: None is whatever is open.

    Raises :class:`WrongPart`.
    """
    values = dict(here.values)
    match here.step:
        case Step.CONTENT if value == DONE:
            return None, values
        case Step.BUTTONS if value == NONE:
            return None, {**values, Step.BUTTONS: buttons_text(())}
        case Step.TEXTS if value == DONE:
            return None, {**values, Step.TEXTS: DONE}
        case Step.TEXTS if value in services.translators:
            return Step.CONTENT, {**values, LANGUAGE: value}
        case Step.SILENT if value in ("yes", "no"):
            return None, {**values, Step.SILENT: value}
        case _:
            return await _audience(here, value, services)


async def _audience(here: Filled, value: str, services: Services) -> tuple[Step | None, dict[str, str]]:
    found = next((each for each in await offers(here, services) if each.value == value), None)
    if found is None:
        raise WrongPart(Flaw.NO_CHOICE)
    if found.audience is None:
        return next(step for kind, step in SECOND.items() if kind == value), dict(here.values)
    if not found.count:
        raise WrongPart(Flaw.NOBODY)
    return None, {**here.values, Step.AUDIENCE: audience_text(found.audience)}


async def walked(
    query: CallbackQuery, callback_data: WalkBroadcast, reader: Reader, services: Services
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
    query: CallbackQuery, form_id: str, step: str | None, reader: Reader, services: Services
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
