"""A forwarded post or an address that an editor sends outside of any form opens the form of a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.types import MessageOriginChannel

from briefing.addresses import is_address
from briefing.followups.item import values_of_address, values_of_post
from briefing.team.roles import Right, may
from handlers.followups.form import open_follow_up
from handlers.support.answer import answer
from handlers.support.open_forms import open_form
from handlers.support.team_rights import actor_of_message
from handlers.support.written import is_forwarded, link_of_post
from views.telegram.followups.notices import no_link
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route messages that a form can begin with."""
    router = Router(name="starting points")
    router.message.register(begin_from, is_starting_point)
    return router


async def is_starting_point(
    message: Message, services: Services, call: TypedCommand | None = None, role: Role | None = None
) -> bool:
    """Pass forwarded messages and addresses of editors in their private chats, outside of any form."""
    if call is not None or message.chat.type != ChatType.PRIVATE or not may(role, Right.WRITE):
        return False
    is_one = is_forwarded(message) or is_address((message.text or "").strip())
    return is_one and await open_form(services, message.chat.id) is None


async def begin_from(message: Message, reader: ViewContext, services: Services) -> None:
    """Open the form with the answers that the message contains."""
    actor = await actor_of_message(message, Right.WRITE, services)
    given = _answers_in(message, reader.statement, services)
    if given is None:
        await answer(message, page(no_link(reader.tr)))
    await answer(message, await open_follow_up(actor, reader, services, given or {}))


def _answers_in(message: Message, statement: Statement, services: Services) -> dict[str, str] | None:
    """Return the answers in a message; None when it was forwarded from elsewhere than a public channel."""
    if not is_forwarded(message):
        return values_of_address((message.text or "").strip())
    origin = message.forward_origin
    url = link_of_post(message)
    if url is None or not isinstance(origin, MessageOriginChannel):
        return None
    posted_on = origin.date.astimezone(services.zone).date()
    return values_of_post(url, origin.chat.title or "", posted_on, statement)
