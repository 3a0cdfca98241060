"""The entry point of ``python -m bot`` and of the installed command."""

from __future__ import annotations

from bot.signals import end_at_once


def main(name: str = "briefing-bot") -> None:
    """Run the command line; SIGTERM and SIGINT end it with status 0 from the start, during imports too.

    ``name`` is how the help calls the program.
    """
    end_at_once()
    from bot.cli import main as command_line  # noqa: PLC0415 - takes long enough for a signal to come

    command_line(name)


if __name__ == "__main__":
    main("python -m bot")
