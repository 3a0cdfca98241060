"""Subscribing and unsubscribing, snoozing, and what is scheduled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.types import Message

from briefing.subscriptions.preview import news_since_digest, pending_pushes
from handlers.subscriptions.settings import settings_page, subscription_of
from handlers.support.answer import answer, change_keyboard, show, show_below, whose_page
from handlers.support.commands import Command
from handlers.support.named_chats import named_chat
from handlers.support.operating import remember_writer
from handlers.support.refusals import Refused
from handlers.support.targets import OperatedTarget, target_of, target_of_press, target_to_change
from handlers.support.to_asker import answer_asker
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
    """Answer ``/subscribe``: subscribe with the default settings, and show them."""
    place = await target_to_change(message, bot)
    await remember_writer(message, services)
    await answer_asker(message, await _subscribe(place, reader, services, bot), reader, services)
    services.wake_worker()


async def subscribe_by_button(
    query: CallbackQuery, callback_data: Subscribe, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Subscribe by a button."""
    place = await target_of_press(query, callback_data, bot, services)
    shown = await _subscribe(place, reader, services, bot)
    await _turn_controls(query, place, reader, services)
    await show(query, shown)
    services.wake_worker()


async def _subscribe(place: OperatedTarget, reader: ViewContext, services: Services, bot: Bot) -> Page:
    """Subscribe; the worker is woken after the answer, which so comes before the first digest."""
    subscription, _is_new = await services.subscriptions.subscribe(
        place.target, place.kind, reader.tr.language, services.clock()
    )
    return await settings_page(services, reader, subscription, place, bot)


async def unsubscribe(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Answer ``/unsubscribe`` with a button that ends the subscription."""
    place = await target_to_change(message, bot)
    await subscription_of(place, services, bot)
    await answer_asker(message, views.ask_to_end(reader.tr), reader, services)


async def unsubscribe_by_button(
    query: CallbackQuery, callback_data: Unsubscribe, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """End the subscription, and say so below the message of the button, whose text stays."""
    place = await target_of_press(query, callback_data, bot, services)
    was = await services.subscriptions.unsubscribe(place.target)
    await _turn_controls(query, place, reader, services)
    named, follows = await named_chat(place, services, bot), await services.followed.has_any(place.target)
    said = views.unsubscribed if was else views.not_subscribed
    await show_below(query, said(reader.tr, named, follows=follows))


async def pending(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/pending`` with all that is scheduled for this chat or topic."""
    await answer(message, await pending_page(target_of(message), reader, services))


async def pending_page(target: Target, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return a sheet of what is scheduled for a chat or topic."""
    subscription = await services.store.subscription(target)
    if subscription is None:
        return views.not_subscribed(reader.tr, follows=await services.followed.has_any(target))
    shown = await pending_pushes(services.store, subscription, reader.statement, services.clock())
    return views.pending_page(reader, subscription, shown, number)


async def snooze(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Answer ``/snooze`` with a choice of days without digests and reminders."""
    place = await target_to_change(message, bot)
    subscription = await subscription_of(place, services, bot)
    shown = views.snooze_page(reader.tr, subscription, services.clock())
    await answer_asker(message, shown, reader, services)


async def snooze_by_button(
    query: CallbackQuery, callback_data: Snooze, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Snooze for some days, or end the snooze."""
    place = await target_of_press(query, callback_data, bot, services)
    if callback_data.days not in (0, *SNOOZE_DAYS) or place.is_remote:
        raise Refused(out_of_date)
    now, subscriptions = services.clock(), services.subscriptions
    changed = (
        await subscriptions.snooze(place.target, now, days=callback_data.days, again=callback_data.again)
        if callback_data.days
        else await subscriptions.end_snooze(place.target, now)
    )
    await _turn_controls(query, place, reader, services)
    if changed is None:
        follows = await services.followed.has_any(place.target)
        await show_below(query, views.not_subscribed(reader.tr, follows=follows))
    else:
        await show_below(query, views.snooze_page(reader.tr, changed, now))


async def _turn_controls(
    query: CallbackQuery, place: OperatedTarget, reader: ViewContext, services: Services
) -> None:
    """Change the buttons below a push to those that undo what was pressed; its text stays."""
    message = query.message
    if place.is_remote or not isinstance(message, Message) or whose_page(message) is not Common.PUSHED:
        return
    keyboard = message.reply_markup
    if keyboard is not None:
        subscription = await services.store.subscription(place.target)
        await change_keyboard(message, controls_after(keyboard, reader.tr, subscription, services.clock()))


async def show_news(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/whatsnew``: what is new since the last digest, or the last entries of the log."""
    await answer(message, await news_of_chat(target_of(message), reader, services))


async def news_of_chat(target: Target, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return a sheet of the news since the last digest of a chat or topic."""
    found = await news_since_digest(services.store, target, reader.statement, services.clock(), services.zone)
    return news_page(replace(reader, today=found.today), found, number)
