"""An archive with the calls of the Wayback Machine: save a page, and name the newest copy.

Saving takes long, and often ends with an error although the page was saved. So what counts is the copies that
there are.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from briefing.evidence.ports import Copy
from briefing.fetched import FetchFailed
from fetching.fetcher import FIRST_ERROR

if TYPE_CHECKING:
    from fetching.fetcher import Answer, Fetcher

LARGEST = 64 * 1024
"""Bytes of an answer about copies."""
SAVING_SECONDS = 120.0
"""How long saving may take."""
AVAILABILITY_HOSTS = {"https://web.archive.org": "https://archive.org"}
"""Archives that name their copies at another host than that where they save."""
_MOMENT = "%Y%m%d%H%M%S"
_COPY = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/")


class WaybackArchive:
    """The port :class:`briefing.evidence.ports.Archive` over HTTP."""

    def __init__(self, url: str, fetcher: Fetcher) -> None:
        """``url`` is that of the archive, without a slash at its end."""
        self._url = url
        self._fetcher = fetcher

    async def save(self, address: str) -> Copy | None:
        """Ask for a copy; return it if the archive names it."""
        try:
            answer = await self._fetcher.fetch(f"{self._url}/save/{address}", limit=None, redirects=0)
        except FetchFailed:
            return None
        if answer.status >= FIRST_ERROR:
            return None
        fields = (answer.headers.get(name, "") for name in ("Content-Location", "Location"))
        return next((copy for each in fields if (copy := self._copy(each))), None)

    async def newest(self, address: str, now: datetime) -> Copy | None:
        """Return the newest copy that there is, or None if there is none or the archive does not say."""
        base = AVAILABILITY_HOSTS.get(self._url, self._url)
        asked = f"{base}/wayback/available?url={quote(address, safe='')}&timestamp={now:{_MOMENT}}"
        try:
            answer = await self._fetcher.fetch(asked, limit=LARGEST)
        except FetchFailed:
            return None
        return self._copy(*_closest(answer))

    def _copy(self, address: str, timestamp: str = "") -> Copy | None:
        """Return the copy at an address, which may be relative; None if it is not that of a copy."""
        found = _COPY.search(address)
        try:
            url = urljoin(self._url, address)
            moment = datetime.strptime(timestamp or (found[1] if found else ""), _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            return None
        # The Wayback Machine names its copies with http.
        if url.startswith("http://") and urlsplit(url).hostname == urlsplit(self._url).hostname:
            url = f"{urlsplit(self._url).scheme}://{url.removeprefix('http://')}"
        return Copy(url, moment) if url.startswith(("http://", "https://")) else None


def _closest(answer: Answer) -> tuple[str, str]:
    """Return the address and the time of the copy that an answer names, or empty texts."""
    try:
        closest = json.loads(answer.body)["archived_snapshots"]["closest"]
        is_there = closest["available"] and str(closest.get("status", "200")) == "200"
        return (str(closest["url"]), str(closest.get("timestamp", ""))) if is_there else ("", "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return "", ""
