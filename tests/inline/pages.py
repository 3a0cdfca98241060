"""Every page that the bot can show in any chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.inline.questions import Meant, Source
from views.telegram.chats import general
from views.telegram.inline import pages
from views.telegram.support.modes import Modes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.telegram.support.page import Page, ViewContext


def in_any_chat(reader: ViewContext, said: str) -> Iterator[tuple[str, Page]]:
    """Yield the pages by a name; ``said`` is what a person wrote."""
    statement = reader.statement
    others = tuple(statement.initiatives)[:3]
    yield "about any chat", general.about_page(replace(reader, modes=Modes(inline=True, guest=True)), "a_bot")
    yield "overview in any chat", pages.overview_page(reader, "a_bot", renewed=True)
    for source in Source:
        missed = Meant(statement, source=source, asked=said, others=others)
        yield f"nothing in any chat {source}", pages.meant_page(reader, missed, "a_bot")
        for slug in statement.initiatives:
            meant = Meant(statement, slug, source, (said, said), others=others)
            yield f"card in any chat {source} {slug}", pages.meant_page(reader, meant, "a_bot")
    for slug in statement.initiatives:
        yield f"sent card {slug}", pages.card_page(reader, slug, "a_bot", renewed=True)
