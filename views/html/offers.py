"""What a page offers beside itself: feeds, calendars, data and a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from views.html.addresses import card_path, home_path, statement_path
from views.html.briefs import brief_path
from views.html.feed_paths import calendar_path, data_path, feed_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.translate import Translator

DATA = ("data.json", "initiatives.csv", "log.csv")
"""Names of files say in every language what they are."""


def alternates(tr: Translator, statement: Statement | None, slug: str | None) -> list[dict[str, str]]:
    """Return the feeds and the calendar of what a page is about, for its head."""
    folder = _folder(tr.language, statement, slug)
    return [
        {"type": "application/atom+xml", "path": feed_path(folder, "atom")},
        {"type": "application/feed+json", "path": feed_path(folder, "json")},
        {"type": "text/calendar", "path": calendar_path(folder)},
    ]


def downloads(site: Site, tr: Translator, statement: Statement, slug: str | None) -> list[dict[str, str]]:
    """Return the links at the foot of a page; of an initiative ``slug``, its own feeds and calendar."""
    return list(_downloads(site, tr, statement, _folder(tr.language, statement, slug)))


def _downloads(site: Site, tr: Translator, statement: Statement, folder: str) -> Iterator[dict[str, str]]:
    yield {"name": "Atom", "path": feed_path(folder, "atom")}
    yield {"name": "JSON Feed", "path": feed_path(folder, "json")}
    # A calendar that is subscribed to stays up to date; the file is for programs that know no webcal.
    subscribed = urlsplit(site.url(calendar_path(folder)))._replace(scheme="webcal")
    yield {"name": tr.gettext("📅 Calendar"), "path": subscribed.geturl()}
    yield {"name": "calendar.ics", "path": calendar_path(folder)}
    yield {"name": "PDF", "path": brief_path(tr.language, statement)}
    whole = statement_path(tr.language, statement)
    yield from ({"name": each, "path": data_path(whole, each)} for each in DATA)


def _folder(language: str, statement: Statement | None, slug: str | None) -> str:
    if statement is None:
        return home_path(language)
    return card_path(language, statement, slug) if slug else statement_path(language, statement)
