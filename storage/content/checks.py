"""Checks of a statement that compare several values with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import unit_around
from briefing.statement.deadline import DeadlineKind
from storage.content.fields import STATEMENT_PAGES, page_problem
from storage.content.log_entries import check_authors, check_corrections
from storage.content.translations import check_texts
from storage.content.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from storage.content.faults import Key
    from storage.content.pieces import Facts, Texts
    from storage.content.schema import CheckTable, DeadlineTable, FollowUpTable, InitiativeTable


def check_pieces(facts: Facts | None, texts: Mapping[str, Texts], reserved: Collection[str]) -> None:
    """Add the faults found by comparing facts and texts; no initiative may have a name in ``reserved``."""
    if facts is not None:
        _check_facts(facts, reserved)
    check_texts(facts, texts)


def _check_facts(facts: Facts, reserved: Collection[str]) -> None:
    _check_names(facts, reserved)
    if facts.head is not None and (facts.head.made_on - facts.head.source.published_at.date()).days > 1:
        reason = f"is before the statement was made ({facts.head.made_on})"
        facts.faults.add(("source", "published_at"), reason)
    if facts.lists is None:
        return
    _check_former_slugs(facts, facts.lists.initiatives)
    for initiative in facts.lists.initiatives:
        if initiative.paragraphs != sorted(set(initiative.paragraphs)):
            reason = "must go up, each paragraph once"
            facts.faults.add(("initiatives", initiative.slug, "paragraphs"), reason)
    for deadline in facts.lists.deadlines:
        _check_deadline(facts, deadline, ("deadlines", deadline.slug))
    for followup in facts.lists.followups:
        _check_followup(facts, followup, ("followups", followup.id))
    for check in facts.lists.checks:
        _check_check(facts, check, ("checks", check.id))
    check_authors(facts)
    check_corrections(facts)


def _check_names(facts: Facts, reserved: Collection[str]) -> None:
    for kind, sections in (
        ("slug", ("initiatives",)),
        ("slug", ("deadlines",)),
        ("id", ("followups", "checks")),
    ):
        seen: set[str] = set()
        for section in sections:
            for number, name in enumerate(facts.names[section], 1):
                if name in seen:
                    facts.faults.add((section, number, kind), f"is used before: {quoted(name)}")
                elif name is not None:
                    seen.add(name)
    for name in facts.known("initiatives"):
        if name in reserved:
            facts.faults.add(("initiatives", name, "slug"), f"is a command of the bot: /{name}; take another")
        elif (problem := page_problem(name, STATEMENT_PAGES)) is not None:
            facts.faults.add(("initiatives", name, "slug"), problem)


def _check_former_slugs(facts: Facts, initiatives: Collection[InitiativeTable]) -> None:
    taken = set(facts.known("initiatives"))
    for initiative in initiatives:
        for former in initiative.formerly:
            if former in taken:
                reason = f"is the slug of another initiative, or stands here twice: {quoted(former)}"
                facts.faults.add(("initiatives", initiative.slug, "formerly"), reason)
            taken.add(former)


def _check_initiative(facts: Facts, name: str, key: Key) -> None:
    if not facts.knows("initiatives", name):
        near = did_you_mean(name, facts.known("initiatives"))
        facts.faults.add((*key, "initiative"), f"names no initiative: {quoted(name)}{near}")


def _check_deadline(facts: Facts, deadline: DeadlineTable, key: Key) -> None:
    _check_initiative(facts, deadline.initiative, key)
    period, first, last = deadline.kind is DeadlineKind.PERIOD, deadline.first_day, deadline.last_day
    if period and first is None:
        facts.faults.add((*key, "first_day"), 'is missing; a deadline of kind "period" has one')
    if not period and first is not None:
        facts.faults.add((*key, "first_day"), 'must be absent; only a deadline of kind "period" has one')
    if first is not None and last < first:
        facts.faults.add((*key, "last_day"), f"is before the first day ({first}): {last}")
    if facts.made_on is not None and last < facts.made_on:
        facts.faults.add((*key, "last_day"), f"is before the statement was made ({facts.made_on}): {last}")
    precision = deadline.precision
    begins, ends = unit_around(first or last, precision)[0], unit_around(last, precision)[1]
    if first is not None and first != begins:
        facts.faults.add((*key, "first_day"), _not_a_bound("first", first, begins, precision))
    if last != ends:
        facts.faults.add((*key, "last_day"), _not_a_bound("last", last, ends, precision))


def _not_a_bound(which: str, day: date, bound: date, precision: str) -> str:
    return f"must be the {which} day of its {precision.replace('_', '-')}, {bound}; it is {day}"


def _check_followup(facts: Facts, followup: FollowUpTable, key: Key) -> None:
    _check_initiative(facts, followup.initiative, key)
    if followup.context:
        for name, value in (("status", followup.status), ("meets", followup.meets)):
            if value is not None:
                facts.faults.add((*key, name), "must be absent; context = true changes nothing")
    elif facts.made_on is not None and followup.happened_on < facts.made_on:
        reason = f"is before the statement was made ({facts.made_on}); only context = true may be"
        facts.faults.add((*key, "happened_on"), reason)
    for number, evidence in enumerate(followup.evidence, 1):
        if evidence.read_on < followup.happened_on:
            reason = f"is before it happened ({followup.happened_on}): {evidence.read_on}"
            facts.faults.add((*key, "evidence", number, "read_on"), reason)
    if followup.meets is not None and facts.knows("initiatives", followup.initiative):
        _check_meets(facts, followup, followup.meets, (*key, "meets"))


def _check_meets(facts: Facts, followup: FollowUpTable, meets: str, key: Key) -> None:
    if not facts.knows("deadlines", meets):
        near = did_you_mean(meets, facts.known("deadlines"))
        facts.faults.add(key, f"names no deadline: {quoted(meets)}{near}")
    for deadline in facts.lists.deadlines if facts.lists else ():
        if deadline.slug == meets and deadline.initiative != followup.initiative:
            reason = f"{quoted(meets)} is a deadline of {quoted(deadline.initiative)}"
            facts.faults.add(key, f"{reason}, not of {quoted(followup.initiative)}")


def _check_check(facts: Facts, check: CheckTable, key: Key) -> None:
    _check_initiative(facts, check.initiative, key)
    if facts.made_on is not None and check.checked_on < facts.made_on:
        facts.faults.add((*key, "checked_on"), f"is before the statement was made ({facts.made_on})")
    if check.sources_until is not None and check.sources_until > check.checked_on:
        reason = f"is after the check ({check.checked_on}): {check.sources_until}"
        facts.faults.add((*key, "sources_until"), reason)
