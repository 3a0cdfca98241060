"""Open forms: which message belongs to one, and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter

from briefing.forms import Form, form_key, open_forms, put_form
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Command
from handlers.support.newsroom_rights import is_private_press
from views.telegram.support.callbacks import EndForm
from views.telegram.support.newsroom_notices import form_ended, form_expired, nothing_to_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


class InForm(Filter):
    """Passes what somebody with an open form of one kind writes in private; commands pass it by."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def __call__(
        self, message: Message, services: Services, call: Call | None = None
    ) -> bool | dict[str, Any]:
        """Hand the form to the handler as ``form``."""
        if call is not None or message.chat.type != ChatType.PRIVATE or message.from_user is None:
            return False
        person = message.from_user.id
        if await open_form(services, person, self._kind) is None:
            return False
        form = await open_form(services, person)
        return {"form": form} if form is not None and form.kind == self._kind else False


async def open_form(services: Services, person_id: int, kind: str | None = None) -> Form | None:
    """Return the form that a person's answers go to, or the one of a kind, unless it has ended by itself."""
    if kind is not None:
        form = await services.store.record(Form, form_key(person_id, kind))
        return form if form is not None and form.is_open(services.clock()) else None
    found = open_forms(await services.store.records(Form), person_id, services.clock())
    return found[-1] if found else None


async def ask(
    services: Services, person_id: int, kind: str, step: str, values: Mapping[str, str] | None = None
) -> Form:
    """Open a form at a step, or move it there; forms of other kinds stay open behind it."""
    form = Form(person_id, kind, step, services.clock(), dict(values or {}))
    await services.store.transact(lambda records: put_form(records, form))
    return form


async def end(services: Services, person_id: int, kind: str | None = None) -> Form | None:
    """End the form that a person's answers go to, or the one of a kind; return it if there was one."""
    form = await open_form(services, person_id, kind)
    if form is not None:
        await services.store.transact(lambda records: records.remove(form))
    return form


def create_router() -> Router:
    """Route the end of whatever was begun."""
    router = Router(name="forms")
    router.message.register(cancel, Command("cancel"))
    router.callback_query.register(cancel_by_button, EndForm.filter())
    return router


async def cancel(message: Message, reader: ViewContext, services: Services) -> None:
    """End the form of the writer."""
    ended = message.from_user and await end(services, message.from_user.id)
    await answer(message, form_ended(reader.tr) if ended else nothing_to_end(reader.tr))


async def cancel_by_button(
    query: CallbackQuery, callback_data: EndForm, reader: ViewContext, services: Services
) -> None:
    """End the form that the button belongs to; one that was opened since stays open."""
    if not await is_private_press(query, reader):
        return
    form = await open_form(services, query.from_user.id, callback_data.kind)
    if form is None or form.values.get("form", "") != callback_data.form:
        await notify(query, form_expired(reader.tr), alert=True)
        return
    await end(services, form.person, form.kind)
    await show(query, form_ended(reader.tr))
