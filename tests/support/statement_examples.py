"""Small statements to reckon with, and the shipped ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.library import Library
from briefing.search.forms import word_forms
from briefing.statement.deadline import Deadline, DeadlineKind, Precision
from briefing.statement.entry import Check, Evidence, FollowUp, Status
from briefing.statement.model import Initiative, Source, Statement, Verifiability
from briefing.statement.text import Text
from storage.content import Content, load_content
from views.commands import RESERVED

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENT = Path(__file__).parents[2] / "content"
MADE_ON = date(2025, 10, 7)


@cache
def shipped() -> Content:
    return load_content(CONTENT, CONTENT, RESERVED)


@cache
def library() -> Library:
    return Library(shipped().statements, word_forms())


def text(words: str) -> Text:
    return Text(MappingProxyType({"en": words}))


def initiative(slug: str, number: int = 1) -> Initiative:
    words = text(slug)
    return Initiative(slug, number, (number,), Verifiability.VERIFIABLE, words, words, words, words, ())


def due(last_day: date, precision: Precision = Precision.DAY, slug: str = "deadline") -> Deadline:
    words = text("built on {date}")
    return Deadline(slug, "bridge", DeadlineKind.DUE, precision, None, last_day, words, words, words)


def period(
    first_day: date, last_day: date, precision: Precision = Precision.DAY, slug: str = "deadline"
) -> Deadline:
    words = text("built on {date}")
    return Deadline(slug, "bridge", DeadlineKind.PERIOD, precision, first_day, last_day, words, words, words)


def followup(
    happened_on: date,
    status: Status | None = None,
    *,
    slug: str = "bridge",
    name: str = "event",
    meets: str | None = None,
    context: bool = False,
    read_on: Sequence[date] = (),
    recorded_at: datetime | None = None,
) -> FollowUp:
    evidence = tuple(Evidence("Agency", "https://agency.example/", day) for day in read_on)
    return FollowUp(name, slug, happened_on, text(name), evidence, status, meets, context, recorded_at)


def check(
    checked_on: date,
    status: Status | None = None,
    *,
    slug: str = "bridge",
    why: str | None = None,
    recorded_at: datetime | None = None,
    sources_until: date | None = None,
) -> Check:
    words = text(why) if why else None
    name = f"{checked_on}-{slug}"
    return Check(name, slug, checked_on, words, status, recorded_at, sources_until=sources_until)


def statement(
    *log: FollowUp | Check,
    deadlines: Sequence[Deadline] = (),
    made_on: date = MADE_ON,
    review_every_months: int = 6,
    slugs: Sequence[str] = ("bridge",),
) -> Statement:
    words = text("words")
    return Statement(
        id="summit",
        made_on=made_on,
        review_every_months=review_every_months,
        source=Source("The Paper", datetime(2025, 10, 7, 11, 22, tzinfo=UTC), None, words),
        speaker=words,
        title=words,
        occasion=words,
        place=words,
        summary=words,
        context=(),
        initiatives={slug: initiative(slug, number) for number, slug in enumerate(slugs, 1)},
        deadlines={each.slug: each for each in deadlines},
        followups=tuple(each for each in log if isinstance(each, FollowUp)),
        checks=tuple(each for each in log if isinstance(each, Check)),
    )
