"""Folders and files that are missing, misnamed, or not what they should be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.errors import ContentFaulty
from storage.content import load_content
from tests.storage.content_examples import EN, EN_PO, FACTS, RU, RU_PO, changed, example, faults_of, load


def without(*files: str) -> dict[str, str | bytes]:
    return {name: text for name, text in example().items() if name not in files}


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ContentFaulty) as caught:
        load_content(tmp_path / "nowhere", tmp_path)
    assert str(caught.value) == f"{tmp_path / 'nowhere'}: there is no such folder"


@pytest.mark.parametrize(
    ("missing", "file", "reason"),
    [
        pytest.param([FACTS, EN, RU], "statements", "there is no such folder", id="no statements"),
        pytest.param([FACTS], FACTS, "is missing", id="no facts"),
        pytest.param(
            [RU_PO], RU, "no interface catalogue locales/ru/LC_MESSAGES/bot.po; add it", id="no catalogue"
        ),
    ],
)
def test_what_is_missing_is_one_fault(tmp_path: Path, missing: list[str], file: str, reason: str) -> None:
    (fault,) = faults_of(tmp_path, without(*missing))
    assert (fault.file, fault.key, fault.reason) == (file, "", reason)


def test_a_statement_without_any_texts(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, without(EN, RU))
    reason = "has no texts; write them in one language at least: summit.<language>.toml"
    assert (fault.file, fault.key, fault.reason) == (FACTS, "", reason)


def test_a_language_of_the_interface_may_lack_texts(tmp_path: Path) -> None:
    content = load(tmp_path, without(RU))
    assert content.languages == ("en", "ru")
    assert set(content.statements["summit"].title.by_language) == {"en"}


def test_a_language_with_a_file_has_every_text(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, example() | {RU: 'title = "Речь"\n'})
    assert {each.file for each in faults} == {RU}
    assert "speaker" in {each.key for each in faults}


def test_an_empty_folder_of_statements(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, without(FACTS, EN, RU) | {"statements/readme.md": "x"})
    assert (fault.file, fault.reason) == ("statements", "holds no statement: <id>.toml")


@pytest.mark.parametrize(
    "name", ["Summit.toml", "a" * 21 + ".toml", "sum_mit.toml", "summit.en.old.toml", "x.TOML", "ө.toml"]
)
def test_a_file_that_is_misnamed(tmp_path: Path, name: str) -> None:
    (fault,) = faults_of(tmp_path, example() | {f"statements/{name}": ""})
    assert fault.file == f"statements/{name}"
    assert fault.reason.startswith("must be named <id>.toml or <id>.<language>.toml")


def test_texts_in_what_is_no_language(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, example() | {"statements/summit.English.toml": example()[EN]})
    assert fault.reason == 'is not named as a language: "English"; use a code such as ru, kk or uz-cyrl'


def test_catalogues_are_the_packaged_ones_where_the_folder_has_none(tmp_path: Path) -> None:
    files = without(EN_PO, RU_PO)
    own = {f"packaged/{name}": example()[name] for name in (EN_PO, RU_PO)}
    assert load(tmp_path, files | own).languages == ("en", "ru")


def test_own_catalogues_count_alone(tmp_path: Path) -> None:
    kk = "packaged/locales/kk/LC_MESSAGES/bot.po"
    assert load(tmp_path, example() | {kk: example()[EN_PO]}).languages == ("en", "ru")


BROKEN = {
    "not UTF-8": (b'\nspeaker = "\xd0"', "line 2", "is not UTF-8"),
    "not TOML": (b'made_on = 2025-10-07\nspeaker = "x', "line 2", "is not valid TOML: "),
    "ends too early": (b"\nx = [", "line 2", "is not valid TOML: "),
    "no such day": (b"made_on = 2025-02-30", "line 1", "is not valid TOML: "),
    "key twice": (b"a = 1\n\na = 2", "line 3", "is not valid TOML: "),
    "too large": (b"#" * 1024 * 1024 + b"#", "", "is larger than 1048576 bytes"),
    "number of thousands of digits": (b"a = " + b"9" * 5000, "", "holds a number of thousands of digits"),
    "deep lists": (b"a = " + b"[" * 500_000, "", "nests brackets far deeper"),
    "deep tables": (b"a = " + b"{a=" * 300_000, "", "nests brackets far deeper"),
    "deep key": (b"\n" + b"a." * 500_000 + b"a = 1", "line 2", "has a key of more than 8 parts"),
    "deep header": (b"[" + b"a." * 500_000 + b"a]", "line 1", "has a key of more than 8 parts"),
    "deep key in a table": (b"a = { " + b"'a'." * 200_000 + b"a = 1 }", "line 1", "has a key of more"),
    "deep key after strings": (
        b'a = ["""."""", \'\'\'"\'\'\']\n' + b"a." * 9 + b"a = 1",
        "line 2",
        "has a key",
    ),
}


@pytest.mark.parametrize(("text", "key", "reason"), BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("file", [FACTS, EN])
def test_a_broken_file_hides_no_fault_of_another(
    tmp_path: Path, file: str, text: bytes, key: str, reason: str
) -> None:
    files = {**changed(example(), RU, '"Город"', '""'), file: text}
    broken, other = faults_of(tmp_path, files)
    if broken.file == RU:
        broken, other = other, broken
    assert (broken.file, broken.key) == (file, key)
    assert broken.reason.startswith(reason)
    assert (other.file, other.key, other.reason) == (RU, "place", "is empty")


def test_dots_in_texts_are_no_parts_of_keys(tmp_path: Path) -> None:
    text = r"a.b.c.d.e.f.g.h.i.j \" a.b.c.d.e.f.g.h.i"
    files = changed(example(), EN, '"The town"', f'"{text}" # {text}')
    place = load(tmp_path, files).statements["summit"].place.in_language("en")
    assert place == text.replace("\\", "")


@pytest.mark.parametrize("nested", [60, 400])
def test_lists_within_lists_are_a_value_of_the_wrong_type(tmp_path: Path, nested: int) -> None:
    files = changed(example(), EN, '"The town"', "[" * nested + "]" * nested)
    assert {each.key for each in faults_of(tmp_path, files)} <= {"place", ""}


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, without(RU) | {f"{RU}/x": ""})
    assert (fault.file, fault.reason) == (RU, "is not a file")


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    os.mkfifo(tmp_path / RU)
    (fault,) = faults_of(tmp_path, without(RU))
    assert (fault.file, fault.reason) == (RU, "is not a file")


UNREADABLE = Path("/proc/self/mem")
"""A file whose beginning no process can read, not even root's."""


