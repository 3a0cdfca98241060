"""Notifications to followers about new entries of the log, each entry once."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from briefing.batch import Batch
from briefing.chat import ChatKind, kind_of
from briefing.following.next_notification import Notification, next_notification
from briefing.followings import Following, key_of
from briefing.pages import slices_of
from briefing.records import each_record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from zoneinfo import ZoneInfo

    from briefing.chat import Chat
    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.ports_replicas import Revisits
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

SLICE = 64
"""How many targets are checked before other tasks get a chance to run."""
PAUSED = timedelta(hours=1)
"""How long after it was found paused or halted a target is checked again."""


class FollowRenderer(Protocol):
    """Renders notifications to followers as bodies, one for each part."""

    def notification(self, notification: Notification, language: str, kind: ChatKind) -> Sequence[Body]:
        """Render a notification for a kind of chat."""


class Followers:
    """Enqueues notifications to followers.

    When each target is to be checked is kept in memory, and computed again at the start and whenever a
    statement changed, so that most ticks cost nothing. What a target was notified of is kept in the store.
    """

    def __init__(
        self, store: Store, library: Library, renderer: FollowRenderer, zone: ZoneInfo, revisits: Revisits
    ) -> None:
        self._store = store
        self._library = library
        self._renderer = renderer
        self._zone = zone
        self._revisits = revisits
        self._known: tuple[Statement, ...] = ()
        self._waiting: dict[Target, datetime] = {}

    async def look_at(self, target: Target) -> None:
        """Check a waiting target at the next tick, as the moment of its notification may have changed."""
        await self._revisits.add(target)

    def look_at_all(self) -> None:
        """Check all targets at the next tick, because the computed moments may be wrong."""
        self._known = ()

    async def enqueue_due(self, now: datetime) -> int:
        """Enqueue all notifications that are due at ``now``; return the number of rows."""
        await self._look_at_all_after_news(now)
        self._waiting |= {each: now for each in await self._revisits.take() if each in self._waiting}
        due = [target for target, moment in self._waiting.items() if moment <= now]
        count = 0
        for some in slices_of(due, SLICE):
            batch = Batch(now)
            chat_ids = {each.chat_id for each in some}
            followings = await self._store.get_each(Following, [key_of(each) for each in some])
            chats = await self._store.chats_of(chat_ids)
            subscriptions = {each.target: each for each in await self._store.subscriptions(chat_ids)}
            await self._prepare_words(followings.values())
            for target in some:
                read = followings.get(key_of(target))
                if read is None:
                    self.look_at_all()  # its group may have become a supergroup
                    del self._waiting[target]
                    continue
                chat, subscription = chats.get(target.chat_id), subscriptions.get(target)
                moment = self._look(read, chat, subscription, batch)
                if moment is None:
                    del self._waiting[target]
                else:
                    self._waiting[target] = moment
            count += await batch.enqueue(self._store)
            await asyncio.sleep(0)  # lets other tasks run
        return count

    async def _look_at_all_after_news(self, now: datetime) -> None:
        held = tuple(self._library.statements.values())
        if held != self._known:
            every = each_record(self._store, Following)
            self._waiting = {each.target: now async for each in every}
            self._known = held

    async def _prepare_words(self, followings: Collection[Following]) -> None:
        """Build what finds words in logs, in a thread, if any of these targets follows one."""
        if any(each.words for each in followings):
            for statement in self._library.newest_first:
                index = self._library.log_index(statement)
                if not index.is_built:
                    await asyncio.to_thread(index.build)

    def _look(
        self, read: Following, chat: Chat | None, subscription: Subscription | None, batch: Batch
    ) -> datetime | None:
        """Add the due notifications of a target to the batch; return when to check it again, or None."""
        target = read.target
        if read.halted is not None or (chat is not None and chat.paused is not None):
            return batch.now + PAUSED
        following, moments = read, []
        for statement in self._library.newest_first:
            chosen = statement is self._library.chosen_by(chat)
            index = self._library.log_index(statement)
            found = next_notification(
                following,
                subscription,
                statement,
                batch.now,
                self._zone,
                is_chosen=chosen,
                having={each: index.entries_with(each.word) for each in read.words},
            )
            if found is None:
                continue
            moments.append(found.moment)
            if found.notification is not None:
                following = found.notification.following
                language = (chat.language if chat else None) or read.language
                kind = kind_of(chat, target.chat_id)
                rendered = self._renderer.notification(found.notification, language, kind)
                silent = subscription is not None and subscription.preferences.silent
                batch.put(found.notification.occurrence, target, rendered, silent=silent)
        if following != read:
            batch.followings[read] = following
        return min(moments, default=None)
