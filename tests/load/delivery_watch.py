"""What the scenarios of a delivery look at: who has got how much, when, and what is left in the store."""

from __future__ import annotations

import tempfile
from collections import Counter
from shutil import copytree
from typing import TYPE_CHECKING

from storage.open import open_store
from tests.load.processes import START_SECONDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from briefing.ports import Store
    from sandbox import Chat, Sandbox
    from sandbox.journal import Call
    from sandbox.kinds import Json

IDEAL_A_SECOND = 30
"""What Telegram carries out of one bot's messages in a second."""


class Tally:
    """How many of the bot's messages came to each of some chats."""

    def __init__(self, box: Sandbox, chats: Iterable[Chat]) -> None:
        self.counts: Counter[int] = Counter({chat.id: 0 for chat in chats})
        self._box = box
        box.world.subscribe(self._hear)

    @property
    def total(self) -> int:
        """All of them."""
        return self.counts.total()

    @property
    def missed(self) -> int:
        """Chats to which none came."""
        return sum(not count for count in self.counts.values())

    def _hear(self, event: Json) -> None:
        if event["type"] != "message" or event["chat_id"] not in self.counts:
            return
        if self._box.world.chats[event["chat_id"]].log[event["message_id"]].from_bot:
            self.counts[event["chat_id"]] += 1


def sends(box: Sandbox, chat_ids: Collection[int] | None = None) -> list[Call]:
    """Return what was sent, by its beginning: to these chats, or to all."""
    sent = box.journal.filter("sendMessage", ok=True)
    if chat_ids is not None:
        sent = [call for call in sent if int(call.params["chat_id"]) in chat_ids]
    return sorted(sent, key=lambda call: call.started)


def span(calls: list[Call]) -> float:
    """Return the seconds from the first to the last of some calls."""
    return calls[-1].started - calls[0].started


async def begun(box: Sandbox, tally: Tally) -> None:
    """Return when the first message has come."""
    await box.until(lambda: tally.total > 0, START_SECONDS)


class CopiedStore:
    """A copy of a store's files, so that what a bot has left can be looked at and stays as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copy = tempfile.TemporaryDirectory()

    async def __aenter__(self) -> Store:
        copytree(self._folder, self._copy.name, dirs_exist_ok=True)
        self._store = await open_store(f"tinydb:///{self._copy.name}/bot.json")
        return self._store

    async def __aexit__(self, *_error: object) -> None:
        await self._store.close()
        self._copy.cleanup()
