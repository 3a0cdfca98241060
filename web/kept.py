"""Answers that are kept, each with its compressed form and its validator, within a bound of memory."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable

    from views.html.resources import Resource

MOST_BYTES = 64 * 1024 * 1024
"""Most bytes of all bodies that are kept, compressed and not."""
OVERHEAD = 1024
"""Bytes that an answer takes beside its bodies, generously."""
LEVEL = 6
"""Of compression: higher levels take longer and make pages smaller by less than one in a hundred."""
SMALLEST = 512
"""Bytes of the smallest body that is compressed."""
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/feed+json",
    "image/svg+xml",
)


class Kept(NamedTuple):
    """A resource as it is sent."""

    resource: Resource
    compressed: bytes | None
    """The body in gzip; None if it would hardly be smaller."""
    tag: str
    """The digest of the body."""

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.resource.body) + len(self.compressed or b"") + OVERHEAD


class KeptAnswers:
    """The answers that were asked for last; those that nobody asked for longest make room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def get(self, key: Hashable) -> Kept | None:
        """Return the answer that is kept under a key, or None."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, resource: Resource) -> Kept:
        """Keep an answer, and return it as it is sent."""
        made = self._kept[key] = _made(resource)
        self._bytes += made.size
        while self._bytes > self._most_bytes:
            _key, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.size
        return made

    def clear(self) -> None:
        """Forget all answers."""
        self._kept.clear()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._kept)


def _made(resource: Resource) -> Kept:
    return Kept(resource, _compressed(resource), hashlib.sha256(resource.body).hexdigest()[:32])


def _compressed(resource: Resource) -> bytes | None:
    is_text = resource.media_type.startswith(COMPRESSIBLE)
    if not is_text or len(resource.body) < SMALLEST:
        return None
    # Without a time, so that equal bodies are equal when compressed.
    return gzip.compress(resource.body, LEVEL, mtime=0)
