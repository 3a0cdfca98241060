"""Answers that the form of a follow-up fills in by itself, for the editor to change in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.answers import publisher_of
from briefing.days import day_in
from briefing.followups.form import (
    NONE,
    FollowUpStep,
    FormPosition,
    Values,
    is_posted_before,
    pieces,
    preset_positions,
)
from briefing.statement.entry import EvidenceKind

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Statement

SUPPORTS, CONTRADICTS = "yes", "no"
"""Answers to whether a source supports the text."""


def with_presets(values: Values, statement: Statement, today: date) -> dict[str, str]:
    """Return the answers with presets where there is none yet.

    The day is one that the text names, else today; the publisher is known from the address; the source is of
    the press, was read today and supports the text; no deadline is met.
    """
    filled = dict(values)
    if FollowUpStep.TEXT in values and not is_posted_before(values, statement):
        named = day_in(values[FollowUpStep.TEXT], statement.made_on, today)
        filled.setdefault(FollowUpStep.DAY, (named or today).isoformat())
    for piece in range(1, pieces(values) + 1):
        if (url := values.get(FormPosition(FollowUpStep.URL, piece).key)) is not None:
            for step, preset in _of_source(url, statement, today).items():
                filled.setdefault(FormPosition(step, piece).key, preset)
    if FormPosition(FollowUpStep.MEETS) in preset_positions(filled, statement):
        filled.setdefault(FollowUpStep.MEETS, NONE)
    return filled


def _of_source(url: str, statement: Statement, today: date) -> dict[FollowUpStep, str]:
    return {
        FollowUpStep.PUBLISHER: known_publisher(url, statement),
        FollowUpStep.READ_ON: today.isoformat(),
        FollowUpStep.EVIDENCE_KIND: EvidenceKind.PRESS.value,
        FollowUpStep.SUPPORTS: SUPPORTS,
    }


def known_publisher(url: str, statement: Statement) -> str:
    """Return the name under which the log last named the publisher of a site, else the name of the host."""
    site = publisher_of(url)
    newest_first = [each for one in reversed(statement.followups) for each in one.evidence]
    known = {publisher_of(each.url): each.publisher for each in reversed(newest_first)}
    related = (
        name for other, name in reversed(known.items()) if _is_within(site, other) or _is_within(other, site)
    )
    return known.get(site) or next(related, site)


def _is_within(site: str, other: str) -> bool:
    """Tell whether a host belongs to another one: "rus.baq.kz" to "baq.kz"."""
    return site.endswith(f".{other}")
