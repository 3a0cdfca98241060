"""An archive with the calls of the Wayback Machine, and with its faults."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from aiohttp import web

from tests.desk import NOW
from tests.fetching.servers import Stranger

if TYPE_CHECKING:
    from datetime import datetime


class Fault(Enum):
    """What is wrong with its answers about saving; it saves all the same, unless said otherwise."""

    NONE = "none"
    ERROR = "error"
    SILENT = "silent"
    """It is well, but does not name the copy."""
    DROPS = "drops"
    """The connection ends without an answer."""
    REFUSES = "refuses"
    """It says that it is too busy, and does not save."""


@dataclass
class ArchiveStub(Stranger):
    """Saves pages by their addresses."""

    now: datetime = NOW
    fault: Fault = Fault.NONE
    copies: dict[str, list[datetime]] = field(default_factory=dict)
    shows: bool = True
    """Whether it tells of its copies, which it may do late."""

    @property
    def saved(self) -> list[str]:
        """The addresses that it was asked to save."""
        return [_after(each, "/save/") for each in self.asked if each.path.startswith("/save/")]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        if request.path.startswith("/save/"):
            return await self._save(request)
        if request.path == "/wayback/available":
            return web.json_response(
                {"url": request.query["url"], "archived_snapshots": self._newest(request)}
            )
        raise web.HTTPNotFound

    def copy(self, address: str, at: datetime) -> str:
        """Return the address of a copy."""
        return f"{self.url}/web/{at:%Y%m%d%H%M%S}/{address}"

    async def _save(self, request: web.Request) -> web.StreamResponse:
        address = _after(request, "/save/")
        if self.fault is Fault.REFUSES:
            raise web.HTTPTooManyRequests
        self.copies.setdefault(address, []).append(self.now)
        if self.fault is Fault.ERROR:
            return web.Response(status=523)
        if self.fault is Fault.DROPS:
            assert isinstance(request.transport, asyncio.Transport)
            request.transport.abort()
        if self.fault is Fault.SILENT:
            return web.Response(text="Saving …")
        raise web.HTTPFound(f"/web/{self.now:%Y%m%d%H%M%S}/{address}")

    def _newest(self, request: web.Request) -> dict[str, object]:
        address = request.query["url"]
        copies = self.copies.get(address) if self.shows else None
        if not copies:
            return {}
        at = max(copies)
        named = {"url": self.copy(address, at), "timestamp": f"{at:%Y%m%d%H%M%S}"}
        return {"closest": {**named, "available": True, "status": "200"}}


def _after(request: web.Request, start: str) -> str:
    return request.raw_path.removeprefix(start)
