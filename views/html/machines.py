"""Files that programs look for at a fixed address: robots.txt (RFC 9309) and security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.site import Site

PLAIN = "text/plain; charset=utf-8"
VALID_DAYS = 180
"""How long security.txt is valid at least; RFC 9116 recommends less than a year."""


def robots(site: Site, _parts: Mapping[str, str]) -> Resource:
    """Return what robots may read: everything but the searches, of which there is no end."""
    rules = [f"Disallow: /{language}/search" for language in site.translators]
    lines = ["User-agent: *", *rules, "", f"Sitemap: {site.url('/sitemap.xml')}"]
    return Resource(PLAIN, _text(lines))


def security(site: Site, _parts: Mapping[str, str]) -> Resource | None:
    """Return where to report a weakness; None if there is neither a contact nor a known bot."""
    contact = site.contact or (f"https://t.me/{site.username}" if site.username else "")
    if not contact:
        return None
    lines = [
        f"Contact: {contact}",
        f"Expires: {_expiry(site):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(site.translators)}",
        f"Canonical: {site.url('/.well-known/security.txt')}",
    ]
    return Resource(PLAIN, _text(lines))


def security_addresses(site: Site) -> Iterator[Mapping[str, str]]:
    """Yield the address of security.txt, if there is one."""
    if site.contact or site.username:
        yield {}


def _expiry(site: Site) -> datetime:
    """Return a moment that stays the same for a month, so that the file does too."""
    begin = site.today.replace(day=1) + timedelta(days=VALID_DAYS + 31)
    return datetime(begin.year, begin.month, 1, tzinfo=UTC)


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
