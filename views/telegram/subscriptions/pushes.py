"""What the bot sends to subscribers of its own accord: each kind of push as a page, rendered once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.subscriptions.digest_push import Digest
from briefing.subscriptions.reminder_push import Reminder
from views.telegram.subscriptions.digests import digest_page
from views.telegram.subscriptions.reminders import about_reminder_day, reminder_page
from views.telegram.support.bodies import CACHED, bodies
from views.telegram.support.links import for_readers
from views.telegram.support.page import Page, ViewContext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.chats.chat import ChatKind
    from briefing.outbox import Body
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push
    from views.translate import Translator


def push_page(reader: ViewContext, push: Push) -> Page:
    """Return a push as one message, on the day on which it comes."""
    match push:
        case Digest():
            return digest_page(reader, push)
        case Reminder():
            return reminder_page(reader, push)
        case _:
            raise TypeError(f"no page for {type(push).__name__}")


def about(reader: ViewContext, push: Push) -> list[str]:
    """Say in a few words each what a push that is to come is about."""
    match push:
        case Digest():
            return [reader.tr.gettext("digest")]
        case Reminder():
            return [about_reminder_day(reader, each, push.today) for each in push.reminder_days]
        case _:
            raise TypeError(f"no words for {type(push).__name__}")


class TelegramPushRenderer:
    """Renders pushes; the same push to many chats is rendered once."""

    def __init__(
        self, translators: Mapping[str, Translator], default_language: str, username: Callable[[], str]
    ) -> None:
        """``username`` returns the bot's own, for links; it is known once Telegram has been asked."""
        self._translators = translators
        self._default = default_language
        self._username = username
        self._rendered = lru_cache(maxsize=CACHED)(self._render)

    def push(self, statement: Statement, push: Push, language: str, kind: ChatKind) -> tuple[Body, ...]:
        """Render a push for a kind of chat."""
        tr = self._translators.get(language) or self._translators[self._default]
        return self._rendered(ViewContext(statement, tr, push.today), push, kind)

    def _render(self, reader: ViewContext, push: Push, kind: ChatKind) -> tuple[Body, ...]:
        return bodies(for_readers(push_page(reader, push), kind, reader.tr, self._username()))
