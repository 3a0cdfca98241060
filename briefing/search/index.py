"""Full-text search in the initiatives and follow-ups of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.search.words import Normalise, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.statement.model import Statement, Text

TITLE, BODY = 3.0, 1.0
"""The weights of a word in a title and in any other text."""
SHARED_BEGINNING = 5
"""The number of shared first letters from which two words count as related."""
NEAR = 0.5
"""The weight of a related word, relative to one with the same normal form."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An initiative, or one of its follow-ups, that matches a query."""

    initiative: str
    followup: str | None
    score: float


@dataclass(frozen=True, slots=True)
class _Document:
    initiative: str
    followup: str | None
    weights: dict[str, float]
    beginnings: dict[str, list[str]]
    """The words of ``weights`` by their first letters."""


class SearchIndex:
    """The words of a statement in all its languages; built at the first search."""

    def __init__(self, statement: Statement, normalise: Normalise) -> None:
        self._statement = statement
        self._normalise = normalise

    @cached_property
    def _documents(self) -> list[_Document]:
        return [
            _Document(initiative, followup, weights, _beginnings(weights))
            for initiative, followup, parts in _documents(self._statement)
            for weights in [self._weights(parts)]
        ]

    def _weights(self, parts: list[tuple[float, str]]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for weight, text in parts:
            for word in words_of(text):
                for form in self._normalise(word):
                    weights[form] = max(weight, weights.get(form, 0.0))
        return weights

    def find(self, query: str) -> list[Hit]:
        """Return what matches, ordered by the number of words of the query that are found, then by weight."""
        asked = [self._normalise(word) for word in dict.fromkeys(words_of(query))]
        ranked: list[tuple[int, float, int, Hit]] = []
        for place, document in enumerate(self._documents):
            scores = [score for forms in asked if (score := _score(forms, document)) > 0]
            if scores:
                hit = Hit(document.initiative, document.followup, sum(scores))
                ranked.append((-len(scores), -sum(scores), place, hit))
        return [hit for *_order, hit in sorted(ranked, key=lambda entry: entry[:3])]


def _beginnings(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:SHARED_BEGINNING], []).append(word)
    return found


def _score(forms: frozenset[str], document: _Document) -> float:
    weights = document.weights
    exact = max((weights.get(form, 0.0) for form in forms), default=0.0)
    if exact:
        return exact
    near = (
        weights[word]
        for form in forms
        for word in document.beginnings.get(form[:SHARED_BEGINNING], ())
        if _related(form, word)
    )
    return NEAR * max(near, default=0.0)


def _related(asked: str, word: str) -> bool:
    """Tell whether two words share their beginning and differ at most in an ending."""
    shortest = min(len(asked), len(word))
    needed = max(SHARED_BEGINNING, shortest - 2)
    return shortest >= needed and asked[:needed] == word[:needed]


def _documents(statement: Statement) -> Iterator[tuple[str, str | None, list[tuple[float, str]]]]:
    for initiative in statement.in_order:
        parts = [(TITLE, initiative.slug.replace("_", " ")), (TITLE, str(initiative.number))]
        parts += _weighted(TITLE, initiative.title, initiative.short)
        parts += _weighted(BODY, initiative.stance, initiative.summary, *initiative.facts)
        for deadline in statement.deadlines.values():
            if deadline.initiative == initiative.slug:
                parts += _weighted(BODY, deadline.what, deadline.stated_as)
        yield initiative.slug, None, parts
    for followup in sorted(statement.followups, key=lambda each: each.happened_on, reverse=True):
        publishers = [(BODY, evidence.publisher) for evidence in followup.evidence]
        yield followup.initiative, followup.id, [*_weighted(BODY, followup.text), *publishers]


def _weighted(weight: float, *texts: Text) -> list[tuple[float, str]]:
    return [(weight, wording) for text in texts for wording in text.by_language.values()]
