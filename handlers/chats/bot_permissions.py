"""The bot's own rights in groups and channels: what is lost is noticed before the next message, and told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiogram.types import ChatMemberAdministrator, ChatMemberBanned, ChatMemberLeft, ChatMemberRestricted

from briefing.channels.channel import Channel, keep_channel
from briefing.channels.posts import hold, release
from briefing.chats.chat import ChatKind
from briefing.chats.losses import remember_told, take_told
from briefing.subscription import HaltReason, Target
from briefing.subscriptions.halting import halt_chat, resume_chat
from telegram.rights import administers
from views.telegram.channels import channels as views

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import ChatMemberUpdated
    from aiogram.types.chat_member_union import ChatMemberUnion

    from handlers.support.context import Services


def is_in(member: ChatMemberUnion) -> bool:
    """Tell whether the bot is in the chat at all."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberLeft | ChatMemberBanned)


def may_write(member: ChatMemberUnion) -> bool:
    """Tell whether the bot may write: in channels administrators need a right, in groups it can be taken."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False
    return is_in(member)


async def added_to_channel(event: ChatMemberUpdated, services: Services) -> None:
    """Keep a channel that the bot was added to, and ask whoever did it, if they are known, to link it."""
    title = event.chat.title or str(event.chat.id)
    channel = await keep_channel(
        services.store, event.chat.id, title, services.clock(), added_by=event.from_user.id
    )
    known = await services.store.chat(event.from_user.id)
    if known is not None:
        await services.notify(
            known.id,
            f"channel:{channel.chat}:{event.date.isoformat()}",
            lambda tr: views.ask_to_link(tr, channel, may_post=may_write(event.new_chat_member)),
            language=event.from_user.language_code or "",
            about=channel.chat,
        )


async def rights_changed(event: ChatMemberUpdated, services: Services, bot: Bot) -> None:
    """Halt everything for a chat that the bot may not write in any more, or go on; tell who set it up."""
    may = may_write(event.new_chat_member)
    if may == may_write(event.old_chat_member):
        return
    chat_id = event.chat.id
    await (resume_chat if may else halt_chat)(services.store, chat_id, HaltReason.NO_RIGHT)
    await (release if may else hold)(services.store, chat_id)
    services.wake_worker()
    is_channel = event.chat.type == ChatKind.CHANNEL
    for person in await (_told_before if may else _to_be_told)(event, services, bot):
        language = await _language(person, event, services)
        title = await _title_for(person, event, services, bot)
        lost = partial(views.right_lost, title=title, is_channel=is_channel)
        told = partial(views.right_back, title=title) if may else lost
        occurrence = f"standing:{chat_id}:{event.date.isoformat()}:{may}"
        await services.notify(person, occurrence, told, language=language, about=chat_id)
        if not may:
            await remember_told(services.store, chat_id, person)


async def _to_be_told(event: ChatMemberUpdated, services: Services, bot: Bot) -> list[int]:
    """Return who set the chat up, without those of whom Telegram says that they administer it no more."""
    managers = [each.id for each in await services.store.managers_of(event.chat.id)]
    if not is_in(event.new_chat_member):
        return managers  # The bot was removed, and is told of nobody any more.
    return await _administering(managers, event, bot)


async def _told_before(event: ChatMemberUpdated, services: Services, bot: Bot) -> list[int]:
    """Return who was told of the loss, without those who administer the chat no more."""
    return await _administering(await take_told(services.store, event.chat.id), event, bot)


async def _administering(people: list[int], event: ChatMemberUpdated, bot: Bot) -> list[int]:
    return [each for each in people if await administers(bot, event.chat.id, each)]


async def _title_for(person: int, event: ChatMemberUpdated, services: Services, bot: Bot) -> str:
    """Return the present title for who may see it, and the title of before for anybody else."""
    present = event.chat.title or str(event.chat.id)
    if await administers(bot, event.chat.id, person):
        return present
    channel = await services.store.record(Channel, str(event.chat.id))
    return channel.title if channel else present


async def _language(person_id: int, event: ChatMemberUpdated, services: Services) -> str | None:
    """Return the language of somebody who has chosen none, as far as anything says it."""
    if event.from_user.id == person_id:
        return event.from_user.language_code
    own = await services.store.subscription(Target(person_id))
    there = await services.store.subscriptions([event.chat.id])
    return next((each.language for each in (own, *there) if each is not None), None)
