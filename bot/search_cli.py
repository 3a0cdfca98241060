"""``python -m bot search``: what a reader finds who types these words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from bot.content_acts import read_kept, statements_for_readers
from bot.reading import finder_of
from bot.startup import WRONG_SETTINGS, exit_with
from briefing.library import Library
from briefing.search.forms import word_forms
from briefing.search.words import words_of
from briefing.statement.fallback import fallback_languages
from views.commands import commands_of
from views.translate import translators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from storage.content import Content


def print_found(query: str, language: str, settings: Settings, content: Content) -> None:
    """Print one result a line, best first; the command ends if the language or the query is none."""
    if language not in content.languages:
        exit_with(
            WRONG_SETTINGS,
            f"There is no language “{language}”; choose one of {', '.join(content.languages)} with --lang.",
        )
    if not words_of(query):
        exit_with(WRONG_SETTINGS, "There is nothing to search for; write words, for example: search chamber")
    lines = list(_lines(query, language, settings, content))
    if not lines:
        sys.stderr.write(f"Nothing was found for “{query}”.\n")
    for line in lines:
        typer.echo(line)


def _lines(query: str, language: str, settings: Settings, content: Content) -> Iterator[str]:
    """Yield what is found in the newest statement in which anything is."""
    library = Library(statements_for_readers(content, read_kept(settings)), word_forms())
    finder = finder_of(library, translators(content.catalogues))
    allowed = frozenset(each.name for each in commands_of(None))
    otherwise = fallback_languages(settings.default_language)
    for statement in library.newest_first:
        found = finder.find_at_once(statement, query, allowed)
        yield from (f"/{name}" for name in found.commands)
        for hit in found.hits:
            title = statement.initiatives[hit.initiative].title.in_language(language, otherwise)
            yield f"{title} /{hit.initiative}"
        if found:
            return
