"""The driver of every form: who may fill it in, how an answer is taken, and what is asked next.

A topic gives a :class:`FormKind`: its steps, each with how it is shown and how its answers are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.enums import ChatType

from briefing.forms import Form
from briefing.invalid_input import InvalidInput, Problem
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from handlers.support.open_forms import OpenForm, ask, end, open_form
from handlers.support.written import is_said
from views.telegram.support.form_questions import (
    FormQuestion,
    answered_already,
    error_page,
    form_expired,
    form_gone,
)
from views.telegram.support.invalid_input import sentence
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Protocol

    from aiogram import Bot, Router
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Right
    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext
    from views.translate import Translator

    class AnswerButton(Protocol):
        """What a button carries that answers a step: of which form, and where that has to be."""

        form: str
        step: str
        value: str

    class WayButton(Protocol):
        """What a button carries that leads to another step."""

        form: str
        step: str
        to: str


async def _not_read(_here: OpenForm, _message: Message) -> None:
    raise InvalidInput(Problem.NO_CHOICE)


async def _not_chosen(_here: OpenForm, _value: str) -> OpenForm:
    raise InvalidInput(Problem.NO_CHOICE)


async def _as_kept(here: OpenForm) -> OpenForm:
    return here


@dataclass(frozen=True, slots=True)
class FormStep:
    """One question. Both ways to read an answer raise :class:`InvalidInput`."""

    view: Callable[[FormQuestion], Page] = error_page
    """Shows the question, with what was wrong with the last answer."""
    read: Callable[[OpenForm, Message], Awaitable[OpenForm | Page | None]] = _not_read
    """Takes what was written; returns the form moved on, or the last page, which ends it, or None to stay."""
    choose: Callable[[OpenForm, str], Awaitable[OpenForm]] = _not_chosen
    """Takes what a button says; returns the form moved on."""
    show: Callable[[OpenForm, FormQuestion], Awaitable[Page]] | None = None
    """Shows the question in place of :attr:`view`, where something has to be looked up for it."""
    is_below: bool = False
    """It is shown below the button that led to it, whose message stays."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """What a form is made of."""

    kind: str
    right: Right | None
    """Who of the newsroom may fill it in; asked again at each answer. None: any reader."""
    steps: Mapping[str, FormStep]
    """By their names; a step that is asked several times has its number behind a dot: ``url.2``."""
    is_answer: Callable[[Message], bool] = is_said
    """Tells whether a message is meant as an answer at all."""
    load: Callable[[OpenForm], Awaitable[OpenForm | None]] = _as_kept
    """Returns what still fits of a form that was kept, or None when what it is about has gone."""
    go: Callable[[OpenForm, str], OpenForm | None] | None = None
    """Returns the form at the step that a button names, or None when it cannot be gone to."""
    arrive: Callable[[OpenForm, Bot], Awaitable[Page]] | None = None
    """Shows a step that an answer has led to, where that takes more than its question."""
    gone: Callable[[Translator], Page] = form_gone
    """Says that what the form is about has gone."""
    not_yours: Callable[[Translator], str] = form_expired
    """Refuses a button of somebody else's form."""
    alerts: bool = False
    """A choice that cannot be taken is refused in an alert, not in the page."""

    async def show(self, here: OpenForm, error: InvalidInput | None = None) -> Page:
        """Return the question that is asked."""
        step, asked = self._step(here), here.asked(error)
        return await step.show(here, asked) if step.show else step.view(asked)

    async def arrived(self, here: OpenForm, bot: Bot) -> Page:
        """Return what is shown where an answer has led."""
        return await (self.arrive(here, bot) if self.arrive else self.show(here))

    async def present(self, actor: Actor, reader: ViewContext, services: Services) -> OpenForm | None:
        """Return the actor's form that was not finished, if there is one."""
        form = await open_form(services, actor.person, self.kind)
        return await self.load(OpenForm(form, actor, reader, services)) if form is not None else None

    async def begin(
        self,
        actor: Actor,
        reader: ViewContext,
        services: Services,
        step: str,
        values: Mapping[str, str],
        error: InvalidInput | None = None,
    ) -> Page:
        """Open a form in place of one that is open, and return its question."""
        form = await ask(services, actor.person, self.kind, step, values)
        return await self.show(OpenForm(form, actor, reader, services), error)

    def route(self, router: Router) -> None:
        """Take what is written while the form is open."""
        router.message.register(self.take_message, self.awaits)

    async def awaits(
        self, message: Message, services: Services, call: Call | None = None
    ) -> bool | dict[str, Any]:
        """Pass what somebody with the form open writes in private; commands pass it by."""
        if call is not None or message.chat.type != ChatType.PRIVATE or message.from_user is None:
            return False
        person = message.from_user.id
        if await open_form(services, person, self.kind) is None:
            return False
        form = await open_form(services, person)
        return {"form": form} if form is not None and form.kind == self.kind else False

    async def take_message(
        self, message: Message, form: Form, reader: ViewContext, services: Services, bot: Bot
    ) -> None:
        """Take an answer that was written."""
        if not self.is_answer(message):
            return
        actor = await actor_of_message(message, self.right, reader, services) if self.right else None
        is_allowed = actor is not None or self.right is None
        here = await self.load(OpenForm(form, actor, reader, services)) if is_allowed else None
        if here is None:
            await end(services, form.person, form.kind)
            if is_allowed:
                await answer(message, self.gone(reader.tr))
            return
        try:
            reply = await self._step(here).read(here, message)
        except InvalidInput as error:
            await answer(message, await self.show(here, error))
            return
        if isinstance(reply, OpenForm):
            await answer(message, await self.arrived(await reply.kept(), bot))
        elif reply is not None:
            await here.end()
            await answer(message, reply)

    async def take_choice(
        self,
        query: CallbackQuery,
        callback_data: AnswerButton,
        reader: ViewContext,
        services: Services,
        bot: Bot,
    ) -> None:
        """Take an answer that a button gives."""
        here = await self.of_press(query, callback_data.form, callback_data.step, reader, services)
        if here is None:
            return
        try:
            here = await (await self._step(here).choose(here, callback_data.value)).kept()
        except InvalidInput as error:
            if self.alerts:
                await notify(query, sentence(reader.tr, error), alert=True)
            else:
                await show(query, await self.show(here, error))
            return
        show_it = show_below if self._step(here).is_below else show
        await show_it(query, await self.arrived(here, bot))

    async def go_to(
        self, query: CallbackQuery, callback_data: WayButton, reader: ViewContext, services: Services
    ) -> None:
        """Go back, or on with what was answered, or from the end to any step."""
        here = await self.of_press(query, callback_data.form, callback_data.step, reader, services)
        if here is None:
            return
        target = self.go(here, callback_data.to) if self.go else None
        if target is None:
            await notify(query, out_of_date(reader.tr), alert=True)
            return
        await show(query, await self.show(await target.kept()))

    async def of_press(
        self, query: CallbackQuery, form_id: str, step: str | None, reader: ViewContext, services: Services
    ) -> OpenForm | None:
        """Return the presser's form that a button belongs to; else say why the button does nothing.

        ``step``: where the form has to be; None for anywhere.
        """
        assert self.right is not None
        actor, person = await actor_of_press(query, self.right, reader, services), query.from_user.id
        form = await open_form(services, person, self.kind)
        is_own = form is not None and form.values["form"] == form_id
        if actor is None and is_own:
            await end(services, person, self.kind)
        if actor is None:
            return None
        if form is None or not is_own:
            others = (each for each in await services.store.records(Form) if each.person != person)
            is_others = any(each.values.get("form") == form_id for each in others)
            await notify(query, (self.not_yours if is_others else form_expired)(reader.tr), alert=True)
            return None
        here = await self.load(OpenForm(form, actor, reader, services))
        if here is None:
            await end(services, person, self.kind)
            await show(query, self.gone(reader.tr))
        elif step not in (None, here.step):
            await notify(query, answered_already(reader.tr))
            return None
        return here

    def _step(self, here: OpenForm) -> FormStep:
        return self.steps[here.step.partition(".")[0]]
