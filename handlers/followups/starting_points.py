"""A forwarded post or a bare address, sent by an editor who fills in no form, opens that of a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import MessageOriginChannel

from briefing.addresses import is_address
from briefing.followups.starting_points import of_address, of_post
from briefing.team.roles import Right, may
from handlers.followups.form import opened
from handlers.support.answer import answer
from handlers.support.newsroom_rights import actor_of_message
from handlers.support.open_forms import open_form
from handlers.support.said import is_forwarded
from handlers.support.written import link_of_post
from views.telegram.followups.form import no_link
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


class StartingPoint(Filter):
    """Passes what an editor forwards, or an address alone, in private and outside of any form."""

    async def __call__(
        self, message: Message, services: Services, call: Call | None = None, role: Role | None = None
    ) -> bool | dict[str, Any]:
        """Tell whether a form can begin with the message."""
        if call is not None or message.chat.type != ChatType.PRIVATE or not may(role, Right.WRITE):
            return False
        is_one = is_forwarded(message) or is_address((message.text or "").strip())
        return is_one and await open_form(services, message.chat.id) is None


def create_router() -> Router:
    """Route messages that a form can begin with."""
    router = Router(name="starting points")
    router.message.register(begin_from, StartingPoint())
    return router


async def begin_from(message: Message, reader: ViewContext, services: Services) -> None:
    """Open the form with what the message gives."""
    actor = await actor_of_message(message, Right.WRITE, reader, services)
    if actor is None:
        return
    given = _given(message, reader.statement, services)
    if given is None:
        await answer(message, page(no_link(reader.tr)))
    await answer(message, await opened(actor, reader, services, given or {}))


def _given(message: Message, statement: Statement, services: Services) -> dict[str, str] | None:
    """Return what is taken over; None for a forwarded message that is no post of a public channel."""
    if not is_forwarded(message):
        return of_address((message.text or "").strip())
    origin = message.forward_origin
    url = link_of_post(message)
    if url is None or not isinstance(origin, MessageOriginChannel):
        return None
    posted_on = origin.date.astimezone(services.zone).date()
    return of_post(url, origin.chat.title or "", posted_on, statement)
