"""Statements on the command line: begun, handed on, taken in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.settings import PACKAGED_CONTENT
from briefing.followups.entries import EntryState, LogEntry
from briefing.records import put_records
from briefing.statement.entry import Evidence, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.roles import Role
from briefing.versions.versions import StatementVersion
from storage.content import load_content
from storage.content.json_schema import statement_schema
from storage.content.writing import toml_of
from storage.open import open_store
from tests.running.inside import inside

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from briefing.records import Record

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FOLLOWUP = FollowUp(
    "e-20261122090000-abc",
    "chamber",
    date(2026, 11, 21),
    Text({"ru": "Прошло заседание «Союза»."}),
    (Evidence("Agency", "https://agency.example/1", date(2026, 11, 22)),),
    Status.IN_PROGRESS,
    recorded_at=AT,
    by=Role.EDITOR,
)
TITLE = '"OTS+ format (OTS -> "The OTS+ format (OTS'
PUBLISHED = LogEntry("ots-2025", FOLLOWUP, 7, EntryState.PUBLISHED, AT, Status.IN_PROGRESS, published_at=AT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder of one's own, with the statement that ships."""
    made = tmp_path / "content" / "statements"
    made.mkdir(parents=True)
    for path in (PACKAGED_CONTENT / "statements").iterdir():
        (made / path.name).write_bytes(path.read_bytes())
    return made.parent


def content(folder: Path, *arguments: str, **settings: str) -> CompletedProcess[str]:
    return inside("content", *arguments, cwd=folder.parent, CONTENT_DIR=str(folder), **settings)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def kept(folder: Path, record: Record) -> None:
    """Put a record into the store that the command line finds."""
    store = await open_store(f"tinydb:///{folder.parent}/data/bot.json")
    await put_records(store, record)
    await store.close()


def exported(folder: Path, *slips: str) -> Path:
    """Export the shipped statement and make slips in it, ``old -> new``."""
    assert content(folder, "export", "--force", "--format", "toml").returncode == 0
    path = folder.parent / "ots-2025.toml"
    text = path.read_text(encoding="utf-8")
    for slip in slips:
        old, new = slip.split(" -> ")
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_statement_is_valid_as_it_stands(folder: Path) -> None:
    made = content(folder, "new", "bridge-2027")
    assert made.returncode == 0
    assert str(folder / "statements" / "bridge-2027.toml") in made.stdout
    assert "python -m bot check" in made.stdout
    checked = inside("check", cwd=folder.parent, CONTENT_DIR=str(folder))
    assert "bridge-2027: 1 initiatives, 1 deadlines, 0 follow-ups" in checked.stdout


def test_a_new_statement_has_the_languages_that_are_named(folder: Path) -> None:
    assert content(folder, "new", "x", "--language", "kk", "--dir", str(folder.parent)).returncode == 0
    text = (folder.parent / "x.toml").read_text(encoding="utf-8")
    assert "[texts.kk]" in text
    assert "[texts.ru]" not in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["ots-2025"], "There is a statement ots-2025 already", id="taken"),
        pytest.param(["Bridge"], 'The id must be 1 to 20 of a-z, 0-9 and "-"; it is "Bridge"', id="wrong"),
        pytest.param(["a\udcff"], 'it is "a?"', id="byte that is no character"),
        pytest.param(["../x"], "The id must be 1 to 20", id="path"),
        pytest.param(["search"], "The id is a page on the web: /search; take another", id="page"),
        pytest.param(["x", "--language", "de"], "There is no catalogue for de; there is for az, en", id="de"),
        pytest.param(["x", "--dir", "nowhere"], "cannot be written (No such file or directory)", id="folder"),
    ],
)
def test_what_cannot_be_begun_is_refused(folder: Path, arguments: list[str], sentence: str) -> None:
    before = files(folder)
    ended = content(folder, "new", *arguments)
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert files(folder) == before


def test_a_file_that_is_there_is_not_overwritten(folder: Path) -> None:
    (folder.parent / "x.toml").write_text("mine")
    ended = content(folder, "new", "x", "--dir", ".")
    assert ended.returncode == 1
    assert "x.toml is there already" in ended.stderr
    assert (folder.parent / "x.toml").read_text() == "mine"


def test_an_export_writes_both_formats_and_names_them(folder: Path) -> None:
    assert content(folder, "export").stdout == "ots-2025.toml\nots-2025.json\n"
    first = files(folder.parent)
    assert json.loads(first[str(folder.parent / "ots-2025.json")])["id"] == "ots-2025"
    content(folder, "export")
    assert files(folder.parent) == first, "a second export is the same to the byte"


