"""The data of the buttons of proposals. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowProposals(CallbackData, prefix="prq"):
    """Show a page of what waits."""

    page: int = 0


class TakeProposal(CallbackData, prefix="prt"):
    """Open the form of a follow-up with what a proposal says."""

    number: int


class ThrowAwayProposal(CallbackData, prefix="prx"):
    """Throw a proposal away, and show the page of the queue again."""

    number: int
    page: int = 0


class ChooseInitiative(CallbackData, prefix="prc"):
    """Ask which initiative a proposal concerns."""

    number: int
    page: int = 0


class MoveProposal(CallbackData, prefix="prm"):
    """Move a proposal to another initiative, and show the page of the queue again. At most 60 bytes."""

    number: int
    slug: str
    page: int = 0
