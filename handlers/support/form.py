"""The driver of every form: who may fill it in, how an answer is taken, and what is asked next.

A topic gives a :class:`FormKind`: its steps, each with how it is shown and how its answers are read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.forms import Form
from briefing.invalid_input import InvalidInput, Problem
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from handlers.support.open_forms import InForm, ask, end, open_form
from handlers.support.written import is_said
from views.telegram.support.invalid_input import sentence
from views.telegram.support.newsroom_notices import answered_already, form_expired, form_gone
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Protocol

    from aiogram import Bot, Router
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Right
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext
    from views.translate import Translator

    class Choice(Protocol):
        """What a button carries that answers a step."""

        form: str
        step: str
        value: str

    class Way(Protocol):
        """What a button carries that leads to another step."""

        form: str
        step: str
        to: str


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
    def id(self) -> str:
        """The form's own name, which its buttons carry."""
        return self.form.values["form"]

    @property
    def step(self) -> str:
        """What is asked."""
        return self.form.step

    @property
    def values(self) -> Mapping[str, str]:
        """What was answered, by step."""
        return self.form.values

    def at(self, step: str, values: Mapping[str, str]) -> OpenForm:
        """Return the form with other answers, at another step."""
        return replace(self, form=replace(self.form, step=step, values=values))

    async def kept(self) -> OpenForm:
        """Store where the form is, as the one that gets the next message; return it."""
        form = await ask(self.services, self.form.person, self.form.kind, self.step, self.values)
        return replace(self, form=form)

    async def end(self) -> None:
        """End the form."""
        await end(self.services, self.form.person, self.form.kind)


async def told_what_is_wrong(here: OpenForm, error: InvalidInput | None) -> Page:
    """Return the sentence alone; the question stands above it."""
    return page([Markup.escape(sentence(here.reader.tr, error) if error else "")])


async def not_read(here: OpenForm, message: Message) -> None:
    """Refuse what is written where one chooses."""
    del here, message
    raise InvalidInput(Problem.NO_CHOICE)


async def not_chosen(here: OpenForm, value: str) -> OpenForm:
    """Refuse a choice that nothing offers."""
    del here, value
    raise InvalidInput(Problem.NO_CHOICE)


async def unchanged(here: OpenForm) -> OpenForm:
    """Return a form as it was kept."""
    return here


@dataclass(frozen=True, slots=True)
class FormStep:
    """One question. Both ways to read an answer raise :class:`InvalidInput`."""

    show: Callable[[OpenForm, InvalidInput | None], Awaitable[Page]] = told_what_is_wrong
    """Returns the question, with what was wrong with the last answer."""
    read: Callable[[OpenForm, Message], Awaitable[OpenForm | Page | None]] = not_read
    """Takes what was written: the form moved on, or the last page of one that has ended, or nothing more."""
    choose: Callable[[OpenForm, str], Awaitable[OpenForm]] = not_chosen
    """Takes what a button says; returns the form moved on."""
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
    load: Callable[[OpenForm], Awaitable[OpenForm | None]] = unchanged
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

    def step(self, here: OpenForm) -> FormStep:
        """Return the step that is asked."""
        return self.steps[here.step.partition(".")[0]]

    async def show(self, here: OpenForm, error: InvalidInput | None = None) -> Page:
        """Return the question that is asked."""
        return await self.step(here).show(here, error)

    async def arrived(self, here: OpenForm, bot: Bot) -> Page:
        """Return what is shown where an answer has led."""
        return await (self.arrive(here, bot) if self.arrive else self.show(here))

    async def present(self, actor: Actor, reader: ViewContext, services: Services) -> OpenForm | None:
        """Return the actor's form that was not finished, if there is one."""
        form = await open_form(services, actor.person, self.kind)
        return await self.load(OpenForm(form, actor, reader, services)) if form is not None else None

    async def open(
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
        here = await self.load(OpenForm(form, actor, reader, services))
        return await self.show(here, error) if here is not None else self.gone(reader.tr)

    def route(self, router: Router) -> None:
        """Take what is written while the form is open."""
        router.message.register(self.take_message, InForm(self.kind))

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
            reply = await self.step(here).read(here, message)
        except InvalidInput as error:
            reply = await self.show(here, error)
        if isinstance(reply, OpenForm):
            reply = await self.arrived(await reply.kept(), bot)
        if reply is not None:
            await answer(message, reply)

    async def take_choice(
        self, query: CallbackQuery, callback_data: Choice, reader: ViewContext, services: Services, bot: Bot
    ) -> None:
        """Take an answer that a button gives."""
        here = await self.of_press(query, callback_data.form, callback_data.step, reader, services)
        if here is None:
            return
        try:
            here = await (await self.step(here).choose(here, callback_data.value)).kept()
        except InvalidInput as error:
            if self.alerts:
                await notify(query, sentence(reader.tr, error), alert=True)
            else:
                await show(query, await self.show(here, error))
            return
        shown = await self.arrived(here, bot)
        await (show_below if self.step(here).is_below else show)(query, shown)

    async def go_to(
        self, query: CallbackQuery, callback_data: Way, reader: ViewContext, services: Services
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
        actor = await actor_of_press(query, self.right, reader, services)
        form = await open_form(services, query.from_user.id, self.kind)
        is_own = form is not None and form.values["form"] == form_id
        if actor is None:
            if is_own:
                await end(services, query.from_user.id, self.kind)
            return None
        if form is None or not is_own:
            is_others = await self._is_of_another(query.from_user.id, form_id, services)
            refusal = self.not_yours if is_others else form_expired
            await notify(query, refusal(reader.tr), alert=True)
            return None
        here = await self.load(OpenForm(form, actor, reader, services))
        if here is None:
            await end(services, query.from_user.id, self.kind)
            await show(query, self.gone(reader.tr))
        elif step not in (None, here.step):
            await notify(query, answered_already(reader.tr))
            return None
        return here

    async def _is_of_another(self, person: int, form_id: str, services: Services) -> bool:
        others = (each for each in await services.store.records(Form) if each.person != person)
        return any(each.values.get("form") == form_id for each in others)
