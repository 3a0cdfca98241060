"""Open forms in the store: looking them up, saving and ending them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.forms import Form, form_key, open_forms, put_form
from handlers.support.answer import answer, show
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import require_private_press
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
    """Return a person's newest open form, or the one of a kind; None when there is none or it has expired."""
    if kind is not None:
        form = await services.store.record(Form, form_key(person_id, kind))
        return form if form is not None and form.is_open(services.clock()) else None
    found = open_forms(await services.store.records(Form), person_id, services.clock())
    return found[-1] if found else None


async def store_form(
    services: Services, person_id: int, kind: str, step: str, values: Mapping[str, str] | None = None
) -> Form:
    """Store a form at a step, as the newest one of the person; forms of other kinds stay open."""
    form = Form(person_id, kind, step, services.clock(), dict(values or {}))
    await services.store.transact(lambda records: put_form(records, form))
    return form


async def end_form(services: Services, person_id: int, kind: str | None = None) -> Form | None:
    """End a person's newest open form, or the one of a kind; return it, or None if there was none."""
    form = await open_form(services, person_id, kind)
    if form is not None:
        await services.store.transact(lambda records: records.remove(form))
    return form


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form at a step, and the person who fills it in."""

    stored: Form
    by: Actor | None
    """The person with the right that the form takes; None where it takes none."""
    reader: ViewContext
    services: Services

    @property
    def actor(self) -> Actor:
        """The person who fills in a form that takes a right."""
        assert self.by is not None
        return self.by

    @property
    def tr(self) -> Translator:
        """The translator into the language of the person."""
        return self.reader.tr

    @property
    def step(self) -> str:
        """The name of the step."""
        return self.stored.step

    @property
    def values(self) -> Mapping[str, str]:
        """Answers by step; under ``form`` stands the id of the form, which its buttons carry."""
        return self.stored.values

    def moved_to(self, step: str, values: Mapping[str, str]) -> OpenForm:
        """Return the form at another step, with other answers."""
        return replace(self, stored=replace(self.stored, step=step, values=values))

    def question(self, error: InvalidInput | None = None) -> FormQuestion:
        """Return what views show the question with; ``error``: what was wrong with the last answer."""
        return FormQuestion(self.reader, self.stored.kind, self.values, self.step, error)

    async def save(self) -> OpenForm:
        """Store the form, so that it gets the next message; return it as stored."""
        stored = await store_form(self.services, self.stored.person, self.stored.kind, self.step, self.values)
        return replace(self, stored=stored)

    async def end(self) -> None:
        """End the form."""
        await end_form(self.services, self.stored.person, self.stored.kind)


def create_router() -> Router:
    """Route the command and the buttons that end forms."""
    router = Router(name="forms")
    router.message.register(cancel, Command("cancel"))
    router.callback_query.register(cancel_by_button, EndForm.filter())
    return router


async def cancel(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/cancel`` by ending the writer's newest form."""
    ended = message.from_user and await end_form(services, message.from_user.id)
    await answer(message, form_ended(reader.tr) if ended else nothing_to_end(reader.tr))


async def cancel_by_button(
    query: CallbackQuery, callback_data: EndForm, reader: ViewContext, services: Services
) -> None:
    """End the form that the button belongs to; a form that was opened later stays open."""
    require_private_press(query)
    form = await open_form(services, query.from_user.id, callback_data.kind)
    if form is None or form.values.get("form", "") != callback_data.form:
        raise Refused(form_expired)
    await end_form(services, form.person, form.kind)
    await show(query, form_ended(reader.tr))
