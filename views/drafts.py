"""A draft as TOML, for an editor to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from briefing.statement.model import DeadlineKind
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
        ("initiatives", list(map(_initiative, draft.initiatives))),
        ("deadlines", list(map(_deadline, draft.deadlines))),
        ("figures", list(map(_figure, draft.figures))),
    )
    for name, tables in sections:
        # An empty list says that nothing was found; it may not come after a table.
        if not tables:
            document.add(name, tomlkit.array())
    for name, tables in sections:
        if tables:
            rows = tomlkit.aot()
            for each in tables:
                rows.append(tomlkit.item(each))
            document.add(name, rows)
    return tomlkit.dumps(document)


def _initiative(candidate: InitiativeCandidate) -> dict[str, object]:
    return {
        "slug": candidate.slug,
        "stance": candidate.stance,
        "title": candidate.title,
        "paragraphs": list(candidate.paragraphs),
        "source": candidate.source,
        "why": candidate.why,
    }


def _deadline(candidate: DeadlineCandidate) -> dict[str, object]:
    table: dict[str, object] = {"slug": candidate.slug}
    if candidate.initiative is not None:
        table["initiative"] = candidate.initiative
    table |= {
        "kind": candidate.kind.value,
        "stated_as": candidate.stated_as,
        "precision": candidate.precision.value,
    }
    if candidate.kind is DeadlineKind.PERIOD:
        table["first_day"] = candidate.first_day
    return table | {
        "last_day": candidate.last_day,
        "paragraph": candidate.paragraph,
        "source": candidate.source,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "paragraph": figure.paragraph,
        "source": figure.source,
    }
