"""The command line: ``run``, ``sandbox``, ``check``, ``content``, ``draft``.

What talks to Telegram is imported where it is needed, so that ``--help`` and ``check`` answer at once.
"""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import TYPE_CHECKING

import typer

from bot import content_cli, draft_cli
from bot.ready import FAULTY, WRONG_SETTINGS, ready, stop
from bot.signals import SIGNALS, end_at_once
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.settings import Settings

app = typer.Typer(
    help="A Telegram bot that briefs on a public statement: what was promised, and what became of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(content_cli.app, name="content")
app.command()(draft_cli.draft)


@app.command()
def run() -> None:
    """Run the bot for real; needs BOT_TOKEN."""
    settings, content = ready()
    if not settings.bot_token.get_secret_value():
        stop(
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
    settings, content = ready()
    if "log_level" not in settings.model_fields_set:
        # A newcomer looks for the address to open, not for a log.
        settings = settings.model_copy(update={"log_level": "WARNING"})
    _set_up_logs(settings)
    from bot.run_sandbox import run_sandbox  # noqa: PLC0415 - imports aiogram

    _until_signalled(lambda stop: run_sandbox(settings, content, stop))


@app.command()
def check() -> None:
    """Check the settings and the content, and say what is wrong with them."""
    _settings, content = ready()
    for statement in content.statements.values():
        typer.echo(
            f"{statement.id}: {len(statement.initiatives)} initiatives, "
            f"{len(statement.deadlines)} deadlines, {len(statement.followups)} follow-ups"
        )
    typer.echo(f"Time zones: tzdata {version('tzdata')}.")
    typer.echo(f"Settings and content are right. Languages: {', '.join(content.languages)}.")


def main() -> None:
    """Run the command line."""
    app(prog_name="python -m bot")


def _set_up_logs(settings: Settings) -> None:
    from bot.logs import set_up_logs  # noqa: PLC0415 - check needs no logs

    secrets = (settings.bot_token.get_secret_value(), settings.webhook_secret.get_secret_value())
    set_up_logs(settings.log_level, settings.log_format, secrets)


def _until_signalled(program: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    """Run a program until SIGTERM or SIGINT; an error that says what to do ends it with one sentence."""

    async def with_signals() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in SIGNALS:
            loop.add_signal_handler(each, stop.set)
        await program(stop)

    end_at_once()
    try:
        asyncio.run(with_signals())
        end_at_once()
    except BriefingError as error:
        stop(FAULTY, str(error))
