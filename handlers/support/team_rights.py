"""Rights of the newsroom, checked at each act, also for buttons of old messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.team.audit import Actor
from briefing.team.roles import may
from handlers.support.refusals import Refused
from views.telegram.support.notices import in_private_only, not_allowed, private_chat_only

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.roles import Right
    from handlers.support.context import Services


async def actor_of_message(message: Message, right: Right, services: Services) -> Actor:
    """Return the writer of a message, who has the right. Raises :class:`Refused`, also outside private chats.

    The newsroom works in private chats: a group would read its pages and press their buttons.
    """
    if message.from_user is None:
        raise Refused(not_allowed)
    actor = await _actor(message.from_user.id, right, services)
    if message.chat.type != ChatType.PRIVATE:
        raise Refused(lambda tr: in_private_only(tr, services.username))
    return actor


async def actor_of_press(query: CallbackQuery, right: Right, services: Services) -> Actor:
    """Return the presser of a button as :func:`actor_of_message` the writer of a message."""
    actor = await _actor(query.from_user.id, right, services)
    require_private_press(query)
    return actor


def require_private_press(query: CallbackQuery) -> None:
    """Raise :class:`Refused` where a button was not pressed in a private chat."""
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        raise Refused(private_chat_only)


async def _actor(person_id: int, right: Right, services: Services) -> Actor:
    role = await services.role_of(person_id)
    if role is None or not may(role, right):
        raise Refused(not_allowed)
    return Actor(person_id, role, services.clock())
