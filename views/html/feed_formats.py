"""A feed as Atom (RFC 4287) and as JSON Feed 1.1; the same feed always gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from views.html.tags import AUTHORITY

if TYPE_CHECKING:
    from datetime import datetime

    from views.html.feed import Feed, FeedEntry

ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"
LICENSE = "https://spdx.org/licenses/MIT.html"
"""Under which all that the site publishes may be used."""
_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(feed: Feed, address: str) -> bytes:
    """Return a feed as Atom; ``address`` is its own."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", _moment(feed.updated))
    _text(SubElement(root, "author"), "name", AUTHORITY)
    _link(root, rel="self", type="application/atom+xml", href=address)
    _link(root, rel="alternate", type="text/html", hreflang=feed.language, href=feed.home)
    _link(root, rel="license", href=LICENSE)
    for each in feed.entries:
        _add_entry(root, each)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")).encode()


def json_feed(feed: Feed, address: str) -> bytes:
    """Return a feed as JSON Feed; ``address`` is its own."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": address,
        "language": feed.language,
        "authors": [{"name": AUTHORITY}],
        "items": [
            {
                "id": each.id,
                "url": each.url,
                "title": each.title,
                "content_html": each.html,
                "date_published": _moment(each.published),
                "date_modified": _moment(each.updated),
            }
            for each in feed.entries
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _add_entry(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", _moment(entry.published))
    _text(element, "updated", _moment(entry.updated))
    _link(element, rel="alternate", type="text/html", href=entry.url)
    _text(element, "content", entry.html, type="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, **attributes: str) -> None:
    SubElement(parent, "link", attributes)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
