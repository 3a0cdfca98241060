"""What handlers of channels and posts share: the channel of a button, its page, changing a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.channels.channel import Channel
from briefing.channels.posts import Post, replace_post
from briefing.chat import ChatKind
from briefing.chats.loss_notices import remember_loss_notice
from briefing.local_time import zone_of
from briefing.subscription import Target
from handlers.support.operating import group_link
from handlers.support.refusals import Refused
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
    """Return the page of a channel: its subscription, how many posts wait, and its buttons."""
    subscription = await services.store.subscription(Target(channel.chat))
    chat = await services.store.chat(channel.chat)
    waiting = await services.store.find(Post, chat=channel.chat, waits=True)
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
    """Return the zone of a channel's subscription, or the bot's zone if it has none."""
    subscription = await services.store.subscription(Target(channel.chat))
    return zone_of(subscription.preferences.zone) if subscription else services.zone


async def channel_of_press(
    query: CallbackQuery, chat_id: int, services: Services, bot: Bot, *, is_view: bool = False
) -> Channel:
    """Return the channel that a button is about, where its presser may post. Raises :class:`Refused`.

    ``is_view``: the button only leads to a question, so what Telegram said lately is enough.
    """
    channel = await services.store.get(Channel, str(chat_id))
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    if channel is None or not in_private:
        raise Refused(out_of_date)
    if not await administers(bot, chat_id, query.from_user.id, is_view=is_view):
        raise Refused(lambda tr: administrators_only(tr, ChatKind.CHANNEL))
    return channel


async def channel_of_writer(message: Message, chat_id: int, services: Services, bot: Bot) -> Channel:
    """Return the channel that a written answer is about, as :func:`channel_of_press`."""
    channel = await services.store.get(Channel, str(chat_id))
    person = message.from_user
    if channel is None or person is None or not await administers(bot, chat_id, person.id):
        raise Refused(lambda tr: administrators_only(tr, ChatKind.CHANNEL))
    return channel


async def change_post(post: Post, changed: Post, services: Services, bot: Bot) -> bool:
    """Put a changed post in place of a draft or a waiting post; return False when it is too late for that.

    Where the bot has lost the right to post, the post waits until the right is back, and its author is told.
    """
    is_held = changed.at is not None and not await administers(bot, changed.chat, bot.id)
    if not await replace_post(services.store, post, changed):
        return False
    await services.posts.update(changed, services.clock())
    if is_held:
        channel = await services.store.get(Channel, str(changed.chat))
        title = channel.title if channel else str(changed.chat)
        await remember_loss_notice(services.store, changed.chat, changed.author)
        await services.notify(
            changed.author,
            f"held:{changed.id}:{services.token()}",
            lambda tr: views.right_lost(tr, title, is_channel=True),
            language=changed.language,
            about=changed.chat,
        )
    return True
