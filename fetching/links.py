"""Looking at an address: is what it led to still there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yarl import URL

from briefing.evidence.ports import Finding, Look
from briefing.fetched import FetchFailed, ProblemKind
from fetching.fetcher import FIRST_ERROR

if TYPE_CHECKING:
    from fetching.fetcher import Answer, Fetcher

NOT_LET_IN = frozenset({401, 402, 403, 407, 408, 425, 429, 451, 504, 522, 524})
"""Statuses that say nothing of whether the page is there, those of servers that waited in vain among them."""
GONE = frozenset({ProblemKind.UNREACHABLE, ProblemKind.BROKEN})
"""Problems of a server that does not answer any more, or not with a page."""
_FRONT = re.compile(r"/?|/(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?|home|main|index(?:\.\w+)?)/?", re.IGNORECASE)
"""Paths of front pages, those of a language among them."""


class HttpLinks:
    """The port :class:`briefing.evidence.ports.LinkSource` over HTTP."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def look(self, address: str) -> Look:
        """Look at an address: ask for its head, or for the page if that is not answered well."""
        try:
            try:
                answer = await self._fetcher.fetch(address, method="HEAD")
            except FetchFailed as failed:
                if failed.problem.kind not in (ProblemKind.TIME_OUT, ProblemKind.BROKEN):
                    raise
                answer = None
            if answer is None or _of_answer(address, answer) is not Finding.THERE:
                # Many servers answer HEAD wrongly, or not at all.
                answer = await self._fetcher.fetch(address, limit=None)
        except FetchFailed as failed:
            return Look(_of_problem(failed.problem.kind), is_answer=False)
        return Look(_of_answer(address, answer), is_answer=True)


def _of_problem(kind: ProblemKind) -> Finding:
    if kind is ProblemKind.NO_NAME:
        return Finding.NO_HOST
    return Finding.GONE if kind in GONE else Finding.UNKNOWN


def _of_answer(address: str, answer: Answer) -> Finding:
    if answer.status in NOT_LET_IN:
        return Finding.UNKNOWN
    if answer.status >= FIRST_ERROR or _leads_to_front_page(URL(address), answer.url):
        return Finding.GONE
    return Finding.THERE


def _leads_to_front_page(asked: URL, led_to: URL) -> bool:
    """Tell whether an address of something else leads to a front page now."""
    was_front = _FRONT.fullmatch(asked.path) is not None and not asked.query_string
    return not was_front and _FRONT.fullmatch(led_to.path) is not None and not led_to.query_string
