"""How the bot is asked in any chat, as far as that is switched on at Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.support.markup import bold, lines

if TYPE_CHECKING:
    from views.telegram.support.page import ViewContext


def in_any_chat(reader: ViewContext, username: str) -> Markup:
    """Return a section about the modes that are on; empty if none is."""
    tr, modes = reader.tr, reader.modes
    if not modes.inline and not modes.guest:
        return Markup()
    name = f"@{username}"
    inline = tr.gettext("Write {name} and a word in any chat, and choose a card to send there.", name=name)
    guest = tr.gettext(
        "In a group without the bot write {name} and a word, or answer a message with {name}: the bot "
        "answers there once. Nothing of that chat is stored, nor who asked.",
        name=name,
    )
    return lines(
        # Translators: Heading of how the bot is asked outside of its own chat, at most 24 characters.
        bold(tr.gettext("In any chat")),
        inline if modes.inline else "",
        guest if modes.guest else "",
    )
