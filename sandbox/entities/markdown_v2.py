"""Parser of Telegram's MarkdownV2, with its error texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.entities.clean import ordered
from sandbox.entities.links import link
from sandbox.entities.utf16 import length
from sandbox.errors import bad_entities

if TYPE_CHECKING:
    from sandbox.errors import ApiError
    from sandbox.kinds import Json

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_MARKS = {"bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||", "code": "`"}
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_EMOJI = re.compile(r"tg://emoji/?\?id=(\d+)")
_LAST_ESCAPED = 126


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    at: int
    piece: int
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities; invalid markup is refused with 400 "can't parse entities: …"."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []
        self._line_start = True

    def run(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            char = self._source[self._at]
            if char == "\\" and self._escaped():
                continue
            code = bool(self._open) and self._open[-1].kind in {"code", "pre"}
            if (char != "`") if code else (char not in _RESERVED):
                self._take(char)
            elif not self._ends_here(char):
                self._begin(char)
        self._finish()
        return "".join(self._pieces), ordered(self._entities)

    def _take(self, char: str) -> None:
        self._pieces.append(char)
        self._units += length(char)
        self._at += 1
        self._line_start = char == "\n"

    def _escaped(self) -> bool:
        following = self._source[self._at + 1 : self._at + 2]
        if not following or not 0 < ord(following) <= _LAST_ESCAPED:
            return False
        self._at += 1
        self._take(following)
        return True

    def _next(self, mark: str) -> bool:
        return self._source.startswith(mark, self._at)

    def _ends_here(self, char: str) -> bool:
        """Close the entity that ends here; return False if none does."""
        if not self._open:
            return False
        kind = self._open[-1].kind
        if char == "\n":
            return self._end_quote()
        if kind in {"text_link", "custom_emoji"}:
            if char != "]":
                return False
            self._at += 1
            self._close_link(kind)
            return True
        mark = "```" if kind == "pre" else _MARKS.get(kind, "\n")
        if not self._next(mark) or (kind == "italic" and self._next("__")):
            return False
        self._at += len(mark)
        opened = self._open.pop()
        details: Json = {"type": kind}
        if opened.language:
            details["language"] = opened.language
        self._add(opened, details)
        return True

    def _add(self, opened: _Open, details: Json) -> None:
        if self._units > opened.start:
            self._entities.append({"offset": opened.start, "length": self._units - opened.start, **details})

    def _end_quote(self) -> bool:
        """End a quotation at the end of its last line; it is expandable if ``||`` comes right before."""
        if not any(opened.kind == "blockquote" for opened in self._open):
            return False
        if self._source.startswith(">", self._at + 1):
            return False
        self._close_quote()
        self._take("\n")
        return True

    def _close_quote(self) -> None:
        kind = "blockquote"
        if self._open[-1].kind == "spoiler" and self._open[-1].at == self._at - 2:
            self._open.pop()
            kind = "expandable_blockquote"
        if self._open[-1].kind != "blockquote":
            raise self._endless(self._open[-1])
        self._add(self._open.pop(), {"type": kind})

    def _begin(self, char: str) -> None:
        source, at = self._source, self._at
        if char == "\n":
            self._take(char)
            return
        if char == ">" and self._line_start:
            if not any(opened.kind == "blockquote" for opened in self._open):
                self._push("blockquote", 1)
            else:
                self._at += 1
            return
        if self._next("```"):
            self._begin_block()
            return
        for mark, kind in (("__", "underline"), ("||", "spoiler"), ("![", "custom_emoji")):
            if self._next(mark):
                self._push(kind, len(mark))
                return
        kinds = {"_": "italic", "*": "bold", "~": "strikethrough", "`": "code", "[": "text_link"}
        if char not in kinds:
            raise bad_entities(
                f"Character '{source[at]}' is reserved and must be escaped with the preceding '\\'"
            )
        self._push(kinds[char], 1)

    def _push(self, kind: str, size: int) -> None:
        self._open.append(_Open(kind, self._units, self._at, len(self._pieces)))
        self._at += size
        self._line_start = False

    def _begin_block(self) -> None:
        self._push("pre", 3)
        end = self._at
        while end < len(self._source) and not self._source[end].isspace() and self._source[end] != "`":
            end += 1
        if self._at < end < len(self._source) and self._source[end] != "`":
            self._open[-1].language = self._source[self._at : end]
            self._at = end
        if self._source.startswith("\n", self._at):
            self._at += 1

    def _close_link(self, kind: str) -> None:
        opened = self._open.pop()
        inner = "".join(self._pieces[opened.piece :])
        url = inner
        if self._next("("):
            url = self._url("a URL" if kind == "text_link" else "a custom emoji URL")
        elif kind == "custom_emoji":
            raise bad_entities("Custom emoji entity must contain a tg://emoji URL")
        if kind == "text_link":
            details = link(url)
            if details is not None:
                self._add(opened, details)
            return
        emoji = _EMOJI.fullmatch(url)
        if emoji is None:
            raise bad_entities("Custom emoji URL must have scheme tg")
        self._add(opened, {"type": kind, "custom_emoji_id": emoji.group(1)})

    def _url(self, what: str) -> str:
        source, begin, found = self._source, self._at + 1, ""
        at = begin
        while at < len(source) and source[at] != ")":
            if source[at] == "\\" and at + 1 < len(source) and ord(source[at + 1]) <= _LAST_ESCAPED:
                at += 1
            found += source[at]
            at += 1
        if at >= len(source):
            raise bad_entities(f"Can't find end of {what} at byte offset {len(source[:begin].encode())}")
        self._at = at + 1
        return found

    def _finish(self) -> None:
        if any(opened.kind == "blockquote" for opened in self._open):
            self._close_quote()
        if self._open:
            raise self._endless(self._open[-1])

    def _endless(self, opened: _Open) -> ApiError:
        name = "PreCode" if opened.language else _NAMES[opened.kind]
        offset = len(self._source[: opened.at].encode())
        return bad_entities(f"Can't find end of {name} entity at byte offset {offset}")
