"""The card of an initiative, and its citation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.model import Status, Verifiability
from briefing.statement.review_days import next_review
from briefing.statement.status import assessment, newest_first
from views.checking import checked_sentence
from views.labels import CAN_BE_CHECKED, STATUS, STATUS_SIGN
from views.telegram.followups.callbacks import BeginFollowUp
from views.telegram.reports.reporting import report_buttons
from views.telegram.statement.callbacks import ShowCard, ShowHistory, ShowList, ShowLog
from views.telegram.statement.events import event_line
from views.telegram.statement.overview import deadline_line, source_line
from views.telegram.support.markup import bold, code, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button, page

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.statement.model import Initiative
    from briefing.statement.status import Assessment
    from views.translate import Translator

CACHED_PAGES = 1024


@lru_cache(maxsize=CACHED_PAGES)
def card(reader: ViewContext, slug: str) -> Page:
    """Return the card of an initiative."""
    statement, tr = reader.statement, reader.tr
    initiative = statement.initiatives[slug]
    numbers = initiative.paragraphs
    paragraph = tr.ngettext(
        "Paragraph {numbers}", "Paragraphs {numbers}", len(numbers), numbers=tr.listed(map(str, numbers))
    )
    return page(
        lines(bold(f"{initiative.number}. {tr.text(initiative.title)}"), italic(tr.text(initiative.stance))),
        tr.text(initiative.summary),
        lines(*(f"• {tr.text(fact)}" for fact in initiative.facts)),
        _dates(reader, initiative),
        _status(reader, initiative, assessment(statement, slug)),
        italic(lines(source_line(reader), paragraph)),
        rows=_card_buttons(reader, initiative),
    )


def followup_button(reader: ViewContext, slug: str) -> InlineKeyboardButton:
    """Return the button that begins a follow-up on an initiative."""
    text = reader.tr.gettext("✍️ Add a follow-up")
    return button(text, BeginFollowUp(statement=reader.statement.id, slug=slug))


def _paragraphs(initiative: Initiative) -> str:
    return "§ " + ", ".join(map(str, initiative.paragraphs))


def _dates(reader: ViewContext, initiative: Initiative) -> Markup:
    statement, tr = reader.statement, reader.tr
    own = [each for each in statement.deadlines.values() if each.initiative == initiative.slug]
    heading = tr.gettext("Deadline")
    if not own:
        return tr.html(
            "{heading}: none was stated; the next review is on {date}.",
            heading=bold(heading),
            date=tr.date(next_review(statement, reader.today)),
        )
    standings = (deadline_standing(statement, each, reader.today) for each in own)
    return lines(bold(heading), *(deadline_line(reader, each) for each in standings))


def _status(reader: ViewContext, initiative: Initiative, now: Assessment) -> Markup:
    tr = reader.tr
    why = tr.localized(now.why) if now.why else ""
    verifiability = tr.gettext(CAN_BE_CHECKED[initiative.verifiability])
    if initiative.verifiability is not Verifiability.VERIFIABLE and initiative.verifiability_reason:
        verifiability += f". {tr.text(initiative.verifiability_reason)}"
    status, checkable = tr.gettext("Status"), tr.gettext("Can it be checked?")
    rows: list[object] = [
        tr.html(
            "{heading}: {sign} {status}",
            heading=bold(status),
            sign=STATUS_SIGN[now.status],
            status=tr.gettext(STATUS[now.status]),
        ),
        why,
        tr.gettext("“No evidence found” does not mean “not done”.")
        if now.status is Status.NO_EVIDENCE_FOUND and not why
        else "",
        _newest(reader, now),
        Markup("{} {}").format(bold(checkable), verifiability),
        checked_sentence(tr, now),
    ]
    return lines(*rows)


def _newest(reader: ViewContext, now: Assessment) -> Markup:
    if now.newest is None:
        return Markup()
    tr = reader.tr
    heading = tr.gettext("Context") if now.newest.context else tr.gettext("Newest evidence")
    return tr.html("{heading}: {event}", heading=bold(heading), event=event_line(tr, now.newest))


def _card_buttons(reader: ViewContext, initiative: Initiative) -> Rows:
    statement, tr = reader.statement, reader.tr
    order = statement.in_order
    place = order.index(initiative)
    before, after = order[place - 1], order[(place + 1) % len(order)]
    slug, count = initiative.slug, len(newest_first(statement, initiative.slug))
    turns = [
        button(f"◀ {before.number}", ShowCard(statement=statement.id, slug=before.slug)),
        button(tr.gettext("📋 List"), ShowList(statement=statement.id)),
        button(f"{after.number} ▶", ShowCard(statement=statement.id, slug=after.slug)),
    ]
    logs = [button(tr.gettext("📜 History"), ShowHistory(statement=statement.id, slug=slug))]
    if count:
        log = tr.gettext("🗞 Follow-ups ({count})", count=count)
        logs.insert(0, button(log, ShowLog(statement=statement.id, slug=slug, page=0)))
    return [turns if len(order) > 1 else turns[1:2], logs, report_buttons(tr, statement.id, slug)]


def _status_to_cite(tr: Translator, now: Assessment) -> str:
    status = tr.gettext(STATUS[now.status])
    if now.last_checked_on is None:
        return tr.gettext("status: {status}", status=status)
    return tr.gettext("status: {status}, checked on {date}", status=status, date=tr.date(now.last_checked_on))


def citation(reader: ViewContext, slug: str, card_url: str) -> Page:
    """Show a citation to copy: speaker, occasion, date, outlet, hour, paragraph, the bot's card, status."""
    statement, tr = reader.statement, reader.tr
    initiative, source = statement.initiatives[slug], statement.source
    text = tr.gettext(
        "{speaker}. {occasion}, {date}: {title}. "
        "{outlet}, {published}, {time}, {paragraphs}. {url} ({status})",
        speaker=tr.text(statement.speaker),
        occasion=tr.text(statement.occasion),
        date=tr.date(statement.made_on),
        title=tr.text(initiative.title),
        outlet=source.outlet,
        published=tr.date(source.published_at.date()),
        time=tr.time(source.published_at),
        paragraphs=_paragraphs(initiative),
        url=card_url,
        status=_status_to_cite(tr, assessment(statement, slug)),
    )
    rows = [[button(tr.gettext("📄 Card"), ShowCard(statement=statement.id, slug=slug))]]
    return page(bold(tr.gettext("Citation (tap to copy)")), code(text), rows=rows)
