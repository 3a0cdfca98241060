"""Which languages a native speaker has reviewed: ``locales/reviewed.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import ValidationError

from storage.content.faults import FileFaults
from storage.content.fields import Day, one_line
from storage.content.files import read_toml
from storage.content.schema import Table
from storage.content.wording import did_you_mean, sentence, shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from briefing.errors import Fault

FILE = "reviewed.toml"


class ReviewTable(Table):
    """``[<language>]``."""

    reviewer: Annotated[str, one_line(100)]
    day: Day


@dataclass(frozen=True, slots=True)
class LanguageReview:
    """Who has read all texts of a language as a native speaker, and when."""

    reviewer: str
    day: date


def load_reviewed(locales: Path, languages: Collection[str], found: list[Fault]) -> dict[str, LanguageReview]:
    """Return the review of each language that has one; without the file there is none.

    Faults are added to ``found``.
    """
    path = locales / FILE
    faults = FileFaults(f"locales/{FILE}", found)
    tables = read_toml(path, faults) if path.exists() else None
    reviewed = {}
    for language, table in (tables or {}).items():
        review = _review(language, table, languages, faults)
        if review is not None:
            reviewed[language] = review
    return reviewed


def _review(
    language: str, table: object, languages: Collection[str], faults: FileFaults
) -> LanguageReview | None:
    if language not in languages:
        known = ", ".join(languages)
        near = did_you_mean(language, languages)
        faults.add((language,), f"is not a language with a catalogue; there is {known}{near}")
        return None
    if not isinstance(table, dict):
        faults.add((language,), f"must be a table with reviewer and day; it is {shown(table)}")
        return None
    try:
        read = ReviewTable.model_validate(table)
    except ValidationError as error:
        for each in error.errors():
            faults.add((language, *each["loc"]), sentence(each, ReviewTable.model_fields))
        return None
    return LanguageReview(read.reviewer, read.day)
