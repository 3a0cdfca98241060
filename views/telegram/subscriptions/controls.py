"""The buttons of a push: cards, snoozing, unsubscribing, and those that replace them after a press."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardMarkup

from views.telegram.statement.callbacks import ShowCard, ShowDigest
from views.telegram.subscriptions.callbacks import Snooze, Subscribe, Unsubscribe
from views.telegram.support.belonging import Common, mark_keyboard, without_mark
from views.telegram.support.page import button, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from aiogram.types import InlineKeyboardButton

    from briefing.subscription import Subscription
    from views.telegram.support.page import Rows, ViewContext
    from views.translate import Translator

SNOOZE_DAYS = (1, 7, 30)
"""A day, a week, a month."""
MOST_CARDS = 3
"""The most initiatives with a button below a push; the others are only named in it."""
_STOP = (Subscribe(), Unsubscribe())


def page_rows(reader: ViewContext, slugs: Iterable[str]) -> Rows:
    """Return a button to the card of each initiative, named after it; without any, one to the overview."""
    statement = reader.statement.id
    overview = button(reader.tr.gettext("📰 Overview"), ShowDigest(statement=statement))
    cards = [
        [button(reader.name(slug), ShowCard(statement=statement, slug=slug))]
        for slug in islice(slugs, MOST_CARDS)
    ]
    return cards or [[overview]]


def snooze_row(tr: Translator) -> list[InlineKeyboardButton]:
    """Return the buttons below a reminder that snooze for some days."""
    return [button(snooze_label(tr, days), Snooze(days=days)) for days in SNOOZE_DAYS]


def stop_row(tr: Translator) -> list[InlineKeyboardButton]:
    """Return the button below every push that ends the subscription."""
    # Translators: Button: no digests and reminders any more, at most 36 characters.
    return [button(tr.gettext("🔕 Unsubscribe"), Unsubscribe())]


def snooze_label(tr: Translator, days: int) -> str:
    """Return the text of a button that snoozes; ``days`` is one of :data:`SNOOZE_DAYS`."""
    return {
        # Translators: Button below a reminder: no messages for a day, at most 13 characters.
        1: tr.gettext("💤 A day"),
        # Translators: Button below a reminder: no messages for a week, at most 13 characters.
        7: tr.gettext("💤 A week"),
        # Translators: Button below a reminder: no messages for a month, at most 13 characters.
        30: tr.gettext("💤 A month"),
    }[days]


def controls_after(
    keyboard: InlineKeyboardMarkup, tr: Translator, subscription: Subscription | None, now: datetime
) -> InlineKeyboardMarkup:
    """Return the keyboard of a push with buttons that undo a snooze or an end; all other buttons stay."""
    rows = []
    snoozing = [row for row in keyboard.inline_keyboard if any(map(_snoozes, row))]
    for row in keyboard.inline_keyboard:
        if row in snoozing[1:]:
            continue
        if row in snoozing:
            until = subscription.snoozed_until if subscription else None
            # Translators: Button: messages come again before the pause is over, at most 36 characters.
            wake = [button(tr.gettext("⏰ Wake up now"), Snooze(days=0))]
            rows += [wake] if until is not None and until > now else fitting([snooze_row(tr)])
        elif any(_data(each) == stop.pack() for each in row for stop in _STOP):
            # Translators: Button after the end of a subscription, at most 36 characters.
            again = [button(tr.gettext("🔔 Subscribe again"), Subscribe())]
            rows.append(stop_row(tr) if subscription else again)
        else:
            rows.append([each.model_copy(update={"callback_data": _data(each)}) for each in row])
    return mark_keyboard(InlineKeyboardMarkup(inline_keyboard=rows), Common.PUSHED)


def _snoozes(pressed: InlineKeyboardButton) -> bool:
    return (pressed.callback_data or "").startswith(f"{Snooze.__prefix__}:")


def _data(pressed: InlineKeyboardButton) -> str | None:
    return pressed.callback_data and without_mark(pressed.callback_data)
