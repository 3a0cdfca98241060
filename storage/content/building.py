"""Building a :class:`Statement` from facts and texts that have been checked."""

from __future__ import annotations

from datetime import UTC
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from briefing.statement.deadline import Deadline
from briefing.statement.entry import Check, Evidence, FollowUp
from briefing.statement.model import Initiative, Source, Statement
from briefing.statement.text import Aliases, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from storage.content.pieces import Facts, Texts
    from storage.content.schema import (
        CheckTable,
        CheckTexts,
        DeadlineTable,
        DeadlineTexts,
        FollowUpTable,
        FollowUpTexts,
        InitiativeTable,
        InitiativeTexts,
        ListTexts,
    )

T = TypeVar("T")
ByLanguage = dict[str, T]


def build_statement(facts: Facts, texts: Mapping[str, Texts]) -> Statement | None:
    """Return the statement, or None if ``facts`` lack a part; facts and texts must have no other faults."""
    head, lists = facts.head, facts.lists
    if head is None or lists is None:
        return None
    head_texts = {language: each.head for language, each in texts.items() if each.head is not None}
    list_texts = {language: each.lists for language, each in texts.items()}
    return Statement(
        id=facts.id,
        made_on=head.made_on,
        review_every_months=head.review_every_months,
        source=Source(
            outlet=head.source.outlet,
            published_at=head.source.published_at,
            url=head.source.url,
            via=_text(head_texts, lambda texts: texts.via),
            local_url=_optional_text(head_texts, lambda texts: texts.url),
        ),
        speaker=_text(head_texts, lambda texts: texts.speaker),
        title=_text(head_texts, lambda texts: texts.title),
        occasion=_text(head_texts, lambda texts: texts.occasion),
        place=_text(head_texts, lambda texts: texts.place),
        summary=_text(head_texts, lambda texts: texts.summary),
        context=_texts(head_texts, lambda texts: texts.context),
        initiatives=MappingProxyType(
            {
                each.slug: _initiative(
                    number, each, _select(list_texts, lambda texts: texts.initiatives, each.slug)
                )
                for number, each in enumerate(lists.initiatives, 1)
            }
        ),
        deadlines=MappingProxyType(
            {
                each.slug: _deadline(each, _select(list_texts, lambda texts: texts.deadlines, each.slug))
                for each in lists.deadlines
            }
        ),
        followups=tuple(
            _followup(each, _select(list_texts, lambda texts: texts.followups, each.id))
            for each in lists.followups
        ),
        checks=tuple(
            _check(each, _select(list_texts, lambda texts: texts.checks, each.id)) for each in lists.checks
        ),
        intro=_optional_text(head_texts, lambda texts: texts.intro),
    )


def _text(texts: ByLanguage[T], pick: Callable[[T], str | None]) -> Text:
    """Return a text in the languages that have it."""
    found = {language: text for language, each in texts.items() if (text := pick(each)) is not None}
    return Text(MappingProxyType(found))


def _texts(texts: ByLanguage[T], pick: Callable[[T], Sequence[str]]) -> tuple[Text, ...]:
    rows = zip(*map(pick, texts.values()), strict=True)
    return tuple(Text(MappingProxyType(dict(zip(texts, row, strict=True)))) for row in rows)


def _optional_text(texts: ByLanguage[T], pick: Callable[[T], str | None]) -> Text | None:
    """Return a text in the languages that have it, or None where none has."""
    text = _text(texts, pick)
    return text if text.by_language else None


def _select(
    texts: ByLanguage[ListTexts], section: Callable[[ListTexts], Mapping[str, T]], name: str
) -> ByLanguage[T]:
    return {
        language: found for language, each in texts.items() if (found := section(each).get(name)) is not None
    }


def _initiative(number: int, facts: InitiativeTable, texts: ByLanguage[InitiativeTexts]) -> Initiative:
    return Initiative(
        slug=facts.slug,
        number=number,
        paragraphs=tuple(facts.paragraphs),
        verifiability=facts.verifiability,
        formerly=tuple(facts.formerly),
        title=_text(texts, lambda each: each.title),
        short=_text(texts, lambda each: each.short),
        stance=_text(texts, lambda each: each.stance),
        summary=_text(texts, lambda each: each.summary),
        facts=_texts(texts, lambda each: each.facts),
        verifiability_reason=_optional_text(texts, lambda each: each.verifiability_reason),
        aliases=_aliases(texts),
    )


def _aliases(texts: ByLanguage[InitiativeTexts]) -> Aliases:
    found = {language: tuple(each.aliases) for language, each in texts.items() if each.aliases}
    return Aliases(MappingProxyType(found))


def _deadline(facts: DeadlineTable, texts: ByLanguage[DeadlineTexts]) -> Deadline:
    return Deadline(
        slug=facts.slug,
        initiative=facts.initiative,
        kind=facts.kind,
        precision=facts.precision,
        first_day=facts.first_day,
        last_day=facts.last_day,
        what=_text(texts, lambda each: each.what),
        stated_as=_text(texts, lambda each: each.stated_as),
        done_on=_text(texts, lambda each: each.done_on),
        in_title=facts.in_title,
    )


def _followup(facts: FollowUpTable, texts: ByLanguage[FollowUpTexts]) -> FollowUp:
    return FollowUp(
        id=facts.id,
        initiative=facts.initiative,
        happened_on=facts.happened_on,
        text=_text(texts, lambda each: each.text),
        evidence=tuple(
            Evidence(each.publisher, each.url, each.read_on, each.kind, each.supports)
            for each in facts.evidence
        ),
        status=facts.status,
        meets=facts.meets,
        context=facts.context,
        recorded_at=_utc(facts.recorded_at),
        by=facts.by,
        correction_of=facts.correction_of,
        correction_reason=_optional_text(texts, lambda each: each.correction_reason),
        why=_optional_text(texts, lambda each: each.why),
        reviewed=facts.reviewed,
    )


def _check(facts: CheckTable, texts: ByLanguage[CheckTexts]) -> Check:
    return Check(
        id=facts.id,
        initiative=facts.initiative,
        checked_on=facts.checked_on,
        sources_until=facts.sources_until,
        why=_optional_text(texts, lambda each: each.why),
        status=facts.status,
        recorded_at=_utc(facts.recorded_at),
        by=facts.by,
        reviewed=facts.reviewed,
    )


def _utc(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(UTC)
