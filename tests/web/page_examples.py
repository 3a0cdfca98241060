"""What a browser makes of pages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from views.html.resources import HTML, Resource
from views.html.routes import addresses, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.html.site import Site


VOID = {"meta", "link", "input", "br", "hr", "img"}
DRAWN = {"path", "circle", "rect", "line"}
"""Elements of SVG that the pages close within the tag."""


class Seen(HTMLParser):
    """What a page consists of; a tag that is closed wrongly fails."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN, tag
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of each element of these kinds."""
        return [attributes for tag, attributes in self.tags if tag in tags]

    @property
    def levels(self) -> list[int]:
        """The levels of the headings in their order."""
        return [int(tag[1]) for tag, _ in self.tags if tag[0] == "h" and tag[1:].isdecimal()]

    @property
    def text(self) -> str:
        """All that is read, without the head, with plain blanks."""
        return " ".join(" ".join(data for tag, data in self.texts if tag != "title").split())

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        return [each["href"] for each in self.all("a")]


def source(site: Site, path: str, query: str = "") -> str:
    """Return the text of what a path answers with."""
    found = answer(site, path, {"q": query} if query else None)
    assert isinstance(found, Resource), path
    return found.body.decode()


def seen(site: Site, path: str, query: str = "") -> Seen:
    """Return what a page consists of."""
    return Seen(source(site, path, query))


def page_addresses(site: Site, beginning: str = "/") -> Iterator[str]:
    """Yield the paths of the pages that people read on the site itself, of those with a beginning."""
    for path in addresses(site):
        # Files take much longer to make than pages, and have a dot in their names.
        if not path.startswith(beginning) or "." in path:
            continue
        found = answer(site, path)
        if isinstance(found, Resource) and found.media_type == HTML and not found.may_be_framed:
            yield path
