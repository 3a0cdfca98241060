"""The form of a follow-up: what opens it, and how each step is asked and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from briefing.followups.entries import entry_id
from briefing.followups.form import (
    EVIDENCE,
    KIND,
    PREVIEW,
    FollowUpStep,
    FormPosition,
    first_open,
    fitting,
    is_begun,
    next_to,
    reachable,
)
from briefing.followups.form_answers import AnswerContext, chosen, typed
from briefing.followups.item import build, corrects_nothing
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.addressees import reviewers
from briefing.team.roles import Right
from handlers.statement.resolve_initiative import asked_for
from handlers.support.answer import answer, notify, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.newsroom_rights import actor_of_message, actor_of_press
from handlers.support.written import link_of_post, written
from views.telegram.followups import form as views
from views.telegram.followups.callbacks import BeginFollowUp, FillIn, GoInFollowUp
from views.telegram.followups.preview import evidence_list, preview_page
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import with_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.statement.model import FollowUp
    from briefing.team.audit import Actor
    from handlers.support.commands import Call
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route what opens the form, and its answers."""
    router = Router(name="followup")
    router.message.register(begin, Command("followup"))
    FOLLOW_UP.route(router)
    router.callback_query.register(begin_by_button, BeginFollowUp.filter())
    router.callback_query.register(FOLLOW_UP.take_choice, FillIn.filter())
    router.callback_query.register(FOLLOW_UP.go_to, GoInFollowUp.filter())
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
    present = await FOLLOW_UP.present(actor, reader, services)
    if present is not None and is_begun(present.form.values):
        return with_notice(views.unfinished_before(reader.tr), await FOLLOW_UP.show(present))
    values = fitting({"form": services.token(), "statement": statement.id, **given}, statement)
    if present is not None and {**values, "form": ""} == {**present.values, "form": ""}:
        values = dict(present.values)
    return await FOLLOW_UP.begin(actor, reader, services, first_open(values, statement).key, values)


def item_of(here: OpenForm) -> FollowUp:
    """Return what a form describes; no step may be open."""
    name = entry_id(here.actor.at, here.values["form"])
    return build(here.values, here.reader.statement, name, here.actor.role)


def is_complete(here: OpenForm) -> bool:
    """Tell whether everything was answered."""
    return first_open(here.values, here.reader.statement) == PREVIEW


async def _load(here: OpenForm) -> OpenForm | None:
    """Read what is kept anew: its statement, or what it is about there, may have gone meanwhile."""
    statement = here.services.library.statement(here.values["statement"])
    if statement is None:
        return None
    slug, corrected = here.values.get(FollowUpStep.INITIATIVE), here.values.get("correction_of")
    known = {None, *(each.id for each in statement.followups)}
    if corrected not in known or (slug is not None and slug not in statement.initiatives):
        return None
    values, position = fitting(here.values, statement), FormPosition.of(here.step)
    if position in (PREVIEW, EVIDENCE):
        open_position = first_open(values, statement)
        position = open_position if open_position != PREVIEW else position
    of_it = here.services.reader(here.tr, statement)
    return replace(here.at(position.key, values), reader=of_it)


async def _preview(here: OpenForm, asked: FormQuestion) -> Page:
    item = item_of(here)
    others = await reviewers(here.services.store, here.services.owners, here.actor.person)
    changes = not corrects_nothing(item, here.reader.statement)
    return preview_page(asked, item, others=bool(others), changes=changes)


def _context(here: OpenForm) -> AnswerContext:
    return AnswerContext(here.reader.statement, here.reader.today, here.values, FormPosition.of(here.step))


def _next(here: OpenForm, values: Mapping[str, str]) -> OpenForm:
    return here.at(first_open(values, here.reader.statement).key, values)


async def _read(here: OpenForm, message: Message) -> OpenForm:
    context = _context(here)
    try:
        link = link_of_post(message) if context.position.step is FollowUpStep.URL else None
        return _next(here, typed(context, link or written(message), here.tr.language))
    except InvalidInput as error:
        if error.problem is not Problem.NO_INITIATIVE:
            raise
        asked = str(error.details["asked"])
        slug = here.services.library.nearest_initiative(here.reader.statement, asked)
        if slug is None:
            raise
        raise InvalidInput(Problem.NEAR_INITIATIVE, asked=asked, nearest=slug) from error


async def _choose(here: OpenForm, value: str) -> OpenForm:
    return _next(here, chosen(_context(here), value))


def _go(here: OpenForm, to: str) -> OpenForm | None:
    values, statement, position = here.values, here.reader.statement, FormPosition.of(here.step)
    match to:
        case "back":
            target = next_to(values, statement, position, -1)
        case "on":
            target = next_to(values, statement, position, 1) if here.step in values else None
        case _:
            target = reachable(values, statement, to)
    return here.at(target.key, values) if target is not None else None


FOLLOW_UP = FormKind(
    KIND,
    Right.WRITE,
    {
        **dict.fromkeys(FollowUpStep, FormStep(views.ask_step, _read, _choose)),
        FollowUpStep.MORE: FormStep(evidence_list, _read, _choose),
        FollowUpStep.PREVIEW: FormStep(read=_read, choose=_choose, show=_preview),
    },
    load=_load,
    go=_go,
    gone=views.subject_gone,
    not_yours=views.not_your_form,
)
"""Its readers and questions stand in tables by step: ``form_answers`` in the rules, ``form`` in the views."""
