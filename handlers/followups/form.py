"""The form of a follow-up: opened by a command or button, filled in by messages and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from briefing.followups.form import (
    KIND,
    FollowUpStep,
    Place,
    first_open,
    fitting,
    is_begun,
    next_to,
    reachable,
)
from briefing.followups.form_answers import AnswerContext, chosen, typed
from briefing.forms import Form
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.roles import Right
from handlers.followups.form_page import filled, moved, page_of
from handlers.statement.resolve_initiative import asked_for
from handlers.support.answer import answer, notify, show, show_below
from handlers.support.commands import Command
from handlers.support.forms import InForm, ask, end, open_form
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from handlers.support.written import is_said, link_of_post, written
from views.telegram.followups.callbacks import BeginFollowUp, FillIn, WalkForm
from views.telegram.followups.notices import answered_already, gone, not_yours, unfinished_before
from views.telegram.support.newsroom_notices import form_expired
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import after_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.statement.model import Statement
    from briefing.team.audit import Actor
    from handlers.followups.form_page import Filled
    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route what opens the form, and its answers."""
    router = Router(name="followup")
    router.message.register(begin, Command("followup"))
    router.message.register(answered, InForm(KIND))
    router.callback_query.register(begin_by_button, BeginFollowUp.filter())
    router.callback_query.register(chose, FillIn.filter())
    router.callback_query.register(walked, WalkForm.filter())
    return router


async def begin(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/followup`` and ``/followup slug`` with the first question."""
    actor = await actor_of_message(message, Right.WRITE, reader, services)
    if actor is None:
        return
    given: dict[str, str] = {}
    if call.argument:
        asked = await asked_for(message, call, reader, services)
        if asked is None:
            return
        reader, given["initiative"] = asked
    await answer(message, await opened(actor, reader, services, given))


async def begin_by_button(
    query: CallbackQuery, callback_data: BeginFollowUp, reader: ViewContext, services: Services
) -> None:
    """Open the form below a card."""
    actor = await actor_of_press(query, Right.WRITE, reader, services)
    if actor is None:
        return
    statement = services.library.statement(callback_data.statement)
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    if statement is None or callback_data.slug not in statement.initiatives or not in_private:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    of_it = services.reader(reader.tr, statement)
    await show_below(query, await opened(actor, of_it, services, {"initiative": callback_data.slug}))


async def opened(actor: Actor, reader: ViewContext, services: Services, given: Mapping[str, str]) -> Page:
    """Open a form with what is known already, and return its next question.

    A form that was opened with the same, and has no answer yet, is asked on; one in which something was
    written is not lost: it has to be finished or ended first.
    """
    statement = reader.statement
    values = fitting({"form": services.token(), "statement": statement.id, **given}, statement)
    present = await open_form(services, actor.person, KIND)
    unfinished = filled(present, actor, reader, services) if present and is_begun(present.values) else None
    if unfinished is not None:
        return after_notice(unfinished_before(reader.tr), await page_of(unfinished, services))
    if present is not None and {**values, "form": ""} == {**present.values, "form": ""}:
        values = dict(present.values)
    form = await ask(services, actor.person, KIND, first_open(values, statement).key, values)
    here = filled(form, actor, reader, services)
    return await page_of(here, services) if here else gone(reader.tr)


async def answered(message: Message, form: Form, reader: ViewContext, services: Services) -> None:
    """Take an answer that was written."""
    if not is_said(message):
        return
    actor = await actor_of_message(message, Right.WRITE, reader, services)
    here = filled(form, actor, reader, services) if actor else None
    if actor is None or here is None:
        await end(services, form.person, form.kind)
        if actor is not None:
            await answer(message, gone(reader.tr))
        return
    ground = AnswerContext(here.reader.statement, here.reader.today, here.values, here.place)
    try:
        link = link_of_post(message) if here.place.step is FollowUpStep.URL else None
        values = typed(ground, link or written(message), reader.tr.language)
    except InvalidInput as error:
        nearest = _nearest(error, here.reader.statement, services)
        await answer(message, await page_of(here, services, nearest or error))
        return
    here = await moved(here, services, first_open(values, here.reader.statement), values)
    await answer(message, await page_of(here, services))


def _nearest(error: InvalidInput, statement: Statement, services: Services) -> InvalidInput | None:
    """Name the initiative that may have been meant."""
    if error.problem is not Problem.NO_INITIATIVE:
        return None
    asked = str(error.details["asked"])
    slug = services.library.nearest_initiative(statement, asked)
    return InvalidInput(Problem.NEAR_INITIATIVE, asked=asked, nearest=slug) if slug else None


async def chose(query: CallbackQuery, callback_data: FillIn, reader: ViewContext, services: Services) -> None:
    """Take an answer that a button gives."""
    here = await pressed(query, callback_data.form, callback_data.step, reader, services)
    if here is None:
        return
    ground = AnswerContext(here.reader.statement, here.reader.today, here.values, here.place)
    try:
        values = chosen(ground, callback_data.value)
    except InvalidInput as error:
        await show(query, await page_of(here, services, error))
        return
    here = await moved(here, services, first_open(values, here.reader.statement), values)
    await show(query, await page_of(here, services))


async def walked(
    query: CallbackQuery, callback_data: WalkForm, reader: ViewContext, services: Services
) -> None:
    """Go a step back, or on with what was given, or from the preview to any step."""
    here = await pressed(query, callback_data.form, callback_data.step, reader, services)
    if here is None:
        return
    target = _target(here, callback_data.to)
    if target is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    here = await moved(here, services, target, here.values)
    await show(query, await page_of(here, services))


def _target(here: Filled, to: str) -> Place | None:
    values, statement = here.values, here.reader.statement
    if to == "back":
        return next_to(values, statement, here.place, -1)
    if to == "on":
        return next_to(values, statement, here.place, 1) if here.place.key in values else None
    return reachable(values, statement, to)


async def pressed(
    query: CallbackQuery, form_id: str, step: str | None, reader: ViewContext, services: Services
) -> Filled | None:
    """Return the presser's form that a button belongs to; else say why the button does nothing.

    ``step``: where the form has to be; None for anywhere.
    """
    actor = await actor_of_press(query, Right.WRITE, reader, services)
    form = await open_form(services, query.from_user.id, KIND)
    is_own = form is not None and form.values["form"] == form_id
    if actor is None:
        if is_own:
            await end(services, query.from_user.id, KIND)
        return None
    if form is None or not is_own:
        await notify(query, await _why_not(query, form_id, reader, services), alert=True)
        return None
    here = filled(form, actor, reader, services)
    if here is None:
        await end(services, query.from_user.id, KIND)
        await show(query, gone(reader.tr))
    elif step not in (None, here.place.key):
        await notify(query, answered_already(reader.tr))
        return None
    return here


async def _why_not(query: CallbackQuery, form_id: str, reader: ViewContext, services: Services) -> str:
    others = (each for each in await services.store.records(Form) if each.person != query.from_user.id)
    is_others = any(each.values.get("form") == form_id for each in others)
    return not_yours(reader.tr) if is_others else form_expired(reader.tr)
