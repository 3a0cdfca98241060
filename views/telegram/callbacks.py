"""What the buttons carry: 64 bytes at most, so names are short.

The longest, ``log:`` with a statement's id (20), a slug (32) and a page, has 61 bytes.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowDigest(CallbackData, prefix="dig"):
    """Show the digest of a statement."""

    statement: str


class ShowList(CallbackData, prefix="list"):
    """Show the numbered list of initiatives."""

    statement: str


class ShowCard(CallbackData, prefix="card"):
    """Show one initiative."""

    statement: str
    slug: str


class ShowDeadlines(CallbackData, prefix="due"):
    """Show the deadlines."""

    statement: str


class ShowLog(CallbackData, prefix="log"):
    """Show a page of the follow-ups of one initiative, or of all (an empty slug)."""

    statement: str
    slug: str
    page: int


class ShowLanguages(CallbackData, prefix="langs"):
    """Show the choice of languages."""


class SetLanguage(CallbackData, prefix="lang"):
    """Choose a language for this chat."""

    code: str


class Forget(CallbackData, prefix="forget"):
    """Answer the question whether to erase what is stored."""

    confirmed: bool
