"""A feed: what changed in one statement or all, newest first, before it is written in a format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from briefing.statement.history import history
from briefing.statement.recording import when_recorded
from views.html.addresses import entry_path
from views.html.feed_words import entry_html, entry_title
from views.html.tags import entry_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from briefing.statement.history import Logged
    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.translate import Translator

MOST_ENTRIES = 100
"""Newest entries in a feed; older ones are in the log of the site."""
_ILLEGIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids: a single one would cost a reader the whole feed."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A change, with its evidence."""

    id: str
    url: str
    title: str
    html: str
    published: datetime
    updated: datetime
    """When it was published, or when another entry corrected it."""
    happened_on: date
    """The day of the event or check."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The changes of a statement, of an initiative, or of all statements."""

    id: str
    language: str
    title: str
    description: str
    home: str
    """The address of the page that shows the same."""
    updated: datetime
    entries: tuple[FeedEntry, ...]


def legible(text: str) -> str:
    """Return a text without the characters that no XML document may have."""
    return _ILLEGIBLE.sub("", text)


def feed_entries(site: Site, tr: Translator, statement: Statement, slugs: Iterable[str]) -> list[FeedEntry]:
    """Return the entries about initiatives of a statement, in no order.

    A check is a change only if it sets another status or says why the status is what it is.
    """
    return [
        _entry(site, tr, statement, logged)
        for slug in slugs
        for logged in history(statement, slug)
        if isinstance(logged.entry, FollowUp) or logged.before is not logged.after or logged.entry.why
    ]


def newest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return the newest entries, newest first.

    What was published at one moment is ordered by its day, as the log is, and within a day by its name.
    """
    ordered = sorted(entries, key=lambda each: each.id)
    ordered.sort(key=lambda each: (each.published, each.happened_on), reverse=True)
    return tuple(ordered[:MOST_ENTRIES])


def _entry(site: Site, tr: Translator, statement: Statement, logged: Logged) -> FeedEntry:
    published = when_recorded(logged.entry, site.zone)
    corrections = (when_recorded(each, site.zone) for each in _corrections(statement, logged.entry.id))
    return FeedEntry(
        entry_tag(statement, logged.entry),
        site.url(entry_path(tr.language, statement, logged.entry.id)),
        legible(entry_title(tr, statement, logged)),
        legible(entry_html(tr, statement, logged)),
        published,
        max([published, *corrections]),
        logged.day,
    )


def _corrections(statement: Statement, corrected: str) -> Iterator[FollowUp]:
    return (each for each in statement.followups if each.correction_of == corrected)
