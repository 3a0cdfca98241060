"""``python -m bot content``: create, export and import statements as files."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.content_acts import (
    coverage_lines,
    read_kept,
    refusal_of,
    save_statement,
    show_difference,
    statements_for_readers,
    write_files,
)
from bot.settings import PACKAGED_CONTENT
from bot.startup import FAULTY, exit_with, load_or_exit
from briefing.errors import ContentFaulty
from storage.content.bundle import read_files
from storage.content.fields import id_problem
from storage.content.json_schema import statement_schema
from storage.content.keeping import create_file, statement_template
from storage.content.proofreading import mend, proofread, proofread_statement
from storage.content.writing import json_of, toml_of
from views.commands import RESERVED

if TYPE_CHECKING:
    from bot.settings import Settings
    from briefing.statement.model import Statement
    from storage.content import Content

app = typer.Typer(help="Begin, hand on and take in statements as files.", no_args_is_help=True)

STATEMENTS = "statements"
ON_SCREEN = Path("-")


class Format(StrEnum):
    """A file format of statements."""

    TOML = "toml"
    JSON = "json"


WRITERS = {Format.TOML: toml_of, Format.JSON: json_of}

Folder = Annotated[Path | None, typer.Option("--dir", help="The folder to write to.")]
Languages = Annotated[
    list[str] | None, typer.Option("--language", help="A language of the texts; all where none is given.")
]
Formats = Annotated[list[Format] | None, typer.Option("--format", help="Both where none is given.")]


@app.command()
def new(
    statement_id: Annotated[str, typer.Argument(metavar="ID")],
    language: Languages = None,
    folder: Folder = None,
) -> None:
    """Write a new statement with examples and comments, to be filled in."""
    settings, content = load_or_exit()
    problem = id_problem(statement_id)
    if problem is not None:
        exit_with(FAULTY, f"The id {problem}.")
    unknown = sorted(set(language or ()) - set(content.languages))
    if unknown:
        exit_with(
            FAULTY,
            f"There is no catalogue for {', '.join(unknown)}; there is for {', '.join(content.languages)}.",
        )
    where = folder or _default_folder(settings)
    path = where / f"{statement_id}.toml"
    if statement_id in content.statements:
        exit_with(FAULTY, f"There is a statement {statement_id} already; choose another id.")
    text = statement_template(
        PACKAGED_CONTENT / "templates", statement_id, sorted(set(language or content.languages))
    )
    try:
        create_file(path, text)
    except FileExistsError:
        exit_with(FAULTY, f"{path} is there already; choose another id or folder.")
    except OSError as error:
        exit_with(FAULTY, f"{path} cannot be written ({error.strerror}); choose another folder with --dir.")
    typer.echo(path)
    typer.echo(
        "It is valid as it stands. Put your texts in place of the examples, then run: python -m bot check"
    )


@app.command()
def export(
    statement_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="All where none is given.")
    ] = None,
    formats: Formats = None,
    output: Annotated[Path, typer.Option(help="A folder, or - for the screen.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files that say something else.")] = False,  # noqa: FBT002 - typer makes a flag of it
) -> None:
    """Write statements whole, with the entries of the newsroom, one file each."""
    settings, content = load_or_exit()
    shown = statements_for_readers(content, read_kept(settings))
    if statement_id is not None and statement_id not in shown:
        exit_with(FAULTY, f"There is no statement {statement_id}; there is {', '.join(shown)}.")
    chosen = shown.values() if statement_id is None else [shown[statement_id]]
    texts = {
        f"{statement.id}.{each}": WRITERS[each](statement)
        for statement in chosen
        for each in dict.fromkeys(formats or Format)
    }
    if output != ON_SCREEN:
        write_files({output / name: text for name, text in texts.items()}, force=force)
    elif len(texts) > 1:
        exit_with(FAULTY, "The screen takes one file: name a statement, and a --format.")
    else:
        typer.echo("".join(texts.values()), nl=False)


@app.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Statements in one file each, .toml or .json.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,  # noqa: FBT002 - typer makes a flag of it
) -> None:
    """Show what statements change, and take them into CONTENT_DIR."""
    settings, content = load_or_exit()
    try:
        statements = read_files(files, content.languages, RESERVED)
    except ContentFaulty as error:
        exit_with(FAULTY, str(error))
    kept = read_kept(settings)
    refusals = [text for each in statements if (text := refusal_of(each, content, kept))]
    if refusals:
        exit_with(FAULTY, "\n".join(refusals))
    differing = [each for each in statements if show_difference(each, content.statements.get(each.id))]
    if not differing:
        typer.echo("There is nothing to take in.")
        return
    for each in differing:
        _warn_of(each, content, settings)
    if not yes:
        typer.confirm("Take this in?", abort=True)
    for each in differing:
        save_statement(settings, each, content.statements.get(each.id))
    versions = {each.statement for each in kept.versions}
    for each in differing:
        if each.id in versions:
            typer.echo(f"The bot shows {each.id} as taken in in the chat; /versions brings this one back.")
    typer.echo("A running bot shows it after its next start.")


def _warn_of(statement: Statement, content: Content, settings: Settings) -> None:
    for line in coverage_lines(statement, content, settings):
        typer.echo(line)
    for fault in proofread_statement(statement):
        typer.echo(f"Typography: {fault}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a statement in one file."""
    typer.echo(statement_schema(), nl=False)


@app.command()
def typography(
    folder: Annotated[Path, typer.Option("--dir", help="A content folder.")] = PACKAGED_CONTENT,
    write: Annotated[bool, typer.Option("--write", help="Mend what is unambiguous.")] = False,  # noqa: FBT002 - typer makes a flag of it
) -> None:
    """Name what breaks the rules of typography in statements and catalogues."""
    if write:
        mend(folder)
    found = proofread(folder)
    if found:
        hint = "What has a right form is mended by: python -m bot content typography --write"
        exit_with(FAULTY, "\n".join([*map(str, found), hint]))


def _default_folder(settings: Settings) -> Path:
    folder = settings.content_dir / STATEMENTS
    packaged = settings.content_dir == PACKAGED_CONTENT
    return Path() if packaged and not os.access(folder, os.W_OK) else folder
