"""Translations of published log entries, and the texts that lack one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.answers import REASON_LIMIT, TEXT_LIMIT
from briefing.errors import BriefingError
from briefing.followups.entries import EntryState, LogEntry
from briefing.statement.entry import FollowUp
from briefing.statement.text import Text
from briefing.team.audit import Actor, AuditAction, record_act

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.records import Records


class EntryPart(StrEnum):
    """The texts of an entry."""

    TEXT = "text"
    """What happened."""
    REASON = "reason"
    """Why another entry was corrected."""
    WHY = "why"
    """Why the status is what it is."""


LIMITS = {EntryPart.TEXT: TEXT_LIMIT, EntryPart.REASON: REASON_LIMIT, EntryPart.WHY: REASON_LIMIT}
"""The most characters of each text."""


class AlreadyTranslated(BriefingError):
    """The text has been translated meanwhile, or has gone."""


@dataclass(frozen=True, slots=True)
class MissingTranslation:
    """A text that is not translated into a language."""

    entry: LogEntry
    part: EntryPart
    text: Text
    language: str


def missing_translations(entries: Iterable[LogEntry], languages: Collection[str]) -> list[MissingTranslation]:
    """Return the missing translations of published entries, by language, the oldest first."""
    return [
        MissingTranslation(entry, part, text, language)
        for language in languages
        for entry in entries
        if entry.state is EntryState.PUBLISHED
        for part, text in _texts(entry)
        if language not in text.by_language
    ]


def _texts(entry: LogEntry) -> list[tuple[EntryPart, Text]]:
    item, texts = entry.item, dict[EntryPart, Text | None]()
    if isinstance(item, FollowUp):
        texts = {EntryPart.TEXT: item.text, EntryPart.REASON: item.correction_reason}
    texts[EntryPart.WHY] = item.why
    return [(part, text) for part, text in texts.items() if text is not None]


def text_of(entry: LogEntry, part: str) -> Text | None:
    """Return a text of an entry, or None when it has no such text."""
    return dict(_texts(entry)).get(EntryPart(part)) if part in set(EntryPart) else None


async def translate(records: Records, actor: Actor, missed: MissingTranslation, words: str) -> LogEntry:
    """Add a translation, in one step with its line in the audit log. Raises :class:`AlreadyTranslated`."""
    entry = await records.get(LogEntry, missed.entry.key)
    text = text_of(entry, missed.part) if entry else None
    if entry is None or text is None or missed.language in text.by_language:
        raise AlreadyTranslated(f"{missed.entry.key} has its {missed.part} in {missed.language}")
    translated = _with(entry, missed.part, Text({**text.by_language, missed.language: words}))
    records.put(translated)
    about = f"{entry.statement}/{entry.item.initiative}"
    part, language = missed.part, missed.language
    await record_act(
        records, actor, AuditAction.TRANSLATED, about, entry=entry.key, part=part, language=language
    )
    return translated


def _with(entry: LogEntry, part: EntryPart, text: Text) -> LogEntry:
    if part is EntryPart.WHY or not isinstance(entry.item, FollowUp):
        return replace(entry, item=replace(entry.item, why=text))
    if part is EntryPart.REASON:
        return replace(entry, item=replace(entry.item, correction_reason=text))
    return replace(entry, item=replace(entry.item, text=text))
