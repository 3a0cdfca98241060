"""The first page of a site of files, where no server can choose the language of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.addresses import home_path
from views.html.frame import Place, page
from views.intro import intro

if TYPE_CHECKING:
    from views.html.resources import Resource
    from views.html.site import Site


def language_choice(site: Site) -> Resource:
    """Return a page that leads to each language by a link."""
    tr, newest = site.translators[site.default_language], site.library.current
    place = Place(home_path, tr.text(newest.title), intro(tr, newest), is_indexed=False)
    return page(site, tr, "root.html", place)
