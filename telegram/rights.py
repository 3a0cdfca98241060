"""Who administers a chat, as Telegram says, and how long its answer is remembered."""

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
"""So long an administrator is remembered for pages that only ask something."""


class OneMember(TelegramMethod[dict[str, Any]]):
    """getChatMember, of which status and rights alone are read: aiogram refuses members of older servers."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int
    user_id: int


class Administrators(TelegramMethod[list[dict[str, Any]]]):
    """getChatAdministrators, of which the persons alone are read."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getChatAdministrators"

    chat_id: int


class RememberedMember(OneMember):
    """The same for a page that changes nothing and shows nothing new: a minute-old answer will do."""


class AdministratorsRemembered(BaseRequestMiddleware):
    """Answers :class:`RememberedMember` from memory, if Telegram called that person an administrator of late.

    Whatever acts, and whatever shows what not everybody may see, asks Telegram itself each time.
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
        """Answer from memory where that is enough, and young enough."""
        key, now = _asked_about(method), self._clock()
        if key is None:
            return await make_request(bot, method)
        # A clock that was put back makes nothing young again.
        self._known = {each: at for each, at in self._known.items() if now - REMEMBERED < at[0] <= now}
        if isinstance(method, RememberedMember) and key in self._known:
            known: Response[TelegramType] = self._known[key][1]
            return known
        self._known.pop(key, None)
        answered = await make_request(bot, method)
        if isinstance(answered, dict) and _operates(answered):
            self._known[key] = (now, answered)
        return answered


def _asked_about(method: object) -> tuple[int, int] | None:
    """Return the chat and the person that a call asks about; None for any other call."""
    return (method.chat_id, method.user_id) if isinstance(method, OneMember) else None


async def administers(bot: Bot, chat_id: int, person_id: int, *, is_view: bool = False) -> bool:
    """Tell whether a person is an administrator of a group, or of a channel with the right to post.

    Telegram is asked at this moment; for a page that only asks something (``is_view``) at most a minute ago.
    """
    kind = RememberedMember if is_view else OneMember
    try:
        member = await bot(kind(chat_id=chat_id, user_id=person_id))
    except TelegramForbiddenError:
        return False
    except TelegramBadRequest:
        return await _is_listed(bot, chat_id, person_id)
    return _operates(member)


def _operates(member: dict[str, Any]) -> bool:
    """Read a member; the right to post is named of administrators of channels alone."""
    return member["status"] in ADMINISTRATORS and member.get("can_post_messages", True) is True


async def _is_listed(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Ask for the list: a bot without rights may be refused single members, but never this.

    A chat that the bot is not in, or that is none, has no administrators as far as the bot is concerned.
    """
    try:
        administrators = await bot(Administrators(chat_id=chat_id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    return any(each["user"]["id"] == person_id and _operates(each) for each in administrators)
