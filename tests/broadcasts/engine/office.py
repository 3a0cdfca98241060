"""A store with recipients, an editor, and a messenger: the ground of the tests of broadcasts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.broadcasts.content import Content, ContentKind
from briefing.chat import Chat, ChatKind
from briefing.outbox import OPEN, RowState
from briefing.records import put_records
from briefing.team.audit import Actor, AuditEntry
from briefing.team.roles import Role
from telegram.body_call import call_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.broadcasts.progress import BroadcastProgress, Progress, RecipientOutcome
    from briefing.outbox import Body, Row
    from briefing.ports import Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EDITOR = 10**6
EVERYONE = Audience(AudienceKind.EVERYONE)
ID = "0123456789abcdef"


LANGUAGES = {chat_id: ("en", "ru", "kk", None)[chat_id % 4] for chat_id in range(1, 1001)}


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def text(words: str) -> Content:
    return Content(ContentKind.TEXT, words)


CONTENTS = {"": text("Hello"), "ru": text("Привет"), "kk": text("Сәлем")}


def actor(seconds: float = 0) -> Actor:
    return Actor(EDITOR, Role.EDITOR, at(seconds))


@dataclass
class Told:
    """What editors were told: the port of the conversation, written down."""

    progress_of: list[tuple[BroadcastState, Progress]] = field(default_factory=list)
    late_ones: list[Broadcast] = field(default_factory=list)
    waiting: list[Broadcast] = field(default_factory=list)
    reports: list[tuple[Broadcast, Sequence[RecipientOutcome]]] = field(default_factory=list)

    async def progress(self, broadcast: Broadcast, progress: BroadcastProgress) -> None:
        assert progress.sending is not None
        self.progress_of.append((broadcast.state, progress.sending))

    async def late(self, broadcast: Broadcast) -> None:
        self.late_ones.append(broadcast)

    async def waits(self, broadcast: Broadcast) -> None:
        self.waiting.append(broadcast)

    async def report(
        self, broadcast: Broadcast, progress: BroadcastProgress, outcomes: Sequence[RecipientOutcome]
    ) -> None:
        assert progress.sending is not None
        self.reports.append((broadcast, outcomes))


class Office:
    """One broadcast, and all that happens to it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.told = Told()
        self.broadcaster = Broadcaster(store, self.told, {EDITOR})
        self.sent: list[tuple[Row, Body]] = []
        self._messages = count(1)

    async def knows(self, languages: Mapping[int, str | None]) -> None:
        """Let the bot know private chats."""
        kept = (Chat(chat_id, ChatKind.PRIVATE, NOW, language) for chat_id, language in languages.items())
        await asyncio.gather(*(self.store.change_chat(each.id, partial(_becomes, each)) for each in kept))

    async def writes(self, contents: Mapping[str, Content], audience: Audience = EVERYONE) -> Broadcast:
        """Keep a draft."""
        draft = Broadcast(ID, 1, EDITOR, Role.EDITOR, audience, contents, NOW)
        return await self.keeps(draft)

    async def keeps(self, broadcast: Broadcast) -> Broadcast:
        await put_records(self.store, broadcast)
        return broadcast

    async def broadcast(self) -> Broadcast:
        found = await self.store.get(Broadcast, ID)
        assert found is not None
        return found

    async def acts(self) -> list[str]:
        return [each.act.value for each in await self.store.find(AuditEntry)]

    async def send(
        self, moment: datetime, limit: int = 10**6, end: Callable[[Row], Row] | None = None
    ) -> list[tuple[int, str]]:
        """Send so many rows that are due; return to whom, and by which method."""
        leased: list[tuple[Row, Body]] = []
        while len(leased) < limit:
            taken = await self.store.lease_rows(moment, limit - len(leased))
            if not taken:
                break
            await self.close_row(taken, moment, end)
            leased += taken
        self.sent += leased
        return [(row.target.chat_id, call_of(row, body).method) for row, body in leased]

    async def take(self, moment: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Begin to send so many rows that are due."""
        leased = await self.store.lease_rows(moment, limit)
        begun = [await self.store.begin_row(row, moment) for row, _body in leased]
        return [each for each in begun if each is not None]

    async def close_row(
        self, leased: Sequence[tuple[Row, Body]], moment: datetime, end: Callable[[Row], Row] | None = None
    ) -> None:
        """Close what was leased as sent, or as ``end`` says."""
        sent = [replace(row, state=RowState.SENT, closed_at=moment) for row, _body in leased]
        sent = [each if each.message_id else replace(each, message_id=next(self._messages)) for each in sent]
        await self.store.close_rows([end(each) if end else each for each in sent])

    async def open_rows(self) -> list[Row]:
        broadcast = await self.broadcast()
        return [row async for row in self.store.rows_of(broadcast.occurrence) if row.state in OPEN]


def _becomes(chat: Chat, _present: Chat | None) -> Chat:
    return chat


def died(row: Row) -> Row:
    return replace(row, state=RowState.DEAD, reason="bot was blocked by the user", message_id=None)
