"""Reads what was fetched: a feed, or a page that names feeds. A program of its own, for what strangers sent.

Whoever starts it may end it at any time; it bounds its own memory and time as well. Standard input has a
line of JSON (``url``, ``type``), then the body; standard output gets what :func:`read` returns, as JSON.

It imports nothing of ours, so that it starts fast.
"""

import calendar
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urljoin

MOST_MEMORY = 2**30
"""Bytes."""
MOST_SECONDS = 15
"""Seconds of the processor."""
MOST_ENTRIES = 300
MOST_LINKS = 10
LONGEST_TITLE, LONGEST_LEAD, LONGEST_ADDRESS = 300, 1000, 1000
"""Characters."""
LONGEST_MARKUP = 6000
"""Characters of markup from which a text is taken."""
SHORT_TITLE = 120
"""Characters of the lead that take the place of a missing title."""
FIRST_DAY = 365 * 24 * 60 * 60
"""Seconds since 1970: earlier moments stand for none, such as the first second of all or the year 1."""
AS_IT_IS = {"sanitize_html": False, "resolve_relative_uris": False}
"""What feedparser would do to the markup of texts, of which nothing is kept, and what it may end with."""
HEAD_OF_XML = 200
"""Bytes in which a file names its own encoding."""
HEAD_OF_PAGE = 300_000
"""Bytes of a page in which it names its feeds."""
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
OTHER_FEED_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
"""Types of feeds, the first JSON Feed among them, that much else has too."""
JSON_FEED = "https://jsonfeed.org/version/"
WESTERN = frozenset({"windows-1252", "iso-8859-1", "latin-1", "latin1"})
"""Charsets that are named by default, and that all bytes are valid in."""
FEW = 10
"""For one broken character of UTF-8 so many are right, or it is no UTF-8."""
SMALL_IN_1251 = 0xE0
"""From here on stand small letters in CP1251, and capital ones in KOI8-R."""

_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_ENCODING = re.compile(rb"encoding=[\"']([\w.:-]+)")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CYRILLIC = re.compile(rb"[\xc0-\xff]{4,}")
"""Words of Cyrillic letters of one byte; in no western language four letters with marks stand together."""
_SUSPECT_NUMBERS = re.compile(
    r"(?:&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5[5-7][0-9]{3}|[xX][0-9a-fA-F]{6,}|[0-9]{7,});?)+"
)
"""References by number to what may be halves of characters, or none; feedparser ends with those."""
_SUSPECT_MARK = re.compile(r"<!\[(?!CDATA\[)")
"""The beginning of a section that is none of XML; Python's parsers end with those whose names are unknown."""
_NUMBER = re.compile(r"&#([xX]?)([0-9a-fA-F]+)")
_NOT_IN_ADDRESS = re.compile(
    r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\s]+")


