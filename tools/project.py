"""What the tools know of the project: its folder, its rooms, and Git."""

from __future__ import annotations

import subprocess
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Return what Git prints, without the line end.

    Raises:
        subprocess.CalledProcessError: Git refuses.

    """
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.rstrip("\n")  # noqa: S603 - our own arguments


def rooms(folder: Path) -> list[str]:
    """Return the folders that hold the program, as the import contracts name them."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["importlinter"]["root_packages"])
