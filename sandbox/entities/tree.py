"""Parsing of a rich message into a tree of tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from sandbox.entities.html import STYLES
from sandbox.errors import bad_entities, bad_request

INLINE = {
    **STYLES,
    "code": "code",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "a": "url",
    "tg-time": "date_time",
    "tg-emoji": "custom_emoji",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {*HEADINGS, "p", "ul", "ol", "li", "table", "caption", "tr", "th", "td", "details", "summary"}
    | {"blockquote", "pre", "footer"}
)
_ALONE = frozenset({"br", "hr"})
_DEEPEST = 64  # far more than is allowed, and less than Python's limit of recursion


@dataclass(slots=True)
class Node:
    """A tag with its content; text is a ``str``."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


def parse_tree(source: str) -> Node:
    """Return the root of the tree; unknown, unclosed and unmatched tags are refused with 400."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    return reader.root()


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = source.splitlines(keepends=True)
        self._open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE and tag not in _BLOCKS and tag not in _ALONE:
            raise bad_entities(f'Unsupported start tag "{tag}" at byte offset {self._byte()}')
        if len(self._open) > _DEEPEST:
            raise bad_request("rich message is nested too deep")
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _ALONE:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in _ALONE:
            return
        if len(self._open) == 1:
            raise bad_entities(f"Unexpected end tag at byte offset {self._byte()}")
        expected = self._open.pop().tag
        if tag != expected:
            raise bad_entities(
                f'Unmatched end tag at byte offset {self._byte()}, expected "</{expected}>", found "</{tag}>"'
            )

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def root(self) -> Node:
        if len(self._open) > 1:
            raise bad_entities(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return self._open[0]

    def _byte(self) -> int:
        line, column = self.getpos()
        before = "".join(self._lines[: line - 1]) + self._lines[line - 1][:column]
        return len(before.encode())
