"""Broadcasts: the list, the page of each, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, Message

from briefing.broadcasts import running
from briefing.broadcasts.audience import has_recipients
from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.enqueue_rows import count_remaining
from briefing.broadcasts.form import KIND, audience_of, keep_draft
from briefing.broadcasts.progress import outcomes, progress
from briefing.broadcasts.sync_rows import count_deletable
from briefing.forms import mark_of
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right
from handlers.broadcasts.broadcast_page import page_of, view_of, watch
from handlers.broadcasts.changes import begin_correction, begin_replacing, begin_rescheduling
from handlers.broadcasts.form_message import send_as_it_looks
from handlers.support.answer import answer, answer_press, show, show_below
from handlers.support.commands import Command
from handlers.support.open_forms import open_form
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.broadcasts import questions
from views.telegram.broadcasts.broadcasts import broadcast_list
from views.telegram.broadcasts.callbacks import BroadcastAct, FinishBroadcast, ShowBroadcasts
from views.telegram.broadcasts.files import as_csv
from views.telegram.broadcasts.notices import changed_since
from views.telegram.support.form_questions import answered_already, form_expired
from views.telegram.support.invalid_input import sentence
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.broadcasts.broadcast import Audience
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

STOPS = frozenset({"pause", "cancel", "unsend"})
ASKED_FIRST = frozenset({"start", "cancel", "unsend"})
ASKS_FOR_MESSAGE = {"when": begin_rescheduling, "correct": begin_correction, "replace": begin_replacing}
"""Acts that first ask for a message."""
ACTS = {
    "pause": running.pause,
    "resume": running.resume,
    "cancel": running.cancel,
    "unsend": running.unsend,
}


def create_router() -> Router:
    """Route the list, the pages of broadcasts, and the buttons that end the form."""
    router = Router(name="broadcasts")
    router.message.register(show_list, Command("broadcasts"))
    router.callback_query.register(turn_list, ShowBroadcasts.filter())
    router.callback_query.register(finish, FinishBroadcast.filter())
    router.callback_query.register(act, BroadcastAct.filter())
    return router


async def show_list(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/broadcasts``."""
    await actor_of_message(message, Right.BROADCAST, services)
    await answer(message, await _list(0, reader, services))


async def turn_list(
    query: CallbackQuery, callback_data: ShowBroadcasts, reader: ViewContext, services: Services
) -> None:
    """Show a page of the list in place."""
    await actor_of_press(query, Right.BROADCAST, services)
    await show(query, await _list(callback_data.page, reader, services))


async def _list(number: int, reader: ViewContext, services: Services) -> Page:
    newest_first = sorted(await services.store.find(Broadcast), key=lambda each: -each.number)
    return broadcast_list(view_of(reader.tr, services), newest_first, number)


async def finish(
    query: CallbackQuery, callback_data: FinishBroadcast, reader: ViewContext, services: Services
) -> None:
    """Start the broadcast that a form describes, or keep it as a draft; a second press finds no form."""
    actor = await actor_of_press(query, Right.BROADCAST, services)
    await _look_at_form(callback_data, actor, services)
    broadcast = await services.store.transact(lambda records: keep_draft(records, actor, callback_data.form))
    if broadcast is None:
        raise Refused(form_expired)
    if callback_data.starts:
        await _start(query, broadcast, actor, reader, services)
    else:
        await show(query, await page_of(broadcast, reader.tr, services))


async def _look_at_form(pressed: FinishBroadcast, actor: Actor, services: Services) -> None:
    """Refuse to end a form that has other answers than those that are shown, or that would reach nobody."""
    stored = await open_form(services, actor.person, KIND)
    if stored is None or stored.form_id != pressed.form:
        return
    if pressed.mark != mark_of(stored.values):
        raise Refused(answered_already, is_alert=False)
    if pressed.starts:
        await _require_recipients(audience_of(stored.values), actor.person, services)


async def _require_recipients(audience: Audience, author: int, services: Services) -> None:
    if not await has_recipients(services.store, audience, author):
        raise Refused(lambda tr: sentence(tr, InvalidInput(Problem.NOBODY)))


async def _start(
    query: CallbackQuery, broadcast: Broadcast, actor: Actor, reader: ViewContext, services: Services
) -> None:
    await _require_recipients(broadcast.audience, broadcast.author, services)
    if isinstance(query.message, Message):
        await watch(services, broadcast.id, actor.person, query.message.message_id)
    paid = services.is_paid_broadcast
    done = await running.start(services.store, broadcast.id, actor, is_paid=paid)
    await _show_after_act(query, broadcast, done, reader, services)


async def act(
    query: CallbackQuery, callback_data: BroadcastAct, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Carry out a button of a broadcast, after a question where the act cannot be undone."""
    actor = await actor_of_press(query, Right.BROADCAST, services)
    broadcast = await services.store.get(Broadcast, callback_data.id)
    if broadcast is None:
        raise Refused(out_of_date)
    match callback_data.act:
        case "show":
            await show(query, await page_of(broadcast, reader.tr, services))
        case "see":
            await _send_to_look_at(query, broadcast, bot)
        case "csv":
            data = as_csv(await outcomes(services.store, broadcast))
            file = BufferedInputFile(data, f"broadcast-{broadcast.number}.csv")
            await bot.send_document(query.from_user.id, file)
            await answer_press(query)
        case asking if asking in ASKS_FOR_MESSAGE:
            await show_below(query, await ASKS_FOR_MESSAGE[asking](broadcast, actor, reader, services))
        case asked if asked in ASKED_FIRST and not callback_data.sure:
            await show_below(query, await _question(asked, broadcast, reader, services))
        case "start":
            await _start(query, broadcast, actor, reader, services)
        case simple:
            done = await ACTS[simple](services.store, broadcast.id, actor)
            if simple in STOPS:
                services.put_off_pushes(broadcast.occurrence)
            await _show_after_act(query, broadcast, done, reader, services)


async def _question(act: str, broadcast: Broadcast, reader: ViewContext, services: Services) -> Page:
    shown = view_of(reader.tr, services)
    if act == "cancel":
        return questions.ask_cancel(shown, broadcast)
    if act == "unsend":
        now = services.clock()
        sent = (await progress(services.store, broadcast, now)).sent
        deletable = await count_deletable(services.store, broadcast, now)
        return questions.ask_unsend(shown, broadcast, deletable, sent)
    return questions.ask_start(shown, broadcast, await count_remaining(services.store, broadcast))


async def _show_after_act(
    query: CallbackQuery, before: Broadcast, done: Broadcast | None, reader: ViewContext, services: Services
) -> None:
    """Show a broadcast after an act; ``done`` is None when its state no longer allowed the act."""
    services.wake_worker()
    present = done or await services.store.get(Broadcast, before.id) or before
    toast = None if done else changed_since(reader.tr)
    await show(query, await page_of(present, reader.tr, services), toast)


async def _send_to_look_at(query: CallbackQuery, broadcast: Broadcast, bot: Bot) -> None:
    """Send the editor the messages of a broadcast as recipients get them."""
    try:
        for content in broadcast.contents.values():
            body = content.body(broadcast.buttons, broadcast.author)
            await send_as_it_looks(bot, query.from_user.id, body, silent=broadcast.silent)
    except InvalidInput as error:
        invalid = error
        raise Refused(lambda tr: sentence(tr, invalid)) from error
    await answer_press(query)