def test_an_export_replaces_no_other_file_by_itself(folder: Path) -> None:
    (folder.parent / "ots-2025.json").write_text("mine")
    ended = content(folder, "export")
    assert ended.returncode == 1
    assert "Nothing was written: ots-2025.json would be replaced" in ended.stderr
    assert not (folder.parent / "ots-2025.toml").exists()
    assert content(folder, "export", "--force").returncode == 0


def test_an_export_goes_to_the_screen_too(folder: Path) -> None:
    shown = content(folder, "export", "ots-2025", "--format", "toml", "--output", "-").stdout
    assert shown == toml_of(load_content(folder, PACKAGED_CONTENT).statements["ots-2025"])
    assert "one file" in content(folder, "export", "--output", "-").stderr
    assert "There is no statement x; there is ots-2025." in content(folder, "export", "x").stderr


async def test_an_export_has_the_entries_of_editors_while_a_bot_is_running(folder: Path) -> None:
    store = await open_store(f"tinydb:///{folder.parent}/data/bot.json")
    await put_records(store, PUBLISHED)
    before = files(folder.parent / "data")
    ended = content(folder, "export", "--format", "toml")
    assert ended.returncode == 0, ended.stderr
    text = (folder.parent / "ots-2025.toml").read_text(encoding="utf-8")
    assert 'by = "editor"\nrecorded_at = 2026-11-22T09:00:00Z' in text
    assert "Прошло заседание «Союза»." in text
    assert files(folder.parent / "data") == before, "nothing of the store was changed"
    await store.close()


def test_an_export_is_taken_back_as_the_same(folder: Path) -> None:
    content(folder, "export")
    for name in ("ots-2025.toml", "ots-2025.json"):
        ended = content(folder, "import", name)
        assert (ended.returncode, ended.stdout) == (0, "ots-2025: the same\nThere is nothing to take in.\n")


async def test_entries_of_editors_are_taken_back_too(folder: Path) -> None:
    await kept(folder, PUBLISHED)
    path = exported(folder)
    ended = content(folder, "import", path.name, "--yes")
    assert f"+ followups.{FOLLOWUP.id}: “Прошло заседание «Союза».”" in ended.stdout
    assert load_content(folder, PACKAGED_CONTENT).statements["ots-2025"].followups[-1] == replace(
        FOLLOWUP, reviewed=False
    )
    content(folder, "export", "--force")
    assert path.read_text(encoding="utf-8").count(f'id = "{FOLLOWUP.id}"') == 1, "it is there once"


def test_an_import_shows_what_it_changes_and_asks(folder: Path) -> None:
    before = files(folder)
    path = exported(folder, TITLE, "paragraphs = [1, 2] -> paragraphs = [1]")
    asked = content(folder, "import", path.name)
    assert asked.returncode == 1
    assert "ots-2025: 2 differences" in asked.stdout
    assert "  initiatives.ots_plus.paragraphs: “1, 2” → “1”" in asked.stdout
    assert "  initiatives.ots_plus.title [en]: “OTS+ format (" in asked.stdout
    assert files(folder) == before, "nothing is taken in without a yes"


def test_an_import_names_what_breaks_the_typography_and_takes_it_in(folder: Path) -> None:
    path = exported(folder, TITLE, "(OTS Plus) -> - OTS Plus")
    taken = content(folder, "import", path.name, "--yes")
    assert taken.returncode == 0
    assert "Typography: ots-2025.toml: texts.en.initiatives.ots_plus.title: the dash is —" in taken.stdout
    assert path.read_text(encoding="utf-8") == (folder / "statements" / path.name).read_text(encoding="utf-8")


def test_an_import_is_written_whole_and_keeps_what_was_there(folder: Path) -> None:
    before = toml_of(load_content(folder, PACKAGED_CONTENT).statements["ots-2025"])
    path = exported(folder, TITLE)
    taken = content(folder, "import", path.name, "--yes")
    assert taken.returncode == 0
    held = load_content(folder, PACKAGED_CONTENT).statements["ots-2025"]
    assert toml_of(held) == path.read_text(encoding="utf-8")
    assert [each.name for each in (folder / "statements").iterdir()] == ["ots-2025.toml"]
    backup = folder / "backups" / "ots-2025.1.toml"
    assert str(backup) in taken.stdout
    assert content(folder, "import", str(backup), "--yes").returncode == 0
    assert toml_of(load_content(folder, PACKAGED_CONTENT).statements["ots-2025"]) == before


