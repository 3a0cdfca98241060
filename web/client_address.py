"""Who sent a request, when there may be proxies of our own in between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aiohttp import hdrs

if TYPE_CHECKING:
    from aiohttp import web

_WITH_PORT = re.compile(r"(?:\[(?P<v6>[^\]]*)\]|(?P<v4>[\d.]+))(?::\d*)?")
"""An address as some proxies write it: ``203.0.113.9:4711``, ``[2001:db8::1]:4711``."""


def client_address(request: web.BaseRequest, proxies: int) -> str:
    """Return what the outermost of so many proxies of our own saw, else the other end of the connection.

    It may be anything if a stranger can reach the port past the proxies, and "" if it is unknown.
    """
    peer = request.remote or ""
    if not proxies:
        return peer
    seen = ",".join(request.headers.getall(hdrs.X_FORWARDED_FOR, [])).split(",")
    if len(seen) < proxies or seen == [""]:
        return peer
    told = seen[-proxies].strip()
    with_port = _WITH_PORT.fullmatch(told)
    return (with_port["v6"] or with_port["v4"] or "") if with_port is not None else told
