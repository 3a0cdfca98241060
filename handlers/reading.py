"""Reading the statement: the digest, the list, cards, deadlines, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.filters import Filter
from aiogram.utils.deep_linking import create_telegram_link

from handlers.answer import answer, notify, show
from handlers.commands import Call, Command
from handlers.naming import asked_for
from views.telegram import cards, lists
from views.telegram.callbacks import ShowCard, ShowDeadlines, ShowDigest, ShowList
from views.telegram.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.types import CallbackQuery, Message, TelegramObject

    from briefing.statement import Statement
    from handlers.context import Services
    from views.telegram.page import Page, Reader

    Whole = ShowDigest | ShowList | ShowDeadlines


class SlugCommand(Filter):
    """Passes commands that are the name of an initiative of any statement."""

    async def __call__(
        self, _event: TelegramObject, services: Services, call: Call | None = None
    ) -> bool | dict[str, Statement]:
        """Hand the statement that has it to the handler."""
        if call is None or not call.is_ours:
            return False
        holding = services.library.holding(call.name)
        return {"holding": holding} if holding else False


def create_router() -> Router:
    """Route the commands and buttons that show the statement."""
    router = Router(name="reading")
    pages: dict[str, Callable[[Reader], Page]] = {
        "digest": lists.digest,
        "initiatives": lists.initiatives,
        "deadlines": lists.deadlines,
    }

    @router.message(Command(*pages))
    async def whole(message: Message, call: Call, reader: Reader) -> None:
        await answer(message, pages[call.name](reader))

    router.message.register(one_initiative, Command("initiative"))
    router.message.register(card_by_name, SlugCommand())
    router.message.register(cite, Command("cite"))
    router.callback_query.register(show_whole, ShowDigest.filter())
    router.callback_query.register(show_whole, ShowList.filter())
    router.callback_query.register(show_whole, ShowDeadlines.filter())
    router.callback_query.register(show_card, ShowCard.filter())
    return router


async def one_initiative(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Answer ``/initiative N`` and ``/initiative slug`` with the card."""
    if asked := await asked_for(message, call, reader, services):
        await answer(message, cards.card(*asked))


async def card_by_name(
    message: Message, call: Call, reader: Reader, services: Services, holding: Statement
) -> None:
    """Answer ``/chamber`` and the like with the card."""
    await answer(message, cards.card(services.reader(reader.tr, holding), call.name))


async def cite(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Answer ``/cite slug`` with a citation to copy."""
    if asked := await asked_for(message, call, reader, services):
        url = create_telegram_link(services.username, start=asked[1])
        await answer(message, cards.citation(*asked, url))


async def show_whole(query: CallbackQuery, callback_data: Whole, reader: Reader, services: Services) -> None:
    """Show the digest, the list or the deadlines in place."""
    statement = services.library.statement(callback_data.statement)
    if statement is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    view = {ShowDigest: lists.digest, ShowList: lists.initiatives, ShowDeadlines: lists.deadlines}
    await show(query, view[type(callback_data)](services.reader(reader.tr, statement)))


async def show_card(
    query: CallbackQuery, callback_data: ShowCard, reader: Reader, services: Services
) -> None:
    """Show a card in place."""
    statement = services.library.statement(callback_data.statement)
    if statement is None or callback_data.slug not in statement.initiatives:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, cards.card(services.reader(reader.tr, statement), callback_data.slug))
