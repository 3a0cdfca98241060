"""Actions of the visitor after a link that adds the bot: the chat is chosen in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.page_sharing import SharingVisitor

if TYPE_CHECKING:
    from sandbox.kinds import Json, PageAct


class LinkVisitor(SharingVisitor):
    """The choice of a group or channel, in the same form as the other actions."""

    def acts(self) -> dict[str, PageAct]:
        """Return the actions by the last part of their address."""
        return super().acts() | {
            "start-group": self._start_in_group,
            "start-channel": self._start_in_channel,
        }

    def _start_in_group(self, body: Json) -> None:
        payload, admin = str(body.get("payload", "")), str(body.get("admin", ""))
        self._world.start_in_group(self.person(body), self.chat(body), payload, admin)

    def _start_in_channel(self, body: Json) -> None:
        self._world.start_in_channel(self.person(body), self.chat(body), str(body.get("admin", "")))
