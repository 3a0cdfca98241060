"""A statement whose every text tries to break out of the markup, with names as long as they may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from types import MappingProxyType

from briefing.statement.deadline import Deadline, DeadlineKind, Precision
from briefing.statement.entry import Check, Evidence, FollowUp, Status
from briefing.statement.model import Initiative, Source, Statement, Verifiability
from briefing.statement.text import Text

ATTACK = "</b><script>&\"'&lt;{0}{x}%s"
URL = "https://news.example/?a=1&b=\"'><script>"
ID, SLUGS = "s" * 20, ("a" * 32, "b" * 32)
_numbers = count()
marks: list[str] = []
"""The beginning of each text; what stands behind it must be the attack, unharmed."""


def _words(attack: str = ATTACK) -> str:
    marks.append(f"«{next(_numbers)}»")
    return marks[-1] + attack


def _text(attack: str = ATTACK) -> Text:
    return Text(MappingProxyType({"en": _words(attack)}))


def _initiative(slug: str, number: int) -> Initiative:
    return Initiative(
        slug=slug,
        number=number,
        paragraphs=(1, 2),
        verifiability=Verifiability.PARTLY,
        title=_text(),
        short=_text(),
        stance=_text(),
        summary=_text(),
        facts=(_text(), _text()),
        verifiability_reason=_text(),
    )


def _followup(number: int, *, meets: str | None = None) -> FollowUp:
    return FollowUp(
        id=f"event-{number}",
        initiative=SLUGS[0],
        happened_on=date(2026, 1, 1 + number),
        text=_text(),
        evidence=(Evidence(_words(), URL, date(2026, 2, 1)), Evidence(_words(), URL, date(2026, 2, 1))),
        status=Status.IN_PROGRESS,
        meets=meets,
    )


def _deadline(slug: str, done_on: Text) -> Deadline:
    last_day = date(2027, 12, 31)
    what, stated_as = _text(), _text()
    return Deadline(
        slug, SLUGS[0], DeadlineKind.DUE, Precision.YEAR, None, last_day, what, stated_as, done_on
    )


def _made() -> Statement:
    open_done_on = Text(MappingProxyType({"en": "never shown {date}"}))
    return Statement(
        id=ID,
        made_on=date(2025, 10, 7),
        review_every_months=6,
        source=Source(_words(), datetime(2025, 10, 7, tzinfo=UTC), URL, _text()),
        speaker=_text(),
        title=_text(),
        occasion=_text(),
        place=_text(),
        summary=_text(),
        context=(_text(), _text()),
        initiatives=MappingProxyType({slug: _initiative(slug, n) for n, slug in enumerate(SLUGS, 1)}),
        deadlines=MappingProxyType(
            {
                "met": _deadline("met", _text(ATTACK.replace("{0}{x}", "") + "{date}")),
                "open": _deadline("open", open_done_on),
            }
        ),
        followups=tuple(_followup(number, meets="met" if number == 3 else None) for number in range(12)),
        checks=(Check("check", SLUGS[0], date(2026, 3, 1), _text()),),
    )


STATEMENT = _made()
WITHOUT_URL = replace(STATEMENT, source=replace(STATEMENT.source, url=None))
