"""What editors and reporting readers are shown keeps to the limits and never becomes markup."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.reports.reports import NOTE_LIMIT, REPORT_LIMIT, Report, ReportKind, ReportState
from briefing.reviews.open_reviews import ReviewReason, open_reviews
from briefing.stats.error_counts import ErrorCounts
from tests.views import hostile
from tests.views.shown import translator
from tests.views.telegram_html import text_of
from views.telegram.reports.reporting import (
    ReportLink,
    ask_report,
    preview_report,
    report_answer_page,
    report_buttons,
    report_received,
)
from views.telegram.reports.reports import ask_why_declined, preview_answer, queue_page
from views.telegram.reviews.notifications import error_counts_page
from views.telegram.reviews.reviews import opened_page, reviews_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.telegram.support.page import Page

TR, OF_IT, SLUG = translator("en"), hostile.STATEMENT, hostile.SLUGS[0]
NOON = datetime(2028, 1, 7, 12, tzinfo=UTC)
REVIEWS = open_reviews(OF_IT, date(2028, 1, 7))
HELD = {OF_IT.id: OF_IT}


def report(text: str) -> Report:
    note = (text * NOTE_LIMIT)[:NOTE_LIMIT]
    text = (text * REPORT_LIMIT)[:REPORT_LIMIT]
    state = ReportState.DECLINED
    return Report(10**9, 1, "en", OF_IT.id, SLUG, ReportKind.EVIDENCE, text, NOON, state, note)


def pages() -> Iterator[tuple[str, Page]]:
    put_off = dict.fromkeys((each.key for each in REVIEWS), date(2028, 1, 14))
    yield "reviews", reviews_page(TR, HELD, REVIEWS, put_off, 0, writes=True)
    yield "reviews to a reviewer", reviews_page(TR, HELD, REVIEWS, {}, 99, writes=False)
    yield "opened", opened_page(TR, HELD, REVIEWS)
    yield "question", ask_report(TR, OF_IT, ReportLink(ReportKind.ERROR, OF_IT.id, SLUG))
    yield (
        "trouble",
        error_counts_page(TR, ErrorCounts(date(2028, 1, 7), 3, {hostile.ATTACK * 20: 2, "b": 1}, 1)),
    )
    for text in (hostile.ATTACK, "🙂"):
        yield f"taken {text}", report_received(TR, report(text))
        yield f"answer {text}", report_answer_page(TR, OF_IT, report(text))
        yield f"queue {text}", queue_page(TR, OF_IT, [report(text)] * 3, 1, NOON, answers=True)
        yield f"declined {text}", ask_why_declined(TR, report(text))
        yield f"to send {text}", preview_report(TR, OF_IT, report(text), "0" * 16)
        yield f"to answer {text}", preview_answer(TR, translator("kk"), OF_IT, report(text), "0" * 16)


def test_the_hostile_statement_has_a_review_for_each_reason_but_old_evidence() -> None:
    assert {each.reason for each in REVIEWS} == set(ReviewReason) - {ReviewReason.OLD_EVIDENCE}


@pytest.mark.parametrize("page", [page for _name, page in pages()], ids=[name for name, _page in pages()])
def test_a_page_is_one_message_of_our_tags_with_buttons_that_fit(page: Page) -> None:
    (part,) = page.parts
    assert text_of(part).strip()
    rows = page.keyboard.inline_keyboard if page.keyboard else []
    assert all(1 <= len((each.callback_data or "").encode()) <= 64 for row in rows for each in row)


def test_what_a_person_wrote_is_shown_unharmed() -> None:
    shown = dict(pages())
    assert hostile.ATTACK * 3 in text_of(shown[f"queue {hostile.ATTACK}"].parts[0])
    assert hostile.ATTACK * 3 in text_of(shown[f"answer {hostile.ATTACK}"].parts[0])
    assert hostile.ATTACK in text_of(shown["trouble"].parts[0])


def test_the_buttons_of_a_card_fit() -> None:
    found = report_buttons(TR, OF_IT.id, SLUG)
    assert [len((each.callback_data or "").encode()) for each in found] == [63, 63]
