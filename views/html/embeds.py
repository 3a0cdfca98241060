"""The card of an initiative for the pages of others, and what they copy to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.html.addresses import card_path, embed_path
from views.html.badges import badge_path
from views.html.resources import HTML, Resource
from views.html.spoken import spoken_heading
from views.html.templates import environment
from views.pictures.preview import initiative_preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.statement.model import Statement
    from views.html.site import Site

FRAME = Markup(
    '<iframe src="{src}" title="{title}" width="100%" height="440" loading="lazy" style="border:0"></iframe>'
)
BADGE = Markup('<a href="{href}"><img src="{src}" alt="{alt}"></a>')


def embed(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the card, which may be framed, or None if there is no such initiative or language."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None or parts["slug"] not in statement.initiatives:
        return None
    initiative = statement.initiatives[parts["slug"]]
    shown = initiative_preview(statement, parts["slug"], tr)
    # Translators: Link below a card on the pages of others, to the page with all about the initiative, at
    # most 36 characters.
    more = tr.gettext("All details and sources")
    template = environment().get_template("embed.html")
    body = template.render(
        language=tr.language,
        page=site.url(card_path(tr.language, statement, parts["slug"])),
        shown=shown,
        heading=Markup("{}. {}").format(initiative.number, spoken_heading(tr, initiative.title)),
        status=shown.statuses[0],
        more=more,
    )
    return Resource(HTML, body.encode(), may_be_framed=True)


def embed_snippet(site: Site, language: str, statement: Statement, slug: str) -> dict[str, str]:
    """Return what the template ``_embed_snippet.html`` shows: HTML to copy for the card and for the badge."""
    tr, path = site.translators[language], card_path(language, statement, slug)
    name = tr.text(statement.initiatives[slug].short)
    frame = FRAME.format(src=site.url(embed_path(language, statement, slug)), title=name)
    badge = BADGE.format(href=site.url(path), src=site.url(badge_path(language, statement, slug)), alt=name)
    return {
        "heading": tr.gettext("Show the status on your own site"),
        "frame_label": tr.gettext("A card in a frame; it stays up to date"),
        # As plain strings, so that a template shows the tags.
        "frame": str(frame),
        "badge_label": tr.gettext("A badge; it stays up to date too"),
        "badge": str(badge),
        "badge_path": badge_path(language, statement, slug),
        "badge_alt": name,
    }
