"""Notices about a subscription: its end, its absence, what is scheduled, snoozing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from views.rungs import rung_words
from views.telegram.callbacks import ShowSettings, Snooze, Subscribe, Unsubscribe
from views.telegram.markup import bold, code, lines
from views.telegram.page import Page, Reader, button, page
from views.telegram.pushes import SNOOZE_DAYS, snooze_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.rungs import Rung
    from briefing.subscription import Subscription, Target
    from views.translate import Translator


def not_subscribed(tr: Translator, remote: Target | None = None) -> Page:
    """Say that there is no subscription, and how to begin one; ``remote``: of another chat than this."""
    text = tr.gettext("Nothing is sent here of its own accord. /subscribe brings digests and reminders.")
    begin = Subscribe()
    if remote is not None:
        text = tr.gettext("Nothing is sent to this group of its own accord.")
        begin = Subscribe(chat=remote.chat_id, thread=remote.thread or 0)
    return page([Markup.escape(text)], [[button(tr.gettext("🔔 Subscribe"), begin)]])


def ask_to_end(tr: Translator) -> Page:
    """Offer to end the subscription with one tap."""
    text = tr.gettext("Digests and reminders come here. One tap ends them.")
    return page([Markup.escape(text)], [[button(tr.gettext("🔕 Unsubscribe"), Unsubscribe())]])


def ended(tr: Translator) -> Page:
    """Confirm the end and say how to come back."""
    text = tr.gettext("Unsubscribed: nothing more is sent here of its own accord. /subscribe brings it back.")
    return page([Markup.escape(text)], [[button(tr.gettext("🔔 Subscribe again"), Subscribe())]])


def unknown_zone(tr: Translator, asked: str) -> Page:
    """Say that there is no such time zone."""
    text = tr.html(
        "There is no time zone “{asked}”. Write one of the IANA names, such as {example}, "
        "or choose by buttons.",
        asked=asked[:100],
        example=code("/settings Asia/Almaty"),
    )
    return page([text], [[button(tr.gettext("🌍 Time zone"), ShowSettings(page="zone"))]])


def snooze_page(tr: Translator, subscription: Subscription, now: datetime) -> Page:
    """Offer to be left alone for a while, or to be heard again."""
    rows = [[button(snooze_label(tr, days), Snooze(days=days, again=False)) for days in SNOOZE_DAYS]]
    text = tr.gettext("For how long is nothing to be sent? What is missed comes together afterwards.")
    until = subscription.snoozed_until
    if until is not None and until > now:
        local = until.astimezone(ZoneInfo(subscription.preferences.zone))
        text = tr.gettext("Snoozed until {moment}.", moment=tr.moment(local))
        rows.append([button(tr.gettext("⏰ Wake up now"), Snooze(days=0, again=False))])
    return page([Markup.escape(text)], rows)


def pending(
    reader: Reader,
    subscription: Subscription,
    digests: Sequence[datetime],
    reminders: Sequence[tuple[datetime, Rung]],
) -> Page:
    """List what is scheduled for a chat: the next digests, then the next reminders with what they say."""
    tr, zone = reader.tr, ZoneInfo(subscription.preferences.zone)
    digest_rows = [tr.moment(each.astimezone(zone)) for each in digests]
    reminder_rows = [
        f"{_moment(reader, moment.astimezone(zone))} — {about_rung(reader, rung)}"
        for moment, rung in reminders
    ]
    sections = [Markup("📅 ") + bold(tr.gettext("Scheduled here"))]
    if digest_rows:
        note = tr.gettext("Digests, if there is something new:")
        sections.append(lines([note, *(f"• {each}" for each in digest_rows)]))
    if reminder_rows:
        note = tr.gettext("Reminders:")
        sections.append(lines([note, *(f"• {each}" for each in reminder_rows)]))
    if not digest_rows and not reminder_rows:
        sections.append(Markup.escape(tr.gettext("Nothing is scheduled.")))
    rows = [[button(tr.gettext("⚙️ Settings"), ShowSettings())]]
    return page(sections, rows)


def _moment(reader: Reader, local: datetime) -> str:
    """Name the year where it is another one: reminders reach years ahead."""
    tr = reader.tr
    if local.year == reader.today.year:
        return tr.moment(local)
    return f"{tr.date(local.date())}, {tr.time(local)}"


def about_rung(reader: Reader, rung: Rung) -> str:
    """Say in a line what a reminder is about."""
    tr = reader.tr
    if rung.deadline is None:
        return tr.gettext("Half-yearly review")
    deadline = reader.statement.deadlines[rung.deadline]
    return f"{deadline.what.in_language(tr.language)}: {rung_words(tr, rung, deadline)}"


def groups(tr: Translator, named: Sequence[tuple[Target, str]]) -> Page:
    """List the groups whose subscription a person may change from here."""
    if not named:
        text = tr.gettext("None yet. Write /settings in a group that you administer; then it is listed here.")
        return page([bold(tr.gettext("Your groups")), Markup.escape(text)])
    rows = [
        [button(title, ShowSettings(chat=target.chat_id, thread=target.thread or 0))]
        for target, title in named
    ]
    return page([bold(tr.gettext("Your groups"))], rows)