@pytest.mark.skipif(not UNREADABLE.exists(), reason="only Linux has it")
def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    (tmp_path / RU).symlink_to(UNREADABLE)
    (fault,) = faults_of(tmp_path, without(RU))
    assert (fault.file, fault.reason) == (RU, "cannot be read: Input/output error")


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, without(FACTS, EN, RU) | {"statements": ""})
    assert (fault.file, fault.reason) == ("statements", "cannot be read: Not a directory")


def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    (tmp_path / RU).symlink_to(tmp_path / RU)
    (fault,) = faults_of(tmp_path, without(RU))
    assert (fault.file, fault.reason) == (RU, "is missing")


@pytest.mark.parametrize(
    ("file", "table", "key"),
    [(FACTS, "[[followups]]\nmystery = 1\n", "followups"), (EN, "[checks.n{}]\nmystery = 1\n", "checks")],
    ids=["list", "sections"],
)
def test_a_flood_of_tables_is_one_fault(tmp_path: Path, file: str, table: str, key: str) -> None:
    text = str(example()[file]).partition(f"[{key}" if file == EN else f"[[{key}")[0]
    files = {**example(), file: text + "".join(table.format(number) for number in range(20_000))}
    floods = [each.reason for each in faults_of(tmp_path, files) if each.key == key]
    assert floods == ["has 20000 tables; at most 1000 fit"]
