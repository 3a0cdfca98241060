"""Checks that a translation has the ``{placeholders}`` of its message."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
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


def problem(message: str, translation: str) -> str | None:
    """Return how the placeholders of a translation differ from those of its message, or None."""
    return _difference(translation, [message])


def plural_problem(messages: Sequence[str], translations: Sequence[str], forms: Counter[int]) -> str | None:
    """Return how the placeholders of a plural form differ from its message, or None.

    ``forms`` counts the numbers that use each form. A form for a single number ("one day") may have the
    placeholders of the singular; any other needs those of the plural.
    """
    for form, translation in enumerate(translations):
        found = _difference(translation, messages if forms[form] == 1 else messages[1:])
        if found is not None:
            return f"in form {form}: {found}"
    return None


def _difference(translation: str, messages: Sequence[str]) -> str | None:
    wanted = [placeholders(message) for message in messages]
    if not translation or None in wanted:
        return None
    found = placeholders(translation)
    if found is None:
        return "has a brace that stands alone"
    return None if found in wanted else f"must have {_listed(wanted[-1])}; it has {_listed(found)}"


def _listed(found: frozenset[str] | None) -> str:
    return ", ".join(sorted(found)) if found else "no placeholder"
