"""The glossary has each word once, and the code keeps to it."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
DEFINED, RETIRED = PAGE.split("## Words that are not used")
ROOMS = (
    "bot",
    "briefing",
    "delivery",
    "drafting",
    "fetching",
    "handlers",
    "storage",
    "telegram",
    "views",
    "web",
)


def first_cells(table: str) -> list[str]:
    cells = re.findall(r"^\| ([^|]+) \|", table, flags=re.MULTILINE)
    return [cell for cell in cells if cell not in ("word", "not")]


def words_of(cells: list[str]) -> list[str]:
    return [word.removeprefix("to ") for cell in cells for word in re.sub(r" \(.*\)", "", cell).split(", ")]


def names_in(path: Path) -> set[str]:
    """Return the parts of all names in a file: ``first_day`` has two, ``DeadlineKind`` too."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    names = [token.string for token in tokens if token.type == tokenize.NAME]
    parts = (re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name) for name in names)
    return {part.lower() for found in parts for part in found}


def test_each_word_is_defined_once() -> None:
    words = words_of(first_cells(DEFINED))
    assert len(words) > 50
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_has_a_word_that_is_not_used(room: str) -> None:
    retired = set(words_of(first_cells(RETIRED)))
    retired |= {f"{word}s" for word in retired}
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    found = {str(path.relative_to(ROOT)): names_in(path) & retired for path in files}
    assert {name: words for name, words in found.items() if words} == {}
