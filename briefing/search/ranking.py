"""The order in which initiatives match a query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple

from briefing.search.documents import NAMED
from briefing.search.vocabulary import MISTAKEN, STEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.search.contents import Contents
    from briefing.search.query import Asked

WHOLE_NAME = 3.0
"""What a word adds when it belongs to a name of which the query has all words, and no others."""
_IN_TEXT = 0.5
"""What a word counts that is in no name of an initiative; in a name it counts 1."""
_WHEN_MISTAKEN = 0.9
"""What a word counts that was typed wrongly, relative to one that was not."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An initiative that matches a query, or one of its follow-ups where that says more of it."""

    initiative: str
    followup: str | None
    score: float
    words: frozenset[str] = field(default=frozenset(), repr=False)
    """The keys of the words of the statement that were asked for."""
    is_mistaken: bool = False
    """Whether a word of the query was found only as a typing error."""
    is_named: bool = False
    """Whether all words of the query are in names of the initiative."""


class _Found(NamedTuple):
    """How a word of the query is found in a document."""

    value: float
    is_named: bool
    is_mistaken: bool

    @property
    def counted(self) -> float:
        """Return what the word counts in the order of initiatives."""
        return (1.0 if self.is_named else _IN_TEXT) * (_WHEN_MISTAKEN if self.is_mistaken else 1.0)


def ranked(asked: Sequence[Asked], contents: Contents) -> list[Hit]:
    """Return the initiatives that have a word of a query.

    First those that have all words, then those that have more of them, where a word in a name counts twice as
    much as one in a text; of two that have equally many, the one in which the words weigh more.
    """
    found = [_in_documents(keys, contents) for keys in asked]
    whole = _whole_names(asked, contents)
    order: list[tuple[bool, float, float, int, Hit]] = []
    words = frozenset(key for keys in asked for key in keys)
    documents = _documents_by_initiative(contents)
    weights = [_rarity(each, documents, contents) for each in found]
    for place, (slug, numbers) in enumerate(documents.items()):
        best = [max((each[n] for n in numbers if n in each), default=None) for each in found]
        counted = [each for each in best if each is not None]
        if not counted:
            continue
        score = whole[slug] + sum(
            each.value * rarity for each, rarity in zip(best, weights, strict=True) if each is not None
        )
        is_mistaken = any(each.is_mistaken for each in counted)
        is_complete = len(counted) == len(asked)
        is_named = is_complete and all(each.is_named for each in counted)
        hit = Hit(slug, _followup_of(numbers, found, contents), score, words, is_mistaken, is_named)
        order.append((not is_complete, -sum(each.counted for each in counted), -score, place, hit))
    return [hit for *_order, hit in sorted(order, key=lambda entry: entry[:4])]


def _in_documents(keys: Asked, contents: Contents) -> dict[int, _Found]:
    found: dict[int, _Found] = {}
    for key, nearness in keys.items():
        for number, weight in contents.weights.get(key, {}).items():
            each = _Found(nearness * weight, weight >= NAMED, nearness <= MISTAKEN)
            if number not in found or each > found[number]:
                found[number] = each
    return found


def _documents_by_initiative(contents: Contents) -> dict[str, list[int]]:
    documents: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(contents.documents):
        documents[document.initiative].append(number)
    return documents


def _rarity(found: dict[int, _Found], documents: dict[str, list[int]], contents: Contents) -> float:
    """Return how much a word tells initiatives apart: the fewer have it, the more."""
    having = len({contents.documents[number].initiative for number in found})
    return log(1 + len(documents) / having) if having else 0.0


def _whole_names(asked: Sequence[Asked], contents: Contents) -> dict[str, float]:
    """Return by initiative how nearly the query is one of its names and nothing else."""
    counts: dict[int, float] = defaultdict(float)
    for keys in asked:
        near: dict[int, float] = {}
        for key, nearness in keys.items():
            share = 1.0 if nearness >= STEM else nearness
            for name in contents.names_with.get(key, ()):
                near[name] = max(share, near.get(name, 0.0))
        for name, share in near.items():
            counts[name] += share
    best: dict[str, float] = defaultdict(float)
    for name, count in counts.items():
        slug, length = contents.names[name]
        best[slug] = max(best[slug], WHOLE_NAME * count * count / length)
    return best


def _followup_of(numbers: list[int], found: Sequence[dict[int, _Found]], contents: Contents) -> str | None:
    """Return the follow-up that has more words of the query than the card has; None if none has."""

    def words_in(number: int) -> tuple[int, float]:
        values = [each[number].value for each in found if number in each]
        return len(values), sum(values)

    card = next(number for number in numbers if contents.documents[number].entry is None)
    best = max(numbers, key=lambda number: (*words_in(number), number == card))
    return contents.documents[best].entry if words_in(best)[0] > words_in(card)[0] else None
