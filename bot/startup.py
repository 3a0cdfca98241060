"""The start of each command: load settings and content, or end with a message and an exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.settings import PACKAGED_CONTENT, SettingsWrong, load_settings
from briefing.errors import ContentFaulty
from storage.content import load_content
from views.commands import RESERVED

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.content import Content

WRONG_SETTINGS = 2
"""Exit status for wrong settings."""
FAULTY = 1
"""Exit status for all other errors."""


def load_or_exit() -> tuple[Settings, Content]:
    """Return the settings and the content; end the command if either is wrong."""
    settings = settings_or_exit()
    return settings, content_or_exit(settings)


def settings_or_exit() -> Settings:
    """Return the settings; end the command if one is wrong."""
    try:
        return load_settings()
    except SettingsWrong as error:
        exit_with(WRONG_SETTINGS, str(error))


def content_or_exit(settings: Settings) -> Content:
    """Return the content; end the command if it is faulty, or lacks the default language."""
    try:
        content = load_content(settings.content_dir, PACKAGED_CONTENT, RESERVED)
    except ContentFaulty as error:
        exit_with(FAULTY, str(error))
    if settings.default_language not in content.languages:
        right = ", ".join(content.languages)
        exit_with(
            WRONG_SETTINGS,
            f"DEFAULT_LANGUAGE: “{settings.default_language}” is not right. The content has {right}.",
        )
    return content


def exit_with(status: int, sentence: str) -> NoReturn:
    """Print a message to standard error and end the command with an exit status."""
    sys.stderr.write(f"{sentence}\n")
    raise typer.Exit(status)
