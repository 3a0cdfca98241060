"""The data of the buttons of reviews. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowReviews(CallbackData, prefix="revs"):
    """Show a page of the open reviews."""

    page: int = 0


class CheckReview(CallbackData, prefix="revc"):
    """Publish a check of an initiative that found nothing new. The longest has 58 bytes."""

    statement: str
    slug: str


class PutOffReview(CallbackData, prefix="revl"):
    """Put off the reviews of an initiative by a week."""

    statement: str
    slug: str
