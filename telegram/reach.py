"""Whether the bot can write to a chat, asked of Telegram without writing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatAction, ChatMemberStatus
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from briefing.sender import ErrorKind
from telegram.errors import failure_of
from telegram.rights import PlainGetChatMember

if TYPE_CHECKING:
    from aiogram import Bot

SHUT_OUT = frozenset(
    {
        ErrorKind.BLOCKED,
        ErrorKind.DEACTIVATED,
        ErrorKind.KICKED,
        ErrorKind.NOT_MEMBER,
        ErrorKind.NOT_FOUND,
    }
)
OUTSIDE = {ChatMemberStatus.LEFT: ErrorKind.NOT_MEMBER, ChatMemberStatus.KICKED: ErrorKind.KICKED}


async def shut_out_of_private(bot: Bot, person_id: int) -> ErrorKind | None:
    """Return why the bot cannot write to a person, or None if it can.

    The person sees for some seconds that the bot is typing. getChat would not do: it also shows people whom
    the bot has only met in groups.

    Raises:
        SendFailed: Telegram did not say.

    """
    try:
        await bot.send_chat_action(person_id, ChatAction.TYPING)
    except (TelegramAPIError, ClientDecodeError) as error:
        kind = _kind_of(error)
        # Whom Telegram does not find has never written to the bot.
        return ErrorKind.BLOCKED if kind is ErrorKind.NOT_FOUND else kind
    return None


async def shut_out_of_group(bot: Bot, chat_id: int) -> ErrorKind | None:
    """Return why the bot is not in a group or channel, or None if it is; it may lack rights there.

    Raises:
        SendFailed: Telegram did not say, or the group is a supergroup now.

    """
    try:
        member = await bot(PlainGetChatMember(chat_id=chat_id, user_id=bot.id))
    except (TelegramAPIError, ClientDecodeError) as error:
        return _kind_of(error)
    if member["status"] == ChatMemberStatus.RESTRICTED and not member.get("is_member"):
        return ErrorKind.NOT_MEMBER
    return OUTSIDE.get(member["status"])


def _kind_of(error: TelegramAPIError | ClientDecodeError) -> ErrorKind | None:
    failure = failure_of(error)
    if failure.kind in SHUT_OUT:
        return failure.kind
    if failure.kind is ErrorKind.NO_RIGHT:
        return None
    if failure.kind is ErrorKind.REFUSED:
        # Telegram shows the chat only to those who are in it.
        return ErrorKind.NOT_FOUND
    raise failure from error
