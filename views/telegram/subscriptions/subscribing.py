"""Answers about a subscription: none, its end, what is scheduled, and snoozing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from briefing.preferences import Frequency
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.subscriptions.callbacks import ShowSettings, Snooze, Subscribe, Unsubscribe
from views.telegram.subscriptions.controls import SNOOZE_DAYS, snooze_label
from views.telegram.subscriptions.pushes import about
from views.telegram.support.markup import bold, code, dashed
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.subscription import Subscription, Target
    from briefing.subscriptions.plan import Plan
    from views.translate import Translator


def not_subscribed(tr: Translator, remote: Target | None = None) -> Page:
    """Say that there is no subscription, and how to begin one; ``remote``: the other chat that is meant."""
    text = tr.gettext("The bot sends nothing here unless asked. /subscribe brings digests and reminders.")
    if remote is not None:
        text = tr.gettext("The bot sends nothing to this group or channel unless asked.")
    rows = [[button(tr.gettext("🔔 Subscribe"), _begin(remote))]]
    if remote is not None:
        rows.append([button(tr.gettext("👥 Your groups"), ShowGroups())])
    return page(text, rows=rows)


def _begin(remote: Target | None) -> Subscribe:
    return Subscribe(chat=remote.chat_id, thread=remote.thread or 0) if remote else Subscribe()


def ask_to_end(tr: Translator) -> Page:
    """Ask whether to end the subscription."""
    text = tr.gettext("Digests and reminders come here. One tap ends them.")
    return page(text, rows=[[button(tr.gettext("🔕 Unsubscribe"), Unsubscribe())]])


def unsubscribed(tr: Translator, remote: Target | None = None) -> Page:
    """Confirm that a subscription ended, and offer a new one; ``remote``: the other chat that is meant."""
    text = tr.gettext(
        "Unsubscribed: the bot sends nothing here unless asked. /subscribe brings digests and reminders back."
    )
    return page(text, rows=[[button(tr.gettext("🔔 Subscribe again"), _begin(remote))]])


def unknown_zone(tr: Translator, asked: str) -> Page:
    """Say that there is no such time zone."""
    text = tr.html(
        "There is no time zone “{asked}”. Write one of the IANA names, such as {example}, "
        "or choose by buttons.",
        asked=asked[:100],
        example=code("/settings Asia/Almaty"),
    )
    return page(text, rows=[[button(tr.gettext("🌍 Time zone"), ShowSettings(page="zone"))]])


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
        local = moment.astimezone(zone)
        # Reminders reach years ahead, so another year than the present one is named.
        when = tr.moment(local) if local.year == reader.today.year else tr.date_and_time(local)
        items.append(Item(Markup("• ") + dashed(tr, when, words)))
    items = close(items)
    if not scheduled:
        items.append(Item(tr.gettext("Nothing is scheduled.")))
    if subscription.preferences.frequency is not Frequency.OFF:
        note = tr.gettext("When there is news, the digest comes at the next chosen hour.")
        items.append(Item(note))
    heading = Markup("📅 ") + bold(tr.gettext("Scheduled here"))
    rows = [[button(tr.gettext("⚙️ Settings"), ShowSettings())]]
    return sheet(tr, heading, items, number, turn_by_name(reader, "pending"), rows=rows)
