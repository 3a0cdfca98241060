"""How often one address may search."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import TYPE_CHECKING

from web.client_address import client_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

AT_ONCE = 20
"""Searches that may come together."""
SECONDS_EACH = 3.0
"""After how long one more is allowed."""
MOST_ADDRESSES = 10_000
"""Addresses that are remembered; of more, those that asked longest ago are forgotten."""
HOME = 64
"""Bits of an IPv6 address that tell one household from another; the rest is free to choose."""


class SearchLimit:
    """Counts by the generic cell rate algorithm: one moment is kept for each address."""

    def __init__(self, monotonic: Callable[[], float], proxies: int = 0) -> None:
        self._monotonic = monotonic
        self._proxies = proxies
        self._free_at: OrderedDict[str, float] = OrderedDict()
        """When all that an address asked would have been asked at the steady pace."""

    def wait_of(self, request: web.BaseRequest) -> int:
        """Count a search; return 0 if it may be answered, else after how many seconds one may."""
        now, address = self._monotonic(), household(client_address(request, self._proxies))
        free_at = max(self._free_at.get(address, now), now)
        wait = free_at + SECONDS_EACH - now - AT_ONCE * SECONDS_EACH
        if wait > 0:
            return ceil(wait)
        self._free_at[address] = free_at + SECONDS_EACH
        self._free_at.move_to_end(address)
        if len(self._free_at) > MOST_ADDRESSES:
            self._free_at.popitem(last=False)
        return 0


def household(address: str) -> str:
    """Return the part of an address that its owner cannot choose; "" if it is none."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or ip_network((known.packed, HOME), strict=False))
    return str(known)
