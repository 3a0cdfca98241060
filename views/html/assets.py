"""Files that pages refer to; their addresses change with their content, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.site import Site

CSS = "text/css; charset=utf-8"
LETTERS = 16
"""Of the hash in an address."""


@cache
def stylesheet() -> bytes:
    """Return the style sheet of all pages."""
    return files("views.html").joinpath("assets", "site.css").read_bytes()


@cache
def stylesheet_hash() -> str:
    """Return what the address of the style sheet has of its hash."""
    return hashlib.sha256(stylesheet()).hexdigest()[:LETTERS]


def stylesheet_path() -> str:
    """Return the path of the style sheet."""
    return f"/assets/{stylesheet_hash()}.css"


def stylesheets(_site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of the style sheet."""
    yield {"hash": stylesheet_hash()}


def asset(_site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the style sheet, or None for the hash of another one."""
    return Resource(CSS, stylesheet()) if parts["hash"] == stylesheet_hash() else None
