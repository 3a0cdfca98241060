"""Reading the answers in the form of a follow-up, typed or chosen by a button."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.addresses import without_end_of_sentence
from briefing.answers import PUBLISHER_LIMIT, REASON_LIMIT, TEXT_LIMIT, address, one_line, publisher_of
from briefing.days import day_of
from briefing.followups.changes import with_evidence_act, with_piece, without_conflicts, without_piece
from briefing.followups.form import (
    ALL_STATUSES,
    CONTEXT,
    EVIDENCE,
    MAX_PIECES,
    NONE,
    POSTED,
    STATUSES,
    UNCHANGED,
    WRITTEN_IN,
    FollowUpStep,
    FormPosition,
    open_deadlines,
    pieces,
)
from briefing.followups.presets import CONTRADICTS, SUPPORTS, known_publisher, with_presets
from briefing.invalid_input import InvalidInput, Problem
from briefing.library import named_initiative
from briefing.statement.entry import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefing.followups.form import Values
    from briefing.statement.model import Statement

HOST, KNOWN, EVENT_DAY, CONTEXT_ON = "host", "known", "event", "context."
"""Choices: the name of the host, the log's name for it, the day of the event, background of a day."""
WORDS_OF_TEXT = 3
"""So many words beside an address, or in place of it, are the text; fewer are a mistake."""


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
    """Return the answers with one that was typed; raises :class:`InvalidInput`.

    ``language``: in which it is, unless the editor has chosen one.
    """
    if context.position.step is FollowUpStep.URL:
        return _with_sources(context, text, language)
    read = _TYPED.get(context.position.step)
    if read is None:
        raise InvalidInput(Problem.NO_CHOICE)
    taken = _with_answer(context, read(text, context))
    if context.position.step in (FollowUpStep.TEXT, FollowUpStep.WHY, FollowUpStep.REASON):
        taken[f"{context.position.key}_language"] = context.values.get(WRITTEN_IN, language)
    return taken


def _with_sources(context: AnswerContext, text: str, language: str) -> dict[str, str]:
    """Return the answers with the addresses of a message, and with its other words as the text.

    An address alone is taken as it is, others without the punctuation of the text around them. Words alone
    are taken as the text too while there is none; then the address is still to be asked for.
    """
    words = text.split()
    addresses = [each for each in words if each.casefold().startswith(("http://", "https://"))]
    rest = [each for each in words if each not in addresses]
    has_text = len(rest) >= WORDS_OF_TEXT and FollowUpStep.TEXT not in context.values
    if not addresses and has_text:
        return with_typed_answer(replace(context, position=FormPosition(FollowUpStep.TEXT)), text, language)
    if not addresses or (rest and not has_text):
        addresses = [text]
    elif len(words) > 1:
        addresses = [without_end_of_sentence(each) for each in addresses]
    for number, each in enumerate(addresses):
        if number:
            context = _at_another_source(context)
        context = replace(context, values=_with_answer(context, _url(each, context)))
    if not has_text:
        return dict(context.values)
    context = replace(context, position=FormPosition(FollowUpStep.TEXT))
    return with_typed_answer(context, " ".join(rest), language)


def _at_another_source(context: AnswerContext) -> AnswerContext:
    if pieces(context.values) == MAX_PIECES:
        raise InvalidInput(Problem.TOO_MANY_SOURCES, limit=MAX_PIECES)
    values = with_piece(context.values)
    return replace(context, values=values, position=FormPosition(FollowUpStep.URL, pieces(values)))


def with_chosen_answer(context: AnswerContext, value: str) -> dict[str, str]:
    """Return the answers with one that was chosen by a button. Raises :class:`InvalidInput`."""
    if context.position == EVIDENCE:
        return without_conflicts(with_evidence_act(context.values, value), context.statement)
    if value == NONE and context.position.step is FollowUpStep.URL and context.position.piece > 1:
        return without_piece(context.values, context.position.piece)
    read = _CHOSEN.get(context.position.step)
    if read is None:
        raise InvalidInput(Problem.NO_CHOICE)
    taken = _with_answer(context, read(value, context))
    if context.position.step is FollowUpStep.LANGUAGE:
        taken[WRITTEN_IN] = value
    return taken


def _with_answer(context: AnswerContext, value: str) -> dict[str, str]:
    kept = {**context.values, context.position.key: value}
    if context.position.step is FollowUpStep.URL and context.answer_to(FollowUpStep.URL) not in (None, value):
        kept.pop(FormPosition(FollowUpStep.PUBLISHER, context.position.piece).key, None)
        kept.pop(FormPosition(FollowUpStep.READ_ON, context.position.piece).key, None)
    if context.position.step is FollowUpStep.STATUS:
        kept.pop(ALL_STATUSES, None)
        if context.answer_to(FollowUpStep.STATUS) not in (None, value):
            # A note on another status explains this one no more.
            kept.pop(FollowUpStep.WHY, None)
    return with_presets(without_conflicts(kept, context.statement), context.statement, context.today)


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
    url = context.answer_to(FollowUpStep.URL) or ""
    names = {HOST: publisher_of(url), KNOWN: known_publisher(url, context.statement)}
    return names[_one_of(names, value)]


def _no_note(value: str, _context: AnswerContext) -> str:
    _one_of({NONE}, value)
    return ""


def _one_of(choices: Collection[str], value: str) -> str:
    if value not in choices:
        raise InvalidInput(Problem.NO_CHOICE)
    return value


_TYPED: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.TEXT: lambda text, _context: one_line(text, TEXT_LIMIT),
    FollowUpStep.DAY: _day,
    FollowUpStep.PUBLISHER: lambda text, _context: one_line(text, PUBLISHER_LIMIT),
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.WHY: lambda text, _context: one_line(text, REASON_LIMIT),
    FollowUpStep.REASON: lambda text, _context: one_line(text, REASON_LIMIT),
}
"""How each step reads a typed answer; a step that is missing takes only buttons."""

_CHOSEN: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.DAY: _chosen_day,
    FollowUpStep.STATUS: _status,
    FollowUpStep.WHY: _no_note,
    FollowUpStep.LANGUAGE: lambda value, context: _one_of(context.statement.title.by_language, value),
    FollowUpStep.MEETS: _meets,
    FollowUpStep.PUBLISHER: _host,
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.EVIDENCE_KIND: lambda value, _context: _one_of(set(EvidenceKind), value),
    FollowUpStep.SUPPORTS: lambda value, _context: _one_of({SUPPORTS, CONTRADICTS}, value),
}
"""How each step reads the value of a button."""
