"""``python -m bot site DIR``: the site as files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from bot.content_acts import read_kept, statements_for_readers
from bot.reading import finder_of, languages_of
from bot.site_folder import FolderRefused, SiteFolder
from bot.startup import FAULTY, WRONG_SETTINGS, exit_with
from briefing.library import Library
from briefing.search.forms import word_forms
from storage.content.writing import json_of
from views.html.files import files_of
from views.html.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from storage.content import Content


def write_site(folder: Path, settings: Settings, content: Content) -> None:
    """Write the site of today into a folder; the command ends if that cannot be done."""
    if not settings.public_url:
        exit_with(
            WRONG_SETTINGS,
            "PUBLIC_URL is missing: pages link to each other by the address under which people reach them. "
            "Start with “PUBLIC_URL=https://… python -m bot site DIR”.",
        )
    site = _site(settings, content, datetime.now(UTC))
    files = dict(files_of(site))
    try:
        SiteFolder(folder).replace_all(files)
    except FolderRefused as error:
        exit_with(FAULTY, str(error))
    except OSError as error:
        exit_with(FAULTY, f"{folder} cannot be written: {error.strerror}.")
    typer.echo(f"{folder}: {len(files)} files for {settings.public_url}, as of {site.today}.")


def _site(settings: Settings, content: Content, now: datetime) -> Site:
    """Return what pages are made of, with what the store has of the log."""
    library = Library(statements_for_readers(content, read_kept(settings)), word_forms())
    languages = languages_of(settings, content, lambda: now)
    return Site(
        library,
        finder_of(library, languages),
        languages,
        now,
        settings.zone,
        settings.public_url,
        default_language=settings.default_language,
        contact=settings.security_contact,
        as_json=json_of,
    )
