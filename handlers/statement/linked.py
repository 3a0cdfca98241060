"""What a link below a push to many opens in the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.statement.card_actions import card_page
from views.telegram.statement import history, overview
from views.telegram.statement.callbacks import ShowCard, ShowHistory
from views.telegram.support.links import read_payload

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


async def linked_page(
    message: Message, asked: str, reader: ViewContext, role: Role | None, services: Services
) -> Page | None:
    """Return the page that a start parameter names; None when it names none, or one that is gone."""
    link = read_payload(asked)
    statement = services.library.statement(link.statement) if link else None
    if link is None or statement is None:
        return None
    of_it = services.reader(reader.tr, statement)
    if not isinstance(link, ShowCard | ShowHistory):
        return overview.WHOLE_BY_BUTTON[type(link)](of_it)
    if link.slug not in statement.initiatives:
        return None
    if isinstance(link, ShowHistory):
        return history.history_page(of_it, link.slug, 0)
    return await card_page(message, of_it, link.slug, role, services)
