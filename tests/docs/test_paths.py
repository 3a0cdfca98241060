"""Documents name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
ROOMS = "bot|briefing|benchmarks|content|delivery|drafting|handlers|sandbox|storage|telegram|tests|views|web"
NAMED = re.compile(rf"`((?:{ROOMS})/[\w/.-]*)(?:::(\w+))?`")


def is_there(name: str, test: str) -> bool:
    path = ROOT / name
    return path.exists() and (not test or f"def {test}(" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_and_test_that_a_document_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))
    assert [each for each in sorted(named) if not is_there(*each)] == []


def test_documents_name_files() -> None:
    assert sum(len(NAMED.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > 100
