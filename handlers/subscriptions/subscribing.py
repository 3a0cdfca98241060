"""Subscribing and unsubscribing, snoozing, and what is scheduled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.types import Message

from briefing.subscriptions.outlook import whats_new, whats_pending
from handlers.subscriptions.settings import not_subscribed, settings_page
from handlers.support.answer import answer, change_keyboard, notify, show, show_below, whose_page
from handlers.support.commands import Command
from handlers.support.operating import remember_writer
from handlers.support.targets import OperatedTarget, target_of_message, target_of_press, target_to_change
from views.telegram.subscriptions import subscribing as views
from views.telegram.subscriptions.callbacks import Snooze, Subscribe, Unsubscribe
from views.telegram.subscriptions.controls import SNOOZE_DAYS, controls_after
from views.telegram.subscriptions.digests import news_page
from views.telegram.support.belonging import Common
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.subscription import Target
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the commands and buttons of a subscription."""
    router = Router(name="subscribing")
    router.message.register(subscribe, Command("subscribe"))
    router.message.register(unsubscribe, Command("unsubscribe"))
    router.message.register(pending, Command("pending"))
    router.message.register(snooze, Command("snooze"))
    router.message.register(show_news, Command("whatsnew"))
    router.callback_query.register(subscribe_by_button, Subscribe.filter())
    router.callback_query.register(unsubscribe_by_button, Unsubscribe.filter())
    router.callback_query.register(snooze_by_button, Snooze.filter())
    return router


async def subscribe(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Subscribe at once with good defaults, and show the settings."""
    place = await target_to_change(message, bot, reader.tr)
    if place is None:
        return
    await remember_writer(message, services)
    await answer(message, await _subscribe(place, reader, services))


async def subscribe_by_button(
    query: CallbackQuery, callback_data: Subscribe, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Subscribe by a button."""
    place = await target_of_press(query, callback_data, bot, reader, services)
    if place is None:
        return
    shown = await _subscribe(place, reader, services)
    await _turn_controls(query, place, reader, services)
    await show(query, shown)


async def _subscribe(place: OperatedTarget, reader: ViewContext, services: Services) -> Page:
    subscription, is_new = await services.subscriptions.subscribe(
        place.target, place.kind, reader.tr.language, services.clock()
    )
    if is_new:
        services.wake_worker()
    return await settings_page(services, reader, subscription, place)


async def unsubscribe(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Offer to end the subscription with one tap."""
    place = await target_to_change(message, bot, reader.tr)
    if place is None:
        return
    present = await services.store.subscription(place.target)
    await answer(message, views.ask_to_end(reader.tr) if present else views.not_subscribed(reader.tr))


async def unsubscribe_by_button(
    query: CallbackQuery, callback_data: Unsubscribe, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """End the subscription; a push that carries the button stays readable."""
    place = await target_of_press(query, callback_data, bot, reader, services)
    if place is None:
        return
    was = await services.subscriptions.unsubscribe(place.target, services.clock())
    await _turn_controls(query, place, reader, services)
    await show_below(
        query, views.unsubscribed(reader.tr, place.remote) if was else not_subscribed(reader, place)
    )


async def pending(message: Message, reader: ViewContext, services: Services) -> None:
    """List all that is scheduled for this chat."""
    await answer(message, await pending_page(target_of_message(message).target, reader, services))


async def pending_page(target: Target, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return a sheet of what is scheduled for a chat or topic."""
    subscription = await services.store.subscription(target)
    if subscription is None:
        return views.not_subscribed(reader.tr)
    shown = await whats_pending(services.store, subscription, reader.statement, services.clock())
    return views.pending_page(reader, subscription, shown, number)


async def snooze(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Offer to be left alone for a while."""
    place = await target_to_change(message, bot, reader.tr)
    if place is None:
        return
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        await answer(message, views.not_subscribed(reader.tr))
    else:
        await answer(message, views.snooze_page(reader.tr, subscription, services.clock()))


async def snooze_by_button(
    query: CallbackQuery, callback_data: Snooze, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Put off what is to come, or end that."""
    place = await target_of_press(query, callback_data, bot, reader, services)
    if place is None:
        return
    if callback_data.days not in (0, *SNOOZE_DAYS) or place.is_remote:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    now, subscriptions = services.clock(), services.subscriptions
    changed = (
        await subscriptions.snooze(place.target, now, days=callback_data.days, again=callback_data.again)
        if callback_data.days
        else await subscriptions.wake(place.target, now)
    )
    await _turn_controls(query, place, reader, services)
    if changed is None:
        await show_below(query, not_subscribed(reader, place))
    else:
        await show_below(query, views.snooze_page(reader.tr, changed, now))


async def _turn_controls(
    query: CallbackQuery, place: OperatedTarget, reader: ViewContext, services: Services
) -> None:
    """Let the controls of a push say what undoes them; its text stays."""
    message = query.message
    if place.is_remote or not isinstance(message, Message) or whose_page(message) is not Common.PUSHED:
        return
    keyboard = message.reply_markup
    if keyboard is not None:
        subscription = await services.store.subscription(place.target)
        await change_keyboard(message, controls_after(keyboard, reader.tr, subscription, services.clock()))


async def show_news(message: Message, reader: ViewContext, services: Services) -> None:
    """Show what is new since the last digest, also what was told at once."""
    await answer(message, await news_of_chat(target_of_message(message).target, reader, services))


async def news_of_chat(target: Target, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return a sheet of what is new since the last digest of a chat or topic."""
    found = await whats_new(services.store, target, reader.statement, services.clock(), services.zone)
    return news_page(replace(reader, today=found.today), found, number)
