"""The header fields of the site's answers: what a browser may do with them, and how long they are kept."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING

from aiohttp import hdrs

if TYPE_CHECKING:
    from views.html.resources import Resource
    from web.kept import Kept

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors {ancestors}"
)
SECURITY = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)
FRESH = "public, max-age=60"
"""A publication is seen a minute later at most; until then nobody asks."""
ALWAYS = "public, max-age=31536000, immutable"
NEVER = "no-store"


def header_fields(kept: Kept, *, is_gzip: bool) -> dict[str, str]:
    """Return the header fields of an answer; each encoding has a strong validator of its own (RFC 9110)."""
    resource = kept.resource
    headers = {
        hdrs.CONTENT_TYPE: resource.media_type,
        hdrs.ETAG: f'"{kept.tag}-gzip"' if is_gzip else f'"{kept.tag}"',
        hdrs.CACHE_CONTROL: _caching(resource),
        "Content-Security-Policy": POLICY.format(ancestors="*" if resource.may_be_framed else "'none'"),
        **SECURITY,
    }
    if kept.compressed is not None:
        headers[hdrs.VARY] = hdrs.ACCEPT_ENCODING
    if is_gzip:
        headers[hdrs.CONTENT_ENCODING] = "gzip"
    if resource.modified_at is not None:
        headers[hdrs.LAST_MODIFIED] = format_datetime(resource.modified_at.astimezone(UTC), usegmt=True)
    if resource.file_name is not None:
        headers[hdrs.CONTENT_DISPOSITION] = f'attachment; filename="{resource.file_name}"'
    return headers


def _caching(resource: Resource) -> str:
    if resource.status != HTTPStatus.OK:
        return NEVER
    return ALWAYS if resource.is_immutable else FRESH
