"""Putting together what asks others."""

from aiohttp import ThreadedResolver

from fetching.fetcher import Fetcher
from fetching.guard import AddressGuard
from fetching.proxy import Proxies


def make_fetcher(proxies: Proxies, *, allow_private: bool) -> Fetcher:
    """Return what asks servers of others, with names looked up as the machine does."""
    return Fetcher(AddressGuard(ThreadedResolver, allow_private=allow_private), proxies)
