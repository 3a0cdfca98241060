"""The engine of all forms: it checks rights, takes answers, and asks the next question.

A topic describes its form as a :class:`FormKind`: the steps, and how each is shown and its answers are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.enums import ChatType

from briefing.forms import Form
from briefing.invalid_input import InvalidInput, Problem
from handlers.support.answer import answer, show, show_below
from handlers.support.open_forms import OpenForm, end_form, leave_form, open_form, store_form
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press, require_private_press
from handlers.support.written import is_answer_of_person
from views.telegram.support.form_endings import left, not_done
from views.telegram.support.form_questions import (
    FormQuestion,
    answered_already,
    error_page,
    form_expired,
    form_gone,
)
from views.telegram.support.invalid_input import sentence
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import with_notice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Protocol

    from aiogram import Bot, Router
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Right
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext
    from views.translate import Translator

    class AnswerButton(Protocol):
        """The data of a button that answers a step: the form, the step that it answers, and the answer."""

        form: str
        step: str
        value: str

    class WayButton(Protocol):
        """The data of a button that leads to another step: the form, where it has to be, and the target."""

        form: str
        step: str
        to: str


async def _not_read(_here: OpenForm, _message: Message) -> None:
    raise InvalidInput(Problem.NO_CHOICE)


async def _not_chosen(_here: OpenForm, _value: str) -> OpenForm | Page:
    raise InvalidInput(Problem.NO_CHOICE)


async def _unchanged(form: OpenForm) -> OpenForm:
    return form


def _is_at(form: Form, step: str, values: Mapping[str, str]) -> bool:
    """Tell whether a form is at a step with these answers, whatever the name of the form is."""
    return (form.step, {**form.values, "form": ""}) == (step, {**values, "form": ""})


@dataclass(frozen=True, slots=True)
class FormStep:
    """One question. :attr:`read` and :attr:`choose` raise :class:`InvalidInput`."""

    view: Callable[[FormQuestion], Page] = error_page
    """Returns the question, and what was wrong with the last answer."""
    read: Callable[[OpenForm, Message], Awaitable[OpenForm | Page | None]] = _not_read
    """Reads a message; returns the form at its next step, a page that ends it, or None for no change."""
    choose: Callable[[OpenForm, str], Awaitable[OpenForm | Page]] = _not_chosen
    """Reads the value of a button; returns the form at its next step, or a page that ends it."""
    show: Callable[[OpenForm, FormQuestion], Awaitable[Page]] | None = None
    """Replaces :attr:`view` where the question needs something from the store."""
    is_below: bool = False
    """The question is shown below the message of the button that led to it, not in its place."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """The steps and rules of a form."""

    kind: str
    right: Right | None
    """The right that it takes, checked at each answer; None: any reader may fill it in."""
    steps: Mapping[str, FormStep]
    """Steps by name; a form is at ``url.2`` when the step ``url`` is asked for the second time."""
    is_answer: Callable[[Message], bool] = is_answer_of_person
    """Tells whether a message is an answer; others are ignored."""
    load: Callable[[OpenForm], Awaitable[OpenForm | None]] = _unchanged
    """Returns the stored form without answers that no longer fit, or None when its subject is gone."""
    go: Callable[[OpenForm, str], OpenForm | None] | None = None
    """Returns the form at the step that a button names, or None when that step cannot be reached."""
    arrive: Callable[[OpenForm, Bot], Awaitable[Page]] | None = None
    """Replaces :meth:`show` after an answer, where more is sent than the question."""
    gone: Callable[[Translator], Page] = form_gone
    """Says that the subject of the form is gone."""
    not_yours: Callable[[Translator], str] = form_expired
    """Refuses a button that belongs to another person's form."""
    over: Callable[[Translator], str] = form_expired
    """Refuses a button of a form that has ended, or of an answer that was given anew."""
    alerts: bool = False
    """An invalid choice is refused in an alert, not in the page."""

    async def show(self, form: OpenForm, error: InvalidInput | None = None) -> Page:
        """Return the question of the present step."""
        step, asked = self._step(form), form.question(error)
        return await step.show(form, asked) if step.show else step.view(asked)

    async def arrived(self, form: OpenForm, bot: Bot) -> Page:
        """Return the page of a step that an answer has led to."""
        return await (self.arrive(form, bot) if self.arrive else self.show(form))

    async def present(self, actor: Actor, reader: ViewContext, services: Services) -> OpenForm | None:
        """Return the actor's open form, which gets the next message from now on, or None."""
        stored = await open_form(services, actor.person, self.kind)
        return await self.load(await OpenForm(stored, actor, reader, services).save()) if stored else None

    async def begin(
        self,
        who: Actor | int,
        reader: ViewContext,
        services: Services,
        step: str,
        values: Mapping[str, str],
        error: InvalidInput | None = None,
    ) -> Page:
        """Open a form and return its question, below what was not done in the form that is left for it.

        ``who`` is the id of a person where the form takes no right. A form without a name gets one.
        """
        person, actor = (who, None) if isinstance(who, int) else (who.person, who)
        before = await open_form(services, person)
        if before is not None and before.kind != self.kind:
            said = left(reader.tr, await leave_form(services, before))
        else:
            is_replaced = before is not None and not _is_at(before, step, values)
            said = not_done(reader.tr, before) if before is not None and is_replaced else ""
        named = {"form": services.token(), **values}
        stored = await store_form(services, person, self.kind, step, named)
        return with_notice(said, await self.show(OpenForm(stored, actor, reader, services), error))

    def route(self, router: Router) -> None:
        """Route messages that are written while a form of this kind is open."""
        router.message.register(self.take_message, self.awaits)

    async def awaits(
        self, message: Message, services: Services, call: TypedCommand | None = None
    ) -> bool | dict[str, Any]:
        """Pass private messages, except commands, of people whose newest open form is of this kind."""
        if call is not None or message.chat.type != ChatType.PRIVATE or message.from_user is None:
            return False
        person = message.from_user.id
        if await open_form(services, person, self.kind) is None:  # found by its key, unlike the newest
            return False
        stored = await open_form(services, person)
        return {"stored": stored} if stored is not None and stored.kind == self.kind else False

    async def take_message(
        self, message: Message, stored: Form, reader: ViewContext, services: Services, bot: Bot
    ) -> None:
        """Read a message as an answer, and show what follows."""
        if not self.is_answer(message):
            return
        try:
            actor = await actor_of_message(message, self.right, services) if self.right else None
        except Refused:
            await end_form(services, stored.person, stored.kind)
            raise
        form = await self.load(OpenForm(stored, actor, reader, services))
        if form is None:
            await end_form(services, stored.person, stored.kind)
            raise Refused(self.gone)
        try:
            reply = await self._step(form).read(form, message)
        except InvalidInput as error:
            await answer(message, await self.show(form, error))
            return
        if isinstance(reply, OpenForm):
            await answer(message, await self.arrived(await reply.save(), bot))
        elif reply is not None:
            await form.end()
            await answer(message, reply)

    async def take_choice(
        self,
        query: CallbackQuery,
        callback_data: AnswerButton,
        reader: ViewContext,
        services: Services,
        bot: Bot,
    ) -> None:
        """Read a button as an answer, and show what follows."""
        form = await self.of_press(query, callback_data.form, callback_data.step, reader, services)
        try:
            reply = await self._step(form).choose(form, callback_data.value)
        except InvalidInput as error:
            invalid = error
            if self.alerts:
                raise Refused(lambda tr: sentence(tr, invalid)) from error
            await show(query, await self.show(form, error))
            return
        if not isinstance(reply, OpenForm):
            await form.end()
            await show(query, reply)
            return
        form = await reply.save()
        show_it = show_below if self._step(form).is_below else show
        await show_it(query, await self.arrived(form, bot))

    async def go_to(
        self, query: CallbackQuery, callback_data: WayButton, reader: ViewContext, services: Services
    ) -> None:
        """Go to the step that a button names."""
        form = await self.of_press(query, callback_data.form, callback_data.step, reader, services)
        target = self.go(form, callback_data.to) if self.go else None
        if target is None:
            raise Refused(out_of_date)
        await show(query, await self.show(await target.save()))

    async def of_press(
        self, query: CallbackQuery, form_id: str, step: str | None, reader: ViewContext, services: Services
    ) -> OpenForm:
        """Return the presser's form that a button belongs to. Raises :class:`Refused`.

        ``step``: the step at which the form has to be; None for any. A form that was set aside goes on.
        """
        require_private_press(query)
        person = query.from_user.id
        stored = await open_form(services, person, self.kind)
        is_own = stored is not None and stored.values.get("form") == form_id
        try:
            actor = await actor_of_press(query, self.right, services) if self.right else None
        except Refused:
            if is_own:
                await end_form(services, person, self.kind)
            raise
        if stored is None or not is_own:
            others = await services.store.find(Form, form_id=form_id)
            is_others = any(each.person != person for each in others)
            raise Refused(self.not_yours if is_others else self.over)
        form = await self.load(OpenForm(stored, actor, reader, services))
        if form is None:
            await end_form(services, person, self.kind)
            raise Refused(self.gone)
        if step not in (None, form.step):
            raise Refused(answered_already, is_alert=False)
        if stored.is_aside:
            await store_form(services, person, self.kind, stored.step, stored.values)
        return form

    def _step(self, form: OpenForm) -> FormStep:
        return self.steps[form.step.partition(".")[0]]
