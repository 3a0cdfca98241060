"""The addresses of the site: which function answers which, and all that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.feed_routes import ROUTES as FEEDS
from views.html.pages_routes import ROUTES as READ
from views.html.preview_routes import ROUTES as PREVIEWS
from views.html.resources import Moved
from views.html.serve_routes import ROUTES as SERVED
from views.html.serve_routes import sitemap_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.resources import Resource
    from views.html.route import Parts, Route
    from views.html.site import Site

PAGES: tuple[Route, ...] = (
    *SERVED,
    *PREVIEWS,
    *FEEDS,
    *READ,
)
ROUTES: tuple[Route, ...] = (sitemap_of(PAGES), *PAGES)


def answer(site: Site, path: str, query: Mapping[str, str] | None = None) -> Resource | Moved | None:
    """Return what a path answers with, or None if there is nothing; ``query`` has the parameters."""
    for route in ROUTES:
        parts = route.parts_of(path)
        if parts is None:
            continue
        if (renamed := _renamed(site, route, parts)) is not None:
            return renamed
        asked = (query or {}).get(route.query, "") if route.query else ""
        if (found := route.answer(site, {**parts, "query": asked})) is not None:
            return found
    return None


def _renamed(site: Site, route: Route, parts: Parts) -> Moved | None:
    """Return the present address of something about an initiative that had another slug before, else None."""
    statement = site.library.statement(parts.get("statement", ""))
    slug = statement.renamed.get(parts.get("slug", "")) if statement else None
    return None if slug is None else Moved(route.pattern.format(**{**parts, "slug": slug}))


def asked_for(path: str, query: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters that the answer of a path depends on; all others are ignored."""
    names = {route.query for route in ROUTES if route.query and route.parts_of(path) is not None}
    return {name: query[name] for name in sorted(names) if query.get(name)}


def is_slow(path: str) -> bool:
    """Tell whether the answer for a path is to be made outside the event loop."""
    return any(route.is_slow and route.parts_of(path) is not None for route in ROUTES)


def addresses(site: Site, *, of_sitemap: bool = False) -> Iterator[str]:
    """Yield every path that answers with something."""
    for route in ROUTES:
        if route.is_in_sitemap or not of_sitemap:
            yield from (route.pattern.format(**parts) for parts in route.every(site))
