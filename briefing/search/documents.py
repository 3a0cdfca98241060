"""What of a statement is searched: the texts of its initiatives and of its log, each with its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.statement.model import FollowUp
from briefing.statement.recording import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.statement.model import Initiative, Statement, Text

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


def documents_of(statement: Statement) -> Iterator[Document]:
    """Yield the initiatives in order, then the follow-ups, the newest first."""
    for initiative in statement.in_order:
        fields = [*_names_of(initiative), *_texts_of(initiative)]
        for deadline in statement.deadlines.values():
            if deadline.initiative == initiative.slug:
                fields += _fields(DEADLINE, (deadline.what,))
                fields += _fields(BODY, (deadline.stated_as,))
        yield Document(initiative.slug, None, tuple(fields))
    for followup in sorted(statement.followups, key=lambda each: each.happened_on, reverse=True):
        weight = CORRECTED if followup.id in statement.corrected else LOG
        yield Document(followup.initiative, followup.id, tuple(_fields_of_followup(followup, weight)))


def log_documents(statement: Statement) -> Iterator[Document]:
    """Yield all entries of the log, with why the status is what it is after them."""
    for entry in entries(statement):
        fields = list(_fields(LOG, (entry.why,) if entry.why else ()))
        if isinstance(entry, FollowUp):
            fields += _fields_of_followup(entry, LOG)
        yield Document(entry.initiative, entry.id, tuple(fields))


def _fields_of_followup(followup: FollowUp, weight: float) -> Iterator[Field]:
    yield from _fields(weight, (followup.text,))
    for evidence in followup.evidence:
        yield Field(weight, evidence.publisher)


def _names_of(initiative: Initiative) -> Iterator[Field]:
    yield Field(NAMED, initiative.slug, is_name=True)
    yield Field(NAMED, str(initiative.number), is_name=True)
    for text in (initiative.title, initiative.short):
        for name in text.by_language.values():
            yield Field(NAMED, name, is_name=True)
    for names in initiative.aliases.by_language.values():
        for name in names:
            yield Field(NAMED, name, is_name=True)


def _texts_of(initiative: Initiative) -> Iterator[Field]:
    yield from _fields(BODY, (initiative.stance, initiative.summary, *initiative.facts))


def _fields(weight: float, texts: Iterable[Text]) -> Iterator[Field]:
    return (Field(weight, wording) for text in texts for wording in text.by_language.values())
