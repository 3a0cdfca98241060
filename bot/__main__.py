"""``python -m bot``, and the command that is installed."""

from __future__ import annotations

from bot.signals import end_at_once


def main() -> None:
    """Run the command line; a signal counts from here on, also while the rest is imported."""
    end_at_once()
    from bot.cli import main as command_line  # noqa: PLC0415 - importing takes time in which one may come

    command_line()


if __name__ == "__main__":
    main()
