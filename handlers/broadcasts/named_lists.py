"""Named lists of chats: ``/broadcast list NAME`` makes one or replaces it by the ids that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.broadcasts.broadcast import NamedList
from briefing.broadcasts.composing import ids_of, name_of
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.audit import AuditAction, audited
from briefing.team.roles import Right
from handlers.broadcasts.form_message import is_meant
from handlers.support.answer import show
from handlers.support.form import FormKind, FormStep
from handlers.support.newsroom_rights import actor_of_press
from handlers.support.open_forms import OpenForm, end
from views.telegram.broadcasts import notices as views
from views.telegram.broadcasts.callbacks import DeleteList

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.records import Records
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the ids that were asked for."""
    router = Router(name="broadcast-lists")
    LIST.route(router)
    router.callback_query.register(delete, DeleteList.filter())
    return router


async def put_list(actor: Actor, argument: str, reader: ViewContext, services: Services) -> Page:
    """Answer ``/broadcast list`` with the lists, with a name by asking for ids, with ids by keeping them."""
    known = await services.store.records(NamedList)
    if not argument.strip():
        return views.named_lists(reader.tr, known)
    asked, *ids = argument.split(maxsplit=1)
    try:
        name = name_of(asked)
    except InvalidInput as error:
        return views.named_lists(reader.tr, known, error)
    wrong: InvalidInput | None = None
    if ids:
        try:
            return await _kept(actor, name, ids[0], reader, services)
        except InvalidInput as error:
            wrong = error
    return await LIST.begin(actor, reader, services, "ids", {"name": name}, wrong)


async def _ask_ids(here: OpenForm, asked: FormQuestion) -> Page:
    present = await here.services.store.record(NamedList, here.values["name"])
    return views.ask_ids(asked, len(present.chats) if present else None)


async def _read(here: OpenForm, message: Message) -> Page:
    return await _kept(here.actor, here.values["name"], message.text or "", here.reader, here.services)


async def _kept(actor: Actor, name: str, text: str, reader: ViewContext, services: Services) -> Page:
    """Keep a list, and end the form. Raises :class:`InvalidInput`."""
    named = NamedList(name, await _known(text, services))

    def put(records: Records) -> None:
        records.put(named)
        audited(records, actor, AuditAction.BROADCAST_LIST_KEPT, f"list-{name}", count=len(named.chats))

    await services.store.transact(put)
    await end(services, actor.person, LIST.kind)
    return views.list_kept(reader.tr, named)


async def _known(text: str, services: Services) -> tuple[int, ...]:
    """Return the chats that lines of ids name. Raises :class:`InvalidInput`, also for unknown ones."""
    ids = ids_of(text)
    known = {each.id for each in await services.store.chats()}
    unknown = [each for each in ids if each not in known]
    if unknown:
        raise InvalidInput(Problem.UNKNOWN_IDS, lines=unknown)
    return ids


async def delete(
    query: CallbackQuery, callback_data: DeleteList, reader: ViewContext, services: Services
) -> None:
    """Delete a list; what was begun with it goes on."""
    actor = await actor_of_press(query, Right.BROADCAST, reader, services)
    if actor is None:
        return

    def removed(records: Records) -> None:
        present = records.get(NamedList, callback_data.name)
        if present is not None:
            records.remove(present)
            audited(records, actor, AuditAction.BROADCAST_LIST_DELETED, f"list-{present.name}")

    await services.store.transact(removed)
    await end(services, actor.person, LIST.kind)
    await show(query, views.list_deleted(reader.tr, callback_data.name))


LIST = FormKind("bc_list", Right.BROADCAST, {"ids": FormStep(show=_ask_ids, read=_read)}, is_answer=is_meant)
