"""Lists of commitments with their status and deadlines, filtered by status, timeliness or initiative."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.commitments import CommitmentFilter, commitments
from views.checking import checked_sentence, checked_words
from views.labels import STATUS, TIMELINESS, VERIFIABILITY, status_words
from views.telegram.deadlines.callbacks import (
    ChooseCommitments,
    ShowCommitment,
    ShowCommitments,
    TurnCommitments,
)
from views.telegram.search.search_pages import ECHO
from views.telegram.statement.callbacks import (
    ShowCard,
    ShowDigest,
    ShowHistory,
)
from views.telegram.statement.overview import deadline_line, status_line
from views.telegram.support.markup import bold, code, joined, lines
from views.telegram.support.page import Page, Rows, ViewContext, button, page
from views.telegram.support.sheets import Item, ListPage, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.deadlines.commitments import Commitment
    from briefing.statement.status import Assessment
    from views.translate import Translator

    Buttons = list[InlineKeyboardButton]

CACHED_PAGES = 256
SHOWN = 10
"""Commitments on one page."""
ANY = CommitmentFilter()


@lru_cache(maxsize=CACHED_PAGES)
def commitments_page(reader: ViewContext, choice: CommitmentFilter, number: int) -> Page:
    """Show page ``number`` (from 0) of the commitments that fit a filter."""
    tr, every = reader.tr, commitments(reader.statement, reader.today)
    found = [each for each in every if choice.fits(each)]
    shown = ListPage.of(found, number, SHOWN)
    heading = joined(bold(tr.gettext("Where things stand")), shown.place(tr))
    turns = shown.turns(lambda target: _listing(reader, choice, target))
    checked = {checked_words(tr, each.assessment) for each in shown.entries}
    of_all = _checked_of_all(tr, shown.entries[0].assessment) if len(checked) == 1 else ""
    return page(
        lines(heading, _choice(reader, choice, len(found), len(every))),
        *(_row(reader, each, with_check=len(checked) > 1) for each in shown.entries),
        of_all if found else tr.gettext("No initiative fits today."),
        rows=[turns, *_buttons(reader, choice)],
    )


def _checked_of_all(tr: Translator, now: Assessment) -> str:
    return checked_sentence(tr, now) or tr.gettext("Nobody has looked yet")


def _choice(reader: ViewContext, choice: CommitmentFilter, found: int, every: int) -> str:
    tr, words = reader.tr, []
    if choice.status is not None:
        # Translators: Heading above a filtered list, at most 24 characters.
        words.append(tr.gettext("Status: {status}", status=tr.gettext(STATUS[choice.status])))
    if choice.timeliness is not None:
        due = tr.gettext(TIMELINESS[choice.timeliness])
        # Translators: Heading above a filtered list: how the deadlines in it stand, at most 32 characters.
        words.append(tr.gettext("Deadline: {timeliness}", timeliness=due))
    if choice != ANY:
        # Translators: How many initiatives are listed out of all, beside the heading, at most 40
        # characters.
        words.append(tr.gettext("{found} of {every}", found=tr.number(found), every=tr.number(every)))
    return joined(*words)


def _row(reader: ViewContext, commitment: Commitment, *, with_check: bool) -> Markup:
    """Return an initiative with its deadlines; ``with_check``: and when somebody last looked."""
    tr = reader.tr
    due = [Markup("⏰ ") + deadline_line(reader, each) for each in commitment.deadlines]
    no_date = "" if due else "⏰ " + tr.gettext("no date was stated")
    checkable = "🔎 " + tr.gettext(VERIFIABILITY[commitment.initiative.verifiability])
    checked = checked_words(tr, commitment.assessment) if with_check else ""
    return lines(status_line(reader, commitment.initiative), *due, joined(no_date, checkable, checked))


def _listing(reader: ViewContext, choice: CommitmentFilter, number: int = 0) -> ShowCommitments:
    return ShowCommitments(**_carried(reader, choice), page=number)


def _carried(reader: ViewContext, choice: CommitmentFilter) -> dict[str, str]:
    status, timeliness = choice.status or "", choice.timeliness or ""
    return {"statement": reader.statement.id, "status": status, "timeliness": timeliness}


def _buttons(reader: ViewContext, choice: CommitmentFilter) -> Rows:
    tr, statement = reader.tr, reader.statement
    rows: Rows = []
    if choice.initiative is not None:
        # Translators: Button: shows the page of an initiative, at most 20 characters.
        card = button(tr.gettext("📄 Card"), ShowCard(statement=statement.id, slug=choice.initiative))
        # Translators: Button: shows the log of one initiative, at most 20 characters.
        log = button(tr.gettext("📜 History"), ShowHistory(statement=statement.id, slug=choice.initiative))
        rows.append([card, log])
    else:
        # Translators: Button: choose which statuses are listed, at most 20 characters.
        by_status = tr.gettext("By status")
        # Translators: Button: choose by how the deadline stands, at most 20 characters.
        by_date = tr.gettext("By deadline")
        rows.append([_menu(reader, by_status, "s", choice), _menu(reader, by_date, "t", choice)])
    # Translators: Button: choose one initiative, at most 20 characters.
    rows.append([_menu(reader, tr.gettext("By initiative"), "i", ANY)])
    if choice != ANY:
        # Translators: Button: no filter any more, at most 20 characters.
        rows.append([button(tr.gettext("Show all"), _listing(reader, ANY))])
    # Translators: Button: back to the statement on one screen, at most 20 characters.
    return [*rows, [button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement.id))]]


def _menu(reader: ViewContext, text: str, by: str, choice: CommitmentFilter) -> InlineKeyboardButton:
    return button(text, ChooseCommitments(**_carried(reader, choice), by=by))


@lru_cache(maxsize=CACHED_PAGES)
def filter_menu(reader: ViewContext, by: str, choice: CommitmentFilter, number: int = 0) -> Page | None:
    """Offer the filters of kind ``by`` that some initiative fits; None if there is no such kind."""
    tr = reader.tr
    every = commitments(reader.statement, reader.today)
    match by:
        case "s":
            # Translators: Question above buttons, at most 28 characters.
            heading = tr.gettext("Which status?")
            offered = _statuses(reader, choice, every)
        case "t":
            heading = tr.gettext("Which kind of deadline?")
            offered = _timeliness(reader, choice, every)
        case "i":
            # Translators: Question above buttons, at most 28 characters.
            heading = tr.gettext("Which initiative?")
            offered = _initiatives(reader)
        case _:
            return None
    # Translators: Button: back to the list of statuses and deadlines, at most 36 characters.
    back = button(tr.gettext("⬅ Where things stand"), _listing(reader, choice))

    def turn(number: int) -> TurnCommitments:
        return TurnCommitments(**_carried(reader, choice), by=by, page=number)

    return sheet(tr, bold(heading), [Item(row=(each,)) for each in offered], number, turn, rows=[[back]])


def _statuses(reader: ViewContext, choice: CommitmentFilter, every: Sequence[Commitment]) -> Buttons:
    tr, others = reader.tr, replace(choice, status=None)
    counts = Counter(each.assessment.status for each in every if others.fits(each))
    return [
        button(f"{status_words(tr, each)} ({counts[each]})", _listing(reader, replace(choice, status=each)))
        for each in STATUS
        if counts[each]
    ]


def _timeliness(reader: ViewContext, choice: CommitmentFilter, every: Sequence[Commitment]) -> Buttons:
    tr, others = reader.tr, replace(choice, timeliness=None)
    counts = Counter(kind for each in every if others.fits(each) for kind in each.timeliness)
    return [
        button(f"{tr.gettext(label)} ({counts[kind]})", _listing(reader, replace(choice, timeliness=kind)))
        for kind, label in TIMELINESS.items()
        if counts[kind]
    ]


def _initiatives(reader: ViewContext) -> Buttons:
    statement, slugs = reader.statement.id, (each.slug for each in reader.statement.in_order)
    return [button(reader.numbered(slug), ShowCommitment(statement=statement, slug=slug)) for slug in slugs]


def unknown_choice(reader: ViewContext, asked: str) -> Page:
    """Say that there is no such filter, and list those that there are."""
    tr = reader.tr
    # Translators: Heading above counts of statuses, at most 20 characters.
    by_status = tr.gettext("Statuses")
    by_date = tr.gettext("Deadlines")
    sections = [
        tr.html(
            "There is no status, deadline or initiative called “{asked}”. Write one of these after "
            "the command, or the number or name of an initiative; /initiatives lists them.",
            asked=asked[:ECHO],
        ),
        _known(by_status, (tr.gettext(label) for label in STATUS.values())),
        _known(by_date, (tr.gettext(label) for label in TIMELINESS.values())),
    ]
    return page(*sections, rows=_buttons(reader, ANY))


def _known(heading: str, names: Iterable[str]) -> Markup:
    return Markup("{}: {}").format(bold(heading), Markup(", ").join(map(code, names)))
