"""``locales/reviewed.toml``: which languages a native speaker has reviewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from storage.content.reviewed import LanguageReview
from tests.running.test_cli import bot
from tests.storage.content_examples import example, faults_of, load
from tests.views.shown import shipped

if TYPE_CHECKING:
    from pathlib import Path

FILE = "locales/reviewed.toml"


def test_a_review_names_who_read_and_when(tmp_path: Path) -> None:
    text = '[ru]\nreviewer = "А. Читатель"\nday = 2026-11-30\n'
    content = load(tmp_path, example() | {FILE: text})
    assert content.reviewed == {"ru": LanguageReview("А. Читатель", date(2026, 11, 30))}
    ended = bot("check", cwd=tmp_path, CONTENT_DIR=str(tmp_path))
    assert "Reviewed by native speakers: ru (А. Читатель, 2026-11-30).\n" in ended.stdout


@pytest.mark.parametrize(
    "files", [{}, {FILE: ""}, {FILE: "# nobody yet\n"}], ids=["none", "empty", "comment"]
)
def test_without_a_review_no_language_is_reviewed(tmp_path: Path, files: dict[str, str]) -> None:
    assert load(tmp_path, example() | files).reviewed == {}
    ended = bot("check", cwd=tmp_path, CONTENT_DIR=str(tmp_path))
    assert "Reviewed by native speakers: no language.\n" in ended.stdout


def test_nobody_has_reviewed_a_shipped_language() -> None:
    assert shipped().reviewed == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '[kk]\nreviewer = "A"\nday = 2026-11-30',
            "kk: is not a language with a catalogue; there is en, ru",
            id="unknown language",
        ),
        pytest.param("[ru]\nday = 2026-11-30", "ru.reviewer: is missing", id="no reviewer"),
        pytest.param('[ru]\nreviewer = ""\nday = 2026-11-30', "ru.reviewer: is empty", id="empty reviewer"),
        pytest.param(
            "[ru]\nreviewer = 5\nday = 2026-11-30",
            "ru.reviewer: must be text in quotation marks; it is 5",
            id="reviewer is no text",
        ),
        pytest.param('[ru]\nreviewer = "A"', "ru.day: is missing", id="no day"),
        pytest.param(
            '[ru]\nreviewer = "A"\nday = "soon"',
            'ru.day: must be a date such as 2025-10-07, in TOML without quotation marks; it is "soon"',
            id="day is no date",
        ),
        pytest.param(
            '[ru]\nreviewer = "A"\nday = 2026-11-30\nby = "B"', "ru.by: is not a known key", id="another key"
        ),
        pytest.param('ru = "A"', 'ru: must be a table with reviewer and day; it is "A"', id="no table"),
        pytest.param("[ru", "line 1: is not valid TOML", id="no TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, expected: str) -> None:
    (fault,) = faults_of(tmp_path, example() | {FILE: text})
    assert str(fault).startswith(f"{FILE}: {expected}")
