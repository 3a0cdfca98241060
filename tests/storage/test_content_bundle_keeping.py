"""A statement is written into a content folder whole or not at all, and what was there is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.content.keeping import create_file, keep_statement, replace_file
from storage.content.writing import toml_of
from tests.storage.content_examples import example, load

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.statement.model import Statement


def held(folder: Path) -> Statement:
    return load(folder, {}).statements["summit"]


def test_the_files_of_languages_become_one(tmp_path: Path) -> None:
    before = load(tmp_path, example()).statements["summit"]
    path, backup = keep_statement(tmp_path, before, before)
    assert [each.name for each in (tmp_path / "statements").iterdir()] == ["summit.toml"]
    assert backup is not None
    assert path.read_bytes() == backup.read_bytes() == toml_of(held(tmp_path)).encode()


def test_backups_are_numbered(tmp_path: Path) -> None:
    before = load(tmp_path, example()).statements["summit"]
    made = [keep_statement(tmp_path, before, before)[1] for _ in range(11)]
    assert [each.name for each in made if each] == [f"summit.{number}.toml" for number in range(1, 12)]


def test_a_new_statement_has_no_backup(tmp_path: Path) -> None:
    before = load(tmp_path, example()).statements["summit"]
    assert keep_statement(tmp_path, before, None)[1] is None
    assert not (tmp_path / "backups").exists()


def test_what_cannot_be_written_leaves_everything(tmp_path: Path) -> None:
    before = load(tmp_path, example()).statements["summit"]
    (tmp_path / "statements" / ".summit.toml.tmp").mkdir()
    with pytest.raises(IsADirectoryError):
        keep_statement(tmp_path, before, before)
    assert toml_of(held(tmp_path)) == toml_of(before)


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    create_file(tmp_path / "a.toml", "first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a.toml", "second")
    assert (tmp_path / "a.toml").read_text() == "first"


def test_a_file_that_is_written_whole_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for text in ("long text", "short"):
        replace_file(tmp_path / "a.toml", text)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.toml", "short")]
