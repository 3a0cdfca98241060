"""The command line: what the program can be told to do.

What imports aiogram is imported inside the functions, so that ``--help`` and ``check`` start fast.
"""

from __future__ import annotations

import asyncio
import gc
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__, content_cli, store_cli
from bot.content_acts import coverage_lines
from bot.event_loop import run_program
from bot.settings import PACKAGED_CONTENT
from bot.signals import SIGNALS, end_at_once
from bot.startup import FAULTY, WRONG_SETTINGS, content_or_exit, exit_with, load_or_exit, settings_or_exit
from briefing.errors import BriefingError, ContentFaulty
from storage.content import translation_warnings
from storage.content.files import read_article
from storage.content.proofreading import proofread

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.settings import Settings

app = typer.Typer(
    help="A Telegram bot that briefs on a public statement: what was proposed, and what became of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(content_cli.app, name="content")
app.add_typer(store_cli.app, name="store")


def _print_version(is_asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if is_asked:
        typer.echo(f"briefing-bot {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""


class DraftLanguage(StrEnum):
    """A language that articles can be read in."""

    RU = "ru"
    EN = "en"


@app.command()
def run() -> None:
    """Run the bot for real; needs BOT_TOKEN."""
    # What a start loads stays, so there is no garbage to look for; the program enables it when it runs.
    gc.disable()
    settings, content = load_or_exit()
    if not settings.bot_token.get_secret_value():
        exit_with(
            WRONG_SETTINGS,
            "BOT_TOKEN is missing: get one from @BotFather and start with “BOT_TOKEN=… make run”, "
            "or try the bot without one: “make sandbox”.",
        )
    _set_up_logs(settings)
    from bot.run_telegram import run_telegram  # noqa: PLC0415 - imports aiogram

    _until_signalled(lambda stop: run_telegram(settings, content, stop))


@app.command()
def sandbox() -> None:
    """Run the bot and a local Telegram with a web chat; no token, no account."""
    settings, content = load_or_exit()
    if "log_level" not in settings.model_fields_set:
        # The address to open is to be easy to find, not hidden between lines of the log.
        settings = settings.model_copy(update={"log_level": "WARNING"})
    _set_up_logs(settings)
    from bot.run_sandbox import run_sandbox  # noqa: PLC0415 - imports aiogram

    _until_signalled(lambda stop: run_sandbox(settings, content, stop))


@app.command()
def check() -> None:
    """Check the settings and the content, and say what is wrong with them.

    Typography, translations that are missing or too long, and languages in which a statement has no texts are
    only warned of: the bot starts with them.
    """
    settings = settings_or_exit()
    for fault in translation_warnings(settings.content_dir, PACKAGED_CONTENT):
        typer.echo(fault)
    content = content_or_exit(settings)
    for statement in content.statements.values():
        typer.echo(
            f"{statement.id}: {len(statement.initiatives)} initiatives, "
            f"{len(statement.deadlines)} deadlines, {len(statement.followups)} follow-ups"
        )
        for line in coverage_lines(statement, content, settings):
            typer.echo(line)
    for fault in proofread(settings.content_dir):
        typer.echo(f"Typography: {fault}")
    typer.echo(f"Time zones: tzdata {version('tzdata')}.")
    reviews = [f"{code} ({each.reviewer}, {each.day})" for code, each in content.reviewed.items()]
    typer.echo(f"Reviewed by native speakers: {', '.join(reviews) or 'no language'}.")
    typer.echo(f"Settings and content are right. Languages: {', '.join(content.languages)}.")


@app.command()
def draft(
    file: Annotated[Path, typer.Argument(help="The article: a text in UTF-8, up to 1 MiB.")],
    lang: Annotated[DraftLanguage | None, typer.Option(help="Its language; guessed when left out.")] = None,
) -> None:
    """Print a draft of the statement in an article as TOML, for an editor to go on from; needs no token."""
    try:
        text = read_article(file)
    except ContentFaulty as error:
        exit_with(FAULTY, str(error))
    from views.drafts import draft_toml  # noqa: PLC0415 - imports the dictionaries

    # TOML is always UTF-8, whatever the encoding of the terminal.
    typer.get_binary_stream("stdout").write(draft_toml(text, lang).encode())


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="What a reader types; several words in quotation marks.")],
    lang: Annotated[
        str | None, typer.Option(help="The language of the titles; DEFAULT_LANGUAGE when left out.")
    ] = None,
) -> None:
    """Print what a reader finds, one result a line, best first: a title and its command, or a command."""
    settings, content = load_or_exit()
    from bot.search_cli import print_found  # noqa: PLC0415 - imports the store and the search

    print_found(words, settings.default_language if lang is None else lang, settings, content)


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder, or one of an earlier site.")],
) -> None:
    """Write all pages, feeds and files of the site as files, for any host; needs PUBLIC_URL, no token."""
    settings, content = load_or_exit()
    from bot.site_cli import write_site  # noqa: PLC0415 - imports the store and the pages

    write_site(folder, settings, content)


@app.command()
def profile(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Set nothing, and exit with 1 if something differs.")
    ] = False,
) -> None:
    """Show what @BotFather and Telegram still have to be told of the bot, and tell what can be told."""
    settings, content = load_or_exit()
    from bot.profile_cli import show_profile  # noqa: PLC0415 - imports aiogram

    show_profile(settings, content, is_check=check)


def main(name: str = "python -m bot") -> None:
    """Run the command line; ``name`` is how the help calls the program."""
    app(prog_name=name)


def _set_up_logs(settings: Settings) -> None:
    from bot.logs import set_up_logs  # noqa: PLC0415 - check needs no logs

    set_up_logs(settings.log_level, settings.log_format, settings.secrets)


def _until_signalled(program: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    """Run a program until SIGTERM or SIGINT; on a :class:`BriefingError` print it and exit with status 1."""

    async def with_signals() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in SIGNALS:
            loop.add_signal_handler(each, stop.set)
        await program(stop)

    end_at_once()
    try:
        run_program(with_signals())
        end_at_once()
    except BriefingError as error:
        exit_with(FAULTY, str(error))
