"""Two locks: who runs the bot installs none of the developers' tools, and both have the same versions."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([a-z0-9_.-]+)==(\S+)", re.MULTILINE)
OF_DICTIONARIES = {"setuptools"}
"""Needed by a dependency, too."""


def pinned(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


def tools() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[^a-z0-9-]", each)[0] for each in project["optional-dependencies"]["dev"]}


def test_what_runs_is_locked_as_it_is_for_developing() -> None:
    running, developing = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert running.items() <= developing.items()
    assert "aiogram" in running
    assert tools() <= developing.keys()
    assert tools() & running.keys() <= OF_DICTIONARIES


def test_no_lock_names_where_packages_come_from() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_running_installs_one_lock_and_developing_the_other(tmp_path: Path) -> None:
    def steps(goal: str) -> str:
        command = ["make", "--dry-run", f"VENV={tmp_path}/venv", goal]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - our own Makefile

    for goal in ("run", "sandbox"):
        assert "--requirement requirements.lock" in steps(goal)
        assert "requirements-dev.lock" not in steps(goal)
    assert "--requirement requirements-dev.lock" in steps("test")
