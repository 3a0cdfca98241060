"""Who changes the program says so in the changelog, or that there is nothing to say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.packages.copies import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class History:
    """A project with a history of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        shutil.copy(ROOT / "pyproject.toml", folder)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Emma", "-c", "user.email=emma@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True)  # noqa: S603, S607 - our own arguments

    def commit(self, subject: str, *names: str, body: str = "Why.") -> None:
        for name in names:
            (self.folder / name).parent.mkdir(exist_ok=True)
            with (self.folder / name).open("a", encoding="utf-8") as file:
                file.write(f"{subject}\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"{subject}\n\n{body}")

    def begin_the_rule(self) -> None:
        shutil.copytree(ROOT / "tools", self.folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        self.commit("The rule")

    def faults(self) -> list[str]:
        command = [sys.executable, "-m", "tools.changelog_check"]
        ended = subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own command
        found = [line.partition(" ")[2].partition(":")[0] for line in ended.stderr.splitlines()]
        assert ended.returncode == bool(found)
        return found


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "project")
    history.commit("Before the rule", "bot/old.py")
    history.git("branch", "aside")
    history.begin_the_rule()
    return history


def test_a_change_of_the_program_needs_an_entry(history: History) -> None:
    assert history.faults() == []
    history.commit("With an entry", "bot/a.py", "CHANGELOG.md")
    history.commit("Of documents and tests", "docs/a.md", "tests/test_a.py")
    history.commit("Of no use to users", "bot/a.py", body="It is faster to read.\n\nChangelog: none")
    assert history.faults() == []
    history.commit("Without one", "views/a.py")
    assert history.faults() == ["Without one"]


def test_what_was_begun_before_the_rule_is_not_asked_for(history: History) -> None:
    history.git("checkout", "--quiet", "aside")
    history.commit("Aside", "bot/b.py")
    history.git("checkout", "--quiet", "main")
    history.git("merge", "--quiet", "--no-ff", "--message", "Merge aside.", "aside")
    assert history.faults() == []


def test_what_was_released_is_not_asked_for_again(history: History) -> None:
    history.commit("Without one", "views/a.py")
    history.git("tag", "--annotate", "v1.0.0", "--message", "1.0.0")
    assert history.faults() == []
    history.commit("After it", "views/a.py")
    assert history.faults() == ["After it"]


def test_a_copy_without_a_history_has_nothing_to_be_looked_at(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    command = [sys.executable, "-m", "tools.changelog_check"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own command
