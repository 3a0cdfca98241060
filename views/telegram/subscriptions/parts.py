"""What the parts of a message that is sent of the bot's own accord have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from views.telegram.support.page import Rows
    from views.telegram.support.sheets import Section


@dataclass(frozen=True, slots=True)
class PushPart:
    """One push as a part of a message."""

    sections: tuple[Section, ...]
    cards: tuple[str, ...] = ()
    """The slugs of the initiatives that it is about."""
    controls: Rows = field(default_factory=list)
    """The buttons that belong to this kind of push alone."""


@dataclass(slots=True)
class Told:
    """What a message says already, so that none of its parts says it again."""

    entries: set[str] = field(default_factory=set)
    """The ids of entries of the log."""
    deadlines: set[str] = field(default_factory=set)
    """The slugs of deadlines."""
    statuses: set[str] = field(default_factory=set)
    """The slugs of initiatives whose status is named."""


def is_first(told: set[str], name: str) -> bool:
    """Tell whether a name was not told yet, and remember it."""
    if name in told:
        return False
    told.add(name)
    return True