def test_a_new_statement_is_taken_in(folder: Path) -> None:
    content(folder, "new", "bridge", "--dir", ".")
    taken = content(folder, "import", "bridge.toml", "--yes")
    assert "+ bridge: 1 initiatives, 1 deadlines, 0 follow-ups, 0 checks" in taken.stdout
    assert list(load_content(folder, PACKAGED_CONTENT).statements) == ["ots-2025", "bridge"]


FAULTS = [
    pytest.param(
        'slug = "ots_plus" -> slug = "OTS"',
        'initiatives.OTS.slug: must be 1 to 32 of a-z, 0-9 and "_"',
        id="slug",
    ),
    pytest.param(
        'slug = "ots_plus" -> slug = "help"',
        "initiatives.help.slug: is a command of the bot: /help",
        id="command",
    ),
    pytest.param(
        'slug = "ots_plus" -> slug = "log"',
        "initiatives.log.slug: is a page on the web: /log; take another",
        id="page",
    ),
    pytest.param(
        'id = "2025-12-12-university-concept" -> id = "x"', "texts.en.followups.x: is missing", id="text"
    ),
]


@pytest.mark.parametrize(("slip", "fault"), FAULTS)
def test_a_faulty_file_is_refused_with_its_faults(folder: Path, slip: str, fault: str) -> None:
    before = files(folder)
    content(folder, "new", "bridge", "--dir", ".")
    path = exported(folder, slip)
    ended = content(folder, "import", "bridge.toml", path.name, "missing.json", "--yes")
    assert ended.returncode == 1
    assert f"ots-2025.toml: {fault}" in ended.stderr
    assert "missing.json: is missing" in ended.stderr, "every fault of every file"
    assert files(folder) == before, "nothing of the file without a fault either"


def test_two_files_of_one_statement_are_refused(folder: Path) -> None:
    content(folder, "export")
    ended = content(folder, "import", "ots-2025.toml", "ots-2025.json", "--yes")
    assert ended.stderr == 'ots-2025.json: id: is used before: "ots-2025"\n'


def test_the_log_is_append_only(folder: Path) -> None:
    before = files(folder)
    path = exported(folder, "happened_on = 2026-05-15 -> happened_on = 2026-05-16")
    text = path.read_text(encoding="utf-8").replace("2026-11-22-ots-plus", "2026-11-22-other")
    path.write_text(text, encoding="utf-8")
    ended = content(folder, "import", path.name, "--yes")
    assert ended.returncode == 1
    assert "ots-2025: 2026-05-15-cybersecurity-alliance says something else in the file\n" in ended.stderr
    assert "ots-2025: 2026-11-22-ots-plus is missing in the file\n" in ended.stderr
    assert "correction_of" in ended.stderr
    assert files(folder) == before


async def test_an_initiative_that_editors_wrote_about_cannot_be_left_out(folder: Path) -> None:
    await kept(folder, replace(PUBLISHED, statement="bridge"))
    content(folder, "new", "bridge", "--dir", ".")
    ended = content(folder, "import", "bridge.toml", "--yes")
    assert ended.returncode == 1
    assert (
        f"bridge: {FOLLOWUP.id} is about an initiative or a deadline that is missing in the file"
        in ended.stderr
    )


async def test_an_import_under_a_version_from_the_chat_says_so(folder: Path) -> None:
    path = exported(folder)
    await kept(folder, StatementVersion("ots-2025", 1, path.read_text(encoding="utf-8"), 1, Role.OWNER, AT))
    exported(folder, TITLE)
    ended = content(folder, "import", path.name, "--yes")
    assert "The bot shows ots-2025 as taken in in the chat; /versions brings this one back." in ended.stdout


def test_a_store_that_is_damaged_is_named(folder: Path) -> None:
    (folder.parent / "data").mkdir()
    (folder.parent / "data" / "bot.json").write_text("{")
    ended = content(folder, "export")
    assert ended.returncode == 1
    assert "data/bot.json cannot be read (not JSON" in ended.stderr


def test_the_schema_is_printed(folder: Path) -> None:
    assert content(folder, "schema").stdout == statement_schema()


def test_typography_is_warned_of_named_and_mended(folder: Path) -> None:
    path = folder / "statements" / "ots-2025.ru.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " "), encoding="utf-8")
    checked = inside("check", cwd=folder.parent, CONTENT_DIR=str(folder))
    assert checked.returncode == 0
    assert (
        "Typography: statements/ots-2025.ru.toml: context.1: a sign stays with its number" in checked.stdout
    )
    named = content(folder, "typography", "--dir", str(folder))
    assert (named.returncode, "400~тысяч" in named.stderr) == (1, True)
    assert content(folder, "typography", "--dir", str(folder), "--write").returncode == 0
    assert "400\N{NO-BREAK SPACE}тысяч" in path.read_text(encoding="utf-8")
