"""``/metrics``, for those who may read it."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from aiohttp import hdrs, web

from web.client_address import client_address

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

Network = IPv4Network | IPv6Network

OF_PROXIES = (hdrs.X_FORWARDED_FOR, hdrs.FORWARDED, hdrs.VIA, "X-Real-IP")
"""Headers by which a proxy shows itself, most of which set one of them."""


class Access:
    """Decides who may read: whoever is in one of the networks, or has the token.

    ``token``: empty if there is none. ``proxies``: how many proxies of our own stand before the port.
    """

    def __init__(self, networks: Collection[Network], token: str, proxies: int) -> None:
        self._networks = networks
        self._token = token.encode()
        self._proxies = proxies

    def refusal(self, request: web.Request) -> web.Response | None:
        """Return the answer to somebody who may not read, else None."""
        if self._has_token(request) or self._is_near(request):
            return None
        if self._token:
            return web.Response(
                status=HTTPStatus.UNAUTHORIZED,
                text="Send the header Authorization: Bearer with METRICS_TOKEN.\n",
                headers={hdrs.WWW_AUTHENTICATE: "Bearer"},
            )
        return web.Response(
            status=HTTPStatus.FORBIDDEN, text="Your address is in none of the networks of METRICS_ALLOW.\n"
        )

    def _has_token(self, request: web.Request) -> bool:
        scheme, _blank, given = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
        is_same = hmac.compare_digest(given.strip().encode("utf-8", "surrogateescape"), self._token)
        return bool(self._token) and scheme.lower() == "bearer" and is_same

    def _is_near(self, request: web.Request) -> bool:
        # A proxy of which nothing is known hides who asks, and may be as near as this machine.
        if not self._proxies and any(name in request.headers for name in OF_PROXIES):
            return False
        try:
            address = ip_address(client_address(request, self._proxies))
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self._networks)


def add_metrics(
    app: web.Application, text: Callable[[], Awaitable[bytes]], content_type: str, access: Access
) -> None:
    """Let an application answer ``/metrics`` with what ``text`` returns."""

    async def metrics(request: web.Request) -> web.Response:
        refusal = access.refusal(request)
        if refusal is not None:
            return refusal
        return web.Response(
            body=await text(), headers={hdrs.CONTENT_TYPE: content_type, hdrs.CACHE_CONTROL: "no-store"}
        )

    app.router.add_get("/metrics", metrics)
