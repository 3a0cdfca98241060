"""Parser of Telegram's HTML, with its tags and its error texts with byte offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.entities.clean import ordered
from sandbox.entities.links import link
from sandbox.entities.utf16 import length
from sandbox.errors import bad_entities

if TYPE_CHECKING:
    from sandbox.kinds import Json

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
}
"""Tags without attributes, in messages and in rich messages."""
_PLAIN = {**STYLES, "span": "spoiler"}
_SUPPORTED = frozenset({*_PLAIN, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"})
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CODE_POINT = 0x10FFFF
_NAME = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"([^\s=>/\"']*)\s*(=\s*)?")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    style: str
    start: int
    begin: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities.

    Raises:
        ApiError: 400 "can't parse entities: …" with the byte offset of the invalid tag.

    """
    if "<" not in source:
        return (decoded(source) if "&" in source else source), []
    return _Parser(source).run()


def decoded(source: str) -> str:
    """Return a text with its character references replaced; unknown ones are not changed."""

    def character(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name:
            return _NAMED[name]
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return chr(number) if 0 < number <= _LAST_CODE_POINT else match.group()

    return _REFERENCE.sub(character, source)


class _Parser:
    """Parses one text; ``_at`` is the present index, ``_units`` the UTF-16 length of the text so far."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        source = self._source
        while (begin := source.find("<", self._at)) >= 0:
            self._plain(source[self._at : begin])
            self._at = begin + 1
            if source.startswith("/", self._at):
                self._end_tag(begin)
            else:
                self._start_tag(begin)
        self._plain(source[self._at :])
        if self._open:
            raise bad_entities(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._pieces), ordered(self._entities)

    def _plain(self, part: str) -> None:
        if part:
            text = decoded(part) if "&" in part else part
            self._pieces.append(text)
            self._units += length(text)

    def _byte(self, index: int) -> int:
        return len(self._source[:index].encode())

    def _start_tag(self, begin: int) -> None:
        match = _NAME.match(self._source, self._at)
        assert match is not None
        self._at = match.end()
        if self._at == len(self._source):
            raise bad_entities(f"Unclosed start tag at byte offset {self._byte(begin)}")
        tag = match.group().lower()
        if tag not in _SUPPORTED:
            raise bad_entities(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(tag, begin)
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "spoiler":
            raise bad_entities(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        style = attributes.get("format", "") if tag == "tg-time" else ""
        self._open.append(_Open(tag, argument, style, self._units, len(self._pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Return the attributes up to the end of the start tag; one without a value has ``"1"``."""
        source, found = self._source, dict[str, str]()
        unclosed = f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}'
        while True:
            self._skip_space()
            if source.startswith(">", self._at):
                self._at += 1
                return found
            match = _ATTRIBUTE.match(source, self._at)
            assert match is not None
            name = match.group(1)
            self._at = match.end()
            if self._at == len(source):
                raise bad_entities(unclosed)
            if not name:
                raise bad_entities(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}'
                )
            if match.group(2) is None:
                found[name] = "1"
                continue
            found[name] = self._value(begin)
            if self._at == len(source):
                raise bad_entities(unclosed)

    def _value(self, begin: int) -> str:
        quote = self._source[self._at : self._at + 1]
        if quote in {'"', "'"}:
            end = self._source.find(quote, self._at + 1)
            if end < 0:
                raise bad_entities(f"Unclosed start tag at byte offset {self._byte(begin)}")
            value = decoded(self._source[self._at + 1 : end])
            self._at = end + 1
            return value
        match = _TOKEN.match(self._source, self._at)
        assert match is not None
        token_at, self._at = self._at, match.end()
        if self._at < len(self._source) and self._source[self._at] not in " \t\r\n\0\v>":
            raise bad_entities(f"Unexpected end of name token at byte offset {self._byte(token_at)}")
        return match.group().lower()

    def _skip_space(self) -> None:
        match = _SPACE.match(self._source, self._at)
        assert match is not None
        self._at = match.end()

    def _end_tag(self, begin: int) -> None:
        if not self._open:
            raise bad_entities(f"Unexpected end tag at byte offset {self._byte(begin)}")
        match = _NAME.match(self._source, self._at + 1)
        assert match is not None
        self._at = match.end()
        self._skip_space()
        if not self._source.startswith(">", self._at):
            raise bad_entities(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self._at += 1
        opened, name = self._open.pop(), match.group().lower()
        if name and name != opened.tag:
            raise bad_entities(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self._units > opened.start:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"offset": opened.start, "length": self._units - opened.start}
        if opened.tag in {"pre", "code"}:
            self._close_code(opened, entity)
            return
        inner = "".join(self._pieces[opened.begin :])
        details = _details(opened, inner)
        if details is not None:
            self._entities.append(entity | details)

    def _close_code(self, opened: _Open, entity: Json) -> None:
        """Add code; ``<pre><code class="language-x">`` around the same text is one block with a language."""
        last = self._entities[-1] if self._entities else None
        if (
            last is not None
            and last["type"] in {"pre", "code"}
            and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        ):
            language = opened.argument or last.pop("language", "")
            last["type"] = "pre"
            if language:
                last["language"] = language
            return
        self._entities.append(entity | {"type": opened.tag})
        if opened.argument:
            self._entities[-1]["language"] = opened.argument


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "")
    if tag == "code":
        return attributes.get("class", "").removeprefix("language-")
    if tag == "span":
        return attributes.get("class", "").removeprefix("tg-")
    if tag == "tg-emoji":
        return attributes.get("emoji-id", "")
    if tag == "tg-time":
        return attributes.get("unix", "")
    return "1" if "expandable" in attributes else ""


def _details(opened: _Open, inner: str) -> Json | None:
    """Return type and details of the entity, or None if it is a link with an invalid URL."""
    if opened.tag in _PLAIN:
        return {"type": _PLAIN[opened.tag]}
    if opened.tag == "blockquote":
        return {"type": "expandable_blockquote" if opened.argument else "blockquote"}
    if opened.tag == "tg-emoji":
        if not opened.argument.isdecimal() or not int(opened.argument):
            raise bad_entities("Invalid custom emoji identifier specified")
        return {"type": "custom_emoji", "custom_emoji_id": opened.argument}
    if opened.tag == "tg-time":
        if not opened.argument.isdecimal():
            raise bad_entities("Invalid Unix time specified")
        time: Json = {"type": "date_time", "unix_time": int(opened.argument)}
        return time | {"date_time_format": opened.style} if opened.style else time
    return link(opened.argument or inner)
