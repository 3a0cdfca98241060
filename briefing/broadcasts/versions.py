"""What a broadcast said before and after each correction, and which of it a row in the outbox sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast, content_for

if TYPE_CHECKING:
    from briefing.broadcasts.content import Content
    from briefing.outbox import Body


@dataclass(frozen=True, slots=True)
class Version:
    """What one body says."""

    number: int
    """0 before the first correction, and so on; of several that say the same the last.

    Below 0: another message has taken its place for the rest, and it stays where it was sent.
    """
    language: str
    """Under which its content stands; empty for everybody's."""


def body_for(broadcast: Broadcast, content: Content) -> Body:
    """Return what is sent to those who get this content."""
    return content.body(broadcast.buttons, broadcast.author, is_paid=broadcast.is_paid)


def versions(broadcast: Broadcast) -> dict[str, Version]:
    """Return by the hash of each body which version it is."""
    return {
        body_for(broadcast, content).hash: Version(number, language)
        for number, contents in enumerate(broadcast.every_contents, -len(broadcast.former))
        for language, content in contents.items()
    }


def edits(broadcast: Broadcast) -> dict[Version, tuple[tuple[int, Body], ...]]:
    """Return what turns each earlier version into the present one; see :meth:`Content.edits`.

    Raises :class:`briefing.broadcasts.content.CannotEdit` when Telegram has no way from one of them.
    """
    found = {}
    for number, contents in enumerate(broadcast.earlier):
        for language in contents:
            shown = [content_for(each, language)[1] for each in broadcast.earlier[number:]]
            after = content_for(broadcast.contents, language)[1]
            found[Version(number, language)] = after.edits(tuple(shown), broadcast.buttons)
    return found
