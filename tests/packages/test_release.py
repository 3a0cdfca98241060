"""A release by one command, in a clone: version, changelog, wheel, sdist, list of parts, commit and tag."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot import __version__
from tests.packages.copies import ROOT, copy_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(300)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=250
    )


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Emma", "-c", "user.email=emma@example.org")
    ended = run(folder, "git", *who, *arguments)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(folder, sys.executable, "-m", "tools.release", *arguments)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a project of its own, with one commit and something to release."""
    folder = copy_project(tmp_path / "clone")
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A bridge.\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Emma")
    git(folder, "config", "user.email", "emma@example.org")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All.")
    return folder


def test_a_release_is_built_committed_and_tagged(clone: Path) -> None:
    ended = release(clone, "7.1.0")
    assert ended.returncode == 0, ended.stderr
    names = [
        "briefing_bot-7.1.0-py3-none-any.whl",
        "briefing_bot-7.1.0.tar.gz",
        "briefing_bot-7.1.0.cdx.json",
    ]
    assert ended.stdout.splitlines() == [f"dist/{name}" for name in names]
    wheel, sdist, sbom = (clone / "dist" / name for name in names)
    with zipfile.ZipFile(wheel) as packed:
        assert b'__version__ = "7.1.0"' in packed.read("bot/__init__.py")
        assert "content/statements/ots-2025.toml" in packed.namelist()
    with tarfile.open(sdist) as packed_source:
        assert "briefing_bot-7.1.0/pyproject.toml" in packed_source.getnames()
    parts = {each["name"]: each["version"] for each in json.loads(sbom.read_text())["components"]}
    assert f"aiogram=={parts['aiogram']} " in (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "## [Unreleased]\n\n## [7.1.0] - 20" in (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert git(clone, "describe") == "v7.1.0"
    assert git(clone, "status", "--porcelain") == ""
    again = release(clone, "7.1.0")
    assert (again.returncode, "7.1.0 is tagged already" in again.stderr) == (1, True)
    nothing = release(clone, "7.1.1")
    assert (nothing.returncode, "nothing to release" in nothing.stderr) == (1, True)


def test_a_trial_builds_and_leaves_the_project_as_it_was(clone: Path) -> None:
    before = git(clone, "rev-parse", "HEAD")
    assert release(clone, "7.1.0", "--trial").returncode == 0
    assert (clone / "dist" / "briefing_bot-7.1.0.tar.gz").is_file()
    assert (git(clone, "rev-parse", "HEAD"), git(clone, "tag"), git(clone, "status", "--porcelain")) == (
        before,
        "",
        "",
    )
    assert f'"{__version__}"' in (clone / "bot" / "__init__.py").read_text(encoding="utf-8")


def test_a_dirty_tree_a_wrong_version_and_a_broken_build_are_refused(clone: Path) -> None:
    wrong = release(clone, "next")
    assert (wrong.returncode, "“next” is no version" in wrong.stderr) == (1, True)
    (clone / "notes.txt").write_text("Not yet.")
    dirty = release(clone, "7.1.0")
    assert (dirty.returncode, "notes.txt" in dirty.stderr) == (1, True)
    (clone / "notes.txt").unlink()
    (clone / "pyproject.toml").write_text("[project]\n")
    git(clone, "commit", "--quiet", "--all", "--message", "Broken.")
    broken = release(clone, "7.1.0")
    assert (broken.returncode, "failed" in broken.stderr) == (1, True)
    assert (git(clone, "status", "--porcelain"), git(clone, "tag")) == ("", "")
