"""What every command begins with: settings and content that are right, or a sentence and an exit status."""

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
FAULTY = 1


def ready() -> tuple[Settings, Content]:
    """Return the settings and the content; the command ends here when either is wrong."""
    try:
        settings = load_settings()
        content = load_content(settings.content_dir, PACKAGED_CONTENT, RESERVED)
    except SettingsWrong as error:
        stop(WRONG_SETTINGS, str(error))
    except ContentFaulty as error:
        stop(FAULTY, str(error))
    if settings.default_language not in content.languages:
        right = ", ".join(content.languages)
        stop(
            WRONG_SETTINGS,
            f"DEFAULT_LANGUAGE: “{settings.default_language}” is not right. The content has {right}.",
        )
    return settings, content


def stop(status: int, sentence: str) -> NoReturn:
    """End the command with a sentence on standard error."""
    sys.stderr.write(f"{sentence}\n")
    raise typer.Exit(status)
