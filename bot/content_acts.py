"""What the commands on content share: what readers see, what an import changes, how files are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.content_words import counted, difference, refusal
from bot.ready import FAULTY, stop
from briefing.errors import StorageUnavailable
from briefing.followups.entries import EntryState, LogEntry
from briefing.statement.revision import changes
from briefing.versions.append_only import breaches
from briefing.versions.merge_versions import overlaid
from briefing.versions.publish import with_entries
from briefing.versions.versions import StatementVersion
from storage.content.bundle import read_again
from storage.content.keeping import keep_statement, write_whole
from storage.open import look_into

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from briefing.records import Records
    from briefing.statement.model import Statement
    from storage.content import Content


def read_records(settings: Settings) -> Records:
    """Return what the newsroom has kept; a bot may be running on it."""
    try:
        return look_into(settings.storage_url)
    except StorageUnavailable as error:
        stop(FAULTY, str(error))


def everything(content: Content, records: Records) -> dict[str, Statement]:
    """Return the statements as readers see them."""
    entries = records.all(LogEntry)
    shown = overlaid(content.statements, records.all(StatementVersion), read_again)
    return {key: with_entries(each, entries) for key, each in shown.items()}


def write_all(texts: dict[Path, str], *, force: bool) -> None:
    """Write files and name them; without ``force`` nothing is written when one would be replaced."""
    try:
        others = [
            path for path, text in texts.items() if path.exists() and path.read_bytes() != text.encode()
        ]
        if others and not force:
            names = ", ".join(map(str, others))
            stop(
                FAULTY,
                f"Nothing was written: {names} would be replaced; choose another folder, or add --force.",
            )
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
            typer.echo(path)
    except OSError as error:
        stop(FAULTY, f"{error.filename} cannot be written ({error.strerror}).")


def refused(statement: Statement, content: Content, records: Records) -> str | None:
    """Return why a statement is not taken in, or None: it would change what readers saw."""
    held = content.statements.get(statement.id)
    kept = [
        each.item
        for each in records.all(LogEntry)
        if each.statement == statement.id and each.state is EntryState.PUBLISHED
    ]
    found = breaches(held or statement, statement, kept)
    return refusal(statement, found) if found else None


def show_difference(statement: Statement, held: Statement | None) -> bool:
    """Print what a statement changes; False when that is nothing."""
    if held is None:
        typer.echo(f"+ {counted(statement)}")
        return True
    lines = [difference(each) for each in changes(held, statement, next(iter(statement.title.by_language)))]
    count = f"{len(lines)} difference{'s' if len(lines) > 1 else ''}" if lines else "the same"
    typer.echo("\n".join([f"{statement.id}: {count}", *lines]))
    return bool(lines)


def keep(settings: Settings, statement: Statement, held: Statement | None) -> None:
    """Write a statement into CONTENT_DIR and name the files."""
    try:
        path, backup = keep_statement(settings.content_dir, statement, held)
    except OSError as error:
        stop(
            FAULTY,
            f"{error.filename} cannot be written ({error.strerror}); nothing of {statement.id} was changed.",
        )
    typer.echo(path)
    if backup is not None:
        typer.echo(f"What was there before is kept: {backup}")
