"""The site as files: ``python -m bot site DIR``."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.settings import PACKAGED_CONTENT
from tests.running.test_cli import bot

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = "https://briefing.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of the shipped content, which takes some seconds, once for who reads in it."""
    folder = tmp_path_factory.mktemp("site") / "out"
    ended = bot("site", str(folder), cwd=folder.parent, PUBLIC_URL=PUBLIC)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"{len(written(folder)) - 1} files" in ended.stdout
    return folder


@pytest.fixture
def english(tmp_path: Path) -> dict[str, str]:
    """Return the settings for a site in one language, for tests of what the command does with folders."""
    content = tmp_path / "content"
    shutil.copytree(PACKAGED_CONTENT, content)
    for each in (content / "locales").iterdir():
        if each.is_dir() and each.name != "en":
            shutil.rmtree(each)
            (content / "statements" / f"ots-2025.{each.name}.toml").unlink()
    return {"PUBLIC_URL": PUBLIC, "CONTENT_DIR": str(content), "DEFAULT_LANGUAGE": "en"}


def written(folder: Path) -> dict[str, bytes]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def test_the_site_is_written_and_again_the_same_to_the_byte(tmp_path: Path, site: Path) -> None:
    ended = bot("site", "again", cwd=tmp_path, PUBLIC_URL=PUBLIC)
    assert (ended.returncode, ended.stderr) == (0, "")
    one = written(site)
    assert one == written(tmp_path / "again")
    assert b"/ru/ots-2025/chamber" in one["ru/ots-2025/index.html"]
    assert {"index.html", "404.html", "robots.txt", "sitemap.xml"} <= one.keys()
    assert all(f'href="/{language}/"'.encode() in one["index.html"] for language in ("kk", "uz", "az"))
    assert b"<script" not in one["index.html"]


def test_assets_that_pages_name_are_written(site: Path) -> None:
    files = written(site)
    named = {each for page in files.values() for each in re.findall(rb'"/(assets/[^"]+)"', page)}
    assert named
    assert {each.decode() for each in named} <= files.keys()


def test_addresses_of_the_map_are_files(site: Path) -> None:
    files = written(site)
    paths = re.findall(rf"<loc>{PUBLIC}/([^<]*?)/?</loc>", files["sitemap.xml"].decode())
    assert paths
    assert {f"{each}/index.html" for each in paths} <= files.keys()


def test_readers_without_texts_see_those_of_the_default_language(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(PACKAGED_CONTENT, content)
    for language in ("en", "kk", "ky", "tr", "uz"):
        (content / "statements" / f"ots-2025.{language}.toml").unlink()
    bot("site", "out", cwd=tmp_path, PUBLIC_URL=PUBLIC, CONTENT_DIR=str(content), DEFAULT_LANGUAGE="ru")
    page = written(tmp_path / "out")["tr/ots-2025/index.html"].decode()
    assert "Выступление Президента Казахстана" in page


def test_a_contact_is_named_for_researchers(tmp_path: Path, english: dict[str, str]) -> None:
    contact = "mailto:security@briefing.example"
    bot("site", "out", cwd=tmp_path, **english, SECURITY_CONTACT=contact)
    assert f"Contact: {contact}\n".encode() in written(tmp_path / "out")[".well-known/security.txt"]


def test_what_an_earlier_site_had_is_replaced_and_what_others_put_there_stays(
    tmp_path: Path, english: dict[str, str]
) -> None:
    bot("site", "out", cwd=tmp_path, **english, SECURITY_CONTACT="https://a.example")
    (tmp_path / "out" / "CNAME").write_text("briefing.example")
    (tmp_path / "out" / "index.html").write_text("changed")
    ended = bot("site", "out", cwd=tmp_path, **english)
    assert ended.returncode == 0
    files = written(tmp_path / "out")
    assert files["CNAME"] == b"briefing.example"
    assert files["index.html"] != b"changed"
    assert not (tmp_path / "out" / ".well-known").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("notes.txt", "Name an empty folder"), (".hidden", "Name an empty folder")],
)
def test_a_folder_of_others_is_left_alone(
    tmp_path: Path, english: dict[str, str], name: str, sentence: str
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("mine")
    ended = bot("site", "out", cwd=tmp_path, **english)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert sentence in ended.stderr
    assert written(tmp_path / "out") == {name: b"mine"}


def test_a_file_of_others_is_not_overwritten(tmp_path: Path, english: dict[str, str]) -> None:
    bot("site", "out", cwd=tmp_path, **english)
    (tmp_path / "out" / ".well-known").mkdir()
    (tmp_path / "out" / ".well-known" / "security.txt").write_text("mine")
    ended = bot("site", "out", cwd=tmp_path, **english, SECURITY_CONTACT="https://a.example")
    assert ended.returncode == 1
    assert "Move it elsewhere" in ended.stderr


def test_a_list_that_was_forged_removes_nothing_outside(tmp_path: Path, english: dict[str, str]) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".briefing-site").write_text("../precious\n")
    assert bot("site", "out", cwd=tmp_path, **english).returncode == 0
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.parametrize(
    ("settings", "status", "sentence"),
    [
        pytest.param({}, 2, "PUBLIC_URL is missing", id="no address"),
        pytest.param({"PUBLIC_URL": "https://a.example/x"}, 2, "PUBLIC_URL: ", id="an address with a path"),
        pytest.param(
            {"PUBLIC_URL": PUBLIC, "SECURITY_CONTACT": "me"}, 2, "SECURITY_CONTACT: ", id="no contact"
        ),
    ],
)
def test_wrong_settings_are_named(
    tmp_path: Path, settings: dict[str, str], status: int, sentence: str
) -> None:
    ended = bot("site", "out", cwd=tmp_path, **settings)
    assert (ended.returncode, ended.stderr.count("\n")) == (status, 1)
    assert ended.stderr.startswith(sentence)
    assert not (tmp_path / "out").exists()
