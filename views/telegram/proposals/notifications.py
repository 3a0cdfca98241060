"""Notifications to editors about proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.proposals.proposals import new_proposals_page
from views.telegram.support.bodies import Renderer, bodies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.proposals.proposal import Proposal


class TelegramProposalRenderer(Renderer):
    """Renders these notifications."""

    def new_proposals(
        self, library: Library, proposals: Sequence[Proposal], language: str
    ) -> tuple[Body, ...]:
        """Render proposals that are new, as one message."""
        return bodies(new_proposals_page(self._tr(language), library.statements, proposals))
