"""The entry point of ``python -m bot`` and of the installed command."""

from __future__ import annotations

import sys

from bot.signals import end_at_once, fail_at_once

UNTIL_STOPPED = (["run"], ["sandbox"])
"""Commands that work until they are told to stop: a signal is how they are to end."""


def main(name: str = "briefing-bot") -> None:
    """Run the command line; SIGTERM and SIGINT end it from the start, during imports too.

    ``name`` is how the help calls the program.
    """
    if sys.argv[1:2] in UNTIL_STOPPED:
        end_at_once()
    else:
        fail_at_once()
    from bot.cli import main as command_line  # noqa: PLC0415 - takes long enough for a signal to come

    command_line(name)


if __name__ == "__main__":
    main("python -m bot")
