"""Pictures that the bot names by their address: they are asked for only on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp

_WITHIN_S = 5
_MOST_BYTES = 5 * 2**20
_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class NearPicture:
    """A picture and its MIME type."""

    data: bytes
    mime_type: str


async def near_picture(address: str) -> NearPicture | None:
    """Return the picture at an address of this machine, or None if it is elsewhere or there is none."""
    if not _is_near(address):
        return None
    timeout = aiohttp.ClientTimeout(total=_WITHIN_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(address, allow_redirects=False) as answer,
        ):
            data = await answer.content.read(_MOST_BYTES)
            if answer.status == 200 and answer.content_type in _TYPES and answer.content.at_eof():  # noqa: PLR2004
                return NearPicture(data, answer.content_type)
    except (aiohttp.ClientError, TimeoutError, ValueError):
        pass  # There is no picture then, whatever the reason.
    return None


def _is_near(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
