"""Pushes as they are sent: what is due together is one message, rendered once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.subscriptions.digest_push import Digest
from briefing.subscriptions.reminder_push import Reminder
from briefing.subscriptions.summary_push import Summary
from views.telegram.subscriptions.callbacks import ShowSettings
from views.telegram.subscriptions.controls import page_rows, snooze_row, stop_row
from views.telegram.subscriptions.digests import digest_part
from views.telegram.subscriptions.parts import PushPart, Told
from views.telegram.subscriptions.reminders import about_reminder_day, reminder_part
from views.telegram.subscriptions.summaries import summary_name, summary_part
from views.telegram.support.bodies import CACHED, Renderer, bodies
from views.telegram.support.links import for_readers
from views.telegram.support.page import button
from views.telegram.support.sheets import one_message
from views.telegram.support.web_pages import card_page_buttons, statement_page_buttons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.chat import ChatKind
    from briefing.outbox import Body
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push
    from views.telegram.support.page import Page, ViewContext


def push_page(reader: ViewContext, pushes: Sequence[Push]) -> Page:
    """Return what is due together as one message; nothing in it is told twice."""
    reminders = [each for each in pushes if isinstance(each, Reminder)]
    told = Told(deadlines={day.deadline for each in reminders for day in each.reminder_days})
    parts = [_part(reader, each, told) for each in pushes]
    cards = dict.fromkeys(slug for each in parts for slug in each.cards)
    rows = [
        *page_rows(reader, cards),
        _web_page(reader, cards),
        *(row for each in parts for row in each.controls),
    ]
    rows.append([button(reader.tr.gettext("⚙️ Settings"), ShowSettings())])
    if reminders:
        rows.append(snooze_row(reader.tr))
    rows.append(stop_row(reader.tr))
    sections = [section for each in parts for section in each.sections if section.items]
    return one_message(reader.tr, sections, rows=rows)


def _web_page(reader: ViewContext, cards: Collection[str]) -> list[InlineKeyboardButton]:
    """Return the button to the page of what the push is about: of an initiative if it is about one only."""
    return card_page_buttons(reader, next(iter(cards))) if len(cards) == 1 else statement_page_buttons(reader)


def _part(reader: ViewContext, push: Push, told: Told) -> PushPart:
    match push:
        case Digest():
            return digest_part(reader, push, told)
        case Reminder():
            return reminder_part(reader, push, told)
        case Summary():
            return summary_part(reader, push, told)
        case _:
            raise TypeError(f"no page for {type(push).__name__}")


def about(reader: ViewContext, push: Push) -> list[str]:
    """Return a few words for each thing that a coming push is about."""
    match push:
        case Digest():
            # Translators: What comes next, in a list with reminders and summaries, at most 16 characters.
            return [reader.tr.gettext("digest")]
        case Reminder():
            return [about_reminder_day(reader, each, push.today) for each in push.reminder_days]
        case Summary():
            return [summary_name(reader.tr, push.month)]
        case _:
            raise TypeError(f"no words for {type(push).__name__}")


@lru_cache(maxsize=CACHED)
def _rendered(
    reader: ViewContext, pushes: tuple[Push, ...], kind: ChatKind, username: str
) -> tuple[Body, ...]:
    return bodies(for_readers(push_page(reader, pushes), kind, reader.tr, username))


class TelegramPushRenderer(Renderer):
    """Renders pushes; the same message to many chats is rendered once."""

    def pushes(
        self, statement: Statement, pushes: tuple[Push, ...], language: str, kind: ChatKind
    ) -> tuple[Body, ...]:
        """Render pushes that are due at one moment as one message for a kind of chat."""
        reader = self._reader(statement, language, pushes[0].today, kind)
        return _rendered(reader, pushes, kind, self._username())
