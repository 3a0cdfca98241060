"""The settings of a subscription: every change by a button, or a time zone by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chats.chat import ChatKind
from briefing.subscription import Target
from briefing.subscriptions.outlook import next_moments
from briefing.zones import zone_named
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Call, Command
from handlers.support.operating import group_link, remember_writer
from handlers.support.targets import OperatedTarget, target_of_press, target_to_change
from views.telegram.subscriptions import subscribing as views
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings
from views.telegram.subscriptions.choices import Choice, with_choice
from views.telegram.subscriptions.settings import SettingsView
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

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
"""Which page is shown after a choice: where several may be made, the same one again."""


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
    name: str = "main",
) -> Page:
    """Return a page of the settings; one that does not exist is the main one."""
    now = services.clock()
    link = group_link(services, place.target.chat_id)
    view = SettingsView(
        reader.tr, subscription, now, is_group=place.is_group, remote=place.is_remote, link=link
    )
    shown = view.shown(name)
    if shown is None or name == "main":
        statement = await services.statement_in(place.target.chat_id)
        return view.main(await next_moments(services.store, subscription, statement, now))
    return shown


def not_subscribed(reader: ViewContext, place: OperatedTarget) -> Page:
    """Return the page that says that there is no subscription, and offers one."""
    return views.not_subscribed(reader.tr, place.remote)


async def group_settings(services: Services, reader: ViewContext, group_id: int) -> Page:
    """Return the settings of a group, to be shown in the private chat of its administrator."""
    place = OperatedTarget(Target(group_id), ChatKind.SUPERGROUP, is_remote=True)
    subscription = await services.store.subscription(place.target)
    return (
        await settings_page(services, reader, subscription, place)
        if subscription
        else not_subscribed(reader, place)
    )


async def settings(message: Message, call: Call, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Show the settings; ``/settings Asia/Almaty`` chooses a time zone."""
    place = await target_to_change(message, bot, reader.tr)
    if place is None:
        return
    await remember_writer(message, services)
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        await answer(message, views.not_subscribed(reader.tr))
        return
    if call.argument:
        zone = zone_named(call.argument)
        if zone is None:
            await answer(message, views.unknown_zone(reader.tr, call.argument))
            return
        subscription = await _prefer(services, place, Choice.ZONE, zone) or subscription
    await answer(message, await settings_page(services, reader, subscription, place))


async def show_settings(
    query: CallbackQuery, callback_data: ShowSettings, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show a page of the settings in place."""
    place = await target_of_press(query, callback_data, bot, reader, services)
    if place is None:
        return
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        await show(query, not_subscribed(reader, place))
    else:
        await show(query, await settings_page(services, reader, subscription, place, callback_data.page))


async def choose(
    query: CallbackQuery, callback_data: Prefer, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Make one choice, and show the page that it was made on, or the settings."""
    place = await target_of_press(query, callback_data, bot, reader, services)
    if place is None:
        return
    try:
        subscription = await _prefer(services, place, callback_data.name, callback_data.value)
    except ValueError:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    if subscription is None:
        await show(query, not_subscribed(reader, place))
        return
    page = PAGE_AFTER.get(Choice(callback_data.name), "main")
    await show(query, await settings_page(services, reader, subscription, place, page))


async def _prefer(services: Services, place: OperatedTarget, name: str, value: str) -> Subscription | None:
    return await services.subscriptions.prefer(
        place.target, lambda present: with_choice(present, name, value), services.clock()
    )
