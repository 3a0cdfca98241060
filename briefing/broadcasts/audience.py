"""Who gets a broadcast."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.chats.chat import Chat, ChatKind
from briefing.following.following import Following
from briefing.subscription import Subscription, Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.ports import Store

GROUPS = frozenset({ChatKind.GROUP, ChatKind.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets it, or the topic of it in which it hears from the bot."""

    target: Target
    kind: ChatKind
    language: str
    """Chosen for the chat, else of whoever subscribed or followed; empty when it is not known."""


@dataclass(slots=True)
class _Known:
    """All that is known of one chat."""

    chat: Chat
    subscriptions: list[Subscription] = field(default_factory=list)
    followings: list[Following] = field(default_factory=list)

    def recipient(self, among: Iterable[Following] | None = None) -> Recipient | None:
        """Return where it is written to, of several topics the first; None where that is halted.

        ``among``: it is to be where one of these follows.
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
    """Everybody whom a broadcast can reach, read once."""

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
        """Return an audience's recipients, by chat, each chat once; its length is the audience's count."""
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
        """How many have each language, the most frequent first; without those of whom none is known."""
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
        """Return the ids of the chats of an audience that has nothing to do with languages or following."""
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


async def reach(store: Store) -> Reach:
    """Read everybody whom a broadcast can reach: every chat that the bot knows and that is not paused."""
    chats = await store.chats()
    subscriptions = await store.subscriptions([each.id for each in chats])
    return Reach(chats, subscriptions, await store.records(Following), await store.records(NamedList))


async def recipients(store: Store, audience: Audience, author: int) -> list[Recipient]:
    """Return an audience's recipients."""
    return (await reach(store)).of(audience, author)
