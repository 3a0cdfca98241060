"""Reads HTML as Telegram does, strictly: what it would refuse is an error here."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ALLOWED = {
    "a": {"href"},
    "b": set[str](),
    "i": set[str](),
    "s": set[str](),
    "code": set[str](),
    "blockquote": set[str](),
}
"""Of Telegram's tags and their attributes those that the bot uses."""
OPTIONAL = {"expandable"}
"""Attributes that a tag may have."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> is not allowed"
        assert {name for name, _ in attrs} - OPTIONAL == ALLOWED[tag], f"<{tag}> has {attrs}"
        self.links += [value for name, value in attrs if name == "href" and value]
        self.tags.append(tag)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"instruction: {data}")

    def close(self) -> None:
        super().close()
        assert not self._open, f"not closed: {self._open}"


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader


def text_of(markup: str) -> str:
    """Return what a person sees; fails for HTML that is not allowed or not balanced."""
    return "".join(_read(markup).text)


def outside(markup: str) -> str:
    """Return HTML without its quotations that unfold: what a phone shows at once."""
    return re.sub(r"<blockquote expandable>.*?</blockquote>", "", markup, flags=re.DOTALL)


def links_of(markup: str) -> list[str]:
    """Return where the links lead."""
    return _read(markup).links


def tags_of(markup: str) -> list[str]:
    """Return the tags in order of their opening."""
    return _read(markup).tags


def units(text: str) -> int:
    """Return the length as Telegram counts it: letters beyond U+FFFF count twice."""
    return sum(2 if letter > "\uffff" else 1 for letter in text)
