"""The form of a follow-up: the command and button that open it, and how each step is asked and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.followups.changes import without_conflicts
from briefing.followups.entries import entry_id
from briefing.followups.form import (
    ALL_STATUSES,
    EVIDENCE,
    KIND,
    PREVIEW,
    FollowUpStep,
    FormPosition,
    first_open,
    is_begun,
    reachable,
    step_before,
)
from briefing.followups.form_answers import AnswerContext, with_chosen_answer, with_typed_answer
from briefing.followups.item import build, corrects_nothing
from briefing.followups.presets import with_presets
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.members import reviewers
from briefing.team.roles import Right
from handlers.statement.initiatives import initiative_of_command
from handlers.support.answer import answer, show_below
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.team_rights import actor_of_message, actor_of_press
from handlers.support.written import link_of_post, written
from views.telegram.followups import form as views
from views.telegram.followups.callbacks import BeginFollowUp, FillIn, GoInFollowUp
from views.telegram.followups.notices import not_your_form, subject_gone, unfinished_before
from views.telegram.followups.preview import evidence_list, preview_page
from views.telegram.support.page import with_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import CallbackQuery, Message

    from briefing.statement.entry import FollowUp
    from briefing.team.audit import Actor
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command and button that open the form, and its answers."""
    router = Router(name="followup")
    router.message.register(begin, Command("followup"))
    FOLLOW_UP.route(router)
    router.callback_query.register(begin_by_button, BeginFollowUp.filter())
    router.callback_query.register(FOLLOW_UP.take_choice, FillIn.filter())
    router.callback_query.register(FOLLOW_UP.go_to, GoInFollowUp.filter())
    return router


async def begin(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/followup`` and ``/followup slug`` with the first question."""
    actor = await actor_of_message(message, Right.WRITE, services)
    given: dict[str, str] = {}
    if call.argument:
        reader, given["initiative"] = await initiative_of_command(message, call, reader, services)
    await answer(message, await open_follow_up(actor, reader, services, given))


async def begin_by_button(
    query: CallbackQuery, callback_data: BeginFollowUp, reader: ViewContext, services: Services
) -> None:
    """Open the form below a card."""
    actor = await actor_of_press(query, Right.WRITE, services)
    shown = services.reader_of(reader, callback_data.statement, callback_data.slug)
    await show_below(query, await open_follow_up(actor, shown, services, {"initiative": callback_data.slug}))


async def open_follow_up(
    actor: Actor, reader: ViewContext, services: Services, given: Mapping[str, str]
) -> Page:
    """Open a form with answers that are given already, and return its first open question.

    An open form in which something was written stays, and its question is returned: the actor has to finish
    or end it first. A form that was opened with the same answers is asked again, and its buttons still work.
    """
    statement = reader.statement
    present = await FOLLOW_UP.present(actor, reader, services)
    if present is not None and is_begun(present.stored.values):
        return with_notice(unfinished_before(present.tr), await FOLLOW_UP.show(present))
    values = without_conflicts({"form": services.token(), "statement": statement.id, **given}, statement)
    values = with_presets(values, statement, reader.today)
    if present is not None and {**values, "form": ""} == {**present.values, "form": ""}:
        values = dict(present.values)
    return await FOLLOW_UP.begin(actor, reader, services, first_open(values, statement).key, values)


def item_of(form: OpenForm) -> FollowUp:
    """Return the follow-up that a form describes; every step has to be answered."""
    name = entry_id(form.actor.at, form.values["form"])
    return build(form.values, form.reader.statement, name, form.actor.role)


def is_complete(form: OpenForm) -> bool:
    """Tell whether everything was answered."""
    return first_open(form.values, form.reader.statement) == PREVIEW


async def _load(form: OpenForm) -> OpenForm | None:
    """Check the form against the present statement; return None when what it is about is gone."""
    statement = form.services.library.statement(form.values["statement"])
    if statement is None:
        return None
    given, values = form.values.get(FollowUpStep.INITIATIVE), dict(form.values)
    known = {None, *(each.id for each in statement.followups)}
    if values.get("correction_of") not in known:
        return None
    if given is not None:
        slug = statement.slug_of(given)
        if slug is None:
            return None
        values[FollowUpStep.INITIATIVE] = slug
    values = with_presets(without_conflicts(values, statement), statement, form.reader.today)
    position = FormPosition.of(form.step)
    if position in (PREVIEW, EVIDENCE):
        open_position = first_open(values, statement)
        position = open_position if open_position != PREVIEW else position
    statement_reader = form.services.reader(form.tr, statement)
    return replace(form.moved_to(position.key, values), reader=statement_reader)


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    item = replace(item_of(form), reviewed=False)
    others = await reviewers(form.services.store, form.services.owners, form.actor.person)
    changes = not corrects_nothing(item, form.reader.statement)
    return preview_page(asked, item, others=bool(others), changes=changes)


def _context(form: OpenForm) -> AnswerContext:
    return AnswerContext(form.reader.statement, form.reader.today, form.values, FormPosition.of(form.step))


def _next(form: OpenForm, values: Mapping[str, str]) -> OpenForm:
    return form.moved_to(first_open(values, form.reader.statement).key, values)


async def _read(form: OpenForm, message: Message) -> OpenForm:
    context = _context(form)
    try:
        link = link_of_post(message) if context.position.step is FollowUpStep.URL else None
        return _next(form, with_typed_answer(context, link or written(message), form.tr.language))
    except InvalidInput as error:
        if error.problem is not Problem.NO_INITIATIVE:
            raise
        asked = str(error.details["asked"])
        slug = await form.services.finder.nearest_initiative(form.reader.statement, asked)
        if slug is None:
            raise
        raise InvalidInput(Problem.NEAR_INITIATIVE, asked=asked, nearest=slug) from error


async def _choose(form: OpenForm, value: str) -> OpenForm:
    if (form.step, value) == (FollowUpStep.STATUS, ALL_STATUSES):
        return form.moved_to(form.step, {**form.values, ALL_STATUSES: value})
    return _next(form, with_chosen_answer(_context(form), value))


def _go(form: OpenForm, to: str) -> OpenForm | None:
    values, statement, position = form.values, form.reader.statement, FormPosition.of(form.step)
    match to:
        case "back":
            target = step_before(values, statement, position)
        case "on":
            target = first_open(values, statement)
        case _:
            target = reachable(values, statement, to)
    return form.moved_to(target.key, values) if target is not None else None


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
    gone=subject_gone,
    not_yours=not_your_form,
)
"""Answers are read in :mod:`briefing.followups.form_answers`, questions are shown in ``views``."""
