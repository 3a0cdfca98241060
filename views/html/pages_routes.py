"""The addresses of the pages that people read."""

from __future__ import annotations

from views.html.about import method, statements
from views.html.cards import card, cards
from views.html.deadlines import deadlines
from views.html.digests import digest, digests
from views.html.log import entry, entry_addresses, later_pages, log
from views.html.overview import home, homes, overview, overviews
from views.html.route import Route
from views.html.scoreboard import scoreboard_page
from views.html.search import QUERY, search

ROUTES: tuple[Route, ...] = (
    # The same as the page of the newest statement, which search engines know.
    Route("/{language}/", home, homes, is_in_sitemap=False),
    Route("/{language}/method", method, homes),
    Route("/{language}/statements", statements, homes),
    Route("/{language}/search", search, homes, is_in_sitemap=False, query=QUERY),
    Route("/{language}/digests/{date}", digest, digests),
    Route("/{language}/{statement}", overview, overviews),
    Route("/{language}/{statement}/deadlines", deadlines, overviews),
    Route("/{language}/{statement}/scoreboard", scoreboard_page, overviews),
    Route("/{language}/{statement}/log", log, overviews),
    Route("/{language}/{statement}/log/page/{number}", log, later_pages),
    Route("/{language}/{statement}/log/{entry}", entry, entry_addresses),
    Route("/{language}/{statement}/{slug}", card, cards),
)
