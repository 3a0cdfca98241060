"""Serving the site: what an address answers with, kept while nothing of what it shows changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from aiohttp import web

from views.html.resources import Moved
from views.html.routes import answer, asked_for

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from views.html.resources import Resource
    from views.html.site import Site

KEPT = 2000
"""Most answers that are kept."""


class _Kept(NamedTuple):
    resource: Resource
    tag: str
    """A strong validator: the digest of the body."""


class SitePages:
    """Answers requests for pages.

    ``epoch`` returns a value that changes when anything does that pages show.
    """

    def __init__(self, site: Callable[[], Site], epoch: Callable[[Site], Hashable]) -> None:
        self._site = site
        self._epoch_of = epoch
        self._epoch: Hashable = None
        self._kept: dict[tuple[str, ...], _Kept | Moved | None] = {}

    async def get(self, request: web.Request) -> web.StreamResponse:
        """Answer a GET or HEAD request."""
        found = self._found(request.path, asked_for(request.path, request.query))
        if found is None:
            raise web.HTTPNotFound
        if isinstance(found, Moved):
            raise web.HTTPMovedPermanently(self._site().url(found.path))
        headers = {"Content-Type": found.resource.media_type, "ETag": f'"{found.tag}"'}
        return web.Response(body=found.resource.body, status=found.resource.status, headers=headers)

    def _found(self, path: str, query: Mapping[str, str]) -> _Kept | Moved | None:
        site = self._site()
        epoch = self._epoch_of(site)
        if epoch != self._epoch or len(self._kept) >= KEPT:
            self._epoch, self._kept = epoch, {}
        key = (path, *query.values())
        if key not in self._kept:
            self._kept[key] = _kept(answer(site, path, query))
        return self._kept[key]


def add_site(app: web.Application, pages: SitePages) -> None:
    """Let an application answer for every path that it has no other answer for."""
    app.router.add_get("/{path:.*}", pages.get)


def _kept(found: Resource | Moved | None) -> _Kept | Moved | None:
    if found is None or isinstance(found, Moved):
        return found
    return _Kept(found, hashlib.sha256(found.body).hexdigest()[:32])
