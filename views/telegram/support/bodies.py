"""Pages that are sent of the bot's own accord, as the outbox keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chat import ChatKind
from briefing.outbox import Body
from views.telegram.support.belonging import Common, mark_page
from views.telegram.support.page import ViewContext, WebPages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from briefing.statement.model import Statement
    from views.telegram.support.page import Page
    from views.translate import Translator

CACHED = 1024
"""Distinct pages of one kind that are kept rendered."""


def bodies(made: Page, people: tuple[int, ...] = ()) -> tuple[Body, ...]:
    """Return a page as it is kept in the outbox, one body for each message, with the mark of a push.

    ``people`` are the ids of people and chats that the page names.
    """
    return unmarked_bodies(mark_page(made, Common.PUSHED), people)


def unmarked_bodies(shown: Page, people: tuple[int, ...] = ()) -> tuple[Body, ...]:
    """Return a page as it is sent, one body for each message."""
    keyboard = shown.keyboard.model_dump_json(exclude_none=True) if shown.keyboard else None
    *first, last = shown.parts
    return (*(Body(part, people=people) for part in first), Body(last, keyboard, people=people))


class Renderer:
    """Base of renderers: it knows the languages; for an empty or unknown one the default language is used."""

    def __init__(
        self,
        translators: Mapping[str, Translator],
        default_language: str,
        username: Callable[[], str] = str,
        public_url: str = "",
    ) -> None:
        """``username`` returns the bot's own, for links; it is known once Telegram has been asked."""
        self._translators = translators
        self._default = default_language
        self._username = username
        self._public_url = public_url

    def _reader(self, statement: Statement, language: str, today: date, kind: ChatKind) -> ViewContext:
        """Return with what a page for a kind of chat is made."""
        web = WebPages.for_chat(self._public_url, is_private=kind is ChatKind.PRIVATE)
        return ViewContext(statement, self._tr(language), today, web)

    def _tr(self, language: str) -> Translator:
        return self._translators.get(language) or self._translators[self._default]
