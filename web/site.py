"""Serving the site: what an address answers with, kept while nothing of what it shows changes."""

from __future__ import annotations

import asyncio
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import hdrs, web
from yarl import URL

from views.html.addresses import home_path
from views.html.addressing import INDEX, first_path, language_of, resolve, takes_long
from views.html.errors import not_found, too_many
from views.html.resources import Moved
from views.html.routes import asked_for
from views.html.search import QUERY
from web.kept import KeptAnswers
from web.making import Making
from web.site_headers import FRESH, SECURITY, header_fields
from web.validators import is_known, takes_gzip

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Mapping

    from views.html.resources import Resource
    from views.html.site import Site
    from web.kept import Kept
    from web.search_limit import SearchLimit

    ErrorPage = Callable[[Site, str], Resource]

FIRST = frozenset({"/", f"/{INDEX}"})
"""Where the site begins; the second is its file on a host of static files."""
READING = frozenset({hdrs.METH_GET, hdrs.METH_HEAD})


class SitePages:
    """Answers requests for pages.

    ``epoch`` returns a value that changes when anything does that pages show.
    """

    def __init__(
        self, site: Callable[[], Site], epoch: Callable[[Site], Hashable], limit: SearchLimit
    ) -> None:
        self._site = site
        self._limit = limit
        self._epoch_of = epoch
        self._epoch: Hashable = None
        self._answers = KeptAnswers()
        self._making: Making[Resource | Moved | None] = Making()

    @property
    def kept_answers(self) -> int:
        """How many answers are kept."""
        return len(self._answers)

    async def prepare(self) -> None:
        """Make in a thread what a first answer takes long for, so that no reader waits for it."""
        site = self._present()
        await asyncio.to_thread(resolve, site, home_path(site.default_language))
        await site.finder.prepare(site.library.current)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a request for an address of the site."""
        if request.method not in READING:
            raise web.HTTPMethodNotAllowed(request.method, sorted(READING), headers=SECURITY)
        site = self._present()
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        if request.path in FIRST:
            return _found(site.url(first_path(site, accepted)))
        asked = asked_for(request.path, request.query) if request.query_string else {}
        # What is asked for in words has no end of answers; other parameters have few, which are kept.
        if QUERY in asked and (wait := self._limit.wait_of(request)):
            language = language_of(site, request.path, accepted)
            response = _response(request, self._error(too_many, site, language))
            response.headers[hdrs.RETRY_AFTER] = str(wait)
            return response
        found = await self._kept(site, request.path, asked)
        if isinstance(found, Moved):
            # With what the new address depends on: a search, or how early a calendar rings.
            asked = asked_for(found.path, request.query)
            address = URL(site.url(found.path)).with_query(asked)
            # What leads to another address today may be in use again tomorrow: a slug, a picture of a status.
            raise web.HTTPMovedPermanently(address, headers={**SECURITY, hdrs.CACHE_CONTROL: FRESH})
        language = language_of(site, request.path, accepted)
        return _response(request, found or self._error(not_found, site, language))

    def _present(self) -> Site:
        """Return the site as it is now; answers of an earlier one are forgotten."""
        site = self._site()
        epoch = self._epoch_of(site)
        if epoch != self._epoch:
            self._epoch = epoch
            self._answers.clear()
        return site

    async def _kept(self, site: Site, path: str, asked: Mapping[str, str]) -> Kept | Moved | None:
        # With the epoch, so that what was begun before a publication is not taken for what is shown after it.
        key = self._epoch, path, tuple(asked.items())
        kept = self._answers.get(key)
        if kept is not None:
            return kept
        make = partial(resolve, site, path, asked)
        found = await self._making.result(key, make) if takes_long(path) else make()
        if found is None or isinstance(found, Moved):
            return found
        # Others who waited for the same may have kept it by now.
        return self._answers.get(key) or self._answers.keep(key, found)

    def _error(self, page: ErrorPage, site: Site, language: str) -> Kept:
        """Return a page that says what is wrong: one for each language is kept, whatever was asked for."""
        key = page, language
        return self._answers.get(key) or self._answers.keep(key, page(site, language))


def add_site(app: web.Application, answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> None:
    """Let an application answer for every path that it has no other answer for."""
    # With (?s:…) also for a path that has a line break, which a dot leaves out.
    app.router.add_route("*", "/{path:(?s:.*)}", answer)


def _found(url: str) -> web.Response:
    """Return the answer that leads to a page for now: another reader is led to another one."""
    headers = {
        **SECURITY,
        hdrs.LOCATION: url,
        hdrs.VARY: hdrs.ACCEPT_LANGUAGE,
        hdrs.CACHE_CONTROL: "no-cache",
    }
    return web.Response(status=HTTPStatus.FOUND, headers=headers)


def _response(request: web.Request, kept: Kept) -> web.Response:
    is_gzip = kept.compressed is not None and takes_gzip(request.headers.get(hdrs.ACCEPT_ENCODING, ""))
    headers = header_fields(kept, is_gzip=is_gzip)
    is_ok = kept.resource.status == HTTPStatus.OK
    if is_ok and is_known(request.headers, headers[hdrs.ETAG], kept.resource.modified_at):
        del headers[hdrs.CONTENT_TYPE]
        headers.pop(hdrs.CONTENT_ENCODING, None)
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    body = kept.compressed if is_gzip else kept.resource.body
    return web.Response(body=body, status=kept.resource.status, headers=headers)
