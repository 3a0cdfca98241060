"""An index of the private chats of people who set up a group or channel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.chat import Chat


class Managers:
    """The managers of each group or channel."""

    def __init__(self) -> None:
        self._of_group: dict[int, set[int]] = {}

    def of(self, group_id: int) -> list[int]:
        """Return the ids of the private chats that manage a group, lowest first."""
        return sorted(self._of_group.get(group_id, ()))

    def refresh(self, chat_id: int, before: Chat | None, after: Chat | None) -> None:
        """Update the index after a chat has changed."""
        for group_id in set(before.manages) if before else ():
            managers = self._of_group[group_id]
            managers.discard(chat_id)
            if not managers:
                del self._of_group[group_id]
        for group_id in after.manages if after else ():
            self._of_group.setdefault(group_id, set()).add(chat_id)

    def changed(
        self, chats: Mapping[int, Chat], old_id: int, new_ids: tuple[int, ...]
    ) -> dict[int, Chat | None]:
        """Return the managers of ``old_id``, changed to manage ``new_ids`` instead."""
        changed: dict[int, Chat | None] = {}
        for chat_id in self.of(old_id):
            if chat_id != old_id:
                chat = chats[chat_id]
                groups = (new_ids if each == old_id else (each,) for each in chat.manages)
                manages = dict.fromkeys(each for several in groups for each in several)
                changed[chat_id] = replace(chat, manages=tuple(manages))
        return changed
