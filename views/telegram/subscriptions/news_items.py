"""What is new, an initiative at a time: old and new status and why, the events, how long deadlines have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import deadline_standings
from briefing.statement.entry import FollowUp
from briefing.statement.status import assessment
from views.checking import checked_sentence
from views.labels import STATUS, STATUS_SIGN
from views.telegram.statement.entries import correction
from views.telegram.statement.events import event_line
from views.telegram.statement.overview import deadline_line
from views.telegram.subscriptions.parts import Told, is_first
from views.telegram.support.markup import bold, lines
from views.telegram.support.sheets import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.deadlines.timeliness import DeadlineStanding
    from briefing.news import News, StatusChange
    from views.telegram.support.page import ViewContext


def initiatives_of(news: News) -> tuple[str, ...]:
    """Return the slugs of the initiatives that have news: first those whose status has changed."""
    changed = (each.initiative.slug for each in news.statuses)
    events = (each.initiative for each in news.followups)
    moved = (each.new.deadline.initiative for each in news.deadlines)
    return tuple(dict.fromkeys((*changed, *events, *moved)))


def news_items(reader: ViewContext, news: News, told: Told, *, with_open: bool = True) -> list[Item]:
    """Return an item for each initiative that has news which are not told yet.

    ``with_open``: with its open deadlines, too, which have not changed.
    """
    items = []
    for slug in initiatives_of(news):
        said = [*_status(reader, news, slug, told), *_events(reader, news, slug, told)]
        said += _deadlines(reader, news, slug, told, with_open=with_open and bool(said))
        if said:
            head = () if slug in {each.initiative.slug for each in news.statuses} else (_name(reader, slug),)
            items.append(Item(lines(*head, *said)))
    return items


def _name(reader: ViewContext, slug: str) -> Markup:
    return Markup("🗞 {} /{}").format(bold(reader.name(slug)), slug)


def _status(reader: ViewContext, news: News, slug: str, told: Told) -> Iterator[Markup | str]:
    change = next((each for each in news.statuses if each.initiative.slug == slug), None)
    if change is None or not is_first(told.statuses, slug):
        return
    yield _status_change(reader, change)
    if change.by.id not in told.entries and change.by.why is not None:
        yield reader.tr.localized(change.by.why)
    if isinstance(change.by, FollowUp):
        yield from _event(reader, change.by, told)
    elif is_first(told.entries, change.by.id):
        yield checked_sentence(reader.tr, assessment(reader.statement, slug))


def _status_change(reader: ViewContext, change: StatusChange) -> Markup:
    tr = reader.tr
    # Translators: Line of a digest; {sign} is an emoji, /{slug} a command, at most 44 characters.
    return tr.html(
        "{name}: status {old} → {sign} {new} /{slug}",
        name=bold(tr.text(change.initiative.short)),
        old=tr.gettext(STATUS[change.old]),
        sign=STATUS_SIGN[change.new],
        new=tr.gettext(STATUS[change.new]),
        slug=change.initiative.slug,
    )


def _events(reader: ViewContext, news: News, slug: str, told: Told) -> Iterator[Markup]:
    for each in news.followups:
        if each.initiative == slug:
            yield from _event(reader, each, told)


def _event(reader: ViewContext, followup: FollowUp, told: Told) -> Iterator[Markup]:
    if is_first(told.entries, followup.id):
        yield event_line(reader.tr, followup)
        yield correction(reader, followup)


def _deadlines(
    reader: ViewContext, news: News, slug: str, told: Told, *, with_open: bool
) -> Iterator[Markup]:
    moved = {each.new.deadline.slug for each in news.deadlines}
    for each in deadline_standings(reader.statement, reader.today):
        is_asked = each.deadline.slug in moved or (with_open and each.met_by is None)
        if each.deadline.initiative == slug and is_asked:
            yield from deadline_once(reader, each, told)


def deadline_once(reader: ViewContext, standing: DeadlineStanding, told: Told) -> Iterator[Markup]:
    """Yield how a deadline stands, unless that is told already."""
    if is_first(told.deadlines, standing.deadline.slug):
        yield Markup("⏰ ") + deadline_line(reader, standing)
