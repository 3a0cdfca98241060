"""``python -m bot draft``, as a process."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.running.test_cli import bot, python
from views.drafts import draft_toml

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = """Water for all

Dorvale. 18 September 2025. The President proposed to create a River Academy by the end of 2027.

"We will train 300 engineers," she said.
"""


@pytest.mark.parametrize(
    "options", [pytest.param(["--lang", "en"], id="named"), pytest.param([], id="guessed")]
)
def test_a_draft_is_toml_with_tables_and_says_that_it_is_a_draft(tmp_path: Path, options: list[str]) -> None:
    article = tmp_path / "speech.txt"
    article.write_text(SPEECH, encoding="utf-8")
    ended = bot("draft", str(article), *options, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("# A draft for editors")
    assert "[[initiatives]]" in ended.stdout
    assert "[[deadlines]]" in ended.stdout
    draft = tomllib.loads(ended.stdout)
    assert draft["made_on"] == date(2025, 9, 18)
    academy, engineers = draft["initiatives"]
    assert academy["title"] == "River Academy"
    assert academy["stance"] == "proposed to create"
    assert academy["paragraphs"] == [1]
    assert "proposed" in academy["why"]
    assert engineers["paragraphs"] == [2]
    assert draft["deadlines"] == [
        {
            "slug": "river_academy_2027",
            "initiative": "river_academy",
            "kind": "due",
            "stated_as": "by the end of 2027",
            "precision": "year",
            "last_day": date(2027, 12, 31),
            "paragraph": 1,
            "source": academy["source"],
        }
    ]
    assert [(each["value"], each["unit"]) for each in draft["figures"]] == [("300", "engineers")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(None, "is missing", id="missing"),
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="blank"),
        pytest.param(b"\xff\xfe\x00", "is not UTF-8", id="not UTF-8"),
        pytest.param(b"a" * (1024 * 1024 + 1), "is larger than", id="too large"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    article = tmp_path / "speech.txt"
    if data is not None:
        article.write_bytes(data)
    ended = bot("draft", str(article), cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert said in ended.stderr


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    ended = bot("draft", str(tmp_path), cwd=tmp_path)
    assert ended.returncode == 1
    assert "is not a file" in ended.stderr


def test_a_language_without_rules_is_refused(tmp_path: Path) -> None:
    ended = bot("draft", "speech.txt", "--lang", "kk", cwd=tmp_path)
    assert ended.returncode == 2
    assert "ru" in ended.stderr


def test_drafting_does_not_load_telegrams_library(tmp_path: Path) -> None:
    article = tmp_path / "speech.txt"
    article.write_text(SPEECH, encoding="utf-8")
    program = (
        "import sys; from bot.cli import app; app(['draft', 'speech.txt'], standalone_mode=False); "
        "sys.stderr.write(str('aiogram' in sys.modules))"
    )
    assert python("-c", program, cwd=tmp_path).stderr == "False"


def test_an_article_without_a_day_says_why_relative_days_are_missing() -> None:
    text = draft_toml("We will build a school this year.", "en")
    assert "names no day" in text
    assert tomllib.loads(text)["deadlines"] == []


def test_a_text_in_which_nothing_is_promised_gives_an_empty_draft() -> None:
    draft = tomllib.loads(draft_toml("Погода сегодня хорошая.", None))
    assert draft["language"] == "ru"
    assert draft["initiatives"] == draft["deadlines"] == []
