"""``python -m bot store``: copy a store into another one, check it, and count what it holds."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import SettingsWrong, load_settings
from bot.startup import FAULTY, WRONG_SETTINGS, exit_with
from bot.store_words import checked_lines, copied_lines, stats_lines
from briefing.errors import StorageUnavailable
from storage.copying.checking import check_store
from storage.copying.copier import amount, copy_store
from storage.open import check_storage_url
from storage.open_copies import open_source, open_target, open_to_check, stats_of

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import TypeVar

    from storage.copying.checking import Findings
    from storage.copying.digests import Digest

    Result = TypeVar("Result")

app = typer.Typer(help="Move, check and count what is stored.", no_args_is_help=True)

Source = Annotated[str, typer.Argument(metavar="FROM", help="What STORAGE_URL is now.")]
Target = Annotated[str, typer.Argument(metavar="TO", help="What STORAGE_URL is to be: an empty store.")]


@app.command()
def copy(source: Source, target: Target) -> None:
    """Copy a store into an empty one, compare both, and continue a copy that was interrupted.

    Stop the bot first. Until both are the same, no bot starts on the copy.
    """
    for each in (source, target):
        _check_url(each)
    copied, left_out = _run(_copy(source, target))
    typer.echo("\n".join(copied_lines(copied, left_out)))


@app.command()
def check() -> None:
    """Read all that STORAGE_URL holds once, and say what cannot be read; a bot may run meanwhile."""
    findings = _run(_check(_storage_url()))
    typer.echo("\n".join(checked_lines(findings)))
    if findings.faults:
        raise typer.Exit(FAULTY)


@app.command()
def stats() -> None:
    """Print how much STORAGE_URL holds; a bot may run meanwhile."""
    now = datetime.now(UTC)
    typer.echo("\n".join(stats_lines(_run(stats_of(_storage_url(), now)))))


async def _copy(source_url: str, target_url: str) -> tuple[dict[str, Digest], list[str]]:
    source = await open_source(source_url)
    try:
        target = await open_target(target_url, source)
        try:
            length = await amount(source)
            with typer.progressbar(length=length, label="Copying and comparing", file=sys.stderr) as bar:
                return await copy_store(source, target, bar.update), source.left_out()
        finally:
            await target.close()
    finally:
        await source.close()


async def _check(url: str) -> Findings:
    store = await open_to_check(url)
    try:
        length = await amount(store) // 2
        with typer.progressbar(length=length, label="Reading", file=sys.stderr) as bar:
            return await check_store(store, bar.update)
    finally:
        await store.close()


def _check_url(url: str) -> None:
    try:
        check_storage_url(url)
    except ValueError as error:
        exit_with(WRONG_SETTINGS, str(error))


def _storage_url() -> str:
    try:
        return load_settings().storage_url
    except SettingsWrong as error:
        exit_with(WRONG_SETTINGS, str(error))


def _run(work: Coroutine[None, None, Result]) -> Result:
    """Return the result of some work; end the command if a store cannot be read or written."""
    # That a database cannot be reached is told once, below.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    try:
        return asyncio.run(work)
    except StorageUnavailable as error:
        exit_with(FAULTY, str(error))
