"""The queue of readers' reports, in which editors accept or decline each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.forms import DECLINE
from briefing.proposals.entry_form import values_of_report
from briefing.reports.reports import (
    NOTE_LIMIT,
    AlreadyAnswered,
    Report,
    ReportState,
    open_reports,
    report_text,
)
from briefing.reports.reports import answer as answer_report
from briefing.team.roles import Right, may
from handlers.followups.form import open_follow_up
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.open_forms import OpenForm, end_form, open_form
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.reports import reports as views
from views.telegram.reports.callbacks import AcceptReport, DeclineReport, SendAnswer, ShowReport
from views.telegram.support.form_questions import error_page, sent_or_changed
from views.telegram.support.page import page, with_notice

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the queue, its buttons, and the form for the reason of a refusal."""
    router = Router(name="reports")
    router.message.register(reports, Command("reports"))
    DECLINING.route(router)
    router.callback_query.register(show_report, ShowReport.filter())
    router.callback_query.register(accept, AcceptReport.filter())
    router.callback_query.register(decline, DeclineReport.filter())
    router.callback_query.register(DECLINING.take_choice, SendAnswer.filter())
    return router


async def reports(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/reports`` with the report that has waited longest."""
    actor = await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _page(actor, reader, services))


async def show_report(
    query: CallbackQuery, callback_data: ShowReport, reader: ViewContext, services: Services
) -> None:
    """Show another report in place."""
    actor = await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _page(actor, reader, services, callback_data.number))


async def accept(
    query: CallbackQuery, callback_data: AcceptReport, reader: ViewContext, services: Services
) -> None:
    """Accept a report, or open the form of a follow-up below; the report then waits for the entry."""
    actor = await actor_of_press(query, Right.WRITE, services)
    number = callback_data.number
    report = await services.store.get(Report, str(number))
    if callback_data.follow_up and report is not None and report.state is ReportState.OPEN:
        about = services.reader_of(reader, report.statement, report.initiative)
        await show_below(query, await open_follow_up(actor, about, services, values_of_report(report)))
        return
    accepted = await _answer(services, actor, number, ReportState.ACCEPTED)
    toast = views.accepted(reader.tr, number) if accepted else views.answered_before(reader.tr, number)
    await show(query, await _page(actor, reader, services, number), toast)


async def decline(
    query: CallbackQuery, callback_data: DeclineReport, reader: ViewContext, services: Services
) -> None:
    """Ask for a sentence to the reader, or decline without one."""
    actor = await actor_of_press(query, Right.WRITE, services)
    number = callback_data.number
    report = await services.store.get(Report, str(number))
    is_open = report is not None and report.state is ReportState.OPEN
    if report is not None and is_open and not callback_data.silent:
        question = await DECLINING.begin(actor, reader, services, "note", {"number": str(number)})
        await show_below(query, question)
        return
    form = await open_form(services, actor.person, DECLINE)
    if form is not None and form.values["number"] == str(number):
        await end_form(services, actor.person, DECLINE)
    declined = await _answer(services, actor, number, ReportState.DECLINED)
    toast = views.declined(reader.tr, number) if declined else views.answered_before(reader.tr, number)
    await show(query, await _page(actor, reader, services, number), toast)


async def _ask_note(form: OpenForm, asked: FormQuestion) -> Page:
    report = await form.services.store.get(Report, form.values["number"])
    return error_page(asked) if asked.error or report is None else views.ask_why_declined(asked.tr, report)


async def _read_note(form: OpenForm, message: Message) -> OpenForm | Page:
    services, number = form.services, form.values["number"]
    note = report_text(message.text or "", NOTE_LIMIT)
    report = await services.store.get(Report, number)
    if report is None or report.state is not ReportState.OPEN:
        notice = views.answered_before(form.tr, int(number))
        return with_notice(notice, await _page(form.actor, form.reader, services, int(number)))
    # Each text has a name of its own, so that the button below an earlier one sends nothing.
    return form.moved_to("preview", {**form.values, "note": note, "form": services.token()})


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    services, number = form.services, form.values["number"]
    if asked.error is not None:
        return error_page(asked)
    report = await services.store.get(Report, number)
    if report is None:
        return page(views.answered_before(form.tr, int(number)))
    declined = replace(report, state=ReportState.DECLINED, note=form.values["note"])
    reader_tr = await services.translator_for(report.reader, report.language)
    statement = services.library.statement(report.statement)
    return views.preview_answer(form.tr, reader_tr, statement, declined, asked.form)


async def _send_note(form: OpenForm, _value: str) -> Page:
    tr, services, number = form.tr, form.services, int(form.values["number"])
    declined = await _answer(services, form.actor, number, ReportState.DECLINED, form.values["note"])
    notice = views.declined(tr, number) if declined else views.answered_before(tr, number)
    return with_notice(notice, await _page(form.actor, form.reader, services, number))


DECLINING = FormKind(
    DECLINE,
    Right.WRITE,
    {
        "note": FormStep(show=_ask_note, read=_read_note),
        "preview": FormStep(show=_preview, read=_read_note, choose=_send_note),
    },
    over=sent_or_changed,
)


async def _answer(
    services: Services, actor: Actor, number: int, state: ReportState, note: str | None = None
) -> Report | None:
    """Answer a report; return None when it was answered before. The next tick notifies its reader."""
    try:
        return await services.store.transact(
            lambda records: answer_report(records, actor, number, state, note)
        )
    except AlreadyAnswered:
        return None


async def _page(actor: Actor, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return the page of a report, of the next one if it no longer waits, or of the first."""
    queue = await open_reports(services.store)
    if not queue:
        return views.empty_queue(reader.tr)
    place = next((at for at, each in enumerate(queue) if each.number >= number), 0)
    report = queue[place]
    statement = services.library.statement(report.statement)
    came_at = report.at.astimezone(services.zone)
    answers = may(actor.role, Right.WRITE)
    return views.queue_page(reader.tr, statement, queue, place, came_at, answers=answers)
