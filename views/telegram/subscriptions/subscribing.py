"""Answers about a subscription: none, its end, what is scheduled, and snoozing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from briefing.preferences import Frequency
from views.telegram.following.callbacks import ShowFollowing
from views.telegram.subscriptions.callbacks import ShowSettings, Snooze, Subscribe, Unsubscribe
from views.telegram.subscriptions.controls import SNOOZE_DAYS, snooze_label
from views.telegram.subscriptions.pushes import about
from views.telegram.support.markup import bold, code, dashed, lines, shortened
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from aiogram.types import InlineKeyboardButton

    from briefing.subscription import Subscription
    from briefing.subscriptions.plan import Plan
    from views.telegram.chats.named_chat import NamedChat
    from views.translate import Translator

ECHO = 100
"""Characters of what was typed that are repeated."""


def not_subscribed(tr: Translator, named: NamedChat | None = None, *, follows: bool) -> Page:
    """Say that there is no subscription, and how to begin one; ``named``: the other chat that is meant.

    ``follows``: the chat follows something, of which news comes without a subscription.
    """
    rows = [[button(tr.gettext("🔔 Subscribe"), _begin(named))]]
    if named is None:
        text = tr.gettext("The bot sends nothing here unless asked. /subscribe brings digests and reminders.")
        if follows:
            text = tr.gettext(
                "Not subscribed: only news of what you follow comes here. /subscribe brings digests and "
                "reminders."
            )
            rows.append([_what_is_followed(tr)])
        return page(text, rows=rows)
    text = tr.gettext("The bot sends nothing to this group or channel unless asked.")
    if follows:
        text = tr.gettext("Not subscribed: only news of what it follows comes to this group.")
    return page(named.heading, text, rows=[*rows, [named.back(tr)]])


def _begin(named: NamedChat | None) -> Subscribe:
    return Subscribe(chat=named.target.chat_id, thread=named.target.thread or 0) if named else Subscribe()


def _what_is_followed(tr: Translator) -> InlineKeyboardButton:
    return button(tr.gettext("🔔 All that you follow"), ShowFollowing())


def ask_to_end(tr: Translator) -> Page:
    """Ask whether to end the subscription."""
    text = tr.gettext("Digests and reminders come here. One tap ends them.")
    return page(text, rows=[[button(tr.gettext("🔕 Unsubscribe"), Unsubscribe())]])


def unsubscribed(tr: Translator, named: NamedChat | None = None, *, follows: bool) -> Page:
    """Confirm that a subscription ended, and offer a new one; the rest is as in :func:`not_subscribed`."""
    rows = [[button(tr.gettext("🔔 Subscribe again"), _begin(named))]]
    if named is not None:
        ended = tr.gettext("Unsubscribed: the bot sends nothing to this group or channel unless asked.")
        if follows:
            ended = tr.gettext("Unsubscribed: only news of what it follows comes to this group now.")
        return page(named.heading, ended, rows=[*rows, [named.back(tr)]])
    text = tr.gettext(
        "Unsubscribed: the bot sends nothing here unless asked. /subscribe brings digests and reminders back."
    )
    if follows:
        text = tr.gettext(
            "Unsubscribed: only news of what you follow comes here now. /subscribe brings digests and "
            "reminders back."
        )
        rows.append([_what_is_followed(tr)])
    return page(text, rows=rows)


def not_understood(tr: Translator, asked: str) -> Page:
    """Say that typed settings were not understood, and how they may be typed."""
    text = tr.html(
        "“{asked}” is not understood, so nothing was changed. Write a place, full hours and days, alone or "
        "together:",
        asked=shortened(asked, ECHO),
    )
    examples = (
        # Translators: An example to tap and copy: a city of your readers; the bot has to know it, at most
        # 20 characters.
        tr.gettext("/settings Almaty"),
        tr.gettext("/settings 18:00"),
        tr.gettext("/settings every Monday 18:00"),
    )
    return page(
        lines(text, *map(code, examples)),
        rows=[
            [
                button(tr.gettext("⚙️ Settings"), ShowSettings()),
                button(tr.gettext("🌍 Time zone"), ShowSettings(page="zone")),
            ]
        ],
    )


def snooze_page(tr: Translator, subscription: Subscription, now: datetime) -> Page:
    """Offer to send nothing for some days, or to end the present snooze."""
    rows = [[button(snooze_label(tr, days), Snooze(days=days, again=False)) for days in SNOOZE_DAYS]]
    text = tr.gettext("For how long is nothing to be sent? What is missed comes together afterwards.")
    until = subscription.snoozed_until
    if until is not None and until > now:
        local = until.astimezone(ZoneInfo(subscription.preferences.zone))
        text = tr.gettext("Snoozed until {moment}.", moment=tr.moment(local))
        rows.append([button(tr.gettext("⏰ Wake up now"), Snooze(days=0, again=False))])
    return page(text, rows=rows)


def pending_page(
    reader: ViewContext,
    subscription: Subscription,
    scheduled: Sequence[tuple[datetime, Plan]],
    number: int = 0,
) -> Page:
    """List the pushes that are scheduled for a chat, and what each is about."""
    tr, zone = reader.tr, ZoneInfo(subscription.preferences.zone)
    items = []
    for moment, planned in scheduled:
        words = "; ".join(each for push in planned.pushes for each in about(reader, push))
        when = tr.moment_ahead(moment.astimezone(zone), reader.today)
        items.append(Item(Markup("• ") + dashed(tr, when, words)))
    items = close(items)
    if not scheduled:
        items.append(Item(tr.gettext("Nothing is scheduled.")))
    if subscription.preferences.frequency is not Frequency.OFF:
        note = tr.gettext("When there is news, the digest comes at the next chosen hour.")
        items.append(Item(note))
    # Translators: Heading above what is going to be sent to the chat, at most 30 characters.
    heading = Markup("📅 ") + bold(tr.gettext("Scheduled here"))
    rows = [[button(tr.gettext("⚙️ Settings"), ShowSettings())]]
    return sheet(tr, heading, items, number, turn_by_name(reader, "pending"), rows=rows)
