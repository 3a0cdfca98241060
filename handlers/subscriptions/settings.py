"""The settings of a subscription, changed by buttons or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chat import ChatKind
from briefing.subscription import Target
from briefing.subscriptions.preview import next_moments
from briefing.subscriptions.typed_settings import read_settings
from handlers.support.answer import show
from handlers.support.commands import Command, TypedCommand
from handlers.support.named_chats import named_chat
from handlers.support.operating import group_link, remember_writer
from handlers.support.refusals import Refused
from handlers.support.targets import OperatedTarget, target_of_press, target_to_change
from handlers.support.to_asker import answer_asker, is_unseen
from views.telegram.subscriptions import subscribing as views
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings
from views.telegram.subscriptions.choices import Choice, with_choice
from views.telegram.subscriptions.settings import SettingsView
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from aiogram.types import CallbackQuery, Message

    from briefing.preferences import Preferences
    from briefing.subscription import Subscription
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

PAGE_AFTER = {
    Choice.FREQUENCY: "when",
    Choice.WEEKDAY: "when",
    Choice.MONTH_DAY: "when",
    Choice.HOUR: "hours",
    Choice.QUIET: "quiet",
}
"""The page that is shown after a choice: the same one where several choices are likely, else the main one."""


def create_router() -> Router:
    """Route the settings."""
    router = Router(name="settings")
    router.message.register(settings, Command("settings"))
    router.callback_query.register(show_settings, ShowSettings.filter())
    router.callback_query.register(choose, Prefer.filter())
    return router


async def settings_page(
    services: Services,
    reader: ViewContext,
    subscription: Subscription,
    place: OperatedTarget,
    bot: Bot,
    name: str = "main",
    among: Collection[str] = (),
) -> Page:
    """Return the named page of the settings, or the main page if there is none of that name.

    ``among``: instead, ask which of several zones is meant.
    """
    now = services.clock()
    link = group_link(services, place.target.chat_id)
    named = await named_chat(place, services, bot)
    view = SettingsView(reader.tr, subscription, now, is_group=place.is_group, named=named, link=link)
    shown = view.zones.among(among) if among else view.shown(name)
    if shown is None:
        statement = services.library.chosen_by(await services.store.chat(place.target.chat_id))
        return view.main(await next_moments(services.store, subscription, statement, now))
    return shown


async def not_subscribed(place: OperatedTarget, services: Services, bot: Bot) -> Refused:
    """Return the refusal that says that there is no subscription, and offers one."""
    named = await named_chat(place, services, bot)
    follows = await services.followed.has_any(place.target)
    return Refused(lambda tr: views.not_subscribed(tr, named, follows=follows))


async def subscription_of(place: OperatedTarget, services: Services, bot: Bot) -> Subscription:
    """Return the subscription of a chat or topic. Raises :class:`Refused` when there is none."""
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        raise await not_subscribed(place, services, bot)
    return subscription


async def group_settings(services: Services, reader: ViewContext, group_id: int, bot: Bot) -> Page:
    """Return the settings of a group as its administrator sees them in the private chat."""
    place = OperatedTarget(Target(group_id), ChatKind.SUPERGROUP, is_remote=True)
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        named, follows = await named_chat(place, services, bot), await services.followed.has_any(place.target)
        return views.not_subscribed(reader.tr, named, follows=follows)
    return await settings_page(services, reader, subscription, place, bot)


async def settings(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show the settings; ``/settings Almaty every Monday 18:00`` changes what it names."""
    place = await target_to_change(message, bot)
    await remember_writer(message, services)
    subscription = await subscription_of(place, services, bot)
    among: Collection[str] = ()
    if call.argument:
        typed = read_settings(call.text, services.translators.keys(), services.clock())
        if typed is None:
            unclear = views.not_understood(reader.tr, call.argument)
            await answer_asker(message, unclear, reader, services, is_personal=is_unseen(message))
            return
        subscription = await _change(services, place, typed.applied, bot)
        among = typed.zones if len(typed.zones) > 1 else ()
    shown = await settings_page(services, reader, subscription, place, bot, among=among)
    await answer_asker(message, shown, reader, services)


async def show_settings(
    query: CallbackQuery, callback_data: ShowSettings, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show a page of the settings in place."""
    place = await target_of_press(query, callback_data, bot, services)
    subscription = await subscription_of(place, services, bot)
    await show(query, await settings_page(services, reader, subscription, place, bot, callback_data.page))


async def choose(
    query: CallbackQuery, callback_data: Prefer, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Make one choice, and show the page that follows (:data:`PAGE_AFTER`)."""
    place = await target_of_press(query, callback_data, bot, services)
    name, value = callback_data.name, callback_data.value
    try:
        subscription = await _change(services, place, lambda present: with_choice(present, name, value), bot)
    except ValueError as error:
        raise Refused(out_of_date) from error
    page = PAGE_AFTER.get(Choice(name), "main")
    await show(query, await settings_page(services, reader, subscription, place, bot, page))


async def _change(
    services: Services, place: OperatedTarget, change: Callable[[Preferences], Preferences], bot: Bot
) -> Subscription:
    subscription = await services.subscriptions.change_preferences(place.target, change, services.clock())
    if subscription is None:
        raise await not_subscribed(place, services, bot)
    return subscription
