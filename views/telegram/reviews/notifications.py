"""Notifications to editors about reviews, reports and errors, and to readers about their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.reports.reporting import report_answer_page
from views.telegram.reports.reports import new_reports
from views.telegram.reviews.reviews import opened_page
from views.telegram.support.bodies import Renderer, bodies
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.reports.reports import Report
    from briefing.reviews.open_reviews import OpenReview
    from briefing.stats.error_counts import ErrorCounts
    from views.translate import Translator

REASONS = 5
"""The most reasons of dead deliveries that are named; the others are counted together."""
REASON_LENGTH = 100
"""The most characters of a reason."""


class TelegramNotificationRenderer(Renderer):
    """Renders these notifications."""

    def reviews(self, library: Library, reviews: Sequence[OpenReview], language: str) -> tuple[Body, ...]:
        """Render reviews that have opened, with their buttons."""
        return bodies(opened_page(self._tr(language), library.statements, reviews))

    def error_counts(self, error_counts: ErrorCounts, language: str) -> tuple[Body, ...]:
        """Render how many errors there were since the morning before."""
        return bodies(error_counts_page(self._tr(language), error_counts))

    def new_reports(self, count: int, language: str) -> tuple[Body, ...]:
        """Render for an editor how many reports have come in."""
        return bodies(new_reports(self._tr(language), count))

    def report_answer(self, library: Library, report: Report, language: str) -> tuple[Body, ...]:
        """Render for a reader whether a report was accepted or declined."""
        statement = library.statement(report.statement)
        # If Telegram refused the message, editors would see how it begins; so the reader is named as in it.
        return bodies(report_answer_page(self._tr(language), statement, report), (report.reader,))


def error_counts_page(tr: Translator, error_counts: ErrorCounts) -> Page:
    """Show the counts of errors since the morning before; counts of 0 are left out."""
    heading = Markup("🛠 ") + bold(tr.gettext("The bot itself, since yesterday"))
    return page(heading, lines(*_error_lines(tr, error_counts)))


def _error_lines(tr: Translator, error_counts: ErrorCounts) -> Iterator[str]:
    if error_counts.failures:
        yield tr.ngettext(
            "{n} message or button failed on our side; the log has the error.",
            "{n} messages or buttons failed on our side; the log has the errors.",
            error_counts.failures,
        )
    if error_counts.dead:
        count = sum(error_counts.dead.values())
        yield tr.ngettext(
            "{n} message could not be delivered:", "{n} messages could not be delivered:", count
        )
        ordered = sorted(error_counts.dead.items(), key=lambda each: (-each[1], each[0]))
        yield from (f"• {reason[:REASON_LENGTH]}: {tr.number(count)}" for reason, count in ordered[:REASONS])
        if rest := sum(count for _reason, count in ordered[REASONS:]):
            # Translators: Last line of a list of errors of the bot, at most 28 characters.
            yield "• " + tr.gettext("other reasons: {count}", count=tr.number(rest))
    if paused := error_counts.paused:
        yield tr.ngettext("{n} chat shut the bot out.", "{n} chats shut the bot out.", paused)
