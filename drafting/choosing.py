"""What an editor took of a draft, as a draft again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.model import Candidate, LookHere
from drafting.slugs import Slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from drafting.model import Draft


@dataclass(frozen=True, slots=True)
class Choice:
    """Which places of a draft were taken, and the titles that an editor wrote for some, by place.

    Places are those of candidates and, behind them, of the sentences to look at.
    """

    taken: frozenset[int]
    titles: Mapping[int, str]


def places(draft: Draft) -> list[Candidate | LookHere]:
    """Return what an editor decides about, in order."""
    return [*draft.candidates, *draft.look]


def chosen(draft: Draft, choice: Choice, reserved: Collection[str] = ()) -> Draft:
    """Return a draft of what was taken; deadlines of what was left out go, too."""
    slugs = Slugs([*reserved, *(each.slug for each in draft.candidates)])
    kept = [
        _titled(place, choice.titles.get(at), slugs)
        for at, place in enumerate(places(draft))
        if at in choice.taken
    ]
    names = {each.slug for each in kept}
    return replace(
        draft,
        candidates=tuple(sorted(kept, key=lambda each: each.paragraphs[0])),
        deadlines=tuple(each for each in draft.deadlines if each.initiative in names),
        look=(),
    )


def _titled(place: Candidate | LookHere, title: str | None, slugs: Slugs) -> Candidate:
    if isinstance(place, Candidate):
        return replace(place, title=title or place.title)
    words = title or place.sentence
    return Candidate(slugs.from_title(words), words, "", place.sentence, (place.paragraph,), place.why)
