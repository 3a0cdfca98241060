"""The membership of the only process: it has every duty, and nobody else changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ports_replicas import Sent

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.ports_replicas import Change, Duty


class OnlyMember:
    """A replica without others."""

    async def beat(self, duties: Collection[Duty], sent: Sent) -> frozenset[Change]:  # noqa: ARG002 - part of the port
        """Return that nobody changed anything."""
        return frozenset()

    def has(self, duty: Duty) -> bool:  # noqa: ARG002 - part of the port
        """Return True for every duty."""
        return True

    def sent_by_others(self) -> Sent:
        """Return that nobody sent anything."""
        return Sent()

    async def leave(self) -> None:
        """Do nothing: nobody takes over."""
