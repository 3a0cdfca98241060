"""What the buttons of commitments and the scoreboard carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowCommitments(CallbackData, prefix="com"):
    """List commitments by status and timeliness; an empty one means any."""

    statement: str
    status: str = ""
    timeliness: str = ""
    page: int = 0


class ShowCommitment(CallbackData, prefix="cmi"):
    """List the commitment of one initiative alone."""

    statement: str
    slug: str


class ChooseCommitments(CallbackData, prefix="cmc"):
    """Offer what to list commitments by: ``s`` statuses, ``t`` timeliness, ``i`` initiatives."""

    statement: str
    by: str
    status: str = ""
    timeliness: str = ""


class ScoreboardTheme(CallbackData, prefix="sco"):
    """Draw the scoreboard in another theme."""

    statement: str
    theme: str


class TurnCommitments(CallbackData, prefix="cmt"):
    """As :class:`ChooseCommitments`, of what there is too much for one keyboard."""

    statement: str
    by: str
    status: str
    timeliness: str
    page: int
