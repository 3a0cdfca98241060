"""The list for native reviewers has the words that readers see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
COLUMNS = {"tr": 2, "az": 3, "uz": 4, "ky": 5}
"""The column of each language in the tables of names and words."""


def listed(language: str) -> list[str]:
    """Return the names and words of a language in the tables, without doubts and alternatives."""
    tables = PAGE.split("### Names", 1)[1].split("### Questions", 1)[0]
    rows = [line.split("|") for line in tables.splitlines() if line.startswith("| ")]
    cells = [row[COLUMNS[language]] for row in rows if row[1].strip() != "English"]
    plain = [re.sub(r"\*\*\?\*\*|\([^)]*\)", "", cell) for cell in cells]
    return [word.strip() for cell in plain for word in re.split("[,;]", cell) if word.strip()]


def texts(language: str) -> str:
    files = [
        *(ROOT / "content" / "statements").glob(f"*.{language}.toml"),
        ROOT / "content" / "locales" / language / "LC_MESSAGES" / "bot.po",
    ]
    joined = "\n".join(each.read_text(encoding="utf-8") for each in files).replace('"\n"', "")
    return _compared(joined)


def _compared(text: str) -> str:
    return " ".join(text.replace("İ", "i").replace("I", "ı").split()).lower()


@pytest.mark.parametrize("language", COLUMNS)
def test_every_word_of_the_list_is_in_the_texts_of_its_language(language: str) -> None:
    words = listed(language)
    assert len(words) > 40
    known = texts(language)
    assert [word for word in words if _compared(word) not in known] == []
