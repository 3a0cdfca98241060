"""The settings of a subscription as pages of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from markupsafe import Markup

from briefing.preferences import DEFAULT_HOUR, Frequency
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.subscriptions.callbacks import Unsubscribe
from views.telegram.subscriptions.choices import NO_QUIET, OFF, ON, Choice
from views.telegram.subscriptions.settings_pages import SettingsPages
from views.telegram.subscriptions.zone_pages import ZonePages, offset_name, zone_name
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, Rows, button, in_rows, page
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.subscription import Subscription
    from views.telegram.chats.named_chat import NamedChat
    from views.translate import Translator

FREQUENCIES = {
    # Translators: Button and line: how often a digest comes, at most 24 characters.
    Frequency.DAILY: N_("every day"),
    # Translators: Button and line: how often a digest comes, at most 34 characters.
    Frequency.WEEKDAYS: N_("on chosen weekdays"),
    # Translators: Button and line: how often a digest comes, at most 24 characters.
    Frequency.WEEKLY: N_("once a week"),
    # Translators: Button and line: how often a digest comes, at most 24 characters.
    Frequency.MONTHLY: N_("once a month"),
    # Translators: Button and line: how often a digest comes, at most 24 characters.
    Frequency.OFF: N_("never"),
}
HOURS_PER_ROW, DAYS_PER_ROW = 6, 7
QUIET_CHOICES = ((22, 7), (22, 8), (23, 8), (0, 7), (21, 9))
MONTH_DAYS = range(1, 32)
HOURS = range(24)


class SettingsView(SettingsPages):
    """Renders the pages of one subscription's settings for one moment."""

    def __init__(
        self,
        tr: Translator,
        subscription: Subscription,
        now: datetime,
        *,
        is_group: bool,
        named: NamedChat | None = None,
        link: str = "",
    ) -> None:
        """``named``: shown in another chat; ``link`` opens the private chat, where they can be set too."""
        super().__init__(tr, subscription, now, named)
        self._is_group = is_group
        self._link_to_private = link
        self.zones = ZonePages(tr, subscription, now, named)

    def shown(self, name: str) -> Page | None:
        """Return the page of choices with this name, or None if there is no such page."""
        pages = {"when": self._when, "hours": self._hours, "quiet": self._quiet}
        return pages[name]() if name in pages else self.zones.shown(name)

    def main(self, coming: Sequence[datetime]) -> Page:
        """Show all settings, and the next moments at which something is sent."""
        tr, preferences = self._tr, self._preferences
        # Translators: Quiet hours: there are none; in a line after a colon and on a button, at most 12
        # characters.
        quiet = _span(preferences.quiet) if preferences.quiet else tr.gettext("none")
        on = tr.gettext("on") if preferences.reminders else tr.gettext("off")
        summary = preferences.monthly_summary
        rows = [
            # Translators: Line of the settings: how often it comes, at most 20 characters.
            tr.gettext("Digest: {when}", when=self._frequency()),
            # Translators: Line of the settings: at which hours messages come, at most 20 characters.
            tr.gettext("Hours: {hours}", hours=", ".join(map(_hour, preferences.hours))),
            # Translators: Line of the settings, at most 24 characters.
            tr.gettext("Time zone: {zone}", zone=self._zone()),
            # Translators: Line of the settings: when nothing is sent, at most 28 characters.
            tr.gettext("Quiet hours: {hours}", hours=quiet),
            tr.gettext("Reminders of deadlines: {state}", state=on),
            tr.gettext("Monthly summary: on") if summary else tr.gettext("Monthly summary: off"),
        ]
        if self._is_group:
            silent = tr.gettext("without sound") if preferences.silent else tr.gettext("with sound")
            rows.append(tr.gettext("Messages: {sound}", sound=silent))
        # Translators: Heading of the settings: digests and reminders come, at most 24 characters.
        sections = [Markup("🔔 ") + bold(tr.gettext("Subscribed")), lines(*rows), self._next(coming)]
        return page(self._heading, *sections, rows=self._main_buttons())

    def _next(self, coming: Sequence[datetime]) -> str:
        tr, subscription = self._tr, self._subscription
        if subscription.snoozed_until is not None and subscription.snoozed_until > self._now:
            # Translators: Sentence: no messages until then, because somebody chose it, at most 60
            # characters.
            return tr.gettext("Snoozed until {moment}.", moment=self._moment(subscription.snoozed_until))
        if not coming:
            return tr.gettext("Nothing is scheduled.")
        moments = "; ".join(self._moment(each) for each in coming)
        note = tr.gettext("A digest comes only when there is news.")
        has_digests = self._preferences.frequency is not Frequency.OFF
        # Translators: Line of the settings: when the next messages come, at most 36 characters.
        return lines(tr.gettext("Next: {moments}", moments=moments), note if has_digests else "")

    def _main_buttons(self) -> Rows:
        tr, preferences = self._tr, self._preferences
        has_reminders, silent = preferences.reminders, preferences.silent
        reminders = (
            # Translators: Button of the settings, at most 36 characters.
            tr.gettext("Turn reminders off")
            if has_reminders
            # Translators: Button of the settings, at most 36 characters.
            else tr.gettext("Turn reminders on")
        )
        # Translators: Button of the settings: a summary comes on the first of each month, at most 36
        # characters.
        summary = tr.gettext("📊 Send monthly summaries")
        if preferences.monthly_summary:
            # Translators: Button of the settings and below a summary, at most 36 characters.
            summary = tr.gettext("📊 No more summaries")
        sound = tr.gettext("Turn sound on") if silent else tr.gettext("Turn sound off")
        rows = in_rows(
            (
                # Translators: Button of the settings: how often digests come, at most 20 characters.
                self._link(tr.gettext("🗓 How often"), "when"),
                # Translators: Button of the settings: at which hours messages come, at most 20 characters.
                self._link(tr.gettext("🕘 Hours"), "hours"),
                # Translators: Button of the settings, at most 20 characters.
                self._link(tr.gettext("🌍 Time zone"), "zone"),
                # Translators: Button of the settings: when nothing is sent, at most 20 characters.
                self._link(tr.gettext("🌙 Quiet hours"), "quiet"),
                self._choice(reminders, Choice.REMINDERS, OFF if has_reminders else ON),
                self._choice(summary, Choice.SUMMARY, OFF if preferences.monthly_summary else ON),
            ),
            2,
        )
        if self._is_group:
            rows.append([self._choice(sound, Choice.SILENT, OFF if silent else ON)])
        rows.append([button(tr.gettext("🔕 Unsubscribe"), Unsubscribe(chat=self._chat, thread=self._thread))])
        if self._named:
            rows.append([self._named.back(tr)])
        elif not self._is_group:
            rows.append([button(tr.gettext("👥 Your groups"), ShowGroups())])
        elif self._link_to_private:
            # Translators: Button in a group: opens its settings in the private chat, at most 36 characters.
            text = tr.gettext("🔒 Set up in private")
            rows.append([InlineKeyboardButton(text=text, url=self._link_to_private)])
        return rows

    def _when(self) -> Page:
        tr, preferences = self._tr, self._preferences
        frequency = preferences.frequency
        rows: Rows = [
            [self._choice(tr.gettext(words), Choice.FREQUENCY, each.value, marked=each is frequency)]
            for each, words in FREQUENCIES.items()
        ]
        if frequency in (Frequency.WEEKDAYS, Frequency.WEEKLY):
            chosen = preferences.weekdays
            if frequency is Frequency.WEEKLY:
                chosen = chosen[:1]
            names = enumerate(tr.weekdays())
            rows += in_rows((self._switch(name, Choice.WEEKDAY, day, chosen) for day, name in names), 4)
        if frequency is Frequency.MONTHLY:
            present = preferences.month_day
            numbers = (
                self._choice(str(day), Choice.MONTH_DAY, str(day), marked=day == present)
                for day in MONTH_DAYS
            )
            rows += in_rows(numbers, DAYS_PER_ROW)
        return self._page(tr.gettext("How often does the digest come?"), rows)

    def _hours(self) -> Page:
        chosen = self._preferences.hours
        buttons = (self._switch(f"{hour:02}", Choice.HOUR, hour, chosen) for hour in HOURS)
        question = self._tr.gettext("At which hours? One or several.")
        if chosen == (DEFAULT_HOUR,):
            note = self._tr.gettext(
                "The first one that you choose replaces {hour}.", hour=_hour(DEFAULT_HOUR)
            )
            question = f"{question} {note}"
        return self._page(question, in_rows(buttons, HOURS_PER_ROW))

    def _quiet(self) -> Page:
        tr, quiet = self._tr, self._preferences.quiet
        buttons = [self._choice(tr.gettext("none"), Choice.QUIET, NO_QUIET, marked=quiet is None)]
        buttons += [
            self._choice(_span(each), Choice.QUIET, f"{each[0]}-{each[1]}", marked=each == quiet)
            for each in QUIET_CHOICES
        ]
        question = tr.gettext("When is nothing to be sent? What falls into these hours comes at their end.")
        return self._page(question, in_rows(buttons, 2))

    def _zone(self) -> str:
        place, offset = (
            zone_name(self._tr, self._preferences.zone),
            offset_name(self._preferences.zone, self._now),
        )
        return f"{place} ({offset})" if place else offset

    def _moment(self, moment: datetime) -> str:
        zone = ZoneInfo(self._preferences.zone)
        return self._tr.moment_ahead(moment.astimezone(zone), self._now.astimezone(zone).date())

    def _frequency(self) -> str:
        tr, preferences = self._tr, self._preferences
        words = tr.gettext(FREQUENCIES[preferences.frequency])
        names = tr.weekdays()
        match preferences.frequency:
            case Frequency.WEEKDAYS:
                return f"{words} ({', '.join(names[day] for day in preferences.weekdays)})"
            case Frequency.WEEKLY:
                return f"{words} ({names[preferences.weekdays[0]]})"
            case Frequency.MONTHLY:
                return tr.gettext("once a month, on day {day}", day=preferences.month_day)
            case _:
                return words


def _hour(hour: int) -> str:
    return f"{hour:02}:00"


def _span(hours: tuple[int, int]) -> str:
    return f"{_hour(hours[0])}–{_hour(hours[1])}"
