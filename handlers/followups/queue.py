"""The queue of entries that wait for a review: the first reviewer who decides publishes or returns one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.answers import REASON_LIMIT, one_line
from briefing.followups import publishing
from briefing.followups.entries import EntryState, LogEntry
from briefing.followups.publishing import AlreadyCorrected, AlreadyDecided
from briefing.forms import RETURN
from briefing.records import ALIASES
from briefing.statement.entry import FollowUp
from briefing.team.members import reviewers
from briefing.team.roles import Right
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from handlers.support.written import written
from views.telegram.followups import queue as views
from views.telegram.followups.callbacks import DecideEntry, SendReturn, ShowQueue
from views.telegram.support.form_questions import error_page, sent_or_changed
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram.types import CallbackQuery, Message

    from briefing.records import Records
    from briefing.team.audit import Actor
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext
    from views.translate import Translator


def create_router() -> Router:
    """Route the queue and its buttons."""
    router = Router(name="queue")
    router.message.register(show_queue, Command("queue"))
    RETURNING.route(router)
    router.callback_query.register(turn_queue, ShowQueue.filter())
    router.callback_query.register(decide, DecideEntry.filter())
    router.callback_query.register(RETURNING.take_choice, SendReturn.filter())
    return router


async def waiting(services: Services) -> list[LogEntry]:
    """Return the entries that wait for a review, the oldest first."""
    return waiting_among(await services.store.find(LogEntry, state=EntryState.IN_REVIEW), services)


def waiting_among(entries: Iterable[LogEntry], services: Services) -> list[LogEntry]:
    """Return those of some entries that wait for a review, in their order."""
    return [each for each in entries if each.state is EntryState.IN_REVIEW and _is_current(each, services)]


def _is_current(entry: LogEntry, services: Services) -> bool:
    """Tell whether the statement still has the initiative and deadline that the entry is about."""
    statement = services.library.statement(entry.statement)
    item = entry.item
    return (
        statement is not None
        and item.initiative in statement.initiatives
        and (not isinstance(item, FollowUp) or item.meets in (None, *statement.deadlines))
    )


async def show_queue(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/queue``."""
    await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _queue_page(0, reader, services))


async def turn_queue(
    query: CallbackQuery, callback_data: ShowQueue, reader: ViewContext, services: Services
) -> None:
    """Show a page of the queue in place."""
    await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _queue_page(callback_data.page, reader, services))


async def _queue_page(number: int, reader: ViewContext, services: Services) -> Page:
    listed = [(each, services.library.statements[each.statement]) for each in await waiting(services)]
    return views.queue_page(reader, listed, number, services.zone)


async def tell_reviewers(entry: LogEntry, services: Services) -> int:
    """Notify everybody who can review an entry, once each; return how many people that is."""
    others = await reviewers(services.store, services.owners, entry.author)
    statement = services.library.statements[entry.statement]

    def asked(tr: Translator) -> Page:
        return views.review_page(services.reader(tr, statement), entry, reviewed=True)

    for each in others:
        await services.notify(each, f"review:{entry.key}", asked)
    return len(others)


async def decide(
    query: CallbackQuery, callback_data: DecideEntry, reader: ViewContext, services: Services
) -> None:
    """Show an entry that waits, publish it, or ask why it is returned."""
    reviewing = callback_data.act != "show"
    right = Right.REVIEW if reviewing else Right.READ_NEWSROOM
    actor = await actor_of_press(query, right, services)
    entry = await services.store.get(LogEntry, callback_data.entry)
    if entry is None or not _is_current(entry, services):
        raise Refused(out_of_date)
    if entry.state is not EntryState.IN_REVIEW:
        await show(query, await _decided_page(entry, reader, services))
        return
    decides = await _may_decide(actor, entry, services)
    if reviewing and not decides:
        raise Refused(views.not_by_author)
    if callback_data.act == "publish":
        await _publish(query, entry, actor, reader, services)
    elif callback_data.act == "return":
        values = {"entry": entry.key}
        await show_below(query, await RETURNING.begin(actor, reader, services, "note", values))
    else:
        statement_reader = services.reader(reader.tr, services.library.statements[entry.statement])
        reviewed = entry.author != actor.person if decides else None
        await show(query, views.review_page(statement_reader, entry, reviewed=reviewed))


