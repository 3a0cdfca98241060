"""What the commands on content share: reading the store, comparing statements, writing files."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from bot.startup import FAULTY, exit_with
from briefing.errors import StorageUnavailable
from briefing.evidence.link import Link
from briefing.evidence.sources import with_links
from briefing.followups.entries import EntryState, LogEntry
from briefing.statement.fallback import ENGLISH, languages_without_texts
from briefing.statement.revision import changes
from briefing.versions.append_only import Breach, breaches
from briefing.versions.publish import with_entries
from briefing.versions.versions import StatementVersion, with_newest_versions
from storage.content.bundle import read_again
from storage.content.keeping import keep_statement, replace_file
from storage.open import reading_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.settings import Settings
    from briefing.statement.model import Statement
    from briefing.statement.revision import RevisionChange
    from storage.content import Content


_BREACHES = {
    Breach.DROPPED: "is missing in the file",
    Breach.ALTERED: "says something else in the file",
    Breach.REPEATED: "corrects an entry that the file corrects too",
    Breach.ORPHANED: "is about an initiative or a deadline that is missing in the file",
}
APPEND_ONLY = (
    "The log is append-only: what readers saw stays. Put these entries back as they were; what was wrong in "
    "one is corrected by a new entry that has correction_of with its id."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store has of statements."""

    entries: list[LogEntry]
    versions: list[StatementVersion]
    links: list[Link]
    """Those of which readers are shown something."""


def read_kept(settings: Settings) -> Kept:
    """Return what the store has, also while a bot uses it; end the command if it cannot be read."""

    async def read() -> Kept:
        async with reading_records(settings.storage_url) as records:
            return Kept(
                await records.find(LogEntry),
                await records.find(StatementVersion),
                await records.find(Link, is_shown=True),
            )

    try:
        return asyncio.run(read())
    except StorageUnavailable as error:
        exit_with(FAULTY, str(error))


def statements_for_readers(content: Content, kept: Kept) -> dict[str, Statement]:
    """Return all statements as readers see them, with taken-in versions and published log entries."""
    shown = with_newest_versions(content.statements, kept.versions, read_again)
    links = {each.address: each for each in kept.links}
    return {key: with_links(with_entries(each, kept.entries), links) for key, each in shown.items()}


def write_files(texts: dict[Path, str], *, force: bool) -> None:
    """Write files and print their names.

    Without ``force`` the command ends, with nothing written, if a file with other content would be replaced.
    """
    try:
        others = [
            path for path, text in texts.items() if path.exists() and path.read_bytes() != text.encode()
        ]
        if others and not force:
            names = ", ".join(map(str, others))
            exit_with(
                FAULTY,
                f"Nothing was written: {names} would be replaced; choose another folder, or add --force.",
            )
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, text)
            typer.echo(path)
    except OSError as error:
        exit_with(FAULTY, f"{error.filename} cannot be written ({error.strerror}).")


def refusal_of(statement: Statement, content: Content, stored: Kept) -> str | None:
    """Return why a statement must not be imported, or None if it changes nothing that readers saw."""
    held = content.statements.get(statement.id)
    kept = [
        each.item
        for each in stored.entries
        if each.statement == statement.id and each.state is EntryState.PUBLISHED
    ]
    found = breaches(held or statement, statement, kept)
    return _refusal_text(statement, found) if found else None


def coverage_lines(statement: Statement, content: Content, settings: Settings) -> list[str]:
    """Return a line for each language of the interface in which a statement has no texts."""
    lacking = languages_without_texts(statement, content.languages, settings.default_language)
    return [
        f"statements/{statement.id}: has no texts in {language}; readers see those in {shown}"
        for language, shown in lacking.items()
    ]


def show_difference(statement: Statement, held: Statement | None) -> bool:
    """Print the differences between a statement and ``held``; return whether there are any."""
    if held is None:
        typer.echo(f"+ {_summary_line(statement)}")
        return True
    lines = [_change_line(each) for each in changes(held, statement, ENGLISH)]
    count = f"{len(lines)} difference{'s' if len(lines) > 1 else ''}" if lines else "the same"
    typer.echo("\n".join([f"{statement.id}: {count}", *lines]))
    return bool(lines)


def save_statement(settings: Settings, statement: Statement, held: Statement | None) -> None:
    """Write a statement into CONTENT_DIR and print the names of the files, the backup included."""
    try:
        path, backup = keep_statement(settings.content_dir, statement, held)
    except OSError as error:
        exit_with(
            FAULTY,
            f"{error.filename} cannot be written ({error.strerror}); nothing of {statement.id} was changed.",
        )
    typer.echo(path)
    if backup is not None:
        typer.echo(f"What was there before is kept: {backup}")


def _summary_line(statement: Statement) -> str:
    """Return a line with the id of a statement and how many entries of each kind it has."""
    return (
        f"{statement.id}: {len(statement.initiatives)} initiatives, {len(statement.deadlines)} deadlines, "
        f"{len(statement.followups)} follow-ups, {len(statement.checks)} checks"
    )


def _change_line(change: RevisionChange) -> str:
    """Return a line that shows one change."""
    place = f"{change.place} [{change.language}]" if change.language else change.place
    if change.before is None:
        return f"+ {place}: “{change.after}”"
    if change.after is None:
        return f"- {place}: “{change.before}”"
    return f"  {place}: “{change.before}” → “{change.after}”"


def _refusal_text(statement: Statement, found: Iterable[tuple[str, Breach]]) -> str:
    """Return why a statement must not be imported, with a line for each log entry."""
    lines = [f"{statement.id}: {name} {_BREACHES[breach]}" for name, breach in found]
    return "\n".join([*lines, APPEND_ONLY])
