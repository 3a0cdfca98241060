"""The text in the bytes of an article: encodings, web pages, and files that are no text."""

from __future__ import annotations

import re
from enum import Enum, auto

LARGEST = 1024 * 1024
"""Bytes of an article."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]{1,500}>", re.IGNORECASE | re.DOTALL)
_UPPER = frozenset({0, 4})
MOST = 0.9
"""Share of letters of which the upper byte is such, in a text in two bytes a letter."""
CYRILLIC = 0.3
"""Share of letters beyond ASCII from which a text in one byte a letter is Cyrillic."""
FEW = 0.01
"""Share of control characters that a text may have."""


class NoText(Enum):
    """Why a file is not read."""

    LARGE = auto()
    PDF = auto()
    WORD = auto()
    OTHER = auto()


class NotReadable(Exception):
    """A file is no text that can be read."""

    def __init__(self, why: NoText) -> None:
        super().__init__(why.name)
        self.why = why


def text_of(data: bytes) -> str:
    """Return the text of an article; of a web page its main part.

    Raises:
        NotReadable: it is too large, a PDF, of an office program, or no text.

    """
    if len(data) > LARGEST:
        raise NotReadable(NoText.LARGE)
    if data[:1024].lstrip().startswith(b"%PDF"):
        raise NotReadable(NoText.PDF)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise NotReadable(NoText.WORD)
    text = _decoded(data)
    if len(_CONTROL.findall(text)) > FEW * len(text):
        raise NotReadable(NoText.OTHER)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        _of_page(text)
        if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")) or _HTML.match(text[:4096].encode())
        else text
    )


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:2048]) if b"<" in data[:2048] else None
    for encoding in (_with_mark(data), "utf-8-sig", named and named[1].decode("ascii"), _of_one_byte(data)):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotReadable(NoText.OTHER)


def _with_mark(data: bytes) -> str | None:
    """Return the encoding of a text in two bytes a letter, by its mark or its zeros, or None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2000]
    even, odd = sample[::2], sample[1::2]
    if len(sample) < len("wide") or not any(sample):
        return None
    # The upper byte of Latin letters is 0, that of Cyrillic ones 4.
    for encoding, upper, lower in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        high, low = sum(each in _UPPER for each in upper), sum(each > max(_UPPER) for each in lower)
        if high > MOST * len(upper) and low > MOST / 2 * len(lower):
            return encoding
    return None


def _of_one_byte(data: bytes) -> str:
    beyond = sum(each >= 0xC0 for each in data)  # noqa: PLR2004 - from here on are the letters
    latin = sum(chr(each).isalpha() for each in data if each < 0x80)  # noqa: PLR2004 - ASCII
    if beyond <= CYRILLIC * (beyond + latin):
        return "cp1254"
    # Small letters are most, and stand in CP1251 where KOI8-R has the capital ones.
    return "cp1251" if 2 * sum(each >= 0xE0 for each in data) > beyond else "koi8-r"  # noqa: PLR2004 - as said


def _of_page(page: str) -> str:
    import trafilatura  # noqa: PLC0415 - takes 0.2 s to load, for pages only

    found = trafilatura.extract(page, output_format="txt", include_comments=False, favor_recall=True)
    return str(found) if found else re.sub(r"[ \t]*\n\s*", "\n", _TAG.sub("\n", page)).strip()
