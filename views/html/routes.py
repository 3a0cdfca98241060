"""The addresses of the site: which function answers which, and all that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.pages_routes import ROUTES as PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.html.resources import Moved, Resource
    from views.html.route import Route
    from views.html.site import Site

ROUTES: tuple[Route, ...] = PAGES


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
