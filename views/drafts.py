"""A draft as TOML, for an editor to complete."""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING

import tomlkit

from drafting.draft_builder import draft_of

if TYPE_CHECKING:
    from drafting.model import DeadlineCandidate, Draft, Figure, InitiativeCandidate

ABOUT = (
    "A draft for editors: rules of the language chose these candidates, no person has checked them.",
    "Nothing of it is published. Leave out what is wrong, add what is missing, and write the texts anew.",
)
_UNDATED = "made_on: the article names no day, so that words such as “this year” could not be read."


def draft_toml(text: str, language: str | None) -> str:
    """Return the draft of an article as TOML; ``language`` is ``ru`` or ``en``, or None to guess it."""
    return as_toml(draft_of(text, language))


def as_toml(draft: Draft) -> str:
    """Return a draft as a TOML document with tables ``initiatives``, ``deadlines`` and ``figures``."""
    document = tomlkit.document()
    for line in ABOUT:
        document.add(tomlkit.comment(line))
    if draft.made_on is None:
        document.add(tomlkit.comment(_UNDATED))
    document.add(tomlkit.nl())
    document.add("language", tomlkit.item(draft.language))
    if draft.made_on is not None:
        document.add("made_on", tomlkit.item(draft.made_on))
    sections = (
        ("initiatives", draft.initiatives),
        ("deadlines", draft.deadlines),
        ("figures", draft.figures),
    )
    for name, candidates in sections:
        # An empty list says that nothing was found; it may not come after a table.
        if not candidates:
            document.add(name, tomlkit.array())
    for name, candidates in sections:
        if candidates:
            rows = tomlkit.aot()
            for each in candidates:
                rows.append(tomlkit.item(_table(each)))
            document.add(name, rows)
    return tomlkit.dumps(document)


def _table(candidate: InitiativeCandidate | DeadlineCandidate | Figure) -> dict[str, object]:
    """Return the fields of a candidate that are not None, as types that TOML has."""
    return {
        name: value.value if isinstance(value, Enum) else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(candidate).items()
        if value is not None
    }
