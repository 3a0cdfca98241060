"""What the bot sends of its own accord: digests and reminders."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import next_due
from briefing.outbox import Body
from briefing.reviews.review_days import undated
from briefing.statement.status import assessment
from views.deadlines import period_name
from views.labels import STATUS, STATUS_SIGN
from views.localized import localized
from views.reminder_days import reminder_day_words
from views.telegram.statement.callbacks import ShowCard, ShowDigest
from views.telegram.statement.cards import publishers
from views.telegram.statement.entries import correction
from views.telegram.statement.overview import deadline_line
from views.telegram.subscriptions.callbacks import ShowSettings, Snooze, Unsubscribe
from views.telegram.support.belonging import Common, belonging
from views.telegram.support.links import for_readers
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button
from views.telegram.support.sheets import APART, Item, beginning, sheet, turning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from aiogram.types import InlineKeyboardButton

    from briefing.chats.chat import ChatKind
    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.model import Statement
    from briefing.subscriptions.news import News, StatusChange
    from briefing.subscriptions.plan import Digest, Reminder
    from views.translate import Translator

CACHED = 512
"""Distinct pushes that are kept rendered."""
SNOOZE_DAYS = (1, 7, 30)
"""A day, a week, a month."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What decides how a digest reads."""

    reader: ViewContext
    span: tuple[datetime, datetime, ZoneInfo]
    fresh: News = field(compare=False)
    """Follows from the statement, the span and what was told otherwise."""
    told_on: date
    told: frozenset[str]
    slug: str
    is_first: bool


class TelegramPushRenderer:
    """Renders pushes; the same push to many chats is rendered once."""

    def __init__(
        self, translators: Mapping[str, Translator], default_language: str, username: Callable[[], str]
    ) -> None:
        """``username`` returns the bot's own, for links; it is known once Telegram has been asked."""
        self._translators = translators
        self._default = default_language
        self._username = username
        self._digest = lru_cache(maxsize=CACHED)(self._render_digest)
        self._reminder = lru_cache(maxsize=CACHED)(self._render_reminder)

    def digest(self, statement: Statement, digest: Digest, language: str, kind: ChatKind) -> tuple[Body, ...]:
        """Render a digest for a kind of chat."""
        tr = self._translators.get(language) or self._translators[self._default]
        return self._digest(
            _Shown(
                ViewContext(statement, tr, digest.today),
                (digest.since, digest.until, digest.zone),
                digest.news,
                digest.told_on,
                digest.told,
                digest.initiative.slug,
                digest.is_first,
            ),
            kind,
        )

    def reminder(
        self, statement: Statement, reminder: Reminder, language: str, kind: ChatKind
    ) -> tuple[Body, ...]:
        """Render a reminder for a kind of chat."""
        tr = self._translators.get(language) or self._translators[self._default]
        return self._reminder(
            ViewContext(statement, tr, reminder.today), reminder.reminder_days, reminder.is_late, kind
        )

    def _render_digest(self, shown: _Shown, kind: ChatKind) -> tuple[Body, ...]:
        made = digest_page(shown.reader, shown.fresh, shown.told_on, shown.slug, is_first=shown.is_first)
        return bodies(for_readers(made, kind, shown.reader.tr, self._username()))

    def _render_reminder(
        self,
        reader: ViewContext,
        reminder_days: tuple[ReminderDay, ...],
        is_late: bool,  # noqa: FBT001 - part of the cache's key
        kind: ChatKind,
    ) -> tuple[Body, ...]:
        made = reminder_page(reader, reminder_days, is_late=is_late)
        return bodies(for_readers(made, kind, reader.tr, self._username()))


def bodies(made: Page, people: tuple[int, ...] = ()) -> tuple[Body, ...]:
    """Return a page as it is kept in the outbox, one body for each message, with the mark of a push.

    ``people`` are the ids of people and chats whom it names to others.
    """
    shown = belonging(made, Common.PUSHED)
    keyboard = shown.keyboard.model_dump_json(exclude_none=True) if shown.keyboard else None
    *first, last = shown.parts
    return (*(Body(part, people=people) for part in first), Body(last, keyboard, people=people))


MOST_CARDS = 10
"""Initiatives with a button below a reminder; the others are named in it."""


def digest_page(reader: ViewContext, fresh: News, since: date, slug: str, *, is_first: bool = False) -> Page:
    """Show what is new since a local date, then one initiative in turn; all that one message holds."""
    heading = reader.tr.gettext("First digest") if is_first else reader.tr.gettext("What is new")
    items = _digest_items(reader, fresh, since, slug, is_first=is_first)
    rows = _digest_rows(reader, slug)
    return beginning(reader.tr, Markup("📰 ") + bold(heading), items, "/followups", rows=rows)


def news_page(reader: ViewContext, fresh: News, since: date, slug: str, number: int = 0) -> Page:
    """Show a sheet of what a digest would tell."""
    heading = Markup("📰 ") + bold(reader.tr.gettext("What is new"))
    items = _digest_items(reader, fresh, since, slug)
    # Without the push's own controls, by which a digest is known as pushed: this page is turned in place.
    rows = [row for row in _digest_rows(reader, slug) if row != stop_row(reader.tr)]
    return sheet(reader.tr, heading, items, number, turning(reader, "whatsnew"), rows=rows)


