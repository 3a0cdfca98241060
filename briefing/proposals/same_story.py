"""Whether two stories about one initiative are the same story."""

from __future__ import annotations

import re
from functools import lru_cache
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

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def is_same_story(one: Story, other: Story, reasons: Iterable[Reason], rules: SameStory) -> bool:
    """Tell whether two stories, which were matched for these reasons, tell the same.

    The name of the initiative is in both of them in any case, so it does not count. Stories with figures of
    which none is in both are two stories: a fund that pays for one thing, and again for another.
    """
    if abs((one.published_on - other.published_on).days) > rules.days:
        return False
    figures, other_figures = _figures(one), _figures(other)
    if figures and other_figures and figures.isdisjoint(other_figures):
        return False
    named = (each.words for each in reasons if each.kind is ReasonKind.INITIATIVE)
    names = frozenset(stem for words in named for word in words for stem in _stems(word))
    titles = _likeness(one.title, other.title, names)
    if not (one.lead and other.lead):
        return titles >= rules.title_alone
    return titles >= rules.title and _likeness(_text(one), _text(other), names) >= rules.text


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
