"""``python -m bot draft``, as a process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.running.inside import inside
from tests.running.test_cli import python
from views.drafts import draft_json, draft_toml

ROOT = Path(__file__).parents[2]
SPEECH = """Water for all

Dorvale. 18 September 2025. The President proposed to create a River Academy by the end of 2027.

"We will train 300 engineers," she said. The ministry will report by autumn.

The village needs clean wells. The weather was fine.
"""
RUSSIAN = "Ташлык. 7 октября 2025 года. Министр поручил построить школу до 1 сентября 2026 года.\n"
PAGE = (
    f"<html><head><title>News</title><style>p "
    f"{{}}</style></head><body><article><p>{RUSSIAN}</p></article></body></html>"
)


def written(folder: Path, data: bytes | str, name: str = "speech.txt") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def as_json(folder: Path, data: bytes | str, *options: str) -> dict[str, Any]:
    ended = inside("draft", written(folder, data), "--json", *options, cwd=folder)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_json_has_candidates_deadlines_and_where_to_look(tmp_path: Path) -> None:
    found = as_json(tmp_path, SPEECH)
    assert list(found) == ["language", "candidates", "deadlines", "look"]
    assert found["language"] == "en"
    academy, engineers = found["candidates"]
    assert academy == {
        "title": "River Academy",
        "stance": "proposed to create",
        "sentence": "The President proposed to create a River Academy by the end of 2027.",
        "paragraph": 1,
        "why": "words of proposing: “proposed to create”",
    }
    assert (engineers["title"], engineers["paragraph"]) == ("300 engineers", 2)
    assert found["deadlines"] == [
        {
            "words": "by the end of 2027",
            "kind": "due",
            "precision": "year",
            "first_day": None,
            "last_day": "2027-12-31",
            "sentence": academy["sentence"],
        },
        {
            "words": "by autumn",
            "kind": "due",
            "precision": "unknown",
            "first_day": None,
            "last_day": None,
            "sentence": "The ministry will report by autumn.",
        },
    ]
    assert found["look"] == [
        {"sentence": "The ministry will report by autumn.", "paragraph": 2, "why": "the future"},
        {"sentence": "The village needs clean wells.", "paragraph": 3, "why": "need"},
    ]


@pytest.mark.parametrize(
    ("article", "counts", "language"),
    [
        pytest.param(SPEECH, "draft-2025-09-18: 2 initiatives, 1 deadlines", "en", id="with initiatives"),
        pytest.param(
            "Мектеп туралы және жол туралы айтты.", "draft: 1 initiatives, 0", "kk", id="without rules"
        ),
        pytest.param("We will open a port by 1957.", "draft: 1 initiatives, 0", "en", id="of long ago"),
    ],
)
def test_a_draft_is_taken_in_as_it_is_and_check_lists_what_is_to_be_filled_in(
    tmp_path: Path, article: str, counts: str, language: str
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    draft = inside("draft", written(tmp_path, article), cwd=tmp_path)
    written(tmp_path, draft.stdout, "draft.toml")
    taken = inside("content", "import", "--yes", "draft.toml", cwd=tmp_path, CONTENT_DIR=str(content))
    assert (taken.returncode, taken.stderr) == (0, "")
    checked = inside("check", cwd=tmp_path, CONTENT_DIR=str(content))
    assert checked.returncode == 0
    assert counts in checked.stdout
    assert f"texts.{language}.speaker: is to be filled in: [fill in: speaker]" in checked.stdout
    assert "ots-2025" not in "".join(line for line in checked.stdout.splitlines() if "filled in" in line)


def test_a_draft_has_reasons_sources_figures_and_where_to_look_as_comments(tmp_path: Path) -> None:
    ended = inside("draft", written(tmp_path, SPEECH), cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    comments = [line for line in ended.stdout.splitlines() if line.startswith("#")]
    assert "# why: words of proposing: “proposed to create”" in comments
    assert "# source: The President proposed to create a River Academy by the end of 2027." in comments
    assert "# 300 engineers (§ 2)" in comments
    assert "# § 3, need: The village needs clean wells." in comments
    assert any("“by autumn”, not settled" in each for each in comments)
    assert tomllib.loads(ended.stdout)["made_on"] == date(2025, 9, 18)


def test_standard_input_is_read(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "draft", "-", "--json"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        input=SPEECH.encode(),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["candidates"][0]["title"] == "River Academy"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(RUSSIAN.encode("cp1251"), id="CP1251"),
        pytest.param(RUSSIAN.encode("koi8-r"), id="KOI8-R"),
        pytest.param(RUSSIAN.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(RUSSIAN.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(b"\xef\xbb\xbf" + RUSSIAN.encode(), id="UTF-8 with a mark"),
        pytest.param(PAGE.encode(), id="HTML"),
        pytest.param(
            f'<!DOCTYPE html><meta charset="windows-1251">{PAGE}'.encode("cp1251"), id="HTML in CP1251"
        ),
    ],
)
def test_every_encoding_and_a_page_are_read_as_text(tmp_path: Path, data: bytes) -> None:
    found = as_json(tmp_path, data)
    assert [each["title"] for each in found["candidates"]] == ["школа"]
    assert [each["last_day"] for each in found["deadlines"]] == ["2026-09-01"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(None, "is missing", id="missing"),
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="blank"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "pdftotext", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00\x06word/document.xml", "save it there as plain text", id="Word"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "save it there as plain text", id="old Word"),
        pytest.param(bytes(range(256)) * 9, "is no text", id="no text"),
        pytest.param(b"a" * (1024 * 1024 + 1), "is larger than", id="too large"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    article = str(tmp_path / "speech.txt") if data is None else written(tmp_path, data)
    ended = inside("draft", article, cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert said in ended.stderr


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    ended = inside("draft", str(tmp_path), cwd=tmp_path)
    assert ended.returncode == 1
    assert "is not a file" in ended.stderr


def test_a_language_that_the_text_is_not_in_is_said_and_not_silently_empty(tmp_path: Path) -> None:
    ended = inside("draft", written(tmp_path, RUSSIAN), "--lang", "en", "--json", cwd=tmp_path)
    assert "seems to be in Russian, not in English" in ended.stderr
    found = json.loads(ended.stdout)
    assert (found["language"], len(found["candidates"])) == ("ru", 1)


def test_a_language_that_is_not_of_the_interface_is_said_to_be_another_one_than_named(tmp_path: Path) -> None:
    german = (
        "Berlin. Der Kanzler will bis Ende 2027 eine neue Schule bauen und die Straßen erneuern. "
        "Das ist wichtig für die Menschen im Land und wird nicht aufgeschoben.\n"
    )
    ended = inside("draft", written(tmp_path, german), "--lang", "en", cwd=tmp_path)
    assert ended.stderr.startswith(
        "The text does not seem to be in English (--lang en); it is read as English."
    )


def test_a_language_without_rules_is_said_and_dates_and_items_are_listed(tmp_path: Path) -> None:
    text = (
        "Cumhurbaşkanı bugün bir konuşma yaptı ve toplantıya katılan herkese teşekkür etti.\n"
        "Okul 1 Eylül 2026 tarihinde açılacak.\n- yeni bir köprü inşa edilecek;\n- ve bir hastane.\n"
    )
    ended = inside("draft", written(tmp_path, text), "--json", cwd=tmp_path)
    assert "no rules for Turkish" in ended.stderr
    found = json.loads(ended.stdout)
    assert (found["language"], found["candidates"]) == ("tr", [])
    assert [each["why"] for each in found["look"]] == ["a date", "an item of a list", "an item of a list"]


def test_drafting_does_not_load_telegrams_library(tmp_path: Path) -> None:
    written(tmp_path, SPEECH)
    program = (
        "import sys; from bot.cli import app; app(['draft', 'speech.txt'], standalone_mode=False); "
        "sys.stderr.write(str('aiogram' in sys.modules))"
    )
    assert python("-c", program, cwd=tmp_path).stderr == "False"


def test_an_article_without_a_day_says_why_relative_days_are_missing() -> None:
    text = draft_toml("We will build a school this year.", "en")
    assert "names no day" in text
    assert "“this year”, not settled" in text
    assert (
        json.loads(draft_json("We will build a school this year.", "en"))["deadlines"][0]["precision"]
        == "unknown"
    )


def test_a_text_in_which_nothing_is_promised_gives_a_statement_to_be_filled_in() -> None:
    draft = tomllib.loads(draft_toml("Погода сегодня хорошая.", None))
    assert [each["slug"] for each in draft["initiatives"]] == ["initiative_1"]
    assert draft["texts"]["ru"]["initiatives"]["initiative_1"]["title"] == "[fill in: title]"
