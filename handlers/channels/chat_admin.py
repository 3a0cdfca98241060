"""Groups and channels that are operated from the private chat: what an administrator is shown of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.channels.channel import Channel
from briefing.channels.posts import Post, replace_post
from briefing.chats.chat import ChatKind
from briefing.chats.losses import remember_told
from briefing.local_time import zone_of
from briefing.subscription import Target
from handlers.support.answer import notify
from handlers.support.operating import group_link
from telegram.rights import administers
from views.telegram.channels import channels as views
from views.telegram.support.notices import administrators_only, out_of_date

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from aiogram import Bot
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


async def channel_page(channel: Channel, reader: ViewContext, services: Services) -> Page:
    """Return what there is of a channel, and what can be done with it."""
    subscription = await services.store.subscription(Target(channel.chat))
    chat = await services.store.chat(channel.chat)
    waiting = [
        each for each in await services.store.records(Post) if each.chat == channel.chat and each.waits
    ]
    return views.channel_page(
        reader.tr,
        channel,
        subscription,
        len(waiting),
        language=chat.language if chat else None,
        paused=chat is not None and chat.paused is not None,
        link=group_link(services, channel.chat),
    )


async def zone_in(channel: Channel, services: Services) -> ZoneInfo:
    """Return the zone in which hours of a channel are meant: that of its digests, if it has any."""
    subscription = await services.store.subscription(Target(channel.chat))
    return zone_of(subscription.preferences.zone) if subscription else services.zone


async def channel_of_press(
    query: CallbackQuery,
    chat_id: int,
    reader: ViewContext,
    services: Services,
    bot: Bot,
    *,
    is_view: bool = False,
) -> Channel | None:
    """Return the channel that a button is about; refuse, and None, when the presser may not post there.

    ``is_view``: the button leads to a question, and nothing is done or shown that is new.
    """
    channel = await services.store.record(Channel, str(chat_id))
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    if channel is None or not in_private:
        await notify(query, out_of_date(reader.tr), alert=True)
        return None
    if not await administers(bot, chat_id, query.from_user.id, is_view=is_view):
        await notify(query, administrators_only(reader.tr, ChatKind.CHANNEL), alert=True)
        return None
    return channel


async def channel_of_writer(
    message: Message, chat_id: int, reader: ViewContext, services: Services, bot: Bot
) -> Channel | None:
    """Return the channel that a written answer is about; refuse, and None, as :func:`channel_of_press`."""
    channel = await services.store.record(Channel, str(chat_id))
    person = message.from_user
    if channel is None or person is None or not await administers(bot, chat_id, person.id):
        await message.answer(administrators_only(reader.tr, ChatKind.CHANNEL))
        return None
    return channel


async def replaced(post: Post, changed: Post, services: Services, bot: Bot) -> bool:
    """Let a draft, or a post that waits, be another one; False where that is no longer possible.

    Where the bot may not post any more it waits until it may, and its author is told.
    """
    is_held = changed.at is not None and not await administers(bot, changed.chat, bot.id)
    if not await replace_post(services.store, post, changed):
        return False
    await services.posts.looked_at(changed, services.clock())
    if is_held:
        channel = await services.store.record(Channel, str(changed.chat))
        title = channel.title if channel else str(changed.chat)
        await remember_told(services.store, changed.chat, changed.author)
        await services.notify(
            changed.author,
            f"held:{changed.id}:{services.token()}",
            lambda tr: views.right_lost(tr, title, is_channel=True),
            language=changed.language,
            about=changed.chat,
        )
    return True
