"""Every CPython from 3.11 on that this machine has: ``python -m tools.pythons`` prints their paths."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWEST = (3, 20)
"""No Python has been heard of beyond; looking for more costs nothing."""
ASKED = (
    "import sys; print(sys.implementation.name, *sys.version_info[:2], int('free-threading' in sys.version), "
    "sys.prefix == sys.base_prefix)"
)


def candidates() -> list[Path]:
    """Return what may be a Python: in the folders of ``PATH``, and where pyenv and uv put theirs."""
    minors = range(OLDEST[1], NEWEST[1])
    homes = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    homes.append(Path(os.environ.get("UV_PYTHON_INSTALL_DIR", Path.home() / ".local/share/uv/python")))
    folders = [bin_folder for home in homes for bin_folder in sorted(home.glob("*/bin"))]
    folders += [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep) if each]
    return [path for minor in minors for each in folders if (path := each / f"python3.{minor}").is_file()]


def version_of(path: Path) -> tuple[int, int] | None:
    """Return the version of a Python, or None if it does not start, is no plain CPython or too old."""
    try:
        ended = subprocess.run(  # noqa: S603 - named so
            [path, "-c", ASKED], capture_output=True, encoding="utf-8", check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return None
    name, major, minor, free_threading, is_base = ended.stdout.split()
    version = int(major), int(minor)
    is_right = name == "cpython" and version >= OLDEST and free_threading == "0" and is_base == "True"
    return version if is_right else None


def pythons() -> list[Path]:
    """Return one Python of each version, the oldest first."""
    found: dict[tuple[int, int], Path] = {}
    for path in candidates():
        if version := version_of(path):
            found.setdefault(version, path)
    return [found[version] for version in sorted(found)]


if __name__ == "__main__":
    sys.stdout.writelines(f"{each}\n" for each in pythons())
