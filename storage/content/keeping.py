"""Writing a statement into a content folder: all of it or nothing, and what was there before is kept."""

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
"""Content is public, and may be read by a bot that runs as somebody else."""


def skeleton(templates: Path, statement_id: str, languages: Iterable[str]) -> str:
    """Return a statement to begin with as one file: valid as it stands, with comments on what goes where.

    The texts of each language are still in English.
    """
    facts = (templates / "statement.toml").read_text(encoding="utf-8")
    texts = (templates / "texts.toml").read_text(encoding="utf-8")
    each = (texts.replace("<language>", language) for language in languages)
    return facts.replace("<id>", statement_id) + "".join(each)


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet; FileExistsError when it is, OSError when it cannot be."""
    _write(path, text.encode(), os.O_EXCL)
    _sync(path.parent)


def write_whole(path: Path, text: str) -> None:
    """Give a file a new content; whatever happens, it has all of the old or all of the new."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write(temporary, text.encode(), os.O_TRUNC)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):  # the first error is the one to tell
            temporary.unlink()
        raise
    _sync(path.parent)


def keep_statement(
    directory: Path, statement: Statement, before: Statement | None
) -> tuple[Path, Path | None]:
    """Write a statement as one file of a content folder; return its path and that of the backup.

    The backup is what ``before`` says, as one file too. Files of languages that are beside it go last: when
    that is cut short, the check names them.
    """
    folder = directory / "statements"
    path = folder / f"{statement.id}.toml"
    backup = None
    if before is not None:
        (directory / BACKUPS).mkdir(exist_ok=True)
        backup = _free_backup(directory / BACKUPS, statement.id)
        write_whole(backup, toml_of(before))
    write_whole(path, toml_of(statement))
    for other in folder.glob(f"{statement.id}.*.toml"):
        other.unlink()
    _sync(folder)
    return path, backup


def _free_backup(folder: Path, statement_id: str) -> Path:
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
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
