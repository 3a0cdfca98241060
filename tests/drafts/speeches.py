"""The speeches with what an editor would draft from them, and how a draft is held against that."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.draft_builder import draft_of

if TYPE_CHECKING:
    from datetime import date

    from drafting.model import Candidate, StatedDeadline

SPEECHES = Path(__file__).parent / "speeches"
SHARED = Path(__file__).parents[2].parent / "shared" / "content" / "statement.ru.txt"
"""An article that is not part of the repository; its expectations are."""
SHARED_EXPECTED = "shared_statement_ru"


@dataclass(frozen=True)
class Initiative:
    """An expected initiative: beginnings of words of its title, and paragraphs of which one must be named."""

    title: tuple[str, ...]
    paragraphs: tuple[int, ...]

    def fits(self, candidate: Candidate) -> bool:
        title = candidate.title.lower()
        return all(each in title for each in self.title) and bool(
            set(self.paragraphs) & set(candidate.paragraphs)
        )


@dataclass(frozen=True)
class Deadline:
    """An expected deadline."""

    kind: str
    precision: str | None
    """None, as the last day, where the words do not settle it."""
    last_day: date | None

    def fits(self, candidate: StatedDeadline) -> bool:
        found = (candidate.kind.value, candidate.precision and candidate.precision.value, candidate.last_day)
        return found == (self.kind, self.precision, self.last_day)


@dataclass(frozen=True)
class Speech:
    name: str
    language: str
    text: str
    initiatives: tuple[Initiative, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True)
class Outcome:
    """How many were found, and which were missed or are false."""

    found: int
    missed: tuple[Initiative | Deadline, ...]
    false: tuple[Candidate | StatedDeadline, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.found, len(self.missed), len(self.false)


def load_speeches() -> list[Speech]:
    """Return every speech whose text is there, by name."""
    return [speech for path in sorted(SPEECHES.glob("*.toml")) if (speech := _load(path)) is not None]


def _load(path: Path) -> Speech | None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.stem == SHARED_EXPECTED:
        if not SHARED.exists():
            return None
        raw["text"] = SHARED.read_text(encoding="utf-8")
    return Speech(
        path.stem,
        raw["language"],
        raw["text"],
        tuple(Initiative(tuple(each["title"]), tuple(each["paragraphs"])) for each in raw["initiatives"]),
        tuple(
            Deadline(each["kind"], each.get("precision"), each.get("last_day")) for each in raw["deadlines"]
        ),
    )


def wrong_deadlines(speech: Speech) -> list[StatedDeadline]:
    """Return the deadlines with dates that no expected one has."""
    return [each for each in _left_deadlines(speech) if each.precision is not None]


def _left_deadlines(speech: Speech) -> list[StatedDeadline]:
    found = list(draft_of(speech.text, speech.language).deadlines)
    for expected in speech.deadlines:
        found = _without_first(found, expected)
    return found


def _without_first(found: list[StatedDeadline], expected: Deadline) -> list[StatedDeadline]:
    fitting = next((each for each in found if expected.fits(each)), None)
    return [each for each in found if each is not fitting]


def compare(speech: Speech) -> tuple[Outcome, Outcome]:
    """Draft a speech; return the outcome for initiatives and for deadlines, each candidate used once."""
    draft = draft_of(speech.text, speech.language)
    return _initiatives(speech, draft.candidates), _deadlines(speech, draft.deadlines)


def _initiatives(speech: Speech, candidates: tuple[Candidate, ...]) -> Outcome:
    left, missed = list(candidates), []
    for expected in speech.initiatives:
        fitting = next((each for each in left if expected.fits(each)), None)
        if fitting is None:
            missed.append(expected)
        else:
            left.remove(fitting)
    return Outcome(len(speech.initiatives) - len(missed), tuple(missed), tuple(left))


def _deadlines(speech: Speech, candidates: tuple[StatedDeadline, ...]) -> Outcome:
    left, missed = list(candidates), []
    for expected in speech.deadlines:
        fitting = next((each for each in left if expected.fits(each)), None)
        if fitting is None:
            missed.append(expected)
        else:
            left.remove(fitting)
    return Outcome(len(speech.deadlines) - len(missed), tuple(missed), tuple(left))
