"""A reader reports an error or suggests evidence, in the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter

from briefing.addresses import is_address
from briefing.chats.chat import ChatKind
from briefing.chats.chat_updates import keep_chat
from briefing.forms import REPORT
from briefing.invalid_input import InvalidInput, Problem
from briefing.reports.reports import (
    REPORT_LIMIT,
    AlreadyReported,
    Report,
    ReportKind,
    TooManyReports,
    addresses_in,
    check_rate,
    report_text,
    take,
)
from handlers.support.answer import answer, notify, show_below
from handlers.support.form import FormKind, FormStep
from handlers.support.open_forms import OpenForm, ask
from views.telegram.reports import reporting as views
from views.telegram.reports.callbacks import ReportCard
from views.telegram.reports.reporting import ReportLink, read_payload
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


class ReportStart(Filter):
    """Passes ``/start`` with the payload of a report, in private."""

    async def __call__(self, message: Message, call: Call | None = None) -> bool | dict[str, ReportLink]:
        """Hand what is to be reported to the handler as ``link``."""
        if message.chat.type != ChatType.PRIVATE or call is None or not call.is_ours or call.name != "start":
            return False
        link = read_payload(call.argument)
        return {"link": link} if link is not None else False


def create_router() -> Router:
    """Route the buttons of cards, the deep link that they lead to from groups, and what is written then."""
    router = Router(name="reporting")
    router.message.register(begin_by_link, ReportStart())
    REPORTING.route(router)
    router.callback_query.register(begin, ReportCard.filter())
    return router


async def begin(
    query: CallbackQuery, callback_data: ReportCard, reader: ViewContext, services: Services
) -> None:
    """Ask for the report below the card; from a group the press opens the private chat."""
    link = read_payload(callback_data.about)
    if link is None or not _is_known(link, services):
        await notify(query, out_of_date(reader.tr), alert=True)
    elif query.message is None or query.message.chat.type != ChatType.PRIVATE:
        await notify(query, url=views.private_link(services.username, link))
    else:
        shown = await _ask(query.from_user.id, link, reader, services)
        if isinstance(shown, str):
            await notify(query, shown, alert=True)
        else:
            await show_below(query, shown)


async def begin_by_link(message: Message, link: ReportLink, reader: ViewContext, services: Services) -> None:
    """Ask for the report where the deep link has led."""
    if message.from_user is None or not _is_known(link, services):
        await message.answer(out_of_date(reader.tr))
        return
    shown = await _ask(message.from_user.id, link, reader, services)
    if isinstance(shown, str):
        await message.answer(shown)
    else:
        await answer(message, shown)


async def _ask(person_id: int, link: ReportLink, reader: ViewContext, services: Services) -> Page | str:
    """Open the form and return its question, or a refusal."""
    statement = services.library.statement(link.statement)
    assert statement is not None
    now = services.clock()
    try:
        await services.store.transact(lambda records: check_rate(records, person_id, now))
    except TooManyReports:
        return views.too_many(reader.tr)
    values = {"kind": link.kind.value, "statement": link.statement, "slug": link.slug}
    await ask(services, person_id, REPORT, "text", values)
    return views.ask_report(reader.tr, statement, link)


async def _read(here: OpenForm, message: Message) -> Page:
    """Take what a reader wrote into the queue."""
    tr, services, values = here.tr, here.services, here.values
    text = report_text(message.text or "", REPORT_LIMIT)
    if values["kind"] == ReportKind.EVIDENCE and not all(map(is_address, addresses_in(text))):
        raise InvalidInput(Problem.NO_PUBLIC_ADDRESS)
    chat_id = message.chat.id
    # Whoever has sent a report can see that something is kept, and erase it.
    await keep_chat(services.store, chat_id, ChatKind.PRIVATE, services.clock())
    new = Report(
        number=0,
        reader=chat_id,
        language=tr.language,
        statement=values["statement"],
        initiative=values["slug"],
        kind=ReportKind(values["kind"]),
        text=text,
        at=services.clock(),
    )
    try:
        return views.report_received(tr, await services.store.transact(lambda records: take(records, new)))
    except AlreadyReported:
        return page(views.report_received_before(tr))
    except TooManyReports:
        return page(views.too_many(tr))


REPORTING = FormKind(REPORT, None, {"text": FormStep(read=_read)})


def _is_known(link: ReportLink, services: Services) -> bool:
    statement = services.library.statement(link.statement)
    return statement is not None and link.slug in statement.initiatives
