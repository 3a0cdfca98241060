"""The question whether to follow an initiative, which a link asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.following.callbacks import Follow
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from views.telegram.support.page import ViewContext


def ask_to_follow(reader: ViewContext, slug: str) -> Page:
    """Ask whether the chat shall follow an initiative; whoever does not want it now sees its card."""
    tr, statement = reader.tr, reader.statement
    # Translators: Question above two buttons; the title of an initiative stands in it, at most 40 characters.
    question = tr.html("Follow {title}?", title=bold(tr.text(statement.initiatives[slug].title)))
    what = tr.gettext("The bot then writes here when its log has something new. /unfollow ends it.")
    rows = [
        [
            # Translators: Button below the question whether to follow an initiative, at most 20 characters.
            button(tr.gettext("✓ Follow"), Follow(statement=statement.id, slug=slug, page="asked")),
            # Translators: Button below the question whether to follow or link something, at most 20
            # characters.
            button(tr.gettext("Not now"), ShowCard(statement=statement.id, slug=slug)),
        ]
    ]
    return page(question, what, rows=rows)