def read(body: bytes, url: str, kind: str) -> dict[str, Any]:
    """Return a feed as ``{"title", "entries"}``, or a page as ``{"feeds"}``: the addresses that it names.

    Neither if it is something else. An entry has ``id``, ``title``, ``lead``, ``url``, ``publisher`` and
    ``at``: seconds since 1970, or None.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(body, url)
    if not body.strip():
        return {}
    import feedparser  # noqa: PLC0415 - takes most of the start, and JSON does without

    headers = {"content-location": url}
    if b"\0" in body[:HEAD_OF_XML]:
        given = body  # two bytes a letter, which feedparser sees
    else:
        text = _SUSPECT_NUMBERS.sub(_with_characters, _SUSPECT_MARK.sub("&lt;![", _decoded(body, kind)))
        given, headers["content-type"] = text.encode(), "application/xml; charset=utf-8"
    parsed = feedparser.parse(io.BytesIO(given), response_headers=headers, **AS_IT_IS)
    if parsed.version:
        found = (_entry(each) for each in parsed.entries[:MOST_ENTRIES])
        return _feed(parsed.feed.get("title", ""), found, url)
    feeds = list(_named_feeds(body, url))
    return {"feeds": feeds} if feeds else {}


def _decoded(body: bytes, kind: str) -> str:
    """Return a feed as text, whose charset the file and its server may both name wrongly.

    What is UTF-8 but for a few bytes is UTF-8: some cut their leads between bytes. Servers name a charset for
    all their files, so that of the file goes first. What is Cyrillic is not western, whatever is named.
    """
    text = body.decode("utf-8", "replace")
    if len(_BEYOND_ASCII.findall(text)) >= FEW * text.count("\ufffd"):
        return text
    words = b"".join(_CYRILLIC.findall(body))
    small = sum(each >= SMALL_IN_1251 for each in words)
    guessed = "windows-1252" if not words else "windows-1251" if small > len(words) / 2 else "koi8-r"
    in_file = [each[1].decode() for each in _ENCODING.finditer(body[:HEAD_OF_XML])]
    for named in (*in_file, *_CHARSET.findall(kind)):
        if not words or named.lower() not in WESTERN:
            with suppress(ValueError, LookupError):
                return body.decode(named)
    return body.decode(guessed, "replace")


def _with_characters(numbers: re.Match[str]) -> str:
    """Return references to characters in a row, with halves put together, and a mark for what is none."""
    found = (int(digits.lstrip("0")[:9] or "0", 16 if x else 10) for x, digits in _NUMBER.findall(numbers[0]))
    units = "".join(chr(each) if each <= sys.maxunicode else "\ufffd" for each in found)
    characters = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(f"&#{ord(each)};" for each in characters)


def _feed(title: str, found: Iterator[dict[str, Any]], url: str) -> dict[str, Any]:
    entries = []
    for each in found:
        address, lead = _joined(url, each["url"]), _plain(each["lead"], LONGEST_LEAD)
        heading = _plain(each["title"], LONGEST_TITLE) or lead[:SHORT_TITLE]
        if address and heading:
            publisher, name = _plain(each["publisher"], LONGEST_TITLE), _encodable(each["id"]) or address
            texts = {"id": name, "title": heading, "lead": lead, "url": address, "publisher": publisher}
            entries.append({**texts, "at": each["at"]})
    counts = Counter(each["id"] for each in entries)
    for each in entries:
        # Some feeds give all their entries one id.
        each["id"] = each["url"] if counts[each["id"]] > 1 else each["id"]
    return {"title": _plain(title, LONGEST_TITLE), "entries": entries}


def _joined(base: str, address: str) -> str:
    """Return an address that may be relative, or an empty text if it is none of a page."""
    with suppress(ValueError):
        joined = urljoin(base, address.strip()) if address.strip() else ""
        joined = _NOT_IN_ADDRESS.sub(lambda found: quote(_encodable(found[0])), joined)
        if joined.startswith(("http://", "https://")) and len(joined) <= LONGEST_ADDRESS:
            return joined
    return ""


def _entry(entry: Any) -> dict[str, Any]:  # noqa: ANN401 - feedparser has no types
    contents = entry.get("content") or [{}]
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    source = entry.get("source") or {}
    return {
        "id": entry.get("id") or "",
        "title": entry.get("title") or "",
        "lead": entry.get("summary") or contents[0].get("value") or "",
        "url": entry.get("link") or "",
        "publisher": source.get("title") or "",
        "at": None if moment is None else _true(_seconds(moment)),
    }


def _seconds(moment: Any) -> int | None:  # noqa: ANN401 - as above
    with suppress(ValueError, OverflowError, TypeError):
        return calendar.timegm(moment)
    return None


def _json_feed(body: bytes, url: str) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    if not str(data.get("version", "")).startswith(JSON_FEED) or not isinstance(data.get("items"), list):
        return {}
    items = (each for each in data["items"][:MOST_ENTRIES] if isinstance(each, dict))
    return _feed(str(data.get("title") or ""), map(_item, items), url)


def _item(item: dict[str, Any]) -> dict[str, Any]:
    def text(*names: str) -> str:
        return next((str(item[name]) for name in names if item.get(name)), "")

    return {
        "id": text("id"),
        "title": text("title"),
        "lead": text("summary", "content_text", "content_html"),
        "url": text("url", "external_url", "id"),
        "publisher": "",
        "at": _true(_moment(text("date_published", "date_modified"))),
    }


def _moment(text: str) -> int | None:
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return None


def _true(seconds: int | None) -> int | None:
    return None if seconds is None or seconds < FIRST_DAY else seconds


def _plain(markup: str, longest: int) -> str:
    """Return the beginning of a text without markup, on one line."""
    words = unescape(_TAG.sub(" ", _HIDDEN.sub(" ", markup[:LONGEST_MARKUP])))
    line = _NOT_SHOWN.sub(" ", _encodable(words)).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _encodable(text: str) -> str:
    """Return a text without halves of characters, which JSON may have and nothing can store."""
    return text.encode("utf-8", "replace").decode()


class _Links(HTMLParser):
    """Collects the feeds that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.found: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "base" and not self.base:
            self.base = given.get("href", "")
        is_alternate = tag == "link" and "alternate" in given.get("rel", "").lower().split()
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if is_alternate and given.get("href"):
            if kind in FEED_TYPES:
                self.found.append(given["href"])
            elif kind in OTHER_FEED_TYPES:
                self.others.append(given["href"])


def _named_feeds(body: bytes, url: str) -> Iterator[str]:
    links = _Links()
    with suppress(AssertionError):  # as above; what stands before counts
        links.feed(body[:HEAD_OF_PAGE].decode("utf-8", "replace"))
    base = _joined(url, links.base) or url
    named = (_joined(base, each) for each in [*links.found, *links.others][:MOST_LINKS])
    yield from dict.fromkeys(each for each in named if each)


def _bound() -> None:
    """Let the system end this process before it takes much memory or time."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main() -> None:
    """Read standard input, and write what it was."""
    _bound()
    given = json.loads(sys.stdin.buffer.readline())
    result = read(sys.stdin.buffer.read(), given["url"], given["type"])
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
