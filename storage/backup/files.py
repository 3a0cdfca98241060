"""The files of backups: written as a whole or not at all, and read from any place."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from storage.backup.encryption import encrypted
from storage.tinydb.disk import PRIVATE, Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

STREAM = "-"
"""Stands for standard input or output."""


@contextmanager
def written(name: str, recipient: str) -> Iterator[BinaryIO]:
    """Yield what is to be written to, encrypted if there is a recipient.

    A file is there under its name, durably, when the block was left without an error; else nothing has
    changed.

    Raises:
        OSError: the file cannot be written.

    """
    with _stdout() if name == STREAM else _replaced(Path(name)) as file:
        if recipient:
            with encrypted(file, recipient) as stream:
                yield stream
        else:
            yield file
        file.flush()


def opened(name: str) -> BinaryIO:
    """Open a backup, so that it can be read from its start again; raise OSError if it cannot be read."""
    if name == STREAM:
        return _copy_of(sys.stdin.buffer)
    file = Path(name).open("rb")  # noqa: SIM115 - whoever asks for it closes it
    if file.seekable():
        return file
    with file:
        return _copy_of(file)


@contextmanager
def _stdout() -> Iterator[BinaryIO]:
    yield sys.stdout.buffer


@contextmanager
def _replaced(name: Path) -> Iterator[BinaryIO]:
    # If the name is that of a link, the file that it points to is replaced, not the link.
    path = name.resolve()
    if path.exists() and not path.is_file():
        raise OSError(0, "it is no ordinary file; “-” writes to standard output")
    Disk().make_folder(path.parent)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    Disk().sync_folder(path.parent)


def _copy_of(stream: BinaryIO) -> BinaryIO:
    """Return a file without a name that has what a stream has."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asks for it closes it
    shutil.copyfileobj(stream, copy)
    return cast("BinaryIO", copy)
