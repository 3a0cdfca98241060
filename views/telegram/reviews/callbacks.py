"""What the buttons of reviews carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowReviews(CallbackData, prefix="revs"):
    """Show a page of what is to be looked at again."""

    page: int = 0


class CheckReview(CallbackData, prefix="revc"):
    """Publish that there is nothing new about an initiative. The longest has 58 bytes."""

    statement: str
    slug: str


class PutOffReview(CallbackData, prefix="revl"):
    """Be told of an initiative's reviews again in a week."""

    statement: str
    slug: str
