"""Figures about what the feeds brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.support.markup import bold, joined, lines, shortened
from views.telegram.support.sheets import and_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.stats.feed_figures import FeedFigures
    from views.translate import Translator

MOST, NAME = 10, 40
"""How many feeds are named, and the most characters of their names."""


def feeds_section(tr: Translator, feeds: Sequence[FeedFigures]) -> Markup:
    """Return what became of the proposals of each feed, the busiest first; empty without feeds."""
    if not feeds:
        return Markup()
    most_first = sorted(feeds, key=lambda each: -(each.taken + each.thrown_away + each.waiting))
    rows = [_row(tr, each) for each in most_first[:MOST]]
    left = len(feeds) - len(rows)
    more = f"… {and_more(tr, left)}: /feeds" if left else ""
    # Translators: Heading in /stats above what became of the stories that each feed brought, at most 28
    # characters.
    return lines(bold(tr.gettext("Proposals by feed")), *rows, more)


def _row(tr: Translator, of: FeedFigures) -> Markup:
    figures = joined(
        # Translators: A figure of /stats: stories of a feed with which entries were written, at most 24
        # characters.
        tr.gettext("taken: {n}", n=tr.number(of.taken)),
        # Translators: A figure of /stats: stories of a feed that editors did not want, at most 24 characters.
        tr.gettext("thrown away: {n}", n=tr.number(of.thrown_away)),
        # Translators: A figure of /stats: stories of a feed that wait for editors, at most 24 characters.
        tr.gettext("waiting: {n}", n=tr.number(of.waiting)),
    )
    return Markup("{} · {}").format(shortened(of.feed.title or of.feed.address, NAME), figures)
