"""The data of the buttons of deadlines. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowCommitments(CallbackData, prefix="com"):
    """List commitments with a status and a timeliness; an empty one stands for any."""

    statement: str
    status: str = ""
    timeliness: str = ""
    page: int = 0


class ShowCommitment(CallbackData, prefix="cmi"):
    """Show the commitment of one initiative."""

    statement: str
    slug: str


class ChooseCommitments(CallbackData, prefix="cmc"):
    """Offer filters of commitments of a kind: ``s`` statuses, ``t`` timeliness, ``i`` initiatives."""

    statement: str
    by: str
    status: str = ""
    timeliness: str = ""


class ScoreboardTheme(CallbackData, prefix="sco"):
    """Draw the scoreboard in another theme."""

    statement: str
    theme: str


class TurnCommitments(CallbackData, prefix="cmt"):
    """As :class:`ChooseCommitments`, another sheet of filters that are too many for one keyboard."""

    statement: str
    by: str
    status: str
    timeliness: str
    page: int
