"""What can be chosen at a step of the form of a follow-up: the words of each button, and what it answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import publisher_of
from briefing.followups.form import (
    CONTEXT,
    NONE,
    STATUSES,
    UNCHANGED,
    FollowUpStep,
    FormPosition,
    open_deadlines,
)
from briefing.followups.form_answers import CONTRADICTS, EVENT_DAY, HOST, POSTED, SUPPORTS
from views.labels import EVIDENCE_KIND, STATUS, STATUS_SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from views.telegram.followups.form import AskedEntry

    Choice = tuple[str, str]


MOST_NAMED = 80
"""Initiatives with a button; the others are named by their number or name."""


def choices(asked: AskedEntry) -> Iterator[Choice]:
    """Yield the choices of a step; some steps have none."""
    offer = _OFFERS.get(asked.position.step)
    return offer(asked) if offer else iter(())


def _initiatives(asked: AskedEntry) -> Iterator[Choice]:
    for each in asked.reader.statement.in_order[:MOST_NAMED]:
        yield f"{each.number}. {each.short.in_language(asked.reader.tr.language)}", each.slug


def _days(asked: AskedEntry) -> Iterator[Choice]:
    tr = asked.reader.tr
    yield tr.gettext("Today"), "today"
    yield tr.gettext("Yesterday"), "yesterday"
    if posted := asked.values.get(POSTED):
        yield tr.gettext("The day of the post: {date}", date=tr.date(date.fromisoformat(posted))), POSTED


def _statuses(asked: AskedEntry) -> Iterator[Choice]:
    tr = asked.reader.tr
    if date.fromisoformat(asked.values[FollowUpStep.DAY]) >= asked.reader.statement.made_on:
        yield tr.gettext("Unchanged"), UNCHANGED
        for each in STATUSES:
            yield f"{STATUS_SIGN[each]} {tr.gettext(STATUS[each])}", each.value
    yield tr.gettext("Background: changes nothing (context)"), CONTEXT


def _deadlines(asked: AskedEntry) -> Iterator[Choice]:
    tr = asked.reader.tr
    yield tr.gettext("No"), NONE
    for number, each in enumerate(open_deadlines(asked.values, asked.reader.statement), 1):
        yield f"{number}. {each.stated_as.in_language(tr.language)}", each.slug


def deadlines_words(asked: AskedEntry) -> list[str]:
    """Say in full what the numbered buttons of the deadlines mean, which a phone has no room for."""
    language = asked.reader.tr.language
    return [
        f"{number}. {each.what.in_language(language)} ({each.stated_as.in_language(language)})"
        for number, each in enumerate(open_deadlines(asked.values, asked.reader.statement), 1)
    ]


def _sources(asked: AskedEntry) -> Iterator[Choice]:
    if asked.position.piece > 1 and asked.step not in asked.values:
        yield asked.reader.tr.gettext("✅ No more sources"), NONE


def _publishers(asked: AskedEntry) -> Iterator[Choice]:
    yield publisher_of(asked.values[FormPosition(FollowUpStep.URL, asked.position.piece).key]), HOST


def _reading_days(asked: AskedEntry) -> Iterator[Choice]:
    tr, happened = asked.reader.tr, date.fromisoformat(asked.values[FollowUpStep.DAY])
    yield tr.gettext("Today"), "today"
    if happened != asked.reader.today:
        yield tr.gettext("On the day of the event: {date}", date=tr.date(happened)), EVENT_DAY


def _kinds(asked: AskedEntry) -> Iterator[Choice]:
    for kind, words in EVIDENCE_KIND.items():
        yield asked.reader.tr.gettext(words), kind.value


def _sides(asked: AskedEntry) -> Iterator[Choice]:
    yield asked.reader.tr.gettext("👍 It supports it"), SUPPORTS
    yield asked.reader.tr.gettext("⚠️ It contradicts it"), CONTRADICTS


_OFFERS: Mapping[FollowUpStep, Callable[[AskedEntry], Iterator[Choice]]] = {
    FollowUpStep.INITIATIVE: _initiatives,
    FollowUpStep.DAY: _days,
    FollowUpStep.STATUS: _statuses,
    FollowUpStep.MEETS: _deadlines,
    FollowUpStep.URL: _sources,
    FollowUpStep.PUBLISHER: _publishers,
    FollowUpStep.READ_ON: _reading_days,
    FollowUpStep.EVIDENCE_KIND: _kinds,
    FollowUpStep.SUPPORTS: _sides,
}
