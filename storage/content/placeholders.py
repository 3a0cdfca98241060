"""Checks that a translation has the ``{placeholders}`` of its message."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def placeholders(text: str) -> frozenset[str] | None:
    """Return the placeholders of a text with their braces, or None if a brace has no counterpart."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return None
    return frozenset(
        "{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
        for _, name, form, conversion in parsed
        if name is not None
    )


def lost_placeholders(translation: str, messages: Sequence[str]) -> bool:
    """Return whether a translation has not the placeholders of any of the messages that it may stand for."""
    wanted = [placeholders(message) for message in messages]
    return None not in wanted and placeholders(translation) not in wanted
