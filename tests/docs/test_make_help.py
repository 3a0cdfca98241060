"""``make help`` lists what can be made, from the words beside each goal."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def made(*arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - our own Makefile


def test_every_goal_is_listed_with_what_it_does() -> None:
    goals = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert goals is not None
    lines = made("help").splitlines()
    assert sorted(line.split()[0] for line in lines) == sorted(goals.group(1).split())
    assert [line for line in lines if len(line.split()) < 3] == []
    assert made() == made("help")


def test_a_release_is_checked_and_tested_before_anything_is_changed(tmp_path: Path) -> None:
    steps = made("--dry-run", f"VENV={tmp_path}/venv", "VERSION=1.2.0", "release")
    order = [
        steps.index(each) for each in ("ruff check", "mypy", "tools.changelog", "bin/pytest", "tools.release")
    ]
    assert order == sorted(order)
    assert "--trial" not in steps
    assert "--trial" in made("--dry-run", f"VENV={tmp_path}/venv", "VERSION=1.2.0", "TRIAL=1", "release")
