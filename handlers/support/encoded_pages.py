"""Pages as JSON, encoded once however many people they are shown to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from telegram.bodies import encode
from views.telegram.support.bodies import unmarked_bodies

if TYPE_CHECKING:
    from telegram.bodies import Encoded
    from views.telegram.support.page import Page

ENCODED: WeakKeyDictionary[Page, tuple[Encoded, ...]] = WeakKeyDictionary()
"""The messages of a page as JSON, kept as long as the page: views keep those that many people ask for."""


def encoded_page(page: Page) -> tuple[Encoded, ...]:
    """Return the messages of a page as JSON."""
    kept = ENCODED.get(page)
    if kept is None:
        kept = ENCODED[page] = tuple(map(encode, unmarked_bodies(page)))
    return kept
