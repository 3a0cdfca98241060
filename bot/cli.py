"""The command line: starting, checking and asking the program, and what works beside it.

What imports aiogram is imported inside the functions, so that ``--help`` and ``check`` start fast.
"""

from __future__ import annotations

import asyncio
import gc
from importlib.metadata import version
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__, backup_cli, content_cli, feeds_cli, move_token_cli, store_cli
from bot.content_acts import coverage_lines
from bot.draft_cli import DraftLanguage, print_draft
from bot.event_loop import run_program
from bot.settings import PACKAGED_CONTENT, SettingsWrong, load_settings
from bot.signals import SIGNALS, end_at_once
from bot.startup import FAULTY, WRONG_SETTINGS, content_or_exit, exit_with, load_or_exit, settings_or_exit
from briefing.errors import BriefingError
from storage.content import translation_warnings
from storage.content.proofreading import proofread, unfilled

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.sentry import SentryHandler
    from bot.settings import Settings

app = typer.Typer(
    help="A Telegram bot that briefs on a public statement: what was proposed, and what became of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(content_cli.app, name="content")
app.add_typer(store_cli.app, name="store")
app.add_typer(feeds_cli.app, name="feeds")
app.command()(backup_cli.backup)
app.command()(backup_cli.restore)
app.command()(move_token_cli.move_token)


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
    _set_up_logs(settings, is_real=True)
    from bot.run_telegram import run_telegram  # noqa: PLC0415 - imports aiogram

    _until_signalled(lambda stop: run_telegram(settings, content, stop))


@app.command()
def sandbox() -> None:
    """Run the bot and a local Telegram with a web chat; no token, no account."""
    settings, content = load_or_exit()
    if "log_level" not in settings.model_fields_set:
        # The address to open is to be easy to find, not hidden between lines of the log.
        settings = settings.model_copy(update={"log_level": "WARNING"})
    _set_up_logs(settings, is_real=False)
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
    for fault in unfilled(settings.content_dir):
        typer.echo(f"To be filled in: {fault}")
    typer.echo(f"Time zones: tzdata {version('tzdata')}.")
    reviews = [f"{code} ({each.reviewer}, {each.day})" for code, each in content.reviewed.items()]
    typer.echo(f"Reviewed by native speakers: {', '.join(reviews) or 'no language'}.")
    typer.echo(f"Settings and content are right. Languages: {', '.join(content.languages)}.")


@app.command()
def healthcheck() -> None:
    """Ask /livez on WEB_HOST and WEB_PORT, for containers: exit code 0 if the bot is alive, else 1."""
    from bot.healthcheck import ask  # noqa: PLC0415 - nothing else needs it

    try:
        settings = load_settings()
    except SettingsWrong as error:
        exit_with(FAULTY, str(error))
    is_alive, sentence = ask(settings.web_host, settings.web_port)
    if not is_alive:
        exit_with(FAULTY, sentence)
    typer.echo(sentence)


@app.command()
def draft(
    file: Annotated[
        Path,
        typer.Argument(
            help="The article: text or a web page, up to 1 MiB; - for standard input.", allow_dash=True
        ),
    ],
    lang: Annotated[
        DraftLanguage | None, typer.Option(help="Its language; recognised when left out.")
    ] = None,
    as_json: Annotated[  # noqa: FBT002 - typer makes a flag of it
        bool, typer.Option("--json", help="Candidates, deadlines and where to look, as JSON.")
    ] = False,
) -> None:
    """Print a draft of the statement in an article, which content import takes as it is; needs no token."""
    print_draft(file, lang, as_json=as_json)


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


def _set_up_logs(settings: Settings, *, is_real: bool) -> None:
    """Set the logs up; with ``is_real``, Sentry is told of errors as well."""
    from bot.logs import set_up_logs  # noqa: PLC0415 - check needs no logs

    dsn = settings.sentry_dsn.get_secret_value() if is_real else ""
    others = [_sentry_handler(dsn)] if dsn else []
    set_up_logs(settings.log_level, settings.log_format, settings.secrets, others)


def _sentry_handler(dsn: str) -> SentryHandler:
    from bot.sentry import SentryHandler, SentryMissing  # noqa: PLC0415 - seldom needed

    try:
        return SentryHandler(dsn)
    except SentryMissing:
        exit_with(
            WRONG_SETTINGS,
            "SENTRY_DSN is set, but sentry-sdk is not installed: give “pip install 'briefing-bot[sentry]'”, "
            "or leave SENTRY_DSN empty.",
        )


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
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends the program
        from structlog import get_logger  # noqa: PLC0415 - check needs no logs

        # By the log, because a traceback as Python prints it would show secrets.
        get_logger().critical("program_failed", exc_info=error)
        raise typer.Exit(FAULTY) from None
