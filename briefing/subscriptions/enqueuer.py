"""Turning due subscriptions into rows in the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.batch import Batch
from briefing.chat import Chat, ChatKind, kind_of
from briefing.followings import Following, key_of
from briefing.subscriptions.plan import PUSH_KINDS, Plan, first_plan, plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target
    from briefing.subscriptions.push_kind import Push, PushKind

SLICE = 64
"""How many subscriptions are handled before other tasks get a chance to run."""


class PushRenderer(Protocol):
    """Renders what is due together as one message: bodies, one for each part."""

    def pushes(
        self, statement: Statement, pushes: tuple[Push, ...], language: str, kind: ChatKind
    ) -> Sequence[Body]:
        """Render pushes as one message for a kind of chat."""


class Enqueuer:
    """Enqueues due pushes: one message for one target and moment, each occurrence once."""

    def __init__(
        self, store: Store, library: Library, renderer: PushRenderer, kinds: Sequence[PushKind] = PUSH_KINDS
    ) -> None:
        self._store = store
        self._library = library
        self._renderer = renderer
        self._kinds = kinds

    async def enqueue_due(self, now: datetime) -> int:
        """Enqueue all pushes due at ``now``, about the statement of each chat; return the number of rows."""
        count = 0
        while due := await self._store.due_subscriptions(now, SLICE):
            batch = Batch(now)
            chats = await self._store.chats_of({each.target.chat_id for each in due})
            followings = await self._store.get_each(Following, {key_of(each.target) for each in due})
            for each in due:
                following = followings.get(key_of(each.target))
                chat = chats.get(each.target.chat_id)
                statement = self._library.chosen_by(chat)
                told = following.left_out_of_digest(statement.id) if following else frozenset()
                planned = plan(each, statement, now, told, self._kinds)
                batch.advanced[each] = planned.subscription
                self._put(batch, each, planned, statement, chat)
                for push in planned.pushes:
                    if following is not None and push.tells_until is not None:
                        batch.followings[following] = following.after_digest(statement.id, push.tells_until)
            count += await batch.enqueue(self._store)
        return count

    async def welcome(self, target: Target, now: datetime) -> int:
        """Enqueue the first digest of a new subscription; return the number of rows."""
        subscription = await self._store.subscription(target)
        if subscription is None:
            return 0
        chat = await self._store.chat(target.chat_id)
        statement = self._library.chosen_by(chat)
        batch, planned = Batch(now), first_plan(subscription, statement, now)
        batch.advanced[subscription] = planned.subscription
        self._put(batch, subscription, planned, statement, chat)
        return await batch.enqueue(self._store)

    def _put(
        self, batch: Batch, whose: Subscription, planned: Plan, statement: Statement, chat: Chat | None
    ) -> None:
        if not planned.pushes:
            return
        target, silent = whose.target, whose.preferences.silent
        language = (chat.language if chat else None) or whose.language
        kind = kind_of(chat, target.chat_id)
        rendered = self._renderer.pushes(statement, planned.pushes, language, kind)
        until = None if planned.lifetime is None else batch.now + planned.lifetime
        batch.put(planned.occurrence, target, rendered, silent=silent, expires_at=until)
