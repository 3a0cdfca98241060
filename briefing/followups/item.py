"""From the form of a follow-up to an entry of the log, and from an entry, post or address to the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import PUBLISHER_LIMIT, one_line
from briefing.followups.form import (
    CONTEXT,
    NONE,
    POSTED,
    UNCHANGED,
    FollowUpStep,
    FormPosition,
    Values,
    pieces,
)
from briefing.followups.presets import CONTRADICTS, SUPPORTS
from briefing.invalid_input import InvalidInput
from briefing.statement.entry import Evidence, EvidenceKind, FollowUp, Status
from briefing.statement.text import Text

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from briefing.team.roles import Role


def build(values: Values, statement: Statement, entry_id: str, role: Role) -> FollowUp:
    """Return the entry that complete answers describe, by an author with ``role``."""
    status, meets = values[FollowUpStep.STATUS], values.get(FollowUpStep.MEETS, NONE)
    corrects = values.get("correction_of")
    corrected = entry_of(statement, corrects)
    kept_text, kept_why = (corrected.text, corrected.why) if corrected else (None, None)
    reason = Text({values["reason_language"]: values[FollowUpStep.REASON]}) if corrects else None
    return FollowUp(
        id=entry_id,
        initiative=values[FollowUpStep.INITIATIVE],
        happened_on=date.fromisoformat(values[FollowUpStep.DAY]),
        text=_text(values, FollowUpStep.TEXT, kept_text),
        evidence=tuple(_evidence(values, piece) for piece in range(1, pieces(values) + 1)),
        status=None if status in (UNCHANGED, CONTEXT) else Status(status),
        meets=None if meets == NONE else meets,
        context=status == CONTEXT,
        by=role,
        correction_of=corrects,
        correction_reason=reason,
        why=_text(values, FollowUpStep.WHY, kept_why) if values.get(FollowUpStep.WHY) else None,
    )


def _text(values: Values, step: FollowUpStep, corrected: Text | None) -> Text:
    """Return a text; one that a correction leaves unchanged keeps its translations."""
    words, language = values[step], values[f"{step}_language"]
    if corrected is not None and corrected.by_language.get(language) == words:
        # A plain dict as in all stored texts; those of content files are read-only views.
        return Text(dict(corrected.by_language))
    return Text({language: words})


def _evidence(values: Values, piece: int) -> Evidence:
    def given(step: FollowUpStep) -> str:
        return values[FormPosition(step, piece).key]

    return Evidence(
        publisher=given(FollowUpStep.PUBLISHER),
        url=given(FollowUpStep.URL),
        read_on=date.fromisoformat(given(FollowUpStep.READ_ON)),
        kind=EvidenceKind(given(FollowUpStep.EVIDENCE_KIND)),
        supports=given(FollowUpStep.SUPPORTS) == SUPPORTS,
    )


def values_of(item: FollowUp, language: str) -> dict[str, str]:
    """Return the answers that describe an entry, its text in ``language`` if it has one."""
    status = CONTEXT if item.context else item.status or UNCHANGED
    values: dict[str, str] = {
        FollowUpStep.INITIATIVE: item.initiative,
        FollowUpStep.TEXT: item.text.in_language(language),
        FollowUpStep.LANGUAGE: item.text.shown_in(language),
        FollowUpStep.WHY: item.why.in_language(language) if item.why else "",
        "why_language": item.why.shown_in(language) if item.why else language,
        FollowUpStep.DAY: item.happened_on.isoformat(),
        FollowUpStep.STATUS: str(status),
        FollowUpStep.MEETS: item.meets or NONE,
        "pieces": str(len(item.evidence)),
    }
    for piece, evidence in enumerate(item.evidence, 1):
        values |= {
            FormPosition(FollowUpStep.URL, piece).key: evidence.url,
            FormPosition(FollowUpStep.PUBLISHER, piece).key: evidence.publisher,
            FormPosition(FollowUpStep.READ_ON, piece).key: evidence.read_on.isoformat(),
            FormPosition(FollowUpStep.EVIDENCE_KIND, piece).key: evidence.kind.value,
            FormPosition(FollowUpStep.SUPPORTS, piece).key: SUPPORTS if evidence.supports else CONTRADICTS,
        }
    return {str(key): value for key, value in values.items()}


def correcting(item: FollowUp, language: str) -> dict[str, str]:
    """Return the answers with which the correction of an entry begins."""
    return values_of(item, language) | {"correction_of": item.id}


def values_of_returned(item: FollowUp, language: str) -> dict[str, str]:
    """Return the answers with which an entry is revised that a reviewer returned."""
    values = values_of(item, language)
    if item.correction_of is None or item.correction_reason is None:
        return values
    return values | {
        "correction_of": item.correction_of,
        "reason": item.correction_reason.in_language(language),
        "reason_language": item.correction_reason.shown_in(language),
    }


def entry_of(statement: Statement, entry_id: str | None) -> FollowUp | None:
    """Return a follow-up of the log by its id, or None."""
    return next((each for each in statement.followups if each.id == entry_id), None)


def corrects_nothing(item: FollowUp, statement: Statement) -> bool:
    """Tell whether a correction says the same as the entry that it corrects."""
    corrected = entry_of(statement, item.correction_of)
    if corrected is None:
        return False
    as_before = replace(
        item,
        id=corrected.id,
        recorded_at=corrected.recorded_at,
        by=corrected.by,
        reviewed=corrected.reviewed,
        correction_of=corrected.correction_of,
        correction_reason=corrected.correction_reason,
    )
    return as_before == corrected


def values_of_address(url: str) -> dict[str, str]:
    """Return answers with the address of the first piece of evidence."""
    return {FormPosition(FollowUpStep.URL, 1).key: url}


def values_of_post(url: str, channel: str, posted_on: date, statement: Statement) -> dict[str, str]:
    """Return answers with the address, channel and day of a post.

    A day before the statement is left out, as the editor has to confirm that it is background; so is the name
    of a channel that is not a valid answer.
    """
    values = {**values_of_address(url), POSTED: posted_on.isoformat()}
    if posted_on >= statement.made_on:
        values[FollowUpStep.DAY] = posted_on.isoformat()
    try:
        values[FormPosition(FollowUpStep.PUBLISHER, 1).key] = one_line(channel, PUBLISHER_LIMIT)
    except InvalidInput:
        return values
    return values
