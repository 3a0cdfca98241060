"""The recipients of a broadcast."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.chat import Chat, ChatKind
from briefing.followings import Following
from briefing.subscription import Subscription, Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.ports import Store

GROUPS = frozenset({ChatKind.GROUP, ChatKind.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets the broadcast, or the topic of the chat that it is sent to."""

    target: Target
    kind: ChatKind
    language: str
    """The language chosen for the chat, else of the first subscription or following; empty when unknown."""


@dataclass(slots=True)
class _Known:
    """A chat with its subscriptions and followings."""

    chat: Chat
    subscriptions: list[Subscription] = field(default_factory=list)
    followings: list[Following] = field(default_factory=list)

    def recipient(self, among: Iterable[Following] | None = None) -> Recipient | None:
        """Return the chat, or its first topic that is not halted, as a recipient; None when all are halted.

        With ``among``, only the targets of these followings count.
        """
        if among is not None:
            targets = sorted(each.target for each in among)
        else:
            sources = self.subscriptions or self.followings
            targets = sorted(each.target for each in sources) or [Target(self.chat.id)]
        halted = {each.target for each in self.subscriptions if each.halted is not None}
        halted |= {each.target for each in self.followings if each.halted is not None}
        target = next((each for each in targets if each not in halted), None)
        languages = [each.language for each in self.subscriptions]
        languages += [each.language for each in self.followings]
        language = self.chat.language or next(iter(languages), "")
        return None if target is None else Recipient(target, self.chat.kind, language)


class Reach:
    """All chats that a broadcast can reach, read from the store once."""

    def __init__(
        self,
        chats: Iterable[Chat],
        subscriptions: Iterable[Subscription],
        followings: Iterable[Following],
        lists: Iterable[NamedList],
    ) -> None:
        self._known = {each.id: _Known(each) for each in chats if each.paused is None}
        for subscription in subscriptions:
            if subscription.target.chat_id in self._known:
                self._known[subscription.target.chat_id].subscriptions.append(subscription)
        for following in followings:
            if following.chat_id in self._known:
                self._known[following.chat_id].followings.append(following)
        self._lists = {each.name: each for each in lists}

    def of(self, audience: Audience, author: int) -> list[Recipient]:
        """Return the recipients of an audience, each chat once, in the order of their ids."""
        found = self._followers(audience.value) if audience.kind is AudienceKind.FOLLOWERS else None
        if found is None:
            members = self._members(audience, author)
            found = [each.recipient() for each in self._known.values() if each.chat.id in members]
        recipients = (each for each in found if each is not None)
        if audience.kind is AudienceKind.LANGUAGE:
            recipients = (each for each in recipients if each.language == audience.value)
        return sorted(recipients, key=lambda each: each.target)

    @property
    def languages(self) -> dict[str, int]:
        """How many chats have each known language, the most frequent first."""
        found = (each.recipient() for each in self._known.values())
        return dict(Counter(each.language for each in found if each and each.language).most_common())

    def _followers(self, initiative: str) -> list[Recipient | None]:
        statement, _, slug = initiative.partition("/")
        following = (
            (each, [one for one in each.followings if one.follows(statement, slug)])
            for each in self._known.values()
        )
        return [known.recipient(among) for known, among in following if among]

    def _members(self, audience: Audience, author: int) -> frozenset[int]:
        """Return the ids of the chats of an audience, before they are filtered by language."""
        kinds = {AudienceKind.GROUPS: GROUPS, AudienceKind.CHANNELS: frozenset({ChatKind.CHANNEL})}
        match audience.kind:
            case AudienceKind.ME:
                return frozenset({author})
            case AudienceKind.NAMED:
                named = self._lists.get(audience.value)
                return frozenset(named.chats if named else ())
            case kind:
                wanted = kinds.get(kind, frozenset(ChatKind))
                return frozenset(each.chat.id for each in self._known.values() if each.chat.kind in wanted)


async def read_reach(store: Store) -> Reach:
    """Read all chats that a broadcast can reach: those that the bot knows and that are not paused."""
    chats = [each async for each in store.chats()]
    subscriptions = await store.subscriptions([each.id for each in chats])
    return Reach(chats, subscriptions, await store.find(Following), await store.find(NamedList))


async def recipients(store: Store, audience: Audience, author: int) -> list[Recipient]:
    """Return the recipients of an audience at this moment."""
    return (await read_reach(store)).of(audience, author)
