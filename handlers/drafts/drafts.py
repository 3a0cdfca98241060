"""Drafts of statements: an editor sends an article, gets a draft as a file, and goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType

from briefing.team.roles import Right, may
from handlers.drafts.articles import is_article_file, text_in
from handlers.drafts.deciding import DRAFT, first_values, send_draft
from handlers.support.answer import answer
from handlers.support.commands import Command
from handlers.support.open_forms import open_form
from handlers.support.team_rights import actor_of_message
from handlers.support.written import is_answer_of_person, is_forwarded
from views.telegram.drafts.callbacks import Decide

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Role
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

ARTICLE = 600
"""Characters; a text of this length or more that is sent without a command is an article, not a search."""


def create_router() -> Router:
    """Route the command, the answers in its form, and articles that are sent without it."""
    router = Router(name="drafts")
    router.message.register(begin, Command("draft"))
    DRAFT.route(router)
    router.message.register(take_article, is_article)
    router.callback_query.register(decide, Decide.filter())
    return router


async def is_article(
    message: Message, services: Services, call: TypedCommand | None = None, role: Role | None = None
) -> bool:
    """Pass text files and long texts of editors in their private chats, outside of any form."""
    if call is not None or message.chat.type != ChatType.PRIVATE or not may(role, Right.WRITE):
        return False
    is_long = len(message.text or "") >= ARTICLE and not is_forwarded(message)
    return (is_long or is_article_file(message)) and await open_form(services, message.chat.id) is None


async def begin(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/draft`` by asking for the article, or with the draft when the article follows the command."""
    actor = await actor_of_message(message, Right.WRITE, services)
    if call.text:
        await _go_through(message, call.text, actor, reader, services)
        return
    await answer(message, await open_draft(actor, reader, services))


async def open_draft(actor: Actor, reader: ViewContext, services: Services) -> Page:
    """Return the question for the article, after which the form is open."""
    return await DRAFT.begin(actor, reader, services, "article", {})


async def take_article(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Make a draft of an article that was sent without the command."""
    if not is_answer_of_person(message):
        return
    actor = await actor_of_message(message, Right.WRITE, services)
    text = await text_in(message, bot, reader.tr)
    if isinstance(text, str):
        await _go_through(message, text, actor, reader, services)
    else:
        await answer(message, text)


async def _go_through(
    message: Message, text: str, actor: Actor, reader: ViewContext, services: Services
) -> None:
    """Answer with the draft of an article, and with its first candidate."""
    end = await send_draft(message, text, reader.tr)
    await answer(message, end or await DRAFT.begin(actor, reader, services, "place.0", first_values(text)))


async def decide(
    query: CallbackQuery, callback_data: Decide, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Take the decision of a button."""
    await DRAFT.take_choice(query, callback_data, reader, services, bot)
