"""A copy of the content and what translators run on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Workplace:
    """A folder with the content, the views and the Makefile."""

    folder: Path

    @property
    def locales(self) -> Path:
        return self.folder / "content" / "locales"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command with the environment of the tests, in the folder."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(ROOT),
            "CONTENT_DIR": str(self.folder / "content"),
        }
        return subprocess.run(  # noqa: S603 - our own commands
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=110,
            check=False,
        )

    def make_messages(self) -> None:
        """Run ``make messages`` with the tools that run the tests, so that nothing is installed."""
        ended = self.run("make", f"--assume-old={sys.prefix}/.ready-dev", "messages", f"VENV={sys.prefix}")
        assert ended.returncode == 0, ended.stderr

    def catalogues(self) -> dict[str, str]:
        """Return the text of every catalogue by its path."""
        paths = sorted(self.locales.rglob("bot.po*"))
        return {str(each.relative_to(self.locales)): each.read_text(encoding="utf-8") for each in paths}


def workplace(folder: Path) -> Workplace:
    """Copy what translators work on into an empty folder."""
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("views", "Makefile"):
        (folder / name).symlink_to(ROOT / name)
    return Workplace(folder)
