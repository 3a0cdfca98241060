"""What a page tells chats and networks that show a preview of its link, and the picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.html.resources import Moved, Resource
from views.pictures.preview import initiative_preview, statement_preview

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.pictures.preview import Preview
    from views.translate import Translator

PNG = "image/png"
WHOLE = "all-initiatives"
"""Stands in the address of the picture of a statement; no slug has a hyphen."""
WIDTH, HEIGHT = 1200, 630


def preview_meta(site: Site, language: str, statement: Statement, slug: str | None = None) -> dict[str, str]:
    """Return the names and values of the meta elements of a page of an initiative, or of the statement.

    Names that begin with ``og:`` are values of ``property``, the others of ``name``.
    """
    preview = _preview(site.translators[language], statement, slug, site.today)
    return {
        "og:type": "article",
        "og:title": preview.title,
        "og:description": f"{preview.standing()}\n{preview.sentence}",
        "og:image": site.url(_path(language, statement, slug, preview)),
        "og:image:type": PNG,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": preview.words(),
        "twitter:card": "summary_large_image",
    }


def picture_path(tr: Translator, statement: Statement, slug: str | None, today: date) -> str:
    """Return the present path of the picture of an initiative, or of the statement."""
    return _path(tr.language, statement, slug, _preview(tr, statement, slug, today))


def preview_pictures(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the present address of each picture."""
    for language, tr in site.translators.items():
        for statement in site.library.newest_first:
            for slug in (None, *statement.initiatives):
                preview = _preview(tr, statement, slug, site.today)
                yield {"language": language, "statement": statement.id, "file": _file(slug, preview)}


def preview_picture(site: Site, parts: Mapping[str, str]) -> Resource | Moved | None:
    """Return a picture; an address with an earlier slug, or an earlier hash, leads to the present one."""
    language, statement = parts["language"], site.library.statement(parts["statement"])
    name, dot, _key = parts["file"].rpartition(".")
    if language not in site.translators or statement is None or not dot:
        return None
    slug = None if name == WHOLE else statement.slug_of(name)
    if slug is None and name != WHOLE:
        return None
    preview = _preview(site.translators[language], statement, slug, site.today)
    if parts["file"] != _file(slug, preview):
        return Moved(_path(language, statement, slug, preview))
    from views.pictures.preview_painting import paint_preview  # noqa: PLC0415 - Pillow can wait for it

    return Resource(PNG, paint_preview(preview), is_immutable=True)


def _preview(tr: Translator, statement: Statement, slug: str | None, today: date) -> Preview:
    if slug is None:
        return statement_preview(statement, tr, today)
    return initiative_preview(statement, slug, tr)


def _file(slug: str | None, preview: Preview) -> str:
    return f"{slug or WHOLE}.{preview.key()}"


def _path(language: str, statement: Statement, slug: str | None, preview: Preview) -> str:
    return f"/og/{language}/{statement.id}/{_file(slug, preview)}.png"
