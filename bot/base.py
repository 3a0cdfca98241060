"""What the parts of the program are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clients import create_clients
from bot.reading import languages_of
from briefing.library import Library
from briefing.search.forms import word_forms
from briefing.stats.error_counts import ErrorCounter
from briefing.stats.measurements import Measurements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.clients import Clients
    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from briefing.ports_replicas import Replicas
    from storage.content import Content
    from views.translate import Translator


@dataclass(frozen=True)
class Base:
    """What most parts take; each takes of it what it needs."""

    settings: Settings
    content: Content
    store: Store
    clock: Clock
    monotonic: Callable[[], float]
    username: Callable[[], str]
    """Returns the bot's username; an empty text until Telegram was asked."""
    replicas: Replicas
    measured: Measurements
    clients: Clients
    library: Library
    languages: Mapping[str, Translator]
    errors: ErrorCounter

    @property
    def in_languages(self) -> tuple[Mapping[str, Translator], str]:
        """The translators, and the language of chats that have chosen none."""
        return self.languages, self.settings.default_language


def create_base(
    settings: Settings,
    content: Content,
    store: Store,
    clock: Clock,
    monotonic: Callable[[], float],
    username: Callable[[], str],
) -> Base:
    """Return what the parts of a program with these settings, content and store are made of."""
    replicas, measured = store.replicas(settings.pace, clock, monotonic), Measurements()
    return Base(
        settings,
        content,
        store,
        clock,
        monotonic,
        username,
        replicas,
        measured,
        create_clients(settings, replicas, clock, monotonic, measured),
        Library(content.statements, word_forms()),
        languages_of(settings, content, clock),
        ErrorCounter(settings.zone),
    )
