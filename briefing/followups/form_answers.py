"""Answers in the form of a follow-up: from what was typed, or chosen by a button, to what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import (
    PUBLISHER_LIMIT,
    REASON_LIMIT,
    TEXT_LIMIT,
    Slip,
    WrongAnswer,
    address,
    one_line,
    publisher_of,
)
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
    Place,
    fitting,
    open_deadlines,
    pieces,
    with_piece,
    without_piece,
)
from briefing.library import named_initiative
from briefing.statement.model import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefing.followups.form import Values
    from briefing.statement.model import Statement

HOST, POSTED, EVENT_DAY, CONTEXT_ON = "host", "posted", "event", "context."
"""Choices: the host's name, the day of the post, the day of the event, background of a day."""
ADD, DROP = "add", "drop"
"""Choices: another piece of evidence, one piece fewer (``drop.2``)."""
SUPPORTS, CONTRADICTS = "yes", "no"


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What an answer is read against."""

    statement: Statement
    today: date
    values: Values
    place: Place

    def given(self, step: FollowUpStep) -> str | None:
        """Return what was answered at a step, of the same piece of evidence where there are several."""
        return self.values.get(Place(step, self.place.piece).key)


def typed(ground: AnswerContext, text: str, language: str) -> dict[str, str]:
    """Return the form with an answer that was typed in ``language``. Raises :class:`WrongAnswer`."""
    read = _TYPED.get(ground.place.step)
    if read is None:
        raise WrongAnswer(Slip.NO_CHOICE)
    taken = _taken(ground, read(text, ground))
    if ground.place.step in (FollowUpStep.TEXT, FollowUpStep.REASON):
        taken[f"{ground.place.key}_language"] = language
    return taken


def chosen(ground: AnswerContext, value: str) -> dict[str, str]:
    """Return the form with an answer that was chosen by a button. Raises :class:`WrongAnswer`."""
    if ground.place == EVIDENCE:
        return fitting(_evidence(ground.values, value), ground.statement)
    if value == NONE and ground.place.step is FollowUpStep.URL and ground.place.piece > 1:
        return {**without_piece(ground.values, ground.place.piece), EVIDENCE.key: DONE}
    read = _CHOSEN.get(ground.place.step)
    if read is None:
        raise WrongAnswer(Slip.NO_CHOICE)
    return _taken(ground, read(value, ground))


def _evidence(values: Values, value: str) -> dict[str, str]:
    act, _dot, piece = value.partition(".")
    if act == DONE:
        return {**values, EVIDENCE.key: DONE}
    if act == ADD and pieces(values) < MAX_PIECES:
        return with_piece(values)
    if act == DROP and piece in map(str, range(1, pieces(values) + 1)) and pieces(values) > 1:
        return without_piece(values, int(piece))
    raise WrongAnswer(Slip.NO_CHOICE)


def _taken(ground: AnswerContext, value: str) -> dict[str, str]:
    kept = {**ground.values, ground.place.key: value}
    if ground.place.step is FollowUpStep.URL and ground.given(FollowUpStep.URL) not in (None, value):
        kept.pop(Place(FollowUpStep.PUBLISHER, ground.place.piece).key, None)
        kept.pop(Place(FollowUpStep.READ_ON, ground.place.piece).key, None)
    return fitting(kept, ground.statement)


def _initiative(text: str, ground: AnswerContext) -> str:
    found = named_initiative(ground.statement, text)
    if found is None:
        raise WrongAnswer(Slip.NO_INITIATIVE, asked=text)
    return found.slug


def _day(text: str, ground: AnswerContext) -> str:
    day = _past(text, ground)
    if day < ground.statement.made_on:
        raise WrongAnswer(Slip.BEFORE_STATEMENT, day=day, made_on=ground.statement.made_on)
    return day.isoformat()


def _past(text: str, ground: AnswerContext) -> date:
    day = day_of(text, ground.today)
    if day > ground.today:
        raise WrongAnswer(Slip.FUTURE, day=day, today=ground.today)
    return day


def _chosen_day(value: str, ground: AnswerContext) -> str:
    if value.startswith(CONTEXT_ON):
        return _past(value.removeprefix(CONTEXT_ON), ground).isoformat()
    return _day(ground.values.get(POSTED, "") if value == POSTED else value, ground)


def _read_on(text: str, ground: AnswerContext) -> str:
    happened = ground.values[FollowUpStep.DAY]
    day = _past(happened if text == EVENT_DAY else text, ground)
    if day < date.fromisoformat(happened):
        raise WrongAnswer(Slip.BEFORE_EVENT, day=day, happened_on=date.fromisoformat(happened))
    return day.isoformat()


def _url(text: str, ground: AnswerContext) -> str:
    url, present = address(text), ground.place.piece
    others = (
        ground.values.get(Place(FollowUpStep.URL, each).key) for each in range(1, pieces(ground.values) + 1)
    )
    if any(other == url and number != present for number, other in enumerate(others, 1)):
        raise WrongAnswer(Slip.SAME_ADDRESS)
    return url


def _status(value: str, ground: AnswerContext) -> str:
    is_older = date.fromisoformat(ground.values[FollowUpStep.DAY]) < ground.statement.made_on
    return _one_of({CONTEXT} if is_older else {UNCHANGED, CONTEXT, *STATUSES}, value)


def _meets(value: str, ground: AnswerContext) -> str:
    deadlines = open_deadlines(ground.values, ground.statement)
    return _one_of({NONE, *(each.slug for each in deadlines)}, value)


def _host(value: str, ground: AnswerContext) -> str:
    _one_of({HOST}, value)
    return publisher_of(ground.given(FollowUpStep.URL) or "")


def _one_of(choices: Collection[str], value: str) -> str:
    if value not in choices:
        raise WrongAnswer(Slip.NO_CHOICE)
    return value


_TYPED: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.TEXT: lambda text, _ground: one_line(text, TEXT_LIMIT),
    FollowUpStep.DAY: _day,
    FollowUpStep.URL: _url,
    FollowUpStep.PUBLISHER: lambda text, _ground: one_line(text, PUBLISHER_LIMIT),
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.REASON: lambda text, _ground: one_line(text, REASON_LIMIT),
}
"""How each step reads what is typed; where there is none, one chooses."""

_CHOSEN: Mapping[FollowUpStep, Callable[[str, AnswerContext], str]] = {
    FollowUpStep.INITIATIVE: _initiative,
    FollowUpStep.DAY: _chosen_day,
    FollowUpStep.STATUS: _status,
    FollowUpStep.MEETS: _meets,
    FollowUpStep.PUBLISHER: _host,
    FollowUpStep.READ_ON: _read_on,
    FollowUpStep.EVIDENCE_KIND: lambda value, _ground: _one_of(set(EvidenceKind), value),
    FollowUpStep.SUPPORTS: lambda value, _ground: _one_of({SUPPORTS, CONTRADICTS}, value),
}
"""How each step reads what a button says."""
