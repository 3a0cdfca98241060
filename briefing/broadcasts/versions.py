"""The contents of a broadcast before and after each correction, and which of them a row sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast, content_for

if TYPE_CHECKING:
    from briefing.broadcasts.content import Content
    from briefing.outbox import Body


@dataclass(frozen=True, slots=True)
class Version:
    """Which content of a broadcast a body has."""

    number: int
    """The number of corrections before it; of equal contents, the last.

    Negative for a content that another message replaced; it is never edited.
    """
    language: str
    """The key of the content in :attr:`Broadcast.contents`; empty for the content for everybody."""


def body_for(broadcast: Broadcast, content: Content) -> Body:
    """Return the body that sends a content."""
    return content.body(broadcast.buttons, broadcast.author, is_paid=broadcast.is_paid)


def versions(broadcast: Broadcast) -> dict[str, Version]:
    """Return the version of each body of the broadcast, by the hash of the body."""
    return {
        body_for(broadcast, content).hash: Version(number, language)
        for number, contents in enumerate(broadcast.every_contents, -len(broadcast.former))
        for language, content in contents.items()
    }


def edits(broadcast: Broadcast) -> dict[Version, tuple[tuple[int, Body], ...]]:
    """Return the edits that turn each earlier version into the present one; see :meth:`Content.edits`.

    Raises :class:`briefing.broadcasts.content.CannotEdit` when Telegram cannot make one of them.
    """
    found = {}
    for number, contents in enumerate(broadcast.earlier):
        for language in contents:
            shown = [content_for(each, language)[1] for each in broadcast.earlier[number:]]
            after = content_for(broadcast.contents, language)[1]
            found[Version(number, language)] = after.edits(tuple(shown), broadcast.buttons)
    return found
