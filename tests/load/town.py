"""Subscribers of a sandbox, all of whom are to be reminded of one rung, and the bot that does it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.settings import PACKAGED_CONTENT
from briefing.chat import Chat, ChatKind
from briefing.library import Library
from briefing.preferences import Preferences
from briefing.search.forms import word_forms
from briefing.subscription import Subscription, Target
from briefing.subscriptions.plan import scheduled
from briefing.versions.publish import refresh
from sandbox import Sandbox
from storage.content import load_content
from storage.open import open_store
from tests.load.processes import TOKEN, Process, bot_settings, start
from views.commands import RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sandbox import Chat as SandboxChat

REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on the day when 30 days of the chairmanship are left: every subscriber is reminded."""
EVE = REMINDER_DAY - timedelta(days=1)
"""When each of them had a digest: the next one has nothing to tell and does not come."""
LANGUAGES = ("ru", "en", "kk")
AT_ONCE = 500


class Town:
    """A sandbox with so many private chats, and a folder for the bot that they have subscribed to."""

    def __init__(
        self, folder: Path, subscribers: int, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.box = Sandbox(token=TOKEN, username="bench_bot", monotonic=monotonic)
        self.store = folder / "store"
        self.storage_url = f"tinydb:///{self.store}/bot.json"
        self.url = ""
        """Of the sandbox, once it is open."""
        self._log = folder / "log"
        self.chats = [self._chat(number) for number in range(subscribers)]

    def _chat(self, number: int) -> SandboxChat:
        language = LANGUAGES[number % len(LANGUAGES)]
        chat = self.box.world.private(self.box.world.add_person(f"P{number}", language))
        chat.started = True
        return chat

    async def open(self, also: Sequence[Target] = ()) -> None:
        """Start the sandbox and subscribe everybody, and other targets, as the bot would have kept it."""
        self.url = await self.box.start()
        content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
        library = Library(content.statements, word_forms())
        store = await open_store(self.storage_url)
        await refresh(library, store, EVE)  # else the whole log were news to the bot

        async def subscribe(target: Target) -> None:
            person = self.box.world.people.get(target.chat_id)
            fresh = Subscription(
                target,
                Preferences("Asia/Almaty"),
                since=EVE - timedelta(days=8),
                language=(person and person.language_code) or LANGUAGES[0],
                reminded_to=date(EVE.year, EVE.month, EVE.day),
                news_seen_until=EVE,
                last_digest_at=EVE,
                summarized_to=date(REMINDER_DAY.year, REMINDER_DAY.month, REMINDER_DAY.day),
            )
            kind = ChatKind(self.box.world.chats[target.chat_id].type)
            known = Chat(target.chat_id, kind, since=fresh.since)
            await store.change_chat(target.chat_id, lambda _present: known)
            subscription = scheduled(fresh, library.current, EVE)
            await store.change_subscription(fresh.target, lambda _present: subscription)

        targets = [*(Target(chat.id) for chat in self.chats), *also]
        for first in range(0, len(targets), AT_ONCE):
            await asyncio.gather(*map(subscribe, targets[first : first + AT_ONCE]))
        await store.close()

    def start_bot(self, moment: datetime) -> Process:
        """Start the bot at a moment of its clock."""
        program = ["-m", "tests.load.push_child", moment.isoformat()]
        return start(program, self._log, bot_settings(self.store, self.url, LOG_LEVEL="WARNING"))

    def copies(self) -> dict[int, int]:
        """Return how many reminders each chat has got."""
        return {
            chat.id: sum(each.from_bot and each.text.startswith("⏰") for each in chat.log.values())
            for chat in self.chats
        }
