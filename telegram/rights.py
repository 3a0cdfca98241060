"""Who administers a chat: the question to Telegram, and its answer remembered for a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import TelegramMethod

if TYPE_CHECKING:
    from datetime import datetime

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response
    from aiogram.methods.base import TelegramType

    from briefing.ports import Clock

ADMINISTRATORS = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})
REMEMBERED = timedelta(minutes=1)
"""How long an answer about an administrator is used for pages that only ask something."""


class PlainGetChatMember(TelegramMethod[dict[str, Any]]):
    """getChatMember with its answer as plain JSON, because aiogram rejects answers of older servers."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int
    user_id: int


class PlainGetChatAdministrators(TelegramMethod[list[dict[str, Any]]]):
    """getChatAdministrators, with its answer as plain JSON."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getChatAdministrators"

    chat_id: int


class CachedGetChatMember(PlainGetChatMember):
    """The same for a page that changes and reveals nothing, where an answer may be a minute old."""


class AdministratorCache(BaseRequestMiddleware):
    """Answers :class:`CachedGetChatMember` from memory if it knows an administrator from the last minute.

    Actions, and pages that not everybody may see, always ask Telegram by :class:`PlainGetChatMember`.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[datetime, Any]] = {}

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Answer a CachedGetChatMember from memory if possible; pass on all other calls."""
        key = _chat_and_person(method)
        if key is None:
            return await make_request(bot, method)
        now = self._clock()
        # Answers from the future are dropped, too: the clock was set back.
        self._known = {each: at for each, at in self._known.items() if now - REMEMBERED < at[0] <= now}
        if isinstance(method, CachedGetChatMember) and key in self._known:
            known: Response[TelegramType] = self._known[key][1]
            return known
        self._known.pop(key, None)
        answered = await make_request(bot, method)
        if isinstance(answered, dict) and _is_administrator(answered):
            self._known[key] = (now, answered)
        return answered


def _chat_and_person(method: object) -> tuple[int, int] | None:
    """Return the chat and the person that a getChatMember asks about, or None for another call."""
    return (method.chat_id, method.user_id) if isinstance(method, PlainGetChatMember) else None


async def administers(bot: Bot, chat_id: int, person_id: int, *, is_view: bool = False) -> bool:
    """Tell whether a person is an administrator of a group, or of a channel with the right to post.

    Telegram is asked now; for a page that only asks something (``is_view``), its answer may be a minute old.
    """
    kind = CachedGetChatMember if is_view else PlainGetChatMember
    try:
        member = await bot(kind(chat_id=chat_id, user_id=person_id))
    except TelegramForbiddenError:
        return False
    except TelegramBadRequest:
        return await _is_listed(bot, chat_id, person_id)
    return _is_administrator(member)


def _is_administrator(member: dict[str, Any]) -> bool:
    """Tell whether a member administers; ``can_post_messages`` is there for channels only."""
    return member["status"] in ADMINISTRATORS and member.get("can_post_messages", True) is True


async def _is_listed(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Tell whether a person is in the list of administrators; False if Telegram does not show it.

    A bot without rights may be refused getChatMember, but in its own chats never this list.
    """
    try:
        administrators = await bot(PlainGetChatAdministrators(chat_id=chat_id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    return any(each["user"]["id"] == person_id and _is_administrator(each) for each in administrators)
