"""The documentation as a site, and its pages that are made by programs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings_table import EXAMPLE, Undocumented, page

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
FETCHED = re.compile(
    r"""(?:<(?:script|img|iframe)[^>]*\ssrc=|<link[^>]*rel="stylesheet"[^>]*href=)["']?(?:https?:)?//"""
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_page_begins_with_who_it_is_for(page: Path) -> None:
    title, reader = page.read_text(encoding="utf-8").split("\n\n")[:2]
    assert title.startswith("# ")
    assert re.match(r"For [a-z]", reader), "after the title stands who it is for, such as “For operators: …”"


def test_the_configuration_page_is_that_of_the_settings() -> None:
    made = page(EXAMPLE.read_text(encoding="utf-8"))
    written = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert written == made, "make reference writes it anew"


@pytest.mark.parametrize("example", ["", "BOT_TOKEN=\n", "# What?\nNO_SETTING=1\n"])
def test_no_setting_goes_without_a_word(example: str) -> None:
    with pytest.raises(Undocumented):
        page(example)


def test_the_site_is_built_with_every_link_right_and_fetches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the extra “docs” is not installed")
    build = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    ended = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=110)  # noqa: S603 - our own command
    assert ended.returncode == 0, ended.stdout + ended.stderr
    built = list((tmp_path / "site").rglob("*.html"))
    assert len(built) >= len(PAGES)
    fetching = [each.name for each in built if FETCHED.search(each.read_text(encoding="utf-8"))]
    assert fetching == []
