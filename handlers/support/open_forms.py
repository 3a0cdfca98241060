"""Open forms in the store: looking them up, saving, leaving and ending them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.broadcasts import form as broadcasts
from briefing.followups import form as followups
from briefing.forms import Form, form_key, open_forms
from briefing.records import put_records, remove_records
from handlers.support.answer import show
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import require_private_press
from handlers.support.to_asker import answer_asker
from views.telegram.support.callbacks import EndForm
from views.telegram.support.form_endings import ended, nothing_to_end
from views.telegram.support.form_questions import FormQuestion, form_expired
from views.telegram.support.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.invalid_input import InvalidInput
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

KEPT: Mapping[str, Callable[[Mapping[str, str]], object]] = {
    followups.KIND: followups.is_begun,
    broadcasts.KIND: broadcasts.contents_of,
}
"""Tells of long forms, by kind, whether something was written that is kept when the writer moves on.

The command that has the name of the kind goes on with the form.
"""


async def open_form(services: Services, person_id: int, kind: str | None = None) -> Form | None:
    """Return the form that gets a person's answers, or the open one of a kind; None when there is none.

    A form of the kind that was set aside counts as open.
    """
    if kind is not None:
        form = await services.store.get(Form, form_key(person_id, kind))
        return form if form is not None and form.is_open(services.clock()) else None
    form = await _last_form(services, person_id)
    return form if form is not None and not form.is_aside else None


async def _last_form(services: Services, person_id: int) -> Form | None:
    """Return the form that gets a person's answers, else one that was set aside, or None."""
    found = open_forms(await services.store.find(Form, person=person_id), person_id, services.clock())
    return found[-1] if found else None


async def store_form(
    services: Services, person_id: int, kind: str, step: str, values: Mapping[str, str] | None = None
) -> Form:
    """Store a form at a step, as the one that gets the person's answers."""
    form = Form(person_id, kind, step, services.clock(), dict(values or {}))
    await put_records(services.store, form)
    return form


async def leave_form(services: Services, form: Form) -> Form:
    """End the form of a person who has moved on, or set it aside if it is kept; return it as left."""
    aside = replace(form, is_aside=True, changed_at=services.clock())
    if form.kind in KEPT and KEPT[form.kind](form.values):
        await put_records(services.store, aside)
        return aside
    await remove_records(services.store, form)
    return form


async def end_form(services: Services, person_id: int, kind: str) -> None:
    """End a person's form of a kind, if it is open."""
    form = await open_form(services, person_id, kind)
    if form is not None:
        await remove_records(services.store, form)


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
    """Answer ``/cancel`` by ending the form that gets the writer's answers, else one that was set aside."""
    form = await _last_form(services, message.from_user.id) if message.from_user else None
    if form is None:
        await answer_asker(message, page(nothing_to_end(reader.tr)), reader, services)
        return
    await end_form(services, form.person, form.kind)
    confirmed = page(ended(reader.tr, form, was_kept=form.kind in KEPT))
    # It names a question that stands in the person's private chat.
    await answer_asker(message, confirmed, reader, services, is_personal=True)


async def cancel_by_button(
    query: CallbackQuery, callback_data: EndForm, reader: ViewContext, services: Services
) -> None:
    """End the form that the button belongs to; a form that was opened later stays open."""
    require_private_press(query)
    form = await open_form(services, query.from_user.id, callback_data.kind)
    if form is None or (callback_data.form and form.values.get("form") != callback_data.form):
        raise Refused(form_expired)
    await end_form(services, form.person, form.kind)
    await show(query, page(ended(reader.tr, form, was_kept=form.kind in KEPT)))
