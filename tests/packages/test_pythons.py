"""The Pythons on which the tests are run are found, and nothing else is taken for one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tools.pythons import pythons, version_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def fake(path: Path, answer: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)


def test_one_python_of_each_version_is_found_wherever_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "pyenv" / "versions" / "3.12.4" / "bin" / "python3.12", "echo cpython 3 12 0 True")
    fake(tmp_path / "uv" / "cpython-3.13" / "bin" / "python3.13", "echo cpython 3 13 0 True")
    fake(tmp_path / "first" / "python3.11", "echo cpython 3 11 0 True")
    fake(tmp_path / "second" / "python3.11", "echo cpython 3 11 0 True")
    fake(tmp_path / "second" / "python3.14", "echo pypy 3 14 0 True")
    fake(tmp_path / "second" / "python3.15", "echo cpython 3 15 1 True")
    fake(tmp_path / "second" / "python3.16", "exit 127")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("UV_PYTHON_INSTALL_DIR", str(tmp_path / "uv"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'first'}:{tmp_path / 'second'}")
    assert [str(each.relative_to(tmp_path)) for each in pythons()] == [
        "first/python3.11",
        "pyenv/versions/3.12.4/bin/python3.12",
        "uv/cpython-3.13/bin/python3.13",
    ]


def test_a_real_python_tells_its_version(tmp_path: Path) -> None:
    base = tmp_path / "python"
    base.symlink_to(getattr(sys, "_base_executable", sys.executable))
    assert version_of(base) == sys.version_info[:2]
