"""Reading the answers in the form of a follow-up, typed or chosen by a button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import PUBLISHER_LIMIT, REASON_LIMIT, TEXT_LIMIT, address, one_line, publisher_of
from briefing.days import day_of
from briefing.followups.form import (
    CONTEXT,
    DONE,
    EVIDENCE,
    MAX_PIECES,
    NONE,
    STATUSES,
    UNCHANGED,
    FollowUpStep,
    FormPosition,
    open_deadlines,
    pieces,
    with_piece,
    without_conflicts,
    without_piece,
)
from briefing.invalid_input import InvalidInput, Problem
from briefing.library import named_initiative
from briefing.statement.model import EvidenceKind, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefing.followups.form import Values

HOST, POSTED, EVENT_DAY, CONTEXT_ON = "host", "posted", "event", "context."
"""Choices: the name of the host, the day of the post, the day of the event, background of a day."""
ADD, DROP = "add", "drop"
"""Choices: another piece of evidence, or removing one (``drop.2``)."""
SUPPORTS, CONTRADICTS = "yes", "no"


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What is needed to read an answer."""

    statement: Statement
    today: date
    values: Values
    position: FormPosition

    def answer_to(self, step: FollowUpStep) -> str | None:
        """Return the answer at another step about the same piece of evidence, or None."""
        return self.values.get(FormPosition(step, self.position.piece).key)


def with_typed_answer(context: AnswerContext, text: str, language: str) -> dict[str, str]:
    """Return the answers with one that was typed in ``language``. Raises :class:`InvalidInput`."""
    read = _TYPED.get(context.position.step)
    if read is None:
        raise InvalidInput(Problem.NO_CHOICE)
    taken = _with_answer(context, read(text, context))
    if context.position.step in (FollowUpStep.TEXT, FollowUpStep.REASON):
        taken[f"{context.position.key}_language"] = language
    return taken


def with_chosen_answer(context: AnswerContext, value: str) -> dict[str, str]:
    """Return the answers with one that was chosen by a button. Raises :class:`InvalidInput`."""
    if context.position == EVIDENCE:
        return without_conflicts(_evidence(context.values, value), context.statement)
    if value == NONE and context.position.step is FollowUpStep.URL and context.position.piece > 1:
        return {**without_piece(context.values, context.position.piece), EVIDENCE.key: DONE}
    read = _CHOSEN.get(context.position.step)
    if read is None:
        raise InvalidInput(Problem.NO_CHOICE)
    return _with_answer(context, read(value, context))


def _evidence(values: Values, value: str) -> dict[str, str]:
    act, _dot, piece = value.partition(".")
    if act == DONE:
        return {**values, EVIDENCE.key: DONE}
    if act == ADD and pieces(values) < MAX_PIECES:
        return with_piece(values)
    if act == DROP and piece in map(str, range(1, pieces(values) + 1)) and pieces(values) > 1:
        return without_piece(values, int(piece))
    raise InvalidInput(Problem.NO_CHOICE)


def _with_answer(context: AnswerContext, value: str) -> dict[str, str]:
    kept = {**context.values, context.position.key: value}
    if context.position.step is FollowUpStep.URL and context.answer_to(FollowUpStep.URL) not in (None, value):
        kept.pop(FormPosition(FollowUpStep.PUBLISHER, context.position.piece).key, None)
        kept.pop(FormPosition(FollowUpStep.READ_ON, context.position.piece).key, None)
    return without_conflicts(kept, context.statement)


def _initiative(text: str, context: AnswerContext) -> str:
    found = named_initiative(context.statement, text)
    if found is None:
        raise InvalidInput(Problem.NO_INITIATIVE, asked=text)
    return found.slug


def _day(text: str, context: AnswerContext) -> str:
    day = _past(text, context)
    if day < context.statement.made_on:
        raise InvalidInput(Problem.BEFORE_STATEMENT, day=day, made_on=context.statement.made_on)
    return day.isoformat()


def _past(text: str, context: AnswerContext) -> date:
    day = day_of(text, context.today)
    if day > context.today:
        raise InvalidInput(Problem.FUTURE, day=day, today=context.today)
    return day


def _chosen_day(value: str, context: AnswerContext) -> str:
    if value.startswith(CONTEXT_ON):
        return _past(value.removeprefix(CONTEXT_ON), context).isoformat()
    return _day(context.values.get(POSTED, "") if value == POSTED else value, context)


def _read_on(text: str, context: AnswerContext) -> str:
    happened = context.values[FollowUpStep.DAY]
    day = _past(happened if text == EVENT_DAY else text, context)
    if day < date.fromisoformat(happened):
        raise InvalidInput(Problem.BEFORE_EVENT, day=day, happened_on=date.fromisoformat(happened))
    return day.isoformat()


def _url(text: str, context: AnswerContext) -> str:
    url, present = address(text), context.position.piece
    others = (
        context.values.get(FormPosition(FollowUpStep.URL, each).key)
        for each in range(1, pieces(context.values) + 1)
    )
    if any(other == url and number != present for number, other in enumerate(others, 1)):
        raise InvalidInput(Problem.SAME_ADDRESS)
    return url


def _status(value: str, context: AnswerContext) -> str:
    is_older = date.fromisoformat(context.values[FollowUpStep.DAY]) < context.statement.made_on
    return _one_of({CONTEXT} if is_older else {UNCHANGED, CONTEXT, *STATUSES}, value)


def _meets(value: str, context: AnswerContext) -> str:
    deadlines = open_deadlines(context.values, context.statement)
    return _one_of({NONE, *(each.slug for each in deadlines)}, value)


def _host(value: str, context: AnswerContext) -> str:
    _one_of({HOST}, value)
    return publisher_of(context.answer_to(FollowUpStep.URL) or "")


def _one_of(choices: Collection[str], value: str) -> str:
    if value not in choices:
        raise InvalidInput(Problem.NO_CHOICE)
    return value


_TYPED: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.TEXT: lambda text, _context: one_line(text, TEXT_LIMIT),
    FollowUpStep.DAY: _day,
    FollowUpStep.URL: _url,
    FollowUpStep.PUBLISHER: lambda text, _context: one_line(text, PUBLISHER_LIMIT),
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.REASON: lambda text, _context: one_line(text, REASON_LIMIT),
}
"""How each step reads a typed answer; a step that is missing takes only buttons."""

_CHOSEN: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.DAY: _chosen_day,
    FollowUpStep.STATUS: _status,
    FollowUpStep.MEETS: _meets,
    FollowUpStep.PUBLISHER: _host,
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.EVIDENCE_KIND: lambda value, _context: _one_of(set(EvidenceKind), value),
    FollowUpStep.SUPPORTS: lambda value, _context: _one_of({SUPPORTS, CONTRADICTS}, value),
}
"""How each step reads the value of a button."""
