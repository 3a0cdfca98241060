"""Copies of the project as Git knows it, for tests that build it."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tracked(*folders: str) -> list[str]:
    """Return the files that Git knows or would add, by their paths in the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *folders]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - our own folders
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def copy_project(folder: Path) -> Path:
    """Copy the project into a new folder, without what is ignored, and return the folder."""
    for name in tracked():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return folder
