"""Stories become proposals: one for each story, however many outlets tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.ports import Store
    from briefing.proposals.matching import Matcher
    from briefing.proposals.proposal import Proposal
    from briefing.proposals.story import Story


async def take_in(store: Store, matcher: Matcher, stories: Sequence[Story], now: datetime) -> list[Proposal]:
    """Match stories in a thread, and keep those that match; return the proposals that are new or changed.

    A story whose address is known already changes nothing, so the same feed may be taken in again and again.
    """
    raise NotImplementedError
