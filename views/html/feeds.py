"""The feeds of the site: of all statements, of one, and of an initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.addresses import card_path, statement_path
from views.html.feed import Feed, feed_entries, legible, newest
from views.html.feed_formats import ATOM, JSON_FEED, atom, json_feed
from views.html.feed_paths import feed_path
from views.html.resources import Resource
from views.html.tags import ALL, initiative_tag, statement_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from briefing.statement.model import Statement
    from views.html.site import Site

FORMATS = {"atom": (ATOM, atom), "json": (JSON_FEED, json_feed)}
"""By the end of the address: the media type, and what writes a feed so."""


def feeds_of_all(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the feeds of all statements."""
    yield from ({"language": language, "form": form} for language in site.translators for form in FORMATS)


def feeds_of_statements(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the feeds of statements."""
    for parts in feeds_of_all(site):
        yield from ({**parts, "statement": each.id} for each in site.library.newest_first)


def feeds_of_initiatives(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the feeds of initiatives."""
    for parts in feeds_of_statements(site):
        statement = site.library.statements[parts["statement"]]
        yield from ({**parts, "slug": each.slug} for each in statement.in_order)


def feed_of_all(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the feed of all statements, or None if there is no such language or format."""
    tr = site.translators.get(parts["language"])
    if tr is None:
        return None
    statements = site.library.newest_first
    entries = newest(each for one in statements for each in feed_entries(site, tr, one, one.initiatives))
    feed = Feed(
        ALL,
        tr.language,
        tr.gettext("What changed in all statements"),
        tr.listed(tr.text(each.title) for each in statements),
        site.url(f"/{tr.language}/"),
        _updated([each.updated for each in entries], *statements),
        entries,
    )
    return _written(site, feed, f"/{tr.language}", parts["form"])


def feed_of_statement(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the feed of a statement, or None if there is no such thing."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    entries = newest(feed_entries(site, tr, statement, statement.initiatives))
    path = statement_path(tr.language, statement)
    feed = Feed(
        statement_tag(statement),
        tr.language,
        legible(tr.text(statement.title)),
        legible(tr.text(statement.summary)),
        site.url(path),
        _updated([each.updated for each in entries], statement),
        entries,
    )
    return _written(site, feed, path, parts["form"])


def feed_of_initiative(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the feed of an initiative, or None if there is no such thing."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    initiative = statement.initiatives.get(parts["slug"]) if statement else None
    if tr is None or statement is None or initiative is None:
        return None
    entries = newest(feed_entries(site, tr, statement, [initiative.slug]))
    path = card_path(tr.language, statement, initiative.slug)
    feed = Feed(
        initiative_tag(statement, initiative.slug),
        tr.language,
        legible(tr.text(initiative.title)),
        legible(tr.text(initiative.summary)),
        site.url(path),
        _updated([each.updated for each in entries], statement),
        entries,
    )
    return _written(site, feed, path, parts["form"])


def _updated(moments: list[datetime], *statements: Statement) -> datetime:
    """Return the newest moment of the entries, else when the newest statement was published; never now."""
    return max(moments or [each.source.published_at for each in statements])


def _written(site: Site, feed: Feed, folder: str, form: str) -> Resource | None:
    if form not in FORMATS:
        return None
    media_type, write = FORMATS[form]
    return Resource(media_type, write(feed, site.url(feed_path(folder, form))), modified_at=feed.updated)
