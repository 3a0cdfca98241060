"""Addresses of what others show of the site, and of what is printed: previews, briefs, badges, cards."""

from __future__ import annotations

from views.html.badges import badge, badges
from views.html.briefs import brief
from views.html.embeds import embed
from views.html.overview import overviews
from views.html.previews import preview_picture, preview_pictures
from views.html.route import Route

ROUTES = (
    Route(
        "/og/{language}/{statement}/{file}.png",
        preview_picture,
        preview_pictures,
        is_in_sitemap=False,
        is_slow=True,
    ),
    Route("/{language}/{statement}/brief.pdf", brief, overviews, is_in_sitemap=False, is_slow=True),
    Route("/{language}/{statement}/{slug}/badge.svg", badge, badges, is_in_sitemap=False, is_slow=True),
    Route("/embed/{language}/{statement}/{slug}", embed, badges, is_in_sitemap=False),
)
