"""Open reviews: a page of all of them, and the notification about new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.reviews.open_reviews import ReviewReason
from briefing.statement.status import assessment
from views.checking import checked_sentence
from views.labels import status_words
from views.telegram.followups.callbacks import BeginFollowUp
from views.telegram.reviews.callbacks import CheckReview, PutOffReview, ShowReviews
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.markup import bold, italic, joined, lines
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefing.reviews.open_reviews import OpenReview
    from briefing.statement.model import Statement
    from views.translate import Translator

INITIATIVES = 5
"""Initiatives on one page."""

About = tuple[str, str]
"""A statement's id and a slug."""


def reviews_page(
    tr: Translator,
    statements: Mapping[str, Statement],
    reviews: Sequence[OpenReview],
    put_off: Mapping[str, date],
    number: int,
    *,
    writes: bool,
) -> Page:
    """Show page ``number`` (from 0) of all open reviews; ``writes``: with the buttons of an editor.

    ``put_off`` has the day until which the editor has put off a review, by the key of the review.
    """
    if not reviews:
        return page(tr.gettext("Nothing needs a new check: no review is open."), rows=[newsroom_row(tr)])
    about = _initiatives(reviews)
    part = ListPage.of(about, number, INITIATIVES)
    count = tr.ngettext(
        "{n} initiative due for a new check", "{n} initiatives due for a new check", len(about)
    )
    heading = joined(Markup("🔎 ") + bold(count), part.place(tr))
    sections = [_initiative(tr, statements, reviews, each, put_off) for each in part.entries]
    rows = _buttons(tr, statements, part.entries, writes=writes)
    turns = part.turns(lambda target: ShowReviews(page=target))
    return page(heading, *sections, _silence(tr), rows=[*rows, turns, newsroom_row(tr)])


def opened_page(tr: Translator, statements: Mapping[str, Statement], reviews: Sequence[OpenReview]) -> Page:
    """Tell an editor of reviews that have opened."""
    about = _initiatives(reviews)
    heading = Markup("🔎 ") + bold(tr.gettext("Time for a new check"))
    sections = [_initiative(tr, statements, reviews, each, {}) for each in about]
    rows = _buttons(tr, statements, about, writes=True)
    # Translators: Button: lists the initiatives that are to be checked anew, at most 36 characters.
    rows.append([button(tr.gettext("🔎 All open reviews"), ShowReviews())])
    return page(heading, *sections, _silence(tr), rows=rows)


def check_published(tr: Translator) -> str:
    """Confirm that a check was published."""
    return tr.gettext("Published: checked today, nothing new.")


def review_closed(tr: Translator) -> str:
    """Answer a button of a review that was closed by somebody else."""
    return tr.gettext("Somebody has looked already: this review is closed.")


def put_off_until(tr: Translator, until: date) -> str:
    """Confirm that a review is put off until a day."""
    return tr.gettext("The bot reminds you again on {date}.", date=tr.date(until))


def put_off_already(tr: Translator) -> str:
    """Say that a review was put off already."""
    return tr.gettext("You have put this off already.")


def _initiatives(reviews: Sequence[OpenReview]) -> list[About]:
    return list(dict.fromkeys((each.statement, each.initiative) for each in reviews))


def _silence(tr: Translator) -> Markup:
    return italic(tr.gettext("A status changes only on evidence."))


def _initiative(
    tr: Translator,
    statements: Mapping[str, Statement],
    reviews: Sequence[OpenReview],
    about: About,
    put_off: Mapping[str, date],
) -> Markup:
    statement, slug = statements[about[0]], about[1]
    initiative, now = statement.initiatives[slug], assessment(statement, slug)
    mine = [each for each in reviews if (each.statement, each.initiative) == about]
    waits = [put_off[each.key] for each in mine if each.key in put_off]
    return lines(
        bold(f"{initiative.number}. {tr.text(initiative.short)}") + f" /{slug}",
        tr.text(statement.title) if len(statements) > 1 else "",
        *(_reason(tr, each) for each in mine),
        status_words(tr, now.status),
        checked_sentence(tr, now),
        tr.gettext("Put off by you until {date}.", date=tr.date(min(waits))) if waits else "",
    )


def _reason(tr: Translator, review: OpenReview) -> str:
    opened_on, days = tr.date(review.opened_on), review.days
    match review.reason:
        case ReviewReason.DEADLINE_PASSED:
            return tr.gettext(
                "A deadline has passed, and nobody has looked since. Open since {date}.", date=opened_on
            )
        case ReviewReason.REVIEW_DATE:
            return tr.gettext("It has no stated date, and its review day has come: {date}.", date=opened_on)
        case ReviewReason.LONG_UNCHECKED:
            return tr.ngettext(
                "Nobody has looked for {n} day. Open since {date}.",
                "Nobody has looked for {n} days. Open since {date}.",
                days,
                date=opened_on,
            )
        case ReviewReason.OLD_EVIDENCE:
            return tr.ngettext(
                "The newest evidence on its card was read {n} day ago. Open since {date}.",
                "The newest evidence on its card was read {n} days ago. Open since {date}.",
                days,
                date=opened_on,
            )


def _buttons(
    tr: Translator, statements: Mapping[str, Statement], about: Sequence[About], *, writes: bool
) -> Rows:
    rows: Rows = []
    for statement, slug in about:
        number = statements[statement].initiatives[slug].number

        def label(words: str, number: int = number) -> str:
            return words if len(about) == 1 else f"{number}. {words}"

        if not writes:
            rows.append([button(label(tr.gettext("📄 Card")), ShowCard(statement=statement, slug=slug))])
            continue
        check = CheckReview(statement=statement, slug=slug)
        # Translators: Button: an editor looked for evidence today and found nothing new; a number before
        # it, at most 36 characters.
        rows.append([button(label(tr.gettext("✅ Nothing new, checked today")), check)])
        # Translators: Button: opens the form of an entry; sometimes a number before it, at most 20
        # characters.
        add = button(label(tr.gettext("✍️ Add a follow-up")), BeginFollowUp(statement=statement, slug=slug))
        # Translators: Button: puts a review off for a week; a number before it, at most 14 characters.
        later = button(label(tr.gettext("💤 Later")), PutOffReview(statement=statement, slug=slug))
        rows.append([add, later])
    return rows
