"""Reading the statement: the digest, the list, cards, deadlines, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.filters import Filter
from aiogram.utils.deep_linking import create_telegram_link

from handlers.statement.card_actions import card_page
from handlers.statement.resolve_initiative import asked_for
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Call, Command
from views.telegram.statement import cards, overview
from views.telegram.statement.callbacks import Cite, ShowCard, ShowDeadlines, ShowDigest, ShowList
from views.telegram.statement.statements import which_statement
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message, TelegramObject

    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

    Whole = ShowDigest | ShowList | ShowDeadlines


class SlugCommand(Filter):
    """Passes commands that are the name of an initiative of any statement."""

    async def __call__(
        self, _event: TelegramObject, services: Services, reader: ViewContext, call: Call | None = None
    ) -> bool | dict[str, list[Statement]]:
        """Hand the statements that have it to the handler, the chat's own first."""
        if call is None or not call.is_ours:
            return False
        holding = services.library.with_initiative(call.name, reader.statement)
        return {"holding": holding} if holding else False


def create_router() -> Router:
    """Route the commands and buttons that show the statement."""
    router = Router(name="reading")
    router.message.register(whole, Command(*overview.WHOLE_BY_NAME))
    router.message.register(one_initiative, Command("initiative"))
    router.message.register(card_by_name, SlugCommand())
    router.message.register(cite, Command("cite"))
    router.callback_query.register(show_whole, ShowDigest.filter())
    router.callback_query.register(show_whole, ShowList.filter())
    router.callback_query.register(show_whole, ShowDeadlines.filter())
    router.callback_query.register(show_card, ShowCard.filter())
    router.callback_query.register(cite_by_button, Cite.filter())
    return router


async def whole(message: Message, call: Call, reader: ViewContext) -> None:
    """Answer ``/digest``, ``/initiatives`` and ``/deadlines``."""
    await answer(message, overview.WHOLE_BY_NAME[call.name](reader))


async def one_initiative(
    message: Message, call: Call, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Answer ``/initiative N`` and ``/initiative slug`` with the card."""
    if asked := await asked_for(message, call, reader, services):
        await answer(message, await card_page(message, *asked, role, services))


async def card_by_name(
    message: Message,
    call: Call,
    reader: ViewContext,
    role: Role | None,
    services: Services,
    holding: list[Statement],
) -> None:
    """Answer ``/chamber`` and the like with the card, or ask whose where several statements have it."""
    if len(holding) > 1:
        await answer(message, which_statement(reader, holding, call.name, call.name))
        return
    of_it = services.reader(reader.tr, holding[0])
    await answer(message, await card_page(message, of_it, call.name, role, services))


async def cite(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/cite slug`` with a citation to copy."""
    if asked := await asked_for(message, call, reader, services):
        await answer(message, _citation(*asked, services))


async def cite_by_button(
    query: CallbackQuery, callback_data: Cite, reader: ViewContext, services: Services
) -> None:
    """Show the citation of an initiative in place."""
    asked = services.named(reader, callback_data.statement, callback_data.slug)
    if asked is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, _citation(*asked, services))


def _citation(reader: ViewContext, slug: str, services: Services) -> Page:
    return cards.citation(reader, slug, create_telegram_link(services.username, start=slug))


async def show_whole(
    query: CallbackQuery, callback_data: Whole, reader: ViewContext, services: Services
) -> None:
    """Show the digest, the list or the deadlines in place."""
    statement = services.library.statement(callback_data.statement)
    if statement is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    view = overview.WHOLE_BY_BUTTON[type(callback_data)]
    await show(query, view(services.reader(reader.tr, statement)))


async def show_card(
    query: CallbackQuery, callback_data: ShowCard, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Show a card in place."""
    asked = services.named(reader, callback_data.statement, callback_data.slug)
    if asked is None or query.message is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, await card_page(query.message, *asked, role, services))
