"""Named lists of chats: ``/broadcast list NAME`` and ids make a list, or replace the one of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState, NamedList
from briefing.broadcasts.composing import ids_of, name_of
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.audit import AuditAction, record_act
from briefing.team.roles import Right
from handlers.broadcasts.form_message import is_message_to_send
from handlers.support.answer import show
from handlers.support.form import FormKind, FormStep
from handlers.support.open_forms import OpenForm, end_form
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_press
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
    """Route the ids that the form asks for, and the button that deletes a list."""
    router = Router(name="broadcast-lists")
    LIST.route(router)
    router.callback_query.register(delete, DeleteList.filter())
    return router


async def put_list(actor: Actor, argument: str, reader: ViewContext, services: Services) -> Page:
    """Return the answer to ``/broadcast list``.

    Without an argument it lists the lists, after a name it asks for ids, after ids it stores the list.
    """
    known = await services.store.find(NamedList)
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
            return await _keep_list(actor, name, ids[0], reader, services)
        except InvalidInput as error:
            wrong = error
    return await LIST.begin(actor, reader, services, "ids", {"name": name}, wrong)


async def _ask_ids(form: OpenForm, asked: FormQuestion) -> Page:
    present = await form.services.store.get(NamedList, form.values["name"])
    return views.ask_ids(asked, len(present.chats) if present else None)


async def _read(form: OpenForm, message: Message) -> Page:
    return await _keep_list(form.actor, form.values["name"], message.text or "", form.reader, form.services)


async def _keep_list(actor: Actor, name: str, text: str, reader: ViewContext, services: Services) -> Page:
    """Store a list, and end the form. Raises :class:`InvalidInput`."""
    named = NamedList(name, await _known_ids(text, services))

    async def put(records: Records) -> None:
        records.put(named)
        await record_act(
            records, actor, AuditAction.BROADCAST_LIST_KEPT, f"list-{name}", count=len(named.chats)
        )

    await services.store.transact(put)
    await end_form(services, actor.person, LIST.kind)
    return views.list_kept(reader.tr, named)


async def _known_ids(text: str, services: Services) -> tuple[int, ...]:
    """Return the ids in a text. Raises :class:`InvalidInput`, also for ids of chats that are not known."""
    ids = ids_of(text)
    known = await services.store.chats_of(ids)
    unknown = [each for each in ids if each not in known]
    if unknown:
        raise InvalidInput(Problem.UNKNOWN_IDS, lines=unknown)
    return ids


async def delete(
    query: CallbackQuery, callback_data: DeleteList, reader: ViewContext, services: Services
) -> None:
    """Delete a list that no scheduled broadcast goes to; broadcasts that were started with it go on."""
    actor = await actor_of_press(query, Right.BROADCAST, services)
    audience = Audience(AudienceKind.NAMED, callback_data.name)

    async def removed(records: Records) -> Broadcast | None:
        scheduled = await records.find(Broadcast, state=BroadcastState.SCHEDULED)
        needing = next((each for each in scheduled if each.audience == audience), None)
        present = await records.get(NamedList, callback_data.name)
        if needing is None and present is not None:
            records.remove(present)
            await record_act(records, actor, AuditAction.BROADCAST_LIST_DELETED, f"list-{present.name}")
        return needing

    needing = await services.store.transact(removed)
    if needing is not None:
        number = needing.number
        raise Refused(lambda tr: views.list_needed(tr, callback_data.name, number))
    await end_form(services, actor.person, LIST.kind)
    await show(query, views.list_deleted(reader.tr, callback_data.name))


LIST = FormKind(
    "bc_list", Right.BROADCAST, {"ids": FormStep(show=_ask_ids, read=_read)}, is_answer=is_message_to_send
)
