"""Reading the statement: the digest, the list, cards, deadlines, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.utils.deep_linking import create_telegram_link

from briefing.team.roles import Right, may
from handlers.statement.initiatives import card_page, initiative_of_command, whole_page
from handlers.support.answer import answer, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import Refused
from views.telegram.statement import cards
from views.telegram.statement.callbacks import Cite, ShowCard, ShowDeadlines, ShowDigest, ShowList, ShowMore
from views.telegram.statement.citations import citation
from views.telegram.statement.statements import which_statement
from views.telegram.statement.whole import BY_BUTTON, BY_NAME
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

    Whole = ShowDigest | ShowList | ShowDeadlines


def create_router() -> Router:
    """Route the commands and buttons that show the statement."""
    router = Router(name="reading")
    router.message.register(whole, Command(*BY_NAME))
    router.message.register(one_initiative, Command("initiative"))
    router.message.register(card_by_name, is_slug)
    router.message.register(cite, Command("cite"))
    router.callback_query.register(show_whole, ShowDigest.filter())
    router.callback_query.register(show_whole, ShowList.filter())
    router.callback_query.register(show_whole, ShowDeadlines.filter())
    router.callback_query.register(show_card, ShowCard.filter())
    router.callback_query.register(show_more, ShowMore.filter())
    router.callback_query.register(cite_by_button, Cite.filter())
    return router


async def whole(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/digest``, ``/initiatives`` and ``/deadlines``."""
    await answer(message, await whole_page(message, BY_NAME[call.name], reader, services))


async def one_initiative(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services
) -> None:
    """Answer ``/initiative N`` and ``/initiative slug`` with the card."""
    asked = await initiative_of_command(message, call, reader, services)
    await answer(message, await card_page(message, *asked, services))


async def is_slug(
    _message: Message, services: Services, reader: ViewContext, call: TypedCommand | None = None
) -> bool | dict[str, list[Statement]]:
    """Pass commands that are the slug of an initiative; the handler gets the statements that have it.

    The chat's own statement is the first of them.
    """
    holding = services.library.with_initiative(call.name, reader.statement) if call and call.is_ours else []
    return {"holding": holding} if holding else False


async def card_by_name(
    message: Message,
    call: TypedCommand,
    reader: ViewContext,
    services: Services,
    holding: list[Statement],
) -> None:
    """Answer ``/chamber`` and the like with the card, or ask which statement is meant if several have it."""
    if len(holding) > 1:
        await answer(message, which_statement(reader, holding, call.name, call.name))
        return
    statement_reader = reader.of(holding[0])
    await answer(message, await card_page(message, statement_reader, call.name, services))


async def cite(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/cite slug`` with a citation to copy."""
    await answer(message, _citation(*await initiative_of_command(message, call, reader, services), services))


async def cite_by_button(
    query: CallbackQuery, callback_data: Cite, reader: ViewContext, services: Services
) -> None:
    """Show the citation of an initiative in place."""
    slug = callback_data.slug
    await show(query, _citation(services.reader_of(reader, callback_data.statement, slug), slug, services))


def _citation(reader: ViewContext, slug: str, services: Services) -> Page:
    return citation(reader, slug, create_telegram_link(services.username, start=slug))


async def show_whole(
    query: CallbackQuery, callback_data: Whole, reader: ViewContext, services: Services
) -> None:
    """Show the digest, the list or the deadlines in place."""
    shown, view = services.reader_of(reader, callback_data.statement), BY_BUTTON[type(callback_data)]
    if query.message is None:
        raise Refused(out_of_date)
    await show(query, await whole_page(query.message, view, shown, services))


async def show_card(
    query: CallbackQuery, callback_data: ShowCard, reader: ViewContext, services: Services
) -> None:
    """Show a card in place."""
    shown = services.reader_of(reader, callback_data.statement, callback_data.slug)
    if query.message is None:
        raise Refused(out_of_date)
    await show(query, await card_page(query.message, shown, callback_data.slug, services))


async def show_more(
    query: CallbackQuery, callback_data: ShowMore, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Show in place what else can be done below a card.

    In private, those who may write also get the button that begins a follow-up: in a group everybody could
    press it.
    """
    shown = services.reader_of(reader, callback_data.statement, callback_data.slug)
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    writes = in_private and may(role, Right.WRITE)
    await show(query, cards.card_with_more(shown, callback_data.slug, services.public_url, writes=writes))