async def _may_decide(actor: Actor, entry: LogEntry, services: Services) -> bool:
    """Tell whether somebody may decide: the author may only when there is no other reviewer."""
    if entry.author != actor.person:
        return True
    return not await reviewers(services.store, services.owners, entry.author)


async def _publish(
    query: CallbackQuery, entry: LogEntry, actor: Actor, reader: ViewContext, services: Services
) -> None:
    statement = services.library.statements[entry.statement]
    try:
        done = await services.store.transact(
            lambda records: publishing.approve(records, actor, statement, entry.key)
        )
    except AlreadyDecided as decided:
        await show(query, await _decided_page(decided.entry, reader, services))
        return
    except AlreadyCorrected as error:
        raise Refused(views.corrected_meanwhile) from error
    shown = await _decided_page(done, reader, services)
    await _tell_author(done, services)
    await show(query, shown)


async def _read_note(form: OpenForm, message: Message) -> OpenForm | Page:
    note = one_line(written(message), REASON_LIMIT)
    entry = await form.services.store.get(LogEntry, form.values["entry"])
    if entry is None or entry.state is not EntryState.IN_REVIEW or not _is_current(entry, form.services):
        return await _decided_page(entry, form.reader, form.services)
    # Each text has a name of its own, so that the button below an earlier one sends nothing.
    return form.moved_to("preview", {**form.values, "note": note, "form": form.services.token()})


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    services = form.services
    if asked.error is not None:
        return error_page(asked)
    entry = await services.store.get(LogEntry, form.values["entry"])
    if entry is None or not _is_current(entry, services):
        return views.no_such_entry(form.tr)
    returned = replace(entry, state=EntryState.RETURNED, note=form.values["note"])
    author = services.reader(
        await services.translator_for(entry.author), services.library.statements[entry.statement]
    )
    answer = views.decision_for_author(author, returned, await _role_of(form.actor.person, services))
    return views.preview_return(form.tr, answer, form.values["form"])


async def _return(form: OpenForm, _value: str) -> Page:
    services, note = form.services, form.values["note"]

    async def returned(records: Records) -> LogEntry:
        records.remove(form.stored)
        return await publishing.send_back(records, form.actor, form.values["entry"], note)

    try:
        done = await services.store.transact(returned)
    except AlreadyDecided as decided:
        return await _decided_page(decided.entry, form.reader, services)
    await _tell_author(done, services)
    return await _decided_page(done, form.reader, services)


RETURNING = FormKind(
    RETURN,
    Right.REVIEW,
    {
        "note": FormStep(views.ask_why, _read_note),
        "preview": FormStep(show=_preview, read=_read_note, choose=_return),
    },
    over=sent_or_changed,
)


async def _decided_page(entry: LogEntry | None, reader: ViewContext, services: Services) -> Page:
    if entry is None or not _is_current(entry, services):
        return views.no_such_entry(reader.tr)
    if entry.state is EntryState.PUBLISHED:
        # Another reviewer may have published this entry, and not refreshed the statements yet.
        await services.refresh()
    statement_reader = services.reader(reader.tr, services.library.statements[entry.statement])
    return views.decision_page(statement_reader, entry, await _role_of(entry.reviewer, services))


async def _role_of(person: int | None, services: Services) -> Role | None:
    return None if person is None else await services.role_of(person)


async def _tell_author(entry: LogEntry, services: Services) -> None:
    is_forgotten = entry.author < ALIASES
    if is_forgotten or entry.author == entry.reviewer or not _is_current(entry, services):
        return
    statement, by = services.library.statements[entry.statement], await _role_of(entry.reviewer, services)
    await services.notify(
        entry.author,
        f"decided:{entry.key}",
        lambda tr: views.decision_for_author(services.reader(tr, statement), entry, by),
    )
