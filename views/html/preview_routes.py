"""Addresses of what others show of the site: previews of links."""

from __future__ import annotations

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
)
