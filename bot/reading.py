"""With what the program speaks to readers and finds what they ask for, the same for bot, site and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.finder import Finder
from briefing.search.commands import CommandIndex
from briefing.search.forms import word_forms
from briefing.statement.fallback import fallback_languages
from views.search_words import command_phrases
from views.spelling import spelled_translators
from views.translate import translators
from views.uzbek import publishers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.settings import Settings
    from briefing.library import Library
    from briefing.ports import Clock
    from storage.content import Content
    from views.translate import Translator


def languages_of(settings: Settings, content: Content, clock: Clock) -> Mapping[str, Translator]:
    """Return the translators by language, which spell and fall back as the settings say."""
    return spelled_translators(
        translators(content.catalogues, content.reviewed, fallback_languages(settings.default_language)),
        content.catalogues,
        publishers_of(content.statements.values()),
        settings.uzbek_reform_at,
        clock,
    )


def finder_of(library: Library, languages: Mapping[str, Translator]) -> Finder:
    """Return what finds initiatives and commands by the words of all languages."""
    return Finder(library, CommandIndex(command_phrases(languages.values()), word_forms()))
