"""Writing a statement into a content folder, atomically and with a backup."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from storage.content.writing import toml_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing.statement.model import Statement

BACKUPS = "backups"
READABLE = 0o644
"""Content is public, and the bot that reads it may run as another user."""


def statement_template(templates: Path, statement_id: str, languages: Iterable[str]) -> str:
    """Return a valid statement with explaining comments as one file; all its texts are in English."""
    facts = (templates / "statement.toml").read_text(encoding="utf-8")
    texts = (templates / "texts.toml").read_text(encoding="utf-8")
    each = (texts.replace("<language>", language) for language in languages)
    return facts.replace("<id>", statement_id) + "".join(each)


def create_file(path: Path, text: str) -> None:
    """Write a new file; raise FileExistsError if it exists, another OSError if it cannot be written."""
    _write(path, text.encode(), os.O_EXCL)
    _sync(path.parent)


def replace_file(path: Path, text: str) -> None:
    """Replace the content of a file atomically; raise OSError if that fails."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write(temporary, text.encode(), os.O_TRUNC)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):  # the first error is the one to report
            temporary.unlink()
        raise
    _sync(path.parent)


def keep_statement(
    directory: Path, statement: Statement, before: Statement | None
) -> tuple[Path, Path | None]:
    """Write a statement as one file of a content folder; return its path and that of the backup, or None.

    The backup contains ``before``. Files with the texts of single languages are removed last: if the program
    ends before that, the next check reports them.
    """
    folder = directory / "statements"
    path = folder / f"{statement.id}.toml"
    backup = None
    if before is not None:
        (directory / BACKUPS).mkdir(exist_ok=True)
        backup = _next_backup(directory / BACKUPS, statement.id)
        replace_file(backup, toml_of(before))
    replace_file(path, toml_of(statement))
    for other in folder.glob(f"{statement.id}.*.toml"):
        other.unlink()
    _sync(folder)
    return path, backup


def _next_backup(folder: Path, statement_id: str) -> Path:
    name = re.compile(rf"{re.escape(statement_id)}\.(\d+)\.toml")
    numbers = [int(match[1]) for path in folder.iterdir() if (match := name.fullmatch(path.name))]
    return folder / f"{statement_id}.{max(numbers, default=0) + 1}.toml"


def _write(path: Path, data: bytes, flag: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | flag, READABLE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make created, replaced and removed names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
