"""The names of chats that are operated from the private chat. Titles of groups are asked, not stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.channels.channel import Channel
from briefing.chats.topics import Topic, key_of
from telegram.chat_info import title_of
from views.telegram.chats.named_chat import NamedChat

if TYPE_CHECKING:
    from aiogram import Bot

    from briefing.subscription import Target
    from handlers.support.context import Services
    from handlers.support.targets import OperatedTarget


async def named_chat(place: OperatedTarget, services: Services, bot: Bot) -> NamedChat | None:
    """Return a chat with its names if it is operated from the private chat, else None."""
    return await named_target(place.target, services, bot) if place.is_remote else None


async def named_target(target: Target, services: Services, bot: Bot) -> NamedChat:
    """Return a group, topic or channel with its names."""
    channel = await services.store.get(Channel, str(target.chat_id))
    if channel is not None:
        return NamedChat(target, channel.title, is_channel=True)
    title = await title_of(bot, target.chat_id) or ""
    if target.thread is not None:
        topic = await services.store.get(Topic, key_of(target.chat_id, target.thread))
        return NamedChat(target, title, topic=topic.name if topic else "", is_forum=True)
    is_forum = bool(await services.store.find(Topic, limit=1, chat=target.chat_id))
    return NamedChat(target, title, is_forum=is_forum)
