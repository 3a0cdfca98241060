"""Writing a statement as one file; the same statement always gives the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.statement.entry import EvidenceKind

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.deadline import Deadline
    from briefing.statement.entry import Check, Evidence, FollowUp
    from briefing.statement.model import Initiative, Statement
    from briefing.statement.text import Text

Tables = dict[str, Any]


def toml_of(statement: Statement) -> str:
    """Return the statement as TOML."""
    import tomlkit  # noqa: PLC0415 - few bots write files of statements

    document = tomlkit.document()
    for key, value in tables_of(statement).items():
        document.add(key, tomlkit.item(_with_line_breaks(value)))
    return tomlkit.dumps(document)


def json_of(statement: Statement) -> str:
    """Return the statement as JSON; days and moments are texts."""
    return json.dumps(tables_of(statement), ensure_ascii=False, indent=2, default=_iso) + "\n"


def tables_of(statement: Statement) -> Tables:
    """Return the tables of a statement in the order in which they are written, without empty values."""
    source = statement.source
    return {
        "id": statement.id,
        "made_on": statement.made_on,
        "review_every_months": statement.review_every_months,
        "source": _without_empty(outlet=source.outlet, published_at=source.published_at, url=source.url),
        **_without_empty(
            initiatives=[_initiative(each) for each in statement.in_order],
            deadlines=[_deadline(each) for each in statement.deadlines.values()],
            followups=[_followup(each) for each in statement.followups],
            checks=[_check(each) for each in statement.checks],
        ),
        "texts": {language: _texts(statement, language) for language in _languages(statement)},
    }


def _without_empty(**values: object) -> Tables:
    """Return the values except None and empty ones, which are the defaults."""
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _languages(statement: Statement) -> list[str]:
    texts = [statement.title, *(each.why for each in statement.checks)]
    for each in statement.followups:
        texts += [each.text, each.correction_reason, each.why]
    return sorted({language for text in texts if text is not None for language in text.by_language})


def _initiative(each: Initiative) -> Tables:
    return _without_empty(
        slug=each.slug,
        paragraphs=list(each.paragraphs),
        verifiability=str(each.verifiability),
        formerly=list(each.formerly),
    )


def _deadline(each: Deadline) -> Tables:
    return _without_empty(
        slug=each.slug,
        initiative=each.initiative,
        kind=str(each.kind),
        precision=str(each.precision),
        first_day=each.first_day,
        last_day=each.last_day,
        in_title=each.in_title or None,
    )


def _followup(each: FollowUp) -> Tables:
    return _without_empty(
        id=each.id,
        initiative=each.initiative,
        happened_on=each.happened_on,
        status=each.status and str(each.status),
        meets=each.meets,
        context=each.context or None,
        **_authorship(each),
        correction_of=each.correction_of,
        evidence=[_evidence(evidence) for evidence in each.evidence],
    )


def _authorship(each: FollowUp | Check) -> Tables:
    # Only newsroom entries have a time in content; the store knows when others were first seen.
    if each.by is None:
        return {}
    known = {} if each.reviewed is None else {"reviewed": each.reviewed}
    return {"by": str(each.by), "recorded_at": each.recorded_at, **known}


def _evidence(each: Evidence) -> Tables:
    fields: Tables = {"publisher": each.publisher, "url": each.url, "read_on": each.read_on}
    if each.kind is not EvidenceKind.PRESS:
        fields["kind"] = str(each.kind)
    return fields if each.supports else {**fields, "supports": False}


def _check(each: Check) -> Tables:
    return _without_empty(
        id=each.id,
        initiative=each.initiative,
        checked_on=each.checked_on,
        sources_until=each.sources_until,
        status=each.status and str(each.status),
        **_authorship(each),
    )


def _texts(statement: Statement, language: str) -> Tables:
    return _texts_in(
        language,
        speaker=statement.speaker,
        title=statement.title,
        occasion=statement.occasion,
        place=statement.place,
        summary=statement.summary,
        intro=statement.intro,
        via=statement.source.via,
        url=statement.source.local_url,
        context=statement.context,
    ) | _without_empty(
        initiatives=_without_empty(
            **{each.slug: _initiative_texts(each, language) for each in statement.in_order}
        ),
        deadlines=_without_empty(
            **{
                each.slug: _texts_in(language, what=each.what, stated_as=each.stated_as, done_on=each.done_on)
                for each in statement.deadlines.values()
            }
        ),
        followups=_without_empty(
            **{
                each.id: _texts_in(
                    language, text=each.text, correction_reason=each.correction_reason, why=each.why
                )
                for each in statement.followups
            }
        ),
        checks=_without_empty(**{each.id: _texts_in(language, why=each.why) for each in statement.checks}),
    )


def _initiative_texts(each: Initiative, language: str) -> Tables:
    return _texts_in(
        language,
        short=each.short,
        title=each.title,
        stance=each.stance,
        summary=each.summary,
        facts=each.facts,
        verifiability_reason=each.verifiability_reason,
    ) | _without_empty(aliases=list(each.aliases.by_language.get(language, ())))


def _texts_in(language: str, **texts: Text | tuple[Text, ...] | None) -> Tables:
    """Return the texts that exist in a language."""
    return _without_empty(
        **{
            name: [each.by_language[language] for each in text if language in each.by_language]
            if isinstance(text, tuple)
            else text and text.by_language.get(language)
            for name, text in texts.items()
        }
    )


def _with_line_breaks(value: object) -> object:
    """Return a value in which lists of texts are written with one text a line."""
    if isinstance(value, dict):
        return {key: _with_line_breaks(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], str):
        import tomlkit  # noqa: PLC0415 - as above

        lines = tomlkit.array()
        lines.extend(value)
        return lines.multiline(multiline=True)
    return [_with_line_breaks(each) for each in value]


def _iso(value: date) -> str:
    return value.isoformat()
