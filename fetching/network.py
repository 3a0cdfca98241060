"""Putting together what asks others."""

from fetching.fetcher import LONGEST_SECONDS, Fetcher
from fetching.guard import AddressGuard
from fetching.names import SystemNames
from fetching.proxy import Proxies


def make_fetcher(
    proxies: Proxies, *, allow_private: bool, longest_seconds: float = LONGEST_SECONDS
) -> Fetcher:
    """Return what asks servers of others, with names looked up as the machine does."""
    guard = AddressGuard(SystemNames, allow_private=allow_private)
    return Fetcher(guard, proxies, longest_seconds=longest_seconds)
