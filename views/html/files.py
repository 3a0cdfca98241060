"""The site as files: what lies in which."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from views.html.addressing import INDEX
from views.html.errors import not_found
from views.html.resources import HTML, Resource
from views.html.root import language_choice
from views.html.routes import addresses, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.html.site import Site


def files_of(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the name, with its folders, and the content of each file of the site.

    A page is the index of its folder, which hosts of files show under the address that the server has for it.
    ``404.html`` is what they show for an address that they do not know.
    """
    yield INDEX, language_choice(site).body
    yield "404.html", not_found(site, site.default_language).body
    for path in addresses(site):
        found = answer(site, path)
        if isinstance(found, Resource) and found.status == HTTPStatus.OK:
            yield file_name(path, found), found.body


def file_name(path: str, resource: Resource) -> str:
    """Return the name of the file in which what a path answers with lies."""
    name = path.strip("/")
    return f"{name}/{INDEX}" if resource.media_type == HTML else name
