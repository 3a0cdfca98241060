"""Digests: what is new, and one of the initiatives, which take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import next_due
from briefing.statement.review_days import undated_initiatives
from briefing.statement.status import assessment
from views.labels import STATUS, STATUS_SIGN, status_words
from views.telegram.statement.callbacks import ShowCard, ShowDigest
from views.telegram.statement.entries import correction
from views.telegram.statement.events import publishers
from views.telegram.statement.overview import deadline_line
from views.telegram.subscriptions.callbacks import ShowSettings
from views.telegram.subscriptions.controls import stop_row
from views.telegram.support.markup import bold, dashed, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button
from views.telegram.support.sheets import Item, first_sheet, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.news import News, StatusChange
    from briefing.subscriptions.digest_push import Digest
    from briefing.subscriptions.preview import NewsOfTarget


def digest_page(reader: ViewContext, digest: Digest) -> Page:
    """Return a digest as one message; what does not fit is left out."""
    heading = reader.tr.gettext("First digest") if digest.is_first else reader.tr.gettext("What is new")
    items = _digest_items(reader, digest.news, digest.news_since, digest.initiative, is_first=digest.is_first)
    rows = _digest_rows(reader, digest.initiative)
    return first_sheet(reader.tr, Markup("📰 ") + bold(heading), items, "/followups", rows=rows)


def news_page(reader: ViewContext, found: NewsOfTarget, number: int = 0) -> Page:
    """Show a sheet of what a digest would contain now."""
    heading = Markup("📰 ") + bold(reader.tr.gettext("What is new"))
    items = _digest_items(reader, found.news, found.since, found.initiative)
    # Without the button to unsubscribe: a page with it counts as a push, and this one is turned in place.
    rows = [row for row in _digest_rows(reader, found.initiative) if row != stop_row(reader.tr)]
    return sheet(reader.tr, heading, items, number, turn_by_name(reader, "whatsnew"), rows=rows)


def _digest_items(
    reader: ViewContext, news: News, since: date, slug: str, *, is_first: bool = False
) -> list[Item]:
    statement, tr = reader.statement, reader.tr
    sections: list[str] = list(_news(reader, news))
    if news.is_empty:
        nothing = tr.gettext("From now on the bot tells you here what becomes of the statement.")
        if not is_first:
            nothing = _nothing_since(reader, since)
        sections.append(nothing)
    due = next_due(statement, reader.today)
    if due is not None:
        sections.append(lines(bold(tr.gettext("Next due")), deadline_line(reader, due)))
    initiative = statement.initiatives[slug]
    status = italic(status_words(tr, assessment(statement, slug).status))
    named = dashed(tr, bold(tr.text(initiative.title)), status)
    line = Markup("{}. {} /{}").format(initiative.number, named, slug)
    one = bold(tr.gettext("One of the initiatives"))
    sections.append(lines(one, line, tr.text(initiative.summary)))
    return [Item(each) for each in sections]


def _nothing_since(reader: ViewContext, since: date) -> str:
    """Say that the log has nothing new, and when somebody last looked."""
    statement, tr = reader.statement, reader.tr
    checks = [assessment(statement, slug).last_checked_on for slug in statement.initiatives]
    checked_on = max(filter(None, checks), default=None)
    if checked_on is None:
        return tr.gettext("No new entries in the log since {date}.", date=tr.date(since))
    return tr.gettext(
        "No new entries in the log since {date}; last checked on {checked_on}.",
        date=tr.date(since),
        checked_on=tr.date(checked_on),
    )


def _digest_rows(reader: ViewContext, slug: str) -> Rows:
    statement, tr = reader.statement, reader.tr
    return [
        [button(tr.gettext("📄 Card"), ShowCard(statement=statement.id, slug=slug))],
        [button(tr.gettext("📰 The statement in one message"), ShowDigest(statement=statement.id))],
        [button(tr.gettext("⚙️ Settings"), ShowSettings())],
        stop_row(tr),
    ]


def _news(reader: ViewContext, news: News) -> Iterator[Markup]:
    _statement, tr = reader.statement, reader.tr
    for change in news.statuses:
        yield status_change(reader, change)
    for moved in news.deadlines:
        yield Markup("⏰ ") + deadline_line(reader, moved.new)
    for followup in news.followups:
        name = reader.name(followup.initiative)
        head = Markup("🗞 {} · {}").format(bold(tr.date(followup.happened_on)), name)
        said = Markup("{} ({})").format(tr.localized(followup.text), publishers(followup))
        yield lines(head, correction(reader, followup), said)
    for day in news.reviews:
        yield review_line(reader, day)


def status_change(reader: ViewContext, change: StatusChange) -> Markup:
    """Return the old and the new status of an initiative."""
    tr = reader.tr
    return tr.html(
        "{name}: status {old} → {sign} {new} /{slug}",
        name=bold(tr.text(change.initiative.short)),
        old=tr.gettext(STATUS[change.old]),
        sign=STATUS_SIGN[change.new],
        new=tr.gettext(STATUS[change.new]),
        slug=change.initiative.slug,
    )


def review_line(reader: ViewContext, day: date) -> Markup:
    """Say that the initiatives without a date are reviewed on a day."""
    tr = reader.tr
    names = ", ".join(tr.text(each.short) for each in undated_initiatives(reader.statement))
    heading = tr.gettext("Half-yearly review")
    return tr.html(
        "🔎 {heading}, {date}: {names}. These initiatives have no stated date; "
        "it is time to look at them again.",
        heading=bold(heading),
        date=tr.date(day),
        names=names,
    )
