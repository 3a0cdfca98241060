"""The addresses of the site: which function answers which, and all that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.html.overview import overview, overviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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


ROUTES: tuple[Route, ...] = (Route("/{language}/{statement}", overview, overviews),)


def answer(site: Site, path: str, query: str = "") -> Resource | Moved | None:
    """Return what a path answers with, or None if there is nothing; ``query``: the words of a search."""
    for route in ROUTES:
        parts = route.parts_of(path)
        if parts is not None and (found := route.answer(site, {**parts, "query": query})) is not None:
            return found
    return None


def addresses(site: Site, *, of_sitemap: bool = False) -> Iterator[str]:
    """Yield every path that answers with something."""
    for route in ROUTES:
        if route.is_in_sitemap or not of_sitemap:
            yield from (route.pattern.format(**parts) for parts in route.every(site))
