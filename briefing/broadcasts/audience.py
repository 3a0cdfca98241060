"""The recipients of a broadcast."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.chat import Chat, ChatKind
from briefing.followings import Following
from briefing.pages import pages_of, slices_of
from briefing.records import each_record
from briefing.subscription import Subscription, Target

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable

    from briefing.ports import Store

GROUPS = frozenset({ChatKind.GROUP, ChatKind.SUPERGROUP})
KINDS_OF_CHATS = {
    AudienceKind.EVERYONE: frozenset(ChatKind),
    AudienceKind.LANGUAGE: frozenset(ChatKind),
    AudienceKind.GROUPS: GROUPS,
    AudienceKind.CHANNELS: frozenset({ChatKind.CHANNEL}),
}
"""Audiences that are found among all chats, and the kinds of chats that may belong to them."""


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

    def recipient(self, audience: Audience) -> Recipient | None:
        """Return the chat, or its first topic that is not halted, as a recipient; None when all are halted.

        Of followers only the targets that follow count.
        """
        if audience.kind is AudienceKind.FOLLOWERS:
            targets = sorted(each.target for each in self.followings if audience.value in each.initiatives)
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


async def recipients(store: Store, audience: Audience, author: int) -> AsyncIterator[Recipient]:
    """Yield the recipients of an audience, each chat once, in the order of their ids.

    They are those that the bot knows and that are not paused, at the moment when their page is read.
    """
    async for page in _pages(store, audience, author):
        for each in await _known(store, page):
            found = each.recipient(audience)
            if found is not None and _belongs(found, audience):
                yield found


async def has_recipients(store: Store, audience: Audience, author: int) -> bool:
    """Tell whether anybody belongs to an audience."""
    return await anext(recipients(store, audience, author), None) is not None


async def audience_sizes(store: Store, audiences: Iterable[Audience], author: int) -> dict[Audience, int]:
    """Return how many recipients each audience has; all chats are read once at most."""
    sizes = dict.fromkeys(audiences, 0)
    among_all = [each for each in sizes if each.kind in KINDS_OF_CHATS]
    if among_all:
        async for recipient in _everyone(store):
            for each in among_all:
                sizes[each] += _belongs(recipient, each)
    for each in sizes.keys() - among_all:
        async for _ in recipients(store, each, author):
            sizes[each] += 1
    return sizes


async def language_sizes(store: Store) -> dict[str, int]:
    """Return how many chats have each known language, the most frequent first."""
    found: Counter[str] = Counter()
    async for each in _everyone(store):
        if each.language:
            found[each.language] += 1
    return dict(found.most_common())


def _everyone(store: Store) -> AsyncIterator[Recipient]:
    return recipients(store, Audience(AudienceKind.EVERYONE), author=0)


def _belongs(recipient: Recipient, audience: Audience) -> bool:
    is_spoken = audience.kind is not AudienceKind.LANGUAGE or recipient.language == audience.value
    return is_spoken and recipient.kind in KINDS_OF_CHATS.get(audience.kind, frozenset(ChatKind))


async def _pages(store: Store, audience: Audience, author: int) -> AsyncIterator[Collection[Chat]]:
    """Yield the chats that may belong to an audience, a page at a time, in the order of their ids."""
    kinds = KINDS_OF_CHATS.get(audience.kind)
    if kinds is not None:
        async for page in pages_of(store.chats()):
            yield [each for each in page if each.kind in kinds]
    else:
        for ids in slices_of(await _ids(store, audience, author)):
            found = await store.chats_of(ids)
            yield [found[each] for each in ids if each in found]


async def _ids(store: Store, audience: Audience, author: int) -> list[int]:
    """Return the ids of the chats of an audience that is not found among all chats, in their order."""
    match audience.kind:
        case AudienceKind.ME:
            return [author]
        case AudienceKind.NAMED:
            named = await store.get(NamedList, audience.value)
            return sorted(set(named.chats)) if named else []
        case _:
            followings = each_record(store, Following, initiatives=audience.value)
            return sorted({each.chat_id async for each in followings})


async def _known(store: Store, page: Collection[Chat]) -> Collection[_Known]:
    """Return the chats of a page that are not paused, with what they get."""
    known = {each.id: _Known(each) for each in page if each.paused is None}
    if known:
        for subscription in await store.subscriptions(known.keys()):
            known[subscription.target.chat_id].subscriptions.append(subscription)
        for following in await store.of_people(Following, known.keys()):
            known[following.chat_id].followings.append(following)
    return known.values()
