"""A kind of address of the site, and which function answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from views.html.resources import Moved, Resource
    from views.html.site import Site

    Parts = Mapping[str, str]
    """What stands in the place of each ``{name}`` of a pattern; "query" has the words of a search."""


@dataclass(frozen=True, slots=True)
class Route:
    """A kind of address: each name in a pattern such as ``/{language}/log`` takes a part of a path."""

    pattern: str
    answer: Callable[[Site, Parts], Resource | Moved | None]
    """Returns None if there is no such page."""
    every: Callable[[Site], Iterable[Parts]]
    """Returns the parts of each address that there is, for the files of the site and its map."""
    is_in_sitemap: bool = True

    def parts_of(self, path: str) -> dict[str, str] | None:
        """Return the parts of a path that has this pattern, else None."""
        wanted, given = self.pattern.split("/"), path.split("/")
        if len(wanted) != len(given):
            return None
        parts: dict[str, str] = {}
        for name, value in zip(wanted, given, strict=True):
            before, brace, rest = name.partition("{")
            if not brace:
                if name != value:
                    return None
                continue
            key, _brace, after = rest.partition("}")
            if not (value.startswith(before) and value.endswith(after)):
                return None
            found = value[len(before) : len(value) - len(after)]
            if not found:
                return None
            parts[key] = found
        return parts
