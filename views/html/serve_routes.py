"""Addresses beside the pages: assets, and what robots and researchers of security look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.assets import asset, assets
from views.html.machines import robots, security, security_addresses
from views.html.route import Route
from views.html.sitemap import sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from views.html.site import Site


def _once(_site: Site) -> Iterator[Mapping[str, str]]:
    """Yield the parts of an address that has none."""
    yield {}


ROUTES: tuple[Route, ...] = (
    Route("/assets/{file}", asset, assets, is_in_sitemap=False),
    Route("/robots.txt", robots, _once, is_in_sitemap=False),
    Route("/.well-known/security.txt", security, security_addresses, is_in_sitemap=False),
)


def sitemap_of(routes: Sequence[Route]) -> Route:
    """Return the route of the map of all addresses that routes have."""
    return Route("/sitemap.xml", lambda site, _parts: sitemap(site, routes), _once, is_in_sitemap=False)
