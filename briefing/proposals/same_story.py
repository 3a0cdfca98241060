"""Whether two stories about one initiative are the same story."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.proposals.story import ReasonKind
from briefing.search.folding import fold
from briefing.search.forms import word_forms
from briefing.search.stop_words import is_stop_word
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.proposals.rules import SameStory
    from briefing.proposals.story import Reason, Story

SAME_NAME = 4
"""So many letters of names are the same in all their forms: of Kyrgyzstan, and of the Kyrgyz."""
_END = re.compile(r"[.:!?…]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def is_same_story(one: Story, other: Story, reasons: Iterable[Reason], rules: SameStory) -> bool:
    """Tell whether two stories, which were matched for these reasons, tell the same.

    The name of the initiative is in both of them in any case, so it does not count. Stories with figures of
    which none is in both are two stories: a fund that pays for one thing, and again for another. So are those
    whose titles each name a place or a person that the other story does not.
    """
    if abs((one.published_on - other.published_on).days) > rules.days:
        return False
    figures, other_figures = _figures(one), _figures(other)
    if figures and other_figures and figures.isdisjoint(other_figures):
        return False
    reasons = tuple(reasons)
    names = _stems_of(reasons, ReasonKind.INITIATIVE)
    common = names | _stems_of(reasons, ReasonKind.NAMES)
    if _names_alone(one, other, common) and _names_alone(other, one, common):
        return False
    titles = _likeness(one.title, other.title, names)
    if not (one.lead and other.lead):
        return titles >= rules.title_alone
    return titles >= rules.title and _likeness(_text(one), _text(other), names) >= rules.text


def _stems_of(reasons: Iterable[Reason], kind: ReasonKind) -> frozenset[str]:
    named = (each.words for each in reasons if each.kind is kind)
    return frozenset(stem for words in named for word in words for stem in _stems(word))


def _names_alone(story: Story, other: Story, common: frozenset[str]) -> bool:
    """Tell whether the title of a story has a name that the other story has not."""
    told = frozenset(fold(word.text)[:SAME_NAME] for word in words_of(_text(other)))
    return any(
        fold(each)[:SAME_NAME] not in told for each in _names(story.title) if common.isdisjoint(_stems(each))
    )


def _names(title: str) -> list[str]:
    """Return the words of a title that are names: those with a capital letter within a sentence.

    None where most words have one, as in some English and Turkish titles.
    """
    words = words_of(title)
    inner = [word.text for last, word in pairwise(words) if not _END.search(title, last.end, word.start)]
    found = [each for each in inner if each[0].isupper()]
    return found if len(found) <= len(inner) / 2 else []


def _text(story: Story) -> str:
    return f"{story.title} {story.lead}"


def _figures(story: Story) -> frozenset[str]:
    return frozenset(_FIGURE.findall(_text(story)))


def _likeness(one: str, other: str, names: frozenset[str]) -> float:
    """Return how alike the words of two texts are without ``names``, 0 to 100, in any order and form."""
    from rapidfuzz.fuzz import token_sort_ratio  # noqa: PLC0415 - not needed until stories come

    texts = (" ".join(stem for stem in _stems(text) if stem not in names) for text in (one, other))
    return token_sort_ratio(*texts)


@lru_cache(maxsize=1024)
def _stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that say something, each in a form that its other forms have too."""
    words = (word.text for word in words_of(text) if not is_stop_word(word.text))
    return tuple(
        min(word_forms()(word) or {fold(word)}, key=lambda form: (len(form), form)) for word in words
    )
