"""Slugs of candidates: short, unique, and usable as chat commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_SLUG = 32
WORDS = 3
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdezijklmnoprstufye", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": "", "+": " plus "}
)
_SMALL = re.compile(
    "a|an|the|of|for|on|in|to|at|with|and|or|by|from|its|our|по|в|во|на|о|об|и|для|со|с|к|из|от|до|за"
)


class Slugs:
    """Makes slugs that differ from each other."""

    def __init__(self, reserved: Collection[str] = ()) -> None:
        self._taken = set(reserved)

    def from_title(self, title: str) -> str:
        """Return a slug made of the first content words of a title."""
        words = [word for word in re.findall(r"[^\W_]+\+?", title.lower()) if not _SMALL.fullmatch(word)]
        latin = [re.sub(r"[^a-z0-9]+", "_", word.translate(_LATIN)).strip("_") for word in words[:WORDS]]
        return self.unique("_".join(filter(None, latin)) or "item")

    def unique(self, wanted: str) -> str:
        """Return ``wanted``, shortened if too long, with a number if it is not unique."""
        base = wanted[:LONGEST_SLUG].strip("_")
        slug, number = base, 1
        while slug in self._taken:
            number += 1
            slug = f"{base[: LONGEST_SLUG - len(str(number)) - 1].strip('_')}_{number}"
        self._taken.add(slug)
        return slug
