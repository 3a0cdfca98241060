"""The first page of a site of files, where no server can choose the language of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.site import home_path
from views.html.templates import html as filled_in
from views.intro import intro

if TYPE_CHECKING:
    from views.html.resources import Resource
    from views.html.site import Site


def language_choice(site: Site) -> Resource:
    """Return a page that leads to each language by a link."""
    tr, newest = site.translators[site.default_language], site.library.current
    languages = [
        {"code": each.language, "path": home_path(each.language), "name": each.own_name_of(each.language)}
        for each in site.translators.values()
    ]
    return filled_in(
        "root.html",
        language=tr.language,
        title=tr.text(newest.title),
        description=intro(tr, newest),
        languages=languages,
    )
