"""The form in which a reader reports an error or a wording, or suggests evidence, in the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from briefing.addresses import is_address
from briefing.chat import ChatKind
from briefing.chats.chat_updates import keep_chat
from briefing.forms import REPORT
from briefing.invalid_input import InvalidInput, Problem
from briefing.reports.reports import (
    REPORT_LIMIT,
    AlreadyReported,
    Report,
    ReportKind,
    TooManyReports,
    add_report,
    addresses_in,
    check_rate,
    report_text,
)
from handlers.support.answer import answer, answer_press, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.refusals import Refused
from views.telegram.reports import reporting as views
from views.telegram.reports.callbacks import ReportCard, SendReport
from views.telegram.reports.reporting import ReportLink, read_payload
from views.telegram.support.form_questions import error_page, sent_or_changed
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.records import Records
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the buttons of cards, the deep link that they open from groups, and the answers."""
    router = Router(name="reporting")
    router.message.register(begin_by_link, Command("start"), link_in_start)
    REPORTING.route(router)
    router.callback_query.register(begin, ReportCard.filter())
    router.callback_query.register(REPORTING.take_choice, SendReport.filter())
    return router


async def link_in_start(
    message: Message, call: TypedCommand, services: Services
) -> bool | dict[str, ReportLink]:
    """Pass ``/start`` with the payload of a report, in private; the handler gets the payload as ``link``."""
    link = _link(call.argument, services) if message.chat.type == ChatType.PRIVATE else None
    return {"link": link} if link is not None else False


async def begin(
    query: CallbackQuery, callback_data: ReportCard, reader: ViewContext, services: Services
) -> None:
    """Ask for the report below the card; from a group the press opens the private chat."""
    link = _link(callback_data.about, services)
    if link is None:
        raise Refused(out_of_date)
    shown = _reader_of(link, reader, services)
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        await answer_press(query, url=views.private_link(services.username, link))
    else:
        await show_below(query, await _ask(query.from_user.id, link, shown, services))


async def begin_by_link(message: Message, link: ReportLink, reader: ViewContext, services: Services) -> None:
    """Ask for the report in the private chat that the deep link opened."""
    if message.from_user is None:
        raise Refused(out_of_date)
    shown = _reader_of(link, reader, services)
    await answer(message, await _ask(message.from_user.id, link, shown, services))


def _link(text: str, services: Services) -> ReportLink | None:
    """Return what a payload says a report is to be about, by the present slug of the initiative, or None."""
    link = read_payload(text)
    statement = services.library.statement(link.statement) if link else None
    if link is None or statement is None:
        return link
    return link._replace(slug=statement.renamed.get(link.slug, link.slug))


def _reader_of(link: ReportLink, reader: ViewContext, services: Services) -> ViewContext:
    """Return the view context of what a report is about. Raises :class:`Refused` when it is gone."""
    if link.kind is ReportKind.WORDING:
        return reader
    return services.reader_of(reader, link.statement, link.slug)


async def _ask(person_id: int, link: ReportLink, reader: ViewContext, services: Services) -> Page:
    """Open the form and return its question. Raises :class:`Refused`."""
    now = services.clock()
    try:
        await services.store.transact(lambda records: check_rate(records, person_id, now))
    except TooManyReports as error:
        raise Refused(views.too_many) from error
    values = {"kind": link.kind.value, "statement": link.statement, "slug": link.slug}
    return await REPORTING.begin(person_id, reader, services, "text", values)


async def _question(form: OpenForm, asked: FormQuestion) -> Page:
    if asked.error is not None:
        return error_page(asked)
    values = form.values
    link = ReportLink(ReportKind(values["kind"]), values["statement"], values["slug"])
    return views.ask_report(asked.tr, asked.reader.statement, link)


async def _read(form: OpenForm, message: Message) -> OpenForm:
    text = report_text(message.text or "", REPORT_LIMIT)
    if form.values["kind"] == ReportKind.EVIDENCE and not all(map(is_address, addresses_in(text))):
        raise InvalidInput(Problem.NO_PUBLIC_ADDRESS)
    # Each text has a name of its own, so that the button below an earlier one sends nothing.
    return form.moved_to("preview", {**form.values, "text": text, "form": form.services.token()})


def _report(form: OpenForm) -> Report:
    values = form.values
    return Report(
        number=0,
        reader=form.stored.person,
        language=form.tr.language,
        statement=values["statement"],
        initiative=values["slug"],
        kind=ReportKind(values["kind"]),
        text=values["text"],
        at=form.services.clock(),
    )


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    if asked.error is not None:
        return error_page(asked)
    report = _report(form)
    statement = form.services.library.statement(report.statement)
    return views.preview_report(asked.tr, statement, report, asked.form)


async def _send(form: OpenForm, _value: str) -> Page:
    tr, services, new = form.tr, form.services, _report(form)
    # The chat is stored, so that the reader can see and erase what is kept of the report.
    await keep_chat(services.store, new.reader, ChatKind.PRIVATE, new.at)

    async def sent(records: Records) -> Report:
        records.remove(form.stored)
        return await add_report(records, new)

    try:
        return views.report_received(tr, await services.store.transact(sent))
    except AlreadyReported:
        return page(views.report_received_before(tr))
    except TooManyReports:
        return page(views.too_many(tr))


REPORTING = FormKind(
    REPORT,
    None,
    {
        "text": FormStep(show=_question, read=_read),
        "preview": FormStep(show=_preview, read=_read, choose=_send),
    },
    over=sent_or_changed,
)
