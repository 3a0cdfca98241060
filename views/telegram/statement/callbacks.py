"""The data of the buttons of statements. Telegram takes 64 bytes of it, so names are short."""

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
    page: int = 0


class ShowHistory(CallbackData, prefix="his"):
    """Show a page of the follow-ups and checks of one initiative."""

    statement: str
    slug: str
    page: int = 0


class ShowEntry(CallbackData, prefix="ent"):
    """Show one entry of the log; a long id is cut, as in links."""

    entry: str


class ShowStatements(CallbackData, prefix="sts"):
    """List the statements to choose from."""


class ChooseStatement(CallbackData, prefix="stc"):
    """Let this chat follow another statement."""

    statement: str


class SendCalendar(CallbackData, prefix="cal"):
    """Send the calendar of an initiative, or of the statement (an empty slug), as a file."""

    statement: str
    slug: str = ""


class Cite(CallbackData, prefix="cit"):
    """Show a citation to copy."""

    statement: str
    slug: str


class ShowMore(CallbackData, prefix="more"):
    """Show what else can be done with an initiative below its card."""

    statement: str
    slug: str
