"""Open forms in the store: asked for, kept, and ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.forms import Form, form_key, open_forms, put_form
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Command
from handlers.support.newsroom_rights import is_private_press
from views.telegram.support.callbacks import EndForm
from views.telegram.support.form_questions import FormQuestion, form_ended, form_expired, nothing_to_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.invalid_input import InvalidInput
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


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


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form at the step that is asked, and who fills it in."""

    form: Form
    by: Actor | None
    """None where the form asks for no right of the newsroom."""
    reader: ViewContext
    services: Services

    @property
    def actor(self) -> Actor:
        """Who fills it in, with the right that its kind asks for."""
        assert self.by is not None
        return self.by

    @property
    def tr(self) -> Translator:
        """In whose language it is asked."""
        return self.reader.tr

    @property
    def step(self) -> str:
        """What is asked."""
        return self.form.step

    @property
    def values(self) -> Mapping[str, str]:
        """What was answered, by step; ``form`` is the form's own name, which its buttons carry."""
        return self.form.values

    def at(self, step: str, values: Mapping[str, str]) -> OpenForm:
        """Return the form with other answers, at another step."""
        return replace(self, form=replace(self.form, step=step, values=values))

    def asked(self, error: InvalidInput | None = None) -> FormQuestion:
        """Return what its question is shown by; ``error``: what was wrong with the last answer."""
        return FormQuestion(self.reader, self.form.kind, self.values, self.step, error)

    async def kept(self) -> OpenForm:
        """Store where the form is, as the one that gets the next message; return it."""
        form = await ask(self.services, self.form.person, self.form.kind, self.step, self.values)
        return replace(self, form=form)

    async def end(self) -> None:
        """End the form."""
        await end(self.services, self.form.person, self.form.kind)


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
