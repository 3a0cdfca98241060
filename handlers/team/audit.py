"""The audit log, for owners: filtered, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile

from briefing.records import each_record
from briefing.team.audit import Actor, AuditAction, AuditEntry, record_act
from briefing.team.audit_filter import AuditFilter, By, asked_filter
from briefing.team.roles import Right
from handlers.support.answer import answer, answer_press, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.team_rights import actor_of_message, actor_of_press
from handlers.team.team import team_of
from views.telegram.support.sheets import ListPage
from views.telegram.team import audit as views
from views.telegram.team.audit import as_csv, as_json
from views.telegram.team.callbacks import ChooseAudit, ExportAudit, ShowAudit

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.records import Records
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command and its buttons."""
    router = Router(name="audit")
    router.message.register(audit, Command("audit"))
    router.callback_query.register(show_audit, ShowAudit.filter())
    router.callback_query.register(choose, ChooseAudit.filter())
    router.callback_query.register(export, ExportAudit.filter())
    return router


async def audit(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/audit``, ``/audit published``, ``/audit person 123`` or ``/audit ots-2025``."""
    await actor_of_message(message, Right.READ_AUDIT, services)
    asked = asked_filter(call.argument)
    if asked is None:
        await answer(message, views.bad_filter(reader.tr))
    else:
        await answer(message, await _page(reader, services, asked, 0))


async def show_audit(
    query: CallbackQuery, callback_data: ShowAudit, reader: ViewContext, services: Services
) -> None:
    """Show a page in place."""
    await actor_of_press(query, Right.READ_AUDIT, services)
    asked = AuditFilter(callback_data.by, callback_data.value)
    await show(query, await _page(reader, services, asked, callback_data.page))


async def _page(reader: ViewContext, services: Services, asked: AuditFilter, number: int) -> Page:
    total = await services.store.count(AuditEntry, **asked.wanted)
    number, pages = ListPage.place_of(total, number, views.ENTRIES)
    up_to = (number + 1) * views.ENTRIES
    entries = await services.store.find(AuditEntry, limit=up_to, newest_first=True, **asked.wanted)
    part = ListPage(entries[number * views.ENTRIES :], number, pages)
    return views.audit_page(reader.tr, await _view(services), asked, part)


async def _view(services: Services) -> views.AuditView:
    return views.AuditView(await team_of(services), services.zone)


async def choose(
    query: CallbackQuery, callback_data: ChooseAudit, reader: ViewContext, services: Services
) -> None:
    """Offer what to filter by."""
    await actor_of_press(query, Right.READ_AUDIT, services)
    entries = [each async for each in each_record(services.store, AuditEntry)]
    await show(query, views.filter_choice(reader.tr, await _view(services), callback_data.by, entries))


async def export(
    query: CallbackQuery, callback_data: ExportAudit, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Send the entries as a file to the private chat; the export itself is audited."""
    actor = await actor_of_press(query, Right.READ_AUDIT, services)
    asked, form = AuditFilter(callback_data.by, callback_data.value), callback_data.form
    entries = await services.store.transact(lambda records: _exported(records, actor, asked, form))
    shown, tr = await _view(services), reader.tr
    data = (as_csv if form == "csv" else as_json)(tr, shown.team, entries)
    name = f"audit-{actor.at.astimezone(services.zone):%Y-%m-%d}.{form}"
    caption = views.export_caption(tr, shown, asked, len(entries))
    await bot.send_document(
        query.from_user.id, BufferedInputFile(data, name), caption=caption, parse_mode=None
    )
    await answer_press(query)


async def _exported(records: Records, actor: Actor, asked: AuditFilter, form: str) -> list[AuditEntry]:
    entries = await records.find(AuditEntry, limit=None, newest_first=True, **asked.wanted)
    is_person = asked.by is By.PERSON
    await record_act(
        records,
        actor,
        AuditAction.AUDIT_EXPORTED,
        "audit",
        person=int(asked.value) if is_person else None,
        form=form,
        # A person's id is no detail: it could not be replaced there when the person is forgotten.
        filter=None if is_person else asked.value or None,
        count=len(entries),
    )
    return entries
