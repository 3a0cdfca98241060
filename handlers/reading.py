"""Reading the statement: the digest, the list, cards, deadlines, follow-ups, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.filters import Filter
from aiogram.utils.deep_linking import create_telegram_link

from briefing.library import named_initiative
from handlers.answer import answer, notify, show
from handlers.commands import Call, Command
from views.telegram import cards, finding, lists
from views.telegram.callbacks import ShowCard, ShowDeadlines, ShowDigest, ShowList, ShowLog
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
    router.message.register(followups, Command("followups"))
    router.message.register(cite, Command("cite"))
    router.callback_query.register(show_whole, ShowDigest.filter())
    router.callback_query.register(show_whole, ShowList.filter())
    router.callback_query.register(show_whole, ShowDeadlines.filter())
    router.callback_query.register(show_card, ShowCard.filter())
    router.callback_query.register(show_log, ShowLog.filter())
    return router


async def one_initiative(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Answer ``/initiative N`` and ``/initiative slug`` with the card."""
    if asked := await _asked_for(message, call, reader, services):
        await answer(message, cards.card(*asked))


async def card_by_name(
    message: Message, call: Call, reader: Reader, services: Services, holding: Statement
) -> None:
    """Answer ``/chamber`` and the like with the card."""
    await answer(message, cards.card(services.reader(reader.tr, holding), call.name))


async def followups(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Answer ``/followups`` with the whole log, ``/followups slug`` with that of one initiative."""
    if not call.argument:
        await answer(message, cards.log(reader, "", 0))
        return
    if asked := await _asked_for(message, call, reader, services):
        await answer(message, cards.log(*asked, 0))


async def cite(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Answer ``/cite slug`` with a citation to copy."""
    if asked := await _asked_for(message, call, reader, services):
        url = create_telegram_link(services.username, start=asked[1])
        await answer(message, cards.citation(*asked, url))


async def _asked_for(
    message: Message, call: Call, reader: Reader, services: Services
) -> tuple[Reader, str] | None:
    """Return the reader and slug of the initiative that is named; else say what is wrong with it."""
    statement = reader.statement
    if not call.argument:
        await answer(message, finding.initiative_usage(reader, call.name))
        return None
    holding = services.library.holding(call.argument.lower().lstrip("/")) or statement
    initiative = named_initiative(holding, call.argument)
    if initiative is not None:
        return services.reader(reader.tr, holding), initiative.slug
    private = message.chat.type == "private"
    close = services.library.nearest_initiative(statement, call.argument) if private else None
    await answer(message, finding.unknown_initiative(reader, call.argument, close))
    return None


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


async def show_log(query: CallbackQuery, callback_data: ShowLog, reader: Reader, services: Services) -> None:
    """Show a page of the follow-ups in place."""
    statement, slug = services.library.statement(callback_data.statement), callback_data.slug
    if statement is None or (slug and slug not in statement.initiatives):
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, cards.log(services.reader(reader.tr, statement), slug, callback_data.page))
