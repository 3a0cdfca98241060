"""A page as it is sent of the bot's own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.outbox import Body
from views.telegram.support.belonging import Common, belonging

if TYPE_CHECKING:
    from views.telegram.support.page import Page

CACHED = 1024
"""Distinct pages of one kind that are kept rendered."""


def bodies(made: Page, people: tuple[int, ...] = ()) -> tuple[Body, ...]:
    """Return a page as it is kept in the outbox, one body for each message, with the mark of a push.

    ``people`` are the ids of people and chats whom it names to others.
    """
    shown = belonging(made, Common.PUSHED)
    keyboard = shown.keyboard.model_dump_json(exclude_none=True) if shown.keyboard else None
    *first, last = shown.parts
    return (*(Body(part, people=people) for part in first), Body(last, keyboard, people=people))
