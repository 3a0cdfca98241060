"""What of a statement is searched: the texts of its initiatives and of its log, each with its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing.statement.entry import FollowUp
from briefing.statement.recording import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.statement.model import Initiative, Statement
    from briefing.statement.text import Text

T = TypeVar("T")

NAMED = 3.0
"""The weight of a word in a name of an initiative: title, short name, alias, slug, number."""
DEADLINE, BODY, LOG, CORRECTED = 1.5, 1.0, 0.8, 0.5
"""The weights in a deadline, in any other text of a card, in the log, in an entry that was corrected."""


class Field(NamedTuple):
    """A text of a document."""

    weight: float
    text: str
    is_name: bool = False
    """Whether the whole of it is a name of the initiative, not only each of its words."""


class Document(NamedTuple):
    """An initiative, or an entry of its log."""

    initiative: str
    entry: str | None
    """The id of the entry; None for the initiative."""
    fields: tuple[Field, ...]


def documents_of(statement: Statement, language: str | None = None) -> Iterator[Document]:
    """Yield the initiatives in order, then the follow-ups, the newest first.

    With the words of all languages, and slugs and numbers, or with those of one ``language`` alone.
    """
    for initiative in statement.in_order:
        fields = [*_names_of(initiative, language), *_texts_of(initiative, language)]
        for deadline in statement.deadlines.values():
            if deadline.initiative == initiative.slug:
                fields += _fields(DEADLINE, (deadline.what,), language)
                fields += _fields(BODY, (deadline.stated_as,), language)
        yield Document(initiative.slug, None, tuple(fields))
    for followup in sorted(statement.followups, key=lambda each: each.happened_on, reverse=True):
        weight = CORRECTED if followup.id in statement.corrected else LOG
        told = tuple(_fields_of_followup(followup, weight, language))
        yield Document(followup.initiative, followup.id, told)


def log_documents(statement: Statement) -> Iterator[Document]:
    """Yield all entries of the log, with why the status is what it is after them."""
    for entry in entries(statement):
        fields = list(_fields(LOG, (entry.why,) if entry.why else ()))
        if isinstance(entry, FollowUp):
            fields += _fields_of_followup(entry, LOG)
        yield Document(entry.initiative, entry.id, tuple(fields))


def _fields_of_followup(followup: FollowUp, weight: float, language: str | None = None) -> Iterator[Field]:
    yield from _fields(weight, (followup.text,), language)
    if language is None:
        for evidence in followup.evidence:
            yield Field(weight, evidence.publisher)


def _names_of(initiative: Initiative, language: str | None) -> Iterator[Field]:
    if language is None:
        yield Field(NAMED, initiative.slug, is_name=True)
        yield Field(NAMED, str(initiative.number), is_name=True)
    for text in (initiative.title, initiative.short):
        for name in _of(text.by_language, language):
            yield Field(NAMED, name, is_name=True)
    for names in _of(initiative.aliases.by_language, language):
        for name in names:
            yield Field(NAMED, name, is_name=True)


def _texts_of(initiative: Initiative, language: str | None) -> Iterator[Field]:
    yield from _fields(BODY, (initiative.stance, initiative.summary, *initiative.facts), language)


def _fields(weight: float, texts: Iterable[Text], language: str | None = None) -> Iterator[Field]:
    return (Field(weight, wording) for text in texts for wording in _of(text.by_language, language))


def _of(by_language: Mapping[str, T], language: str | None) -> Iterable[T]:
    """Return what stands in a language, or in all of them."""
    if language is None:
        return by_language.values()
    return (by_language[language],) if language in by_language else ()
