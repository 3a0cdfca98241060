"""``python -m bot backup`` and ``restore``: all of a store into one file, and back into an empty store."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__
from bot.signals import interrupt
from bot.startup import FAULTY, exit_with, settings_or_exit
from bot.store_words import backup_lines, restored_lines
from briefing.errors import StorageUnavailable
from storage.backup.files import STREAM, opened, written
from storage.backup.sealing import BackupFaulty, Header
from storage.backup.source import BackupSource
from storage.backup.writing import write_backup
from storage.copying.copier import amount, copy_store
from storage.open_copies import open_target, snapshot_of

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import TypeVar

    from bot.settings import Settings

    Result = TypeVar("Result")

File = Annotated[str, typer.Argument(metavar="FILE|-", help="The backup; “-” is standard input or output.")]
Identity = Annotated[
    Path | None,
    typer.Option(help="The file with the private key of an encrypted backup, as age-keygen writes it."),
]
Check = Annotated[bool, typer.Option("--check", help="Read FILE, and say whether it can be restored.")]


def backup(file: File, *, check: Check = False, identity: Identity = None) -> None:
    """Write all that STORAGE_URL holds into one file, whether the bot runs or not.

    With BACKUP_RECIPIENT it is encrypted. No setting is in it, and so not the token of the bot.
    """
    interrupt()
    if check:
        source = _opened(file, identity)
        typer.echo("\n".join(backup_lines(source.header, source.counts, source.left_out())))
        typer.echo("It can be restored.")
        return
    settings = settings_or_exit()
    header = Header(datetime.now(UTC), __version__)
    try:
        counts, left_out = _run(_write(settings, file, header))
    except OSError as error:
        exit_with(FAULTY, f"{file} cannot be written ({error.strerror or error}): there is no backup.")
    # What goes to standard output is the backup.
    typer.echo("\n".join(backup_lines(header, counts, left_out)), err=file == STREAM)


def restore(file: File, *, identity: Identity = None) -> None:
    """Put all that a backup holds into STORAGE_URL, which has to be an empty store; no bot may run on it.

    A backup that cannot be used and a store that is not empty are left as they are.
    """
    interrupt()
    settings = settings_or_exit()
    source = _opened(file, identity)
    left_out = source.left_out()
    _run(_restore(settings.storage_url, source))
    typer.echo("\n".join(restored_lines(source.header, source.counts, left_out)))


def _opened(file: str, identity: Path | None) -> BackupSource:
    """Return a backup that was read once; end the command if it cannot be used."""
    name = "standard input" if file == STREAM else file
    try:
        return BackupSource(opened(file), identity)
    except OSError as error:
        exit_with(FAULTY, f"{name} cannot be read ({error.strerror or error}).")
    except BackupFaulty as error:
        exit_with(FAULTY, f"{name} {error}")


async def _write(settings: Settings, file: str, header: Header) -> tuple[dict[str, int], list[str]]:
    async with snapshot_of(settings.storage_url) as source:
        length = await amount(source) // 2
        with (
            written(file, settings.backup_recipient) as stream,
            typer.progressbar(length=length, label="Backing up", file=sys.stderr) as bar,
        ):
            return await write_backup(source, stream, header, bar.update), source.left_out()


async def _restore(url: str, source: BackupSource) -> None:
    try:
        target = await open_target(url, source)
        try:
            length = await amount(source)
            with typer.progressbar(length=length, label="Restoring and comparing", file=sys.stderr) as bar:
                await copy_store(source, target, bar.update)
        finally:
            await target.close()
    finally:
        await source.close()


def _run(work: Coroutine[None, None, Result]) -> Result:
    """Return the result of some work; end the command if a store cannot be read or written."""
    # That a database cannot be reached is told once, below.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    try:
        return asyncio.run(work)
    except StorageUnavailable as error:
        exit_with(FAULTY, str(error))
