"""Following initiatives in a chat or topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chats.chat_updates import keep_chat
from briefing.followed_words import FollowedWord
from briefing.following.words import mark_of
from briefing.followings import (
    Followed,
    Following,
    choose_mode,
    follow,
    follow_word,
    key_of,
    unfollow,
    unfollow_word,
)

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.chat import ChatKind
    from briefing.following.followers import Followers
    from briefing.followings import FollowMode
    from briefing.ports import Store
    from briefing.subscription import Target


class FollowedInitiatives:
    """Follows and unfollows initiatives, and chooses when their followers are notified."""

    def __init__(self, store: Store, followers: Followers) -> None:
        self._store = store
        self._followers = followers

    async def of(self, target: Target) -> Following | None:
        """Return the following of a target, or None if it follows nothing."""
        return await self._store.get(Following, key_of(target))

    async def has_any(self, target: Target) -> bool:
        """Tell whether a target follows something, of which news comes without a subscription."""
        following = await self.of(target)
        return following is not None and bool(following.followed or following.words)

    async def hears_digests(self, target: Target) -> bool:
        """Tell whether a target gets digests: without them, what is to come with one comes once a day."""
        subscription = await self._store.subscription(target)
        return subscription is not None and subscription.preferences.has_digests

    async def follow(
        self, target: Target, kind: ChatKind, statement_id: str, slug: str, language: str, now: datetime
    ) -> Following:
        """Follow an initiative from ``now`` on, and end a halt; return all that the target follows."""
        await keep_chat(self._store, target.chat_id, kind, now)
        followed = Followed(statement_id, slug, news_seen_until=now)
        return await self._store.transact(lambda records: follow(records, target, followed, language))

    async def unfollow(self, target: Target, statement_id: str, slug: str) -> bool:
        """Unfollow an initiative; return False if the target did not follow it."""
        return await self._store.transact(lambda records: unfollow(records, target, statement_id, slug))

    async def follow_word(
        self, target: Target, kind: ChatKind, word: str, language: str, now: datetime
    ) -> Following:
        """Follow a word from ``now`` on, and end a halt; return all that the target follows.

        Raises :class:`briefing.followed_words.WordRefused` when it follows too many.
        """
        await keep_chat(self._store, target.chat_id, kind, now)
        followed = FollowedWord(word, mark_of(word), now)
        return await self._store.transact(lambda records: follow_word(records, target, followed, language))

    async def unfollow_word(self, target: Target, mark: str) -> FollowedWord | None:
        """Unfollow the word with a mark; return it, or None if the target did not follow it."""
        return await self._store.transact(lambda records: unfollow_word(records, target, mark))

    async def choose_mode(self, target: Target, mode: FollowMode) -> None:
        """Choose when a target is notified, if it follows anything."""
        await self._store.transact(lambda records: choose_mode(records, target, mode))
        await self._followers.look_at(target)
