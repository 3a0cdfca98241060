"""Digests and reminders as they are sent: each kind of push as a page, rendered once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.subscriptions.digest_push import Digest
from briefing.subscriptions.reminder_push import Reminder
from views.telegram.subscriptions.digests import digest_page
from views.telegram.subscriptions.reminders import about_reminder_day, reminder_page
from views.telegram.support.bodies import CACHED, Renderer, bodies
from views.telegram.support.links import for_readers
from views.telegram.support.page import Page, ViewContext

if TYPE_CHECKING:
    from briefing.chat import ChatKind
    from briefing.outbox import Body
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push


def push_page(reader: ViewContext, push: Push) -> Page:
    """Return the page of a push, one message."""
    match push:
        case Digest():
            return digest_page(reader, push)
        case Reminder():
            return reminder_page(reader, push)
        case _:
            raise TypeError(f"no page for {type(push).__name__}")


def about(reader: ViewContext, push: Push) -> list[str]:
    """Return a few words for each thing that a coming push is about."""
    match push:
        case Digest():
            return [reader.tr.gettext("digest")]
        case Reminder():
            return [about_reminder_day(reader, each, push.today) for each in push.reminder_days]
        case _:
            raise TypeError(f"no words for {type(push).__name__}")


@lru_cache(maxsize=CACHED)
def _rendered(reader: ViewContext, push: Push, kind: ChatKind, username: str) -> tuple[Body, ...]:
    return bodies(for_readers(push_page(reader, push), kind, reader.tr, username))


class TelegramPushRenderer(Renderer):
    """Renders pushes; the same push to many chats is rendered once."""

    def push(self, statement: Statement, push: Push, language: str, kind: ChatKind) -> tuple[Body, ...]:
        """Render a push for a kind of chat."""
        reader = ViewContext(statement, self._tr(language), push.today)
        return _rendered(reader, push, kind, self._username())
