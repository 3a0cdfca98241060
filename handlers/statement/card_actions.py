"""A card with what can be done with it where it is shown; the card itself is the same for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType
from aiogram.types import Message

from briefing.subscription import Target
from briefing.team.roles import Right, may
from handlers.support.targets import target_of_message
from views.telegram.following.following import follow_row
from views.telegram.statement import cards
from views.telegram.support.page import with_rows

if TYPE_CHECKING:
    from aiogram.types import InaccessibleMessage

    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


async def card_page(
    message: Message | InaccessibleMessage,
    reader: ViewContext,
    slug: str,
    role: Role | None,
    services: Services,
) -> Page:
    """Return a card for where ``message`` is: with the way to follow it there, and to follow it up.

    The latter is for who may write, in private: in a group the buttons are everybody's.
    """
    is_there = isinstance(message, Message)
    target = target_of_message(message).target if is_there else Target(message.chat.id)
    following = await services.followed.of(target)
    follows = following is not None and following.follows(reader.statement.id, slug)
    rows = [follow_row(reader, slug, follows=follows)]
    if message.chat.type == ChatType.PRIVATE and may(role, Right.WRITE):
        rows.append([cards.followup_button(reader, slug)])
    return with_rows(cards.card(reader, slug), rows)
