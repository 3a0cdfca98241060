"""The addresses of the site: which function answers which, and all that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.overview import overview, overviews
from views.html.preview_routes import ROUTES as PREVIEWS
from views.html.route import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.html.resources import Moved, Resource
    from views.html.site import Site

ROUTES: tuple[Route, ...] = (
    *PREVIEWS,
    Route("/{language}/{statement}", overview, overviews),
)


def answer(site: Site, path: str, query: str = "") -> Resource | Moved | None:
    """Return what a path answers with, or None if there is nothing; ``query``: the words of a search."""
    for route in ROUTES:
        parts = route.parts_of(path)
        if parts is not None and (found := route.answer(site, {**parts, "query": query})) is not None:
            return found
    return None


def is_slow(path: str) -> bool:
    """Tell whether the answer for a path is to be made outside the event loop."""
    return any(route.is_slow and route.parts_of(path) is not None for route in ROUTES)


def addresses(site: Site, *, of_sitemap: bool = False) -> Iterator[str]:
    """Yield every path that answers with something."""
    for route in ROUTES:
        if route.is_in_sitemap or not of_sitemap:
            yield from (route.pattern.format(**parts) for parts in route.every(site))
