"""Which addresses may be asked: pages on public hosts, never a machine of the network that the bot is in.

A name is checked when it is resolved, and the connection goes to exactly what was checked; so a name that
leads elsewhere a moment later (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.abc import ResolveResult
    from yarl import URL

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that stand for IPv4 addresses, their last 32 bits (RFC 6052)."""
_PRIVATE_NAMES = frozenset(
    {"arpa", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost"}
)
"""Last parts of names within private networks, which a proxy may know although nobody else does."""


class AddressRefused(Exception):
    """The address leads to no public page, or is none at all."""


def is_public(address: IPAddress) -> bool:
    """Tell whether an address is one of the public internet; what stands for an IPv4 address is that."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address.is_site_local:
            return False
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner:
            return is_public(inner)
    refused = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_private
    return address.is_global and not refused


class AddressGuard:
    """Says which addresses may be asked."""

    def __init__(self, resolver: Callable[[], AbstractResolver], *, allow_private: bool) -> None:
        """Take what makes a resolver of names; it is called within a running loop."""
        self._resolver = resolver
        self._allow_private = allow_private

    def check(self, url: URL) -> None:
        """Raise :class:`AddressRefused` unless it is http or https, of no private host, and without a user.

        Names are checked only by their form: see :meth:`resolver` for what they lead to.
        """
        host = url.raw_host
        if url.scheme not in ("http", "https") or not host or url.user or url.password:
            raise AddressRefused
        literal = _literal(host)
        is_allowed = _may_be_public(host) if literal is None else is_public(literal)
        if not self._allow_private and not is_allowed:
            raise AddressRefused

    def resolver(self) -> AbstractResolver:
        """Return a resolver that gives out only what may be asked, else raises :class:`AddressRefused`."""
        return _GuardedResolver(self._resolver(), self._allow_private)

    async def check_resolved(self, url: URL) -> None:
        """Raise :class:`AddressRefused` if the name leads to a private address, as far as is known here.

        For requests that go through a proxy, which looks names up itself. A name that only the proxy knows
        is left to it.
        """
        host = url.raw_host or ""
        if _literal(host) is not None:
            return
        resolver = self.resolver()
        try:
            await resolver.resolve(host, url.port or 0, socket.AF_UNSPEC)
        except OSError:
            return
        finally:
            await resolver.close()


class _GuardedResolver(AbstractResolver):
    def __init__(self, inner: AbstractResolver, allow_private: bool) -> None:  # noqa: FBT001 - private
        self._inner = inner
        self._allow_private = allow_private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if not self._allow_private and not all(
            is_public(ipaddress.ip_address(each["host"])) for each in found
        ):
            raise AddressRefused
        return found

    async def close(self) -> None:
        await self._inner.close()


def _may_be_public(host: str) -> bool:
    first, _, last = host.rstrip(".").lower().rpartition(".")
    return bool(first) and last not in _PRIVATE_NAMES


def _literal(host: str) -> IPAddress | None:
    """Return the address that a host is written as, or None for a name.

    Raises :class:`AddressRefused` for other ways to write a number, which programs read differently.
    """
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2].lower()
        if ":" in host or last.isdigit() or last.startswith("0x"):
            raise AddressRefused from None
        return None
