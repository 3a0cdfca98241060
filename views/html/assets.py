"""Style sheets, scripts and pictures of the site: files that are served under a name with their hash."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.site import Site

MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
}
"""By the ending of a file's name; other files are not served."""


@cache
def asset_path(name: str) -> str:
    """Return the path of a file of the folder ``assets``; KeyError if there is none."""
    stem, _, ending = name.rpartition(".")
    return f"/assets/{stem}.{hashlib.sha256(_contents()[name]).hexdigest()[:16]}.{ending}"


def asset(_site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return a file by its name with the hash."""
    return _resources().get(parts["file"])


def assets(_site: Site) -> Iterator[dict[str, str]]:
    """Yield the name of each file with its hash."""
    return ({"file": name} for name in _resources())


@cache
def _contents() -> dict[str, bytes]:
    """Return the content of each file by its name."""
    folder = files("views.html") / "assets"
    known = sorted((each for each in folder.iterdir() if _ending(each.name) in MEDIA_TYPES), key=str)
    return {each.name: each.read_bytes() for each in known}


@cache
def _resources() -> dict[str, Resource]:
    return {
        asset_path(name).removeprefix("/assets/"): Resource(
            MEDIA_TYPES[_ending(name)], content, is_immutable=True
        )
        for name, content in _contents().items()
    }


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
