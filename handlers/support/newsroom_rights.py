"""Who may do this? Asked at each act, also of buttons of old messages; whoever may not hears so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.team.audit import Actor
from briefing.team.roles import may
from handlers.support.answer import answer, notify
from views.telegram.support.notices import in_private_only, not_allowed, private_chat_only

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.roles import Right
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


async def actor_of_message(
    message: Message, right: Right, reader: ViewContext, services: Services
) -> Actor | None:
    """Return who acts by this message; answer with a refusal, and None, when they may not.

    The newsroom works in private chats: in a group its questions would be everybody's.
    """
    person = message.from_user
    actor = await _actor(person.id, right, services) if person else None
    if actor is None:
        await message.answer(not_allowed(reader.tr))
        return None
    if message.chat.type != ChatType.PRIVATE:
        await answer(message, in_private_only(reader.tr, services.username))
        return None
    return actor


async def actor_of_press(
    query: CallbackQuery, right: Right, reader: ViewContext, services: Services
) -> Actor | None:
    """Return who acts by this button; refuse in an alert, and None, when they may not, or not any more.

    In a group the page would be everybody's, as the answer to a command: :func:`actor_of_message`.
    """
    actor = await _actor(query.from_user.id, right, services)
    if actor is None:
        await notify(query, not_allowed(reader.tr), alert=True)
        return None
    return actor if await is_private_press(query, reader) else None


async def is_private_press(query: CallbackQuery, reader: ViewContext) -> bool:
    """Tell whether a button was pressed in a private chat; refuse in an alert where it was not."""
    if query.message is not None and query.message.chat.type == ChatType.PRIVATE:
        return True
    await notify(query, private_chat_only(reader.tr), alert=True)
    return False


async def _actor(person_id: int, right: Right, services: Services) -> Actor | None:
    role = await services.role_of(person_id)
    return Actor(person_id, role, services.clock()) if role is not None and may(role, right) else None
