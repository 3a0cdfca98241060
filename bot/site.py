"""Of what the site is made now, and what makes it another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.content.writing import json_of
from views.html.site import Site

if TYPE_CHECKING:
    from collections.abc import Hashable

    from handlers.support.context import Services


def site_of(services: Services, public_url: str, contact: str) -> Site:
    """Return what pages are made of at this moment."""
    return Site(
        services.library,
        services.finder,
        services.translators,
        services.clock(),
        services.zone,
        public_url,
        services.username,
        services.default_language,
        contact,
        as_json=json_of,
    )


def epoch_of(site: Site) -> Hashable:
    """Return a value that changes with a publication, the day, and the spelling of the texts."""
    return (
        tuple(site.library.newest_first),
        site.today,
        tuple(map(id, site.translators.values())),
        site.username,
    )
