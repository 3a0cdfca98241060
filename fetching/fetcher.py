"""Requests to addresses of others: bounded in time, in size and in redirects, and never to private hosts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    ServerDisconnectedError,
    TCPConnector,
)
from yarl import URL

from briefing.fetched import FetchFailed, Problem, ProblemKind
from fetching.bodies import ENCODINGS, read_body
from fetching.failures import problem_of
from fetching.guard import AddressRefused
from fetching.names import SystemNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import ClientHandlerType, ClientRequest, ClientResponse

    from fetching.guard import AddressGuard
    from fetching.proxy import Proxies

LARGEST = 5 * 2**20
"""Bytes of a body, before and after decompression."""
LONGEST_SECONDS = 20.0
"""How long a request may take with all its redirects."""
LONGEST_FIELD = 64 * 1024
"""Bytes of a field of the head; some list all that their pages may load, or set many cookies."""
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FIRST_ERROR = 400
NO_PASSAGE = 407
"""The proxy wants a name and a password that it knows."""
HEADERS = {"User-Agent": "briefing-bot (+https://core.telegram.org/bots)", "Accept-Encoding": ENCODINGS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, after redirects."""

    url: URL
    """Where the answer came from."""
    status: int
    headers: Mapping[str, str]
    body: bytes
    """Empty for HEAD, for an error, and if none was wanted."""


class Fetcher:
    """Asks servers of others."""

    def __init__(
        self, guard: AddressGuard, proxies: Proxies, *, longest_seconds: float = LONGEST_SECONDS
    ) -> None:
        self._guard = guard
        self._proxies = proxies
        self._longest = longest_seconds

    async def fetch(
        self,
        address: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        limit: int | None = LARGEST,
        redirects: int = MOST_REDIRECTS,
    ) -> Answer:
        """Return the answer of a server, whatever its status; follow so many redirects.

        ``limit`` is that of the body in bytes; with None no body is read.

        Raises :class:`briefing.fetched.FetchFailed` when there is none, or none within the bounds.
        """
        try:
            async with asyncio.timeout(self._longest):
                return await self._follow(
                    method, _url(address), {**HEADERS, **(headers or {})}, limit, redirects
                )
        except AddressRefused:
            raise FetchFailed(Problem(ProblemKind.ADDRESS)) from None
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            raise FetchFailed(problem_of(error)) from error

    async def _follow(
        self, method: str, url: URL, headers: Mapping[str, str], limit: int | None, redirects: int
    ) -> Answer:
        for _ in range(redirects + 1):
            self._guard.check(url)
            proxy = self._proxies.of(url)
            if proxy is not None:
                await self._guard.check_resolved(url)
            answer = await self._ask(method, url, headers, limit, proxy)
            if proxy is not None and answer.status == NO_PASSAGE:
                raise FetchFailed(Problem(ProblemKind.PROXY))
            location = answer.headers.get("Location")
            if answer.status not in REDIRECTS or not location or not redirects:
                return answer
            url = url.join(_url(location))
        raise FetchFailed(Problem(ProblemKind.REDIRECTS))

    async def _ask(
        self, method: str, url: URL, headers: Mapping[str, str], limit: int | None, proxy: str | None
    ) -> Answer:
        # The proxy is the operator's own, and may lie on a private host.
        resolver = SystemNames() if proxy else self._guard.resolver()
        connector = TCPConnector(resolver=resolver, use_dns_cache=False, force_close=True)
        async with (
            ClientSession(
                connector=connector,
                cookie_jar=DummyCookieJar(),
                auto_decompress=False,
                timeout=ClientTimeout(total=None),
                max_line_size=LONGEST_FIELD,
                max_field_size=LONGEST_FIELD,
                middlewares=(_Once(),),
            ) as session,
            session.request(method, url, headers=headers, proxy=proxy, allow_redirects=False) as response,
        ):
            return await _answer(response, limit)


class _Once:
    """Lets a request leave once: aiohttp repeats one whose connection ended, though it may have arrived."""

    def __init__(self) -> None:
        self._has_left = False

    async def __call__(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        if self._has_left:
            raise ServerDisconnectedError
        self._has_left = True
        return await handler(request)


async def _answer(response: ClientResponse, limit: int | None) -> Answer:
    body, has_page = b"", response.status < FIRST_ERROR and response.status not in REDIRECTS
    if limit is not None and has_page and response.method != "HEAD":
        body = await read_body(response, limit)
    # What was not read is not read on: the server may never end.
    response.close()
    return Answer(response.url, response.status, response.headers, body)


def _url(address: str) -> URL:
    """Return an address in its parts, without what is only for browsers.

    Raises :class:`AddressRefused`.
    """
    try:
        return URL(address.strip()).with_fragment(None)
    except ValueError:
        raise AddressRefused from None
