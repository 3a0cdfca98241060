"""What is nearest to a query that matches nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.search.folding import fold
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest_names(query: str, names: Iterable[tuple[str, str]], count: int) -> list[str]:
    """Return the ``count`` slugs that have the names most like a query, best first.

    ``names``: the slugs and names; a slug may have several.
    """
    from rapidfuzz.fuzz import WRatio  # noqa: PLC0415 - not needed until somebody searches in vain

    asked = _folded(query)
    best: dict[str, float] = {}
    for slug, name in names:
        best[slug] = max(WRatio(asked, _folded(name)), best.get(slug, 0.0))
    return sorted(best, key=lambda slug: -best[slug])[:count]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(fold(word.text) for word in words_of(text))
