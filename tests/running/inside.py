"""The command line within this process, for commands whose start would take most of their time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from bot.cli import app

if TYPE_CHECKING:
    from pathlib import Path


def inside(*arguments: str, cwd: Path, **settings: str) -> CompletedProcess[str]:
    """Give a command and return what a process would; what is not caught in the command is raised."""
    with chdir(cwd), ThreadPoolExecutor(1) as aside:
        # Where a test is a coroutine, this thread has a running loop; the command starts one of its own.
        ended = aside.submit(CliRunner().invoke, app, list(arguments), env=settings).result()
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return CompletedProcess(arguments, ended.exit_code, ended.stdout, ended.stderr)
