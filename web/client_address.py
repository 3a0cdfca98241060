"""Who sent a request, when there may be proxies of our own in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import hdrs

if TYPE_CHECKING:
    from aiohttp import web


def client_address(request: web.BaseRequest, proxies: int) -> str:
    """Return what the outermost of so many proxies of our own saw, else the other end of the connection.

    It may be anything if a stranger can reach the port past the proxies, and "" if it is unknown.
    """
    peer = request.remote or ""
    if not proxies:
        return peer
    seen = ",".join(request.headers.getall(hdrs.X_FORWARDED_FOR, [])).split(",")
    return seen[-proxies].strip() if len(seen) >= proxies and seen != [""] else peer
