"""What all pages have around them: the head, the ways to other pages and languages, when somebody looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.local_time import DAY
from views.checking import last_checks
from views.excerpts import excerpt
from views.html.addresses import digest_path, home_path, log_path, named_path, part_path, statement_path
from views.html.offers import alternates, downloads
from views.html.previews import preview_meta
from views.html.sources import source_of
from views.html.templates import filled_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http import HTTPStatus

    from briefing.statement.model import Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator

LONGEST_TITLE, LONGEST_DESCRIPTION = 110, 200
"""Characters in the head of a page; a search result shows no more."""
LONGEST_CRUMB = 60
"""Characters of the name of a statement above the pages that are below its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which page it is, and where it lies."""

    path_in: Callable[[str], str]
    """Returns its path in a language."""
    title: str
    description: str
    statement: Statement | None = None
    """Which it is about; None for those about all."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """Names and paths of the pages above it, below the first page."""
    name: str = ""
    """As the last of the crumbs; empty: its title."""
    is_indexed: bool = True
    """Whether search engines are to show it."""
    slug: str | None = None
    """The initiative that it is about, if it is about one."""


def page(
    site: Site,
    tr: Translator,
    template: str,
    place: Place,
    status: HTTPStatus | None = None,
    **values: object,
) -> Resource:
    """Return a page with all that is around it."""
    statement = place.statement or site.library.current
    path = place.path_in(tr.language)
    return filled_in(
        template,
        status,
        site=site,
        language=tr.language,
        statement=place.statement,
        title=place.title,
        head_title=excerpt(place.title, LONGEST_TITLE),
        description=excerpt(place.description, LONGEST_DESCRIPTION),
        is_indexed=place.is_indexed,
        path=path,
        canonical=site.url(path),
        words=_words(tr),
        home=home_path(tr.language),
        search=named_path(tr.language, "search"),
        languages=list(_languages(site, place, tr)),
        default_url=site.url(place.path_in(site.default_language)),
        ways=list(_ways(site, tr, statement, path)),
        crumbs=place.crumbs,
        crumb=place.name or place.title,
        checks=last_checks(tr, scoreboard(statement, site.today)),
        source=source_of(tr, statement),
        as_of=tr.date(site.today),
        preview=preview_meta(site, tr.language, statement, place.slug),
        alternates=alternates(tr, place.statement, place.slug),
        downloads=downloads(site, tr, statement, place.slug),
        **values,
    )


def statement_crumb(tr: Translator, statement: Statement) -> tuple[str, str]:
    """Return the name and path of the page of a statement, for the pages below it."""
    name = excerpt(tr.text(statement.title), LONGEST_CRUMB) + tr.language_mark(statement.title)
    return name, statement_path(tr.language, statement)


def _languages(site: Site, place: Place, own: Translator) -> Iterator[dict[str, object]]:
    for language in site.translators:
        path = place.path_in(language)
        yield {
            "code": language,
            "name": own.own_name_of(language),
            "path": path,
            "url": site.url(path),
            "is_own": language == own.language,
        }


def _words(tr: Translator) -> dict[str, str]:
    return {
        "site": tr.gettext("What was proposed, and what became of it"),
        "skip": tr.gettext("Skip to the content"),
        "sections": tr.gettext("Sections of the site"),
        "crumbs": tr.gettext("You are here"),
        "languages": tr.gettext("This page in other languages"),
        # Translators: Button and name of the page that searches, at most 12 characters.
        "search": tr.gettext("Search"),
    }


def _ways(site: Site, tr: Translator, statement: Statement, path: str) -> Iterator[dict[str, object]]:
    """Yield the links at the head of each page."""
    language = tr.language
    week = site.today - DAY * site.today.weekday()
    for name, to in (
        # Translators: Link at the head of each page: a statement on one page, at most 16 characters.
        (tr.gettext("Overview"), statement_path(language, statement)),
        (tr.gettext("Deadlines"), part_path(language, statement, "deadlines")),
        # Translators: Link at the head of each page, and heading: all that was recorded, newest first, at
        # most 16 characters.
        (tr.gettext("Log"), log_path(language, statement)),
        # Translators: Link at the head of each page, and heading: how many initiatives have which status,
        # at most 16 characters.
        (tr.gettext("Scoreboard"), part_path(language, statement, "scoreboard")),
        # Translators: Link at the head of each page: what changed, a page a week, at most 20 characters.
        (tr.gettext("Week by week"), digest_path(language, week)),
        (tr.gettext("Statements"), named_path(language, "statements")),
        (tr.gettext("Method"), named_path(language, "method")),
    ):
        yield {"name": name, "path": to, "is_own": to == path}
