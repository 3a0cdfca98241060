"""Channels that are operated from the private chat: linking one, its language, and forgetting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, F, Router
from aiogram.enums import ChatType

from briefing.channels.channel import keep_channel
from briefing.chat import Chat, ChatKind
from briefing.chats.chat_updates import choose_language as keep_language
from handlers.channels.chat_admin import channel_of_press, channel_page
from handlers.support.answer import answer, show
from handlers.support.commands import Command
from handlers.support.operating import operated_channels, remember
from handlers.support.refusals import Refused
from handlers.support.to_asker import answer_asker
from telegram.chat_info import title_of
from views.telegram.channels import channels as views
from views.telegram.channels.callbacks import ChannelLanguage, OfChannel, ShowChannels
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the list of channels, and the buttons of a channel except those of its posts."""
    router = Router(name="channels")
    router.message.register(list_channels, Command("channels"))
    router.callback_query.register(show_channels, ShowChannels.filter())
    router.callback_query.register(link, OfChannel.filter(F.act == "link"))
    router.callback_query.register(leave_unlinked, OfChannel.filter(F.act == "later"))
    router.callback_query.register(show_channel, OfChannel.filter(F.act == "show"))
    router.callback_query.register(show_languages, OfChannel.filter(F.act == "languages"))
    router.callback_query.register(ask_to_forget, OfChannel.filter(F.act == "forget"))
    router.callback_query.register(forget, OfChannel.filter(F.act == "forgotten"))
    router.callback_query.register(choose_language, ChannelLanguage.filter())
    return router


async def list_channels(
    message: Message, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Answer ``/channels``; in a group the list would be everybody's."""
    if message.chat.type != ChatType.PRIVATE or message.from_user is None:
        await answer_asker(message, views.private_only(reader.tr, services.username), reader, services)
        return
    own = await operated_channels(message.from_user.id, chat, services, bot)
    await answer(message, views.channel_list(reader.tr, own))


async def show_channels(
    query: CallbackQuery, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show the list in place."""
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        raise Refused(out_of_date)
    own = await operated_channels(query.from_user.id, chat, services, bot)
    await show(query, views.channel_list(reader.tr, own))


async def link(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Link a channel to the private chat of one of its administrators."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    await remember(services, query.from_user.id, channel.chat)
    await show(query, await channel_page(channel, reader, services))


async def leave_unlinked(query: CallbackQuery, callback_data: OfChannel, reader: ViewContext) -> None:
    """Leave a channel unlinked, and say how to link it later."""
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        raise Refused(out_of_date)
    await show(query, views.not_linked(reader.tr, callback_data.chat))


async def show_channel(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Show a channel under its present title; the presser is told from now on of rights lost there."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    await remember(services, query.from_user.id, channel.chat)
    title = await title_of(bot, channel.chat) or channel.title
    channel = await keep_channel(services.store, channel.chat, title, services.clock())
    await show(query, await channel_page(channel, reader, services))


async def show_languages(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Offer the languages in which a channel is written to."""
    channel = await channel_of_press(query, callback_data.chat, services, bot, is_view=True)
    chat = await services.store.chat(channel.chat)
    present = chat.language if chat else None
    await show(query, views.languages(reader.tr, channel, services.translators, present))


async def choose_language(
    query: CallbackQuery, callback_data: ChannelLanguage, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Choose the language of a channel."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    code = callback_data.code
    if code not in services.translators:
        raise Refused(out_of_date)
    await keep_language(services.store, channel.chat, ChatKind.CHANNEL, code, services.clock())
    await show(query, await channel_page(channel, reader, services))


async def ask_to_forget(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Ask whether all data of a channel is to be erased: nobody can write /forget in a channel."""
    channel = await channel_of_press(query, callback_data.chat, services, bot, is_view=True)
    await show(query, views.ask_to_forget(reader.tr, channel))


async def forget(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Erase all data of a channel."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    await services.store.forget_chat(channel.chat)
    await show(query, views.channel_forgotten(reader.tr, channel))
