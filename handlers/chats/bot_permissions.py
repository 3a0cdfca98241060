"""Rights that the bot gets or loses in groups and channels: sending stops or goes on, and people are told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiogram.types import ChatMemberAdministrator, ChatMemberBanned, ChatMemberLeft, ChatMemberRestricted

from briefing.channels.channel import Channel, keep_channel
from briefing.channels.posts import hold, release
from briefing.chat import ChatKind
from briefing.chats.loss_notices import pop_loss_notices, remember_loss_notice
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
    """Tell whether the bot may write: a channel grants a right to post, a group can restrict writing."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False
    return is_in(member)


async def added_to_channel(event: ChatMemberUpdated, services: Services) -> None:
    """Store a channel that the bot was added to, and ask the person who did so to link it, if known."""
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
    """Halt a chat that the bot may no longer write in, or resume it; tell the people who set the chat up."""
    may = may_write(event.new_chat_member)
    if may == may_write(event.old_chat_member):
        return
    chat_id = event.chat.id
    await (resume_chat if may else halt_chat)(services.store, chat_id, HaltReason.NO_RIGHT)
    await (release if may else hold)(services.store, chat_id)
    services.wake_worker()
    is_channel = event.chat.type == ChatKind.CHANNEL
    for person in await _people_to_tell(event, services, bot, may=may):
        language = await _language(person, event, services)
        title = await _title_for(person, event, services, bot)
        lost = partial(views.right_lost, title=title, is_channel=is_channel)
        notice = partial(views.right_back, title=title) if may else lost
        occurrence = f"standing:{chat_id}:{event.date.isoformat()}:{may}"
        await services.notify(person, occurrence, notice, language=language, about=chat_id)
        if not may:
            await remember_loss_notice(services.store, chat_id, person)


async def _people_to_tell(event: ChatMemberUpdated, services: Services, bot: Bot, *, may: bool) -> list[int]:
    """Return the people who set the chat up, or were told of the loss if the bot ``may`` write again.

    Those who are known to be no longer administrators are left out.
    """
    if may:
        people = await pop_loss_notices(services.store, event.chat.id)
    else:
        people = [each.id for each in await services.store.managers_of(event.chat.id)]
        if not is_in(event.new_chat_member):
            return people  # Telegram does not tell a bot that was removed who administers the chat.
    return [each for each in people if await administers(bot, event.chat.id, each)]


async def _title_for(person: int, event: ChatMemberUpdated, services: Services, bot: Bot) -> str:
    """Return the present title of the chat for its administrators, the last stored one for others."""
    present = event.chat.title or str(event.chat.id)
    if await administers(bot, event.chat.id, person):
        return present
    channel = await services.store.get(Channel, str(event.chat.id))
    return channel.title if channel else present


async def _language(person_id: int, event: ChatMemberUpdated, services: Services) -> str | None:
    """Return the language of a person who may have chosen none, or None if nothing says it."""
    if event.from_user.id == person_id:
        return event.from_user.language_code
    own = await services.store.subscription(Target(person_id))
    there = await services.store.subscriptions([event.chat.id])
    return next((each.language for each in (own, *there) if each is not None), None)
