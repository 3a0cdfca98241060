"""The pages of addresses that have nothing to show."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from views.html.addresses import home_path, statement_path
from views.html.frame import Place, page
from views.html.spoken import spoken_heading

if TYPE_CHECKING:
    from views.html.resources import Resource
    from views.html.site import Site


def not_found(site: Site, language: str) -> Resource:
    """Return the page for an address that nothing lies at."""
    tr = site.translators[language]
    return _page(
        site,
        language,
        HTTPStatus.NOT_FOUND,
        # Translators: Title of a page on the web whose address nothing lies at, at most 30 characters.
        tr.gettext("Page not found"),
        tr.gettext("Nothing lies at this address. It may be misspelt, or the link may be old."),
    )


def gone(site: Site, language: str) -> Resource:
    """Return the page of an entry that was shown and is withdrawn from view."""
    tr = site.translators[language]
    return _page(
        site,
        language,
        HTTPStatus.GONE,
        # Translators: Title of a page on the web that no longer shows an entry, at most 30 characters.
        tr.gettext("Withdrawn"),
        tr.gettext("What was shown at this address has been withdrawn and is no longer published."),
    )


def too_many(site: Site, language: str) -> Resource:
    """Return the page for somebody who searches faster than they can read."""
    tr = site.translators[language]
    return _page(
        site,
        language,
        HTTPStatus.TOO_MANY_REQUESTS,
        # Translators: Title of a page on the web for somebody who searches too fast, at most 30 characters.
        tr.gettext("Too many searches"),
        tr.gettext("Please wait a minute, then search again."),
    )


def _page(site: Site, language: str, status: HTTPStatus, title: str, sentence: str) -> Resource:
    tr, newest = site.translators[language], site.library.current
    return page(
        site,
        tr,
        "error.html",
        Place(home_path, title, sentence, is_indexed=False),
        status,
        sentence=sentence,
        newest_path=statement_path(language, newest),
        newest=spoken_heading(tr, newest.title),
    )
