"""The settings of a subscription, changed by buttons, or a time zone by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chat import ChatKind
from briefing.subscription import Target
from briefing.subscriptions.preview import next_moments
from briefing.zones import zone_named
from handlers.support.answer import answer, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.operating import group_link, remember_writer
from handlers.support.refusals import Refused
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
    name: str = "main",
) -> Page:
    """Return the named page of the settings, or the main page if there is none of that name."""
    now = services.clock()
    link = group_link(services, place.target.chat_id)
    view = SettingsView(
        reader.tr, subscription, now, is_group=place.is_group, remote=place.is_remote, link=link
    )
    shown = view.shown(name)
    if shown is None or name == "main":
        statement = services.library.chosen_by(await services.store.chat(place.target.chat_id))
        return view.main(await next_moments(services.store, subscription, statement, now))
    return shown


def not_subscribed(place: OperatedTarget) -> Refused:
    """Return the refusal that says that there is no subscription, and offers one."""
    return Refused(lambda tr: views.not_subscribed(tr, place.remote))


async def subscription_of(place: OperatedTarget, services: Services) -> Subscription:
    """Return the subscription of a chat or topic. Raises :class:`Refused` when there is none."""
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        raise not_subscribed(place)
    return subscription


async def group_settings(services: Services, reader: ViewContext, group_id: int) -> Page:
    """Return the settings of a group as its administrator sees them in the private chat."""
    place = OperatedTarget(Target(group_id), ChatKind.SUPERGROUP, is_remote=True)
    subscription = await services.store.subscription(place.target)
    if subscription is None:
        return views.not_subscribed(reader.tr, place.remote)
    return await settings_page(services, reader, subscription, place)


async def settings(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show the settings; ``/settings Asia/Almaty`` chooses a time zone."""
    place = await target_to_change(message, bot)
    await remember_writer(message, services)
    subscription = await subscription_of(place, services)
    if call.argument:
        zone = zone_named(call.argument)
        if zone is None:
            await answer(message, views.unknown_zone(reader.tr, call.argument))
            return
        subscription = await _prefer(services, place, Choice.ZONE, zone)
    await answer(message, await settings_page(services, reader, subscription, place))


async def show_settings(
    query: CallbackQuery, callback_data: ShowSettings, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show a page of the settings in place."""
    place = await target_of_press(query, callback_data, bot, services)
    subscription = await subscription_of(place, services)
    await show(query, await settings_page(services, reader, subscription, place, callback_data.page))


async def choose(
    query: CallbackQuery, callback_data: Prefer, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Make one choice, and show the page that follows (:data:`PAGE_AFTER`)."""
    place = await target_of_press(query, callback_data, bot, services)
    try:
        subscription = await _prefer(services, place, callback_data.name, callback_data.value)
    except ValueError as error:
        raise Refused(out_of_date) from error
    page = PAGE_AFTER.get(Choice(callback_data.name), "main")
    await show(query, await settings_page(services, reader, subscription, place, page))


async def _prefer(services: Services, place: OperatedTarget, name: str, value: str) -> Subscription:
    subscription = await services.subscriptions.change_preferences(
        place.target, lambda present: with_choice(present, name, value), services.clock()
    )
    if subscription is None:
        raise not_subscribed(place)
    return subscription
