"""The answers that buttons offer at each step of the form of a follow-up: their words and values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import publisher_of
from briefing.followups.form import (
    ALL_STATUSES,
    CONTEXT,
    NONE,
    POSTED,
    STATUSES,
    UNCHANGED,
    FollowUpStep,
    FormPosition,
    assessed,
    open_deadlines,
)
from briefing.followups.form_answers import EVENT_DAY, HOST, KNOWN
from briefing.followups.presets import CONTRADICTS, SUPPORTS, known_publisher
from briefing.statement.entry import Status
from views.labels import EVIDENCE_KIND, status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from views.telegram.support.form_questions import FormQuestion

    Choice = tuple[str, str]

MOST_NAMED = 80
"""The most initiatives with a button; an editor writes the number or name of the others."""
COMMON = (Status.ANNOUNCED, Status.IN_PROGRESS, Status.PARTLY_FULFILLED, Status.FULFILLED)
"""The statuses that are offered at once; the others stand behind a button, unless one of them is current."""


def choices(asked: FormQuestion) -> Iterator[Choice]:
    """Yield the choices of the present step: words and value. Some steps have none."""
    offer = _OFFERS.get(FormPosition.of(asked.step).step)
    return offer(asked) if offer else iter(())


def _initiatives(asked: FormQuestion) -> Iterator[Choice]:
    for each in asked.reader.statement.in_order[:MOST_NAMED]:
        yield asked.reader.numbered(each.slug), each.slug


def _days(asked: FormQuestion) -> Iterator[Choice]:
    tr = asked.tr
    # Translators: Button: the day of an event or of reading, at most 20 characters.
    yield tr.gettext("Today"), "today"
    # Translators: Button: the day of an event or of reading, at most 20 characters.
    yield tr.gettext("Yesterday"), "yesterday"
    if posted := asked.values.get(POSTED):
        yield tr.gettext("The day of the post: {date}", date=tr.date(date.fromisoformat(posted))), POSTED


def _statuses(asked: FormQuestion) -> Iterator[Choice]:
    tr = asked.tr
    if date.fromisoformat(asked.values[FollowUpStep.DAY]) >= asked.reader.statement.made_on:
        current = assessed(asked.values, asked.reader.statement).status
        offered = STATUSES if ALL_STATUSES in asked.values else (*COMMON, current)
        # Translators: Button: the entry leaves the status as it is, at most 20 characters.
        yield tr.gettext("Unchanged"), UNCHANGED
        for each in STATUSES:
            if each in offered:
                words = status_words(tr, each)
                yield f"✓ {words}" if each is current else words, each.value
        if ALL_STATUSES not in asked.values:
            # Translators: Button: shows the statuses that are rarer, at most 20 characters.
            yield tr.gettext("More …"), ALL_STATUSES
    # Translators: Button: the entry is context and changes nothing, at most 20 characters.
    yield tr.gettext("Background"), CONTEXT


def _notes(asked: FormQuestion) -> Iterator[Choice]:
    # Translators: Button: no explanation of the status is written, at most 36 characters.
    yield asked.tr.gettext("Without a note"), NONE


def _languages(asked: FormQuestion) -> Iterator[Choice]:
    for language in asked.reader.statement.title.by_language:
        yield asked.tr.language_name(language), language


def _deadlines(asked: FormQuestion) -> Iterator[Choice]:
    tr = asked.tr
    yield tr.gettext("No"), NONE
    for number, each in enumerate(open_deadlines(asked.values, asked.reader.statement), 1):
        yield f"{number}. {tr.verbatim(each.stated_as)}", each.slug


def deadlines_words(asked: FormQuestion) -> list[str]:
    """Return the deadlines of the numbered buttons in full, because phones cut long buttons."""
    tr = asked.tr
    return [
        f"{number}. {tr.text(each.what)} ({tr.verbatim(each.stated_as)})"
        for number, each in enumerate(open_deadlines(asked.values, asked.reader.statement), 1)
    ]


def _sources(asked: FormQuestion) -> Iterator[Choice]:
    if FormPosition.of(asked.step).piece > 1 and asked.step not in asked.values:
        yield asked.tr.gettext("✅ No more sources"), NONE


def _publishers(asked: FormQuestion) -> Iterator[Choice]:
    url = asked.values[FormPosition(FollowUpStep.URL, FormPosition.of(asked.step).piece).key]
    host, known = publisher_of(url), known_publisher(url, asked.reader.statement)
    yield host, HOST
    if known != host:
        yield known, KNOWN


def _reading_days(asked: FormQuestion) -> Iterator[Choice]:
    tr, happened = asked.tr, date.fromisoformat(asked.values[FollowUpStep.DAY])
    yield tr.gettext("Today"), "today"
    if happened != asked.reader.today:
        yield tr.gettext("On the day of the event: {date}", date=tr.date(happened)), EVENT_DAY


def _kinds(asked: FormQuestion) -> Iterator[Choice]:
    for kind, words in EVIDENCE_KIND.items():
        yield asked.tr.gettext(words), kind.value


def _sides(asked: FormQuestion) -> Iterator[Choice]:
    yield asked.tr.gettext("👍 It supports it"), SUPPORTS
    yield asked.tr.gettext("⚠️ It contradicts it"), CONTRADICTS


_OFFERS: Mapping[FollowUpStep, Callable[[FormQuestion], Iterator[Choice]]] = {
    FollowUpStep.INITIATIVE: _initiatives,
    FollowUpStep.DAY: _days,
    FollowUpStep.STATUS: _statuses,
    FollowUpStep.WHY: _notes,
    FollowUpStep.LANGUAGE: _languages,
    FollowUpStep.MEETS: _deadlines,
    FollowUpStep.URL: _sources,
    FollowUpStep.PUBLISHER: _publishers,
    FollowUpStep.READ_ON: _reading_days,
    FollowUpStep.EVIDENCE_KIND: _kinds,
    FollowUpStep.SUPPORTS: _sides,
}
