"""The card of an initiative: what fits a phone, then the rest in a quotation that unfolds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.entry import FollowUp
from briefing.statement.model import Verifiability
from briefing.statement.status import assessment, newest_first
from views.checking import checked_sentence
from views.excerpts import excerpt, sentences
from views.labels import CAN_BE_CHECKED
from views.log_words import paragraph_words
from views.telegram.followups.callbacks import BeginFollowUp
from views.telegram.reports.reporting import report_buttons
from views.telegram.statement.calendar_files import calendar_button
from views.telegram.statement.callbacks import Cite, ShowCard, ShowHistory, ShowList, ShowLog, ShowMore
from views.telegram.statement.card_parts import dates, fitting, head, newest
from views.telegram.statement.overview import source_line
from views.telegram.support.links import link_to
from views.telegram.support.markup import TEXT_LIMIT, bold, expandable, lines, split, visible_length
from views.telegram.support.page import Page, ViewContext, button, keyboard
from views.telegram.support.start_links import share_button
from views.telegram.support.web_pages import card_page_buttons, card_url

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.statement.model import Initiative
    from briefing.statement.status import Assessment

CACHED_PAGES = 1024
ROOM = 900
"""UTF-16 units of a card outside of its quotation, which a phone shows on one screen."""
LONGEST_SUMMARY = 250
"""Characters of the summary outside of the quotation."""


def card(reader: ViewContext, slug: str, username: str, follow: InlineKeyboardButton) -> Page:
    """Return the card of an initiative; ``follow`` is the button that follows it or ends that."""
    statement, tr = reader.statement, reader.tr
    shown = ShowCard(statement=statement.id, slug=slug)
    address = card_url(reader, slug) or link_to(shown, username)
    share = share_button(reader, tr.text(statement.initiatives[slug].title), address, slug)
    # Translators: Button below a card: shows more buttons, at most 20 characters.
    more = [button(tr.gettext("⋯ More"), ShowMore(statement=statement.id, slug=slug))]
    count = len(newest_first(statement, slug))
    if count:
        log = ShowLog(statement=statement.id, slug=slug, page=0)
        # Translators: Button below a card: the log of the initiative, with how many entries it has, at most
        # 20 characters.
        more.insert(0, button(tr.gettext("🗞 Log ({count})", count=tr.number(count)), log))
    rows = [_turns(reader, slug), [follow, share], more, card_page_buttons(reader, slug)]
    return Page(_text(reader, slug), keyboard(rows))


def card_with_more(reader: ViewContext, slug: str, public_url: str = "", *, writes: bool) -> Page:
    """Return the card with what else can be done; ``writes``: whether the person may add follow-ups.

    ``public_url`` is the address of the site, empty for none.
    """
    statement, tr = reader.statement.id, reader.tr
    rows = [
        [
            # Translators: Button below a card: shows a citation to copy, at most 20 characters.
            button(tr.gettext("❝ Cite"), Cite(statement=statement, slug=slug)),
            button(tr.gettext("📜 History"), ShowHistory(statement=statement, slug=slug)),
        ],
        [calendar_button(reader, slug, public_url)],
        report_buttons(tr, statement, slug),
        [button(tr.gettext("✍️ Add a follow-up"), BeginFollowUp(statement=statement, slug=slug))]
        if writes
        else [],
        # Translators: Button: back to the page of an initiative, at most 20 characters.
        [button(tr.gettext("⬅ Card"), ShowCard(statement=statement, slug=slug))],
    ]
    return Page(_text(reader, slug), keyboard(rows))


def _turns(reader: ViewContext, slug: str) -> list[InlineKeyboardButton]:
    statement, order = reader.statement, reader.statement.in_order
    # Translators: Button between two others below a card: the list of initiatives, at most 13 characters.
    whole = button(reader.tr.gettext("📋 List"), ShowList(statement=statement.id))
    if len(order) == 1:
        return [whole]
    place = order.index(statement.initiatives[slug])
    before, after = order[place - 1], order[(place + 1) % len(order)]
    return [
        button(f"◀ {before.number}", ShowCard(statement=statement.id, slug=before.slug)),
        whole,
        button(f"{after.number} ▶", ShowCard(statement=statement.id, slug=after.slug)),
    ]


@lru_cache(maxsize=CACHED_PAGES)
def _text(reader: ViewContext, slug: str) -> tuple[Markup, ...]:
    """Return a card; rows for which there is no room stand in the quotation, in the same order."""
    tr, initiative = reader.tr, reader.statement.initiatives[slug]
    now = assessment(reader.statement, slug)
    first, *others = sentences(tr.text(initiative.summary))
    lead = excerpt(first, LONGEST_SUMMARY)
    if lead != first:
        others = [tr.text(initiative.summary)]
    # Translators: Heading on a card: what the speaker does, such as “proposes to create it”, at most 20
    # characters.
    stance, outside = tr.gettext("Stance"), [head(reader, initiative, now)]
    moved: list[Markup] = []
    for section in (
        [newest(reader, now)],
        dates(reader, initiative),
        # Translators: Line on a card; only the mark between is yours, at most 20 characters.
        [tr.html("{heading}: {stance}", heading=bold(stance), stance=tr.text(initiative.stance)), lead],
        [f"• {tr.text(fact)}" for fact in initiative.facts],
    ):
        shown = fitting(section, ROOM - visible_length("\n\n".join([*outside, "\n"])))
        outside.append(lines(*shown))
        moved.append(lines(*section[len(shown) :]))
    why = tr.localized(now.why) if now.why else ""
    inside = [why, " ".join(others), *moved, *_rest(reader, initiative, now)]
    folded = Markup("\n\n").join(each for each in outside if each)
    first_quotation, *more = split(inside, TEXT_LIMIT - visible_length(folded) - len("\n"))
    return lines(folded, expandable(first_quotation)), *map(expandable, more)


def _rest(reader: ViewContext, initiative: Initiative, now: Assessment) -> list[Markup]:
    """Return whether the initiative can be checked and where it was proposed.

    When somebody looked stands here only if the line of the status does not say it.
    """
    tr = reader.tr
    verifiability = tr.gettext(CAN_BE_CHECKED[initiative.verifiability])
    if initiative.verifiability is not Verifiability.VERIFIABLE and initiative.verifiability_reason:
        verifiability += f". {tr.text(initiative.verifiability_reason)}"
    checkable = tr.gettext("Can it be checked?")
    return [
        lines(
            Markup("{} {}").format(bold(checkable), verifiability),
            checked_sentence(tr, now) if isinstance(now.by, FollowUp) else "",
        ),
        lines(source_line(reader), paragraph_words(tr, initiative)),
    ]
