"""``pip install .`` gives a working ``briefing-bot``, with all of its content inside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from bot import __version__
from tests.packages.copies import ROOT, copy_project, tracked

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(300)

ROOMS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "root_packages"
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new environment, into which the project was installed as its users do."""
    folder = tmp_path_factory.mktemp("pip")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", environment, folder=folder)
    pip: list[str | Path] = [environment / "bin" / "python", "-m", "pip"]
    # A setuptools that comes with Python may be older than what builds the project.
    run(*pip, "uninstall", "--quiet", "--yes", "setuptools", folder=folder)
    # The dependencies come from this environment, whose .pth files are not read: the project is none of them.
    packages_of(environment).joinpath("dependencies.pth").write_text(sysconfig.get_path("purelib"))
    project = copy_project(folder / "project")
    run(*pip, "install", "--no-deps", "--no-build-isolation", "--no-index", ".", folder=project)
    return environment


def packages_of(environment: Path) -> Path:
    return environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def clean() -> dict[str, str]:
    """Return the variables of this process without the settings of Python."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, folder: Path, **settings: str) -> str:
    ended = subprocess.run(  # noqa: S603 - our own commands
        command,
        cwd=folder,
        env=clean() | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=200,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_whatever_the_rooms_hold_is_installed(installed: Path) -> None:
    packages = packages_of(installed)
    missing = [name for name in tracked(*ROOMS, "content") if not (packages / name).is_file()]
    assert missing == []
    assert not (packages / "tests").exists()
    assert not (packages / "benchmarks").exists()


def test_it_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert (
        run(installed / "bin" / "briefing-bot", "--version", folder=tmp_path)
        == f"briefing-bot {__version__}\n"
    )
    metadata = run(installed / "bin" / "python", "-m", "pip", "show", "briefing-bot", folder=tmp_path)
    assert f"Version: {__version__}\n" in metadata
    assert f"Location: {packages_of(installed)}\n" in metadata


def test_the_help_calls_it_by_its_name(installed: Path, tmp_path: Path) -> None:
    assert "Usage: briefing-bot" in run(installed / "bin" / "briefing-bot", "--help", folder=tmp_path)


def test_its_content_is_right(installed: Path, tmp_path: Path) -> None:
    checked = run(installed / "bin" / "briefing-bot", "check", folder=tmp_path)
    assert "ots-2025: 10 initiatives" in checked
    assert "Languages: az, en, kk, ky, ru, tr, uz." in checked


def test_it_writes_the_site(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / "briefing-bot"
    run(
        command,
        "site",
        "public",
        folder=tmp_path,
        PUBLIC_URL="https://briefing.example",
        STORAGE_URL="memory://",
    )
    assert "</html>" in (tmp_path / "public" / "en" / "index.html").read_text(encoding="utf-8")


def test_the_sandbox_opens_with_its_scripts(installed: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [installed / "bin" / "briefing-bot", "sandbox"],
        cwd=tmp_path,
        env=clean() | {"WEB_PORT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        address = next(
            found.group() for line in process.stdout if (found := re.search(r"http://[\d.]+:\d+", line))
        )
        page = read(address)
        script = re.search(r'src="([^"]+\.js)"', page)
        assert script is not None
        assert "import" in read(f"{address}/{script.group(1).lstrip('/')}")
    finally:
        process.terminate()
        process.communicate(timeout=20)


def read(address: str) -> str:
    with urlopen(address, timeout=20) as answer:  # noqa: S310 - http, as printed
        return str(answer.read().decode())