def _digest_items(
    reader: ViewContext, fresh: News, since: date, slug: str, *, is_first: bool = False
) -> list[Item]:
    statement, tr = reader.statement, reader.tr
    sections = list(_news(reader, fresh))
    if fresh.is_empty:
        nothing = tr.gettext("From now on you hear here what becomes of the statement.")
        if not is_first:
            nothing = tr.gettext("Nothing new since {date}.", date=tr.date(since))
        sections.append(Markup.escape(nothing))
    due = next_due(statement, reader.today)
    if due is not None:
        next_up = tr.gettext("Next due")
        sections.append(lines([bold(next_up), deadline_line(reader, due)]))
    initiative = statement.initiatives[slug]
    now = assessment(statement, slug)
    sections.append(
        lines(
            [
                bold(tr.gettext("One of the initiatives")),
                Markup("{} {} — {} /{}").format(
                    f"{initiative.number}.",
                    bold(initiative.title.in_language(tr.language)),
                    italic(f"{STATUS_SIGN[now.status]} {tr.gettext(STATUS[now.status])}"),
                    slug,
                ),
                initiative.summary.in_language(tr.language),
            ]
        )
    )
    return [Item(each) for each in sections]


def _digest_rows(reader: ViewContext, slug: str) -> Rows:
    statement, tr = reader.statement, reader.tr
    return [
        [button(tr.gettext("📄 Card"), ShowCard(statement=statement.id, slug=slug))],
        [button(tr.gettext("📰 The statement in one message"), ShowDigest(statement=statement.id))],
        [button(tr.gettext("⚙️ Settings"), ShowSettings())],
        stop_row(tr),
    ]


def _news(reader: ViewContext, fresh: News) -> Iterator[Markup]:
    statement, tr = reader.statement, reader.tr
    for change in fresh.statuses:
        yield status_change(reader, change)
    for moved in fresh.deadlines:
        yield Markup("⏰ ") + deadline_line(reader, moved.new)
    for followup in fresh.followups:
        name = statement.initiatives[followup.initiative].short.in_language(tr.language)
        yield lines(
            [
                Markup("🗞 {} · {}").format(bold(tr.date(followup.happened_on)), name),
                correction(reader, followup),
                Markup("{} ({})").format(localized(tr, followup.text), publishers(followup)),
            ]
        )
    for day in fresh.reviews:
        yield _review(reader, day)


def status_change(reader: ViewContext, change: StatusChange) -> Markup:
    """Say from what to what the status of an initiative has changed."""
    tr = reader.tr
    heading = tr.gettext("Status")
    return tr.html(
        "{heading}: {name}: {old} → {sign} {new} /{slug}",
        heading=bold(heading),
        name=change.initiative.short.in_language(tr.language),
        old=tr.gettext(STATUS[change.old]),
        sign=STATUS_SIGN[change.new],
        new=tr.gettext(STATUS[change.new]),
        slug=change.initiative.slug,
    )


def _review(reader: ViewContext, day: date) -> Markup:
    tr = reader.tr
    names = ", ".join(each.short.in_language(tr.language) for each in undated(reader.statement))
    heading = tr.gettext("Half-yearly review")
    return tr.html(
        "🔎 {heading}, {date}: {names}. These initiatives have no stated date; "
        "it is time to look at them again.",
        heading=bold(heading),
        date=tr.date(day),
        names=names,
    )


def reminder_page(
    reader: ViewContext, reminder_days: tuple[ReminderDay, ...], *, is_late: bool = False
) -> Page:
    """Recall the deadlines of ``reminder_days``, in one message."""
    tr, statement = reader.tr, reader.statement
    heading = Markup("⏰ ") + bold(tr.gettext("Reminder"))
    if is_late:
        due = tr.date(max(each.day for each in reminder_days))
        late = tr.gettext("This reminder is late: it was due on {date}.", date=due)
        heading += APART + italic(late)
    slugs = dict.fromkeys(
        statement.deadlines[each.deadline].initiative for each in reminder_days if each.deadline
    )
    rows: Rows = [
        [
            button(
                statement.initiatives[slug].short.in_language(tr.language),
                ShowCard(statement=statement.id, slug=slug),
            )
        ]
        for slug in list(slugs)[:MOST_CARDS]
    ]
    rows += [snooze_row(tr), stop_row(tr)]
    return beginning(
        tr, heading, [Item(_reminder_day(reader, each)) for each in reminder_days], "/deadlines", rows=rows
    )


def snooze_row(tr: Translator) -> list[InlineKeyboardButton]:
    """Return the buttons below a reminder that put off what is to come."""
    return [button(snooze_label(tr, days), Snooze(days=days)) for days in SNOOZE_DAYS]


def stop_row(tr: Translator) -> list[InlineKeyboardButton]:
    """Return the button below every push that ends the subscription."""
    return [button(tr.gettext("🔕 Unsubscribe"), Unsubscribe())]


def snooze_label(tr: Translator, days: int) -> str:
    """Name the button that puts reminders off."""
    labels = {
        1: tr.gettext("💤 A day"),
        7: tr.gettext("💤 A week"),
        30: tr.gettext("💤 A month"),
    }
    return labels[days]


def _reminder_day(reader: ViewContext, reminder_day: ReminderDay) -> Markup:
    if reminder_day.deadline is None:
        return _review(reader, reminder_day.day)
    tr, deadline = reader.tr, reader.statement.deadlines[reminder_day.deadline]
    initiative = reader.statement.initiatives[deadline.initiative]
    return lines(
        [
            tr.html(
                "{period}: {what} (stated as “{stated}”) — {standing}",
                period=bold(period_name(tr, deadline)),
                what=deadline.what.in_language(tr.language),
                stated=deadline.stated_as.in_language(tr.language),
                standing=bold(reminder_day_words(tr, reminder_day, reader.statement, reader.today)),
            ),
            f"/{initiative.slug}",
        ]
    )
