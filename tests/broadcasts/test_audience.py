"""Who gets a broadcast."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from briefing.broadcasts.audience import (
    Recipient,
    audience_sizes,
    has_recipients,
    language_sizes,
    recipients,
)
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.chat import Chat, ChatKind, PauseReason
from briefing.followings import Followed, Following
from briefing.preferences import Preferences
from briefing.records import put_records
from briefing.subscription import HaltReason, Subscription, Target
from storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DAY = datetime(2026, 11, 22, tzinfo=UTC)
AUTHOR = 1
GROUP, FORUM, CHANNEL, CLOSED = -10, -20, -30, -40


def chat(chat_id: int, kind: ChatKind = ChatKind.PRIVATE, language: str | None = None) -> Chat:
    return Chat(chat_id, kind, DAY, language)


def subscription(chat_id: int, language: str, thread: int | None = None) -> Subscription:
    target = Target(chat_id, thread)
    return Subscription(target, Preferences("UTC"), DAY, language, date(2026, 11, 22), DAY)


def following(chat_id: int, thread: int | None, slug: str, language: str = "kk") -> Following:
    return Following(chat_id, thread, language, followed=(Followed("ots-2025", slug, DAY),))


CHATS = (
    chat(AUTHOR, language="en"),
    chat(2),
    chat(3),
    replace(chat(4, language="ru"), paused=PauseReason.BLOCKED),
    chat(5),
    chat(GROUP, ChatKind.GROUP, "ru"),
    chat(FORUM, ChatKind.SUPERGROUP),
    chat(CHANNEL, ChatKind.CHANNEL, "kk"),
    chat(CLOSED, ChatKind.SUPERGROUP),
)
SUBSCRIPTIONS = (
    subscription(AUTHOR, "kk"),
    subscription(2, "ru"),
    subscription(4, "ru"),
    subscription(FORUM, "en", 7),
    subscription(FORUM, "en", 5),
    replace(subscription(CLOSED, "ru", 3), halted=HaltReason.TOPIC_CLOSED),
)
RECORDS = (
    following(3, None, "chamber"),
    following(4, None, "chamber"),
    following(FORUM, 9, "chamber"),
    NamedList("press", (2, 4, 99, CHANNEL)),
)
EVERYONE = Audience(AudienceKind.EVERYONE)
GROUPS = Audience(AudienceKind.GROUPS)
FOLLOWERS = Audience(AudienceKind.FOLLOWERS, "ots-2025/chamber")
SIZES = {
    EVERYONE: 7,
    Audience(AudienceKind.LANGUAGE, "ru"): 2,
    FOLLOWERS: 2,
    GROUPS: 2,
    Audience(AudienceKind.CHANNELS): 1,
    Audience(AudienceKind.NAMED, "press"): 2,
    Audience(AudienceKind.NAMED, "gone"): 0,
    Audience(AudienceKind.ME): 1,
}


class Counting(MemoryStore):
    """A store that counts how often all chats were read."""

    passes = 0

    async def chats(self) -> AsyncIterator[Chat]:
        self.passes += 1
        async for each in super().chats():
            yield each


@pytest.fixture
async def store() -> Counting:
    """A store with these chats."""
    made = Counting()
    for each in CHATS:
        await made.change_chat(each.id, partial(becomes, each))
    for one in SUBSCRIPTIONS:
        await made.change_subscription(one.target, partial(becomes, one))
    await put_records(made, *RECORDS)
    return made


def becomes(after: Any, _present: object) -> Any:  # noqa: ANN401 - a chat or a subscription
    return after


async def found(store: Counting, audience: Audience) -> list[Recipient]:
    return [each async for each in recipients(store, audience, AUTHOR)]


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        pytest.param(
            Audience(AudienceKind.EVERYONE), {CHANNEL, FORUM, GROUP, AUTHOR, 2, 3, 5}, id="everyone"
        ),
        pytest.param(Audience(AudienceKind.LANGUAGE, "ru"), {GROUP, 2}, id="language"),
        pytest.param(Audience(AudienceKind.LANGUAGE, "kk"), {CHANNEL, 3}, id="language of a follower"),
        pytest.param(Audience(AudienceKind.LANGUAGE, "en"), {FORUM, AUTHOR}, id="chosen before subscribed"),
        pytest.param(Audience(AudienceKind.FOLLOWERS, "ots-2025/chamber"), {FORUM, 3}, id="followers"),
        pytest.param(Audience(AudienceKind.FOLLOWERS, "ots-2024/chamber"), set(), id="another statement"),
        pytest.param(Audience(AudienceKind.GROUPS), {FORUM, GROUP}, id="groups"),
        pytest.param(Audience(AudienceKind.CHANNELS), {CHANNEL}, id="channels"),
        pytest.param(Audience(AudienceKind.NAMED, "press"), {CHANNEL, 2}, id="a named list"),
        pytest.param(Audience(AudienceKind.NAMED, "gone"), set(), id="a list that has gone"),
        pytest.param(Audience(AudienceKind.ME), {AUTHOR}, id="only me"),
    ],
)
async def test_an_audience_has_its_recipients_without_paused_chats(
    store: Counting, audience: Audience, expected: set[int]
) -> None:
    assert [each.target.chat_id for each in await found(store, audience)] == sorted(expected)
    assert await has_recipients(store, audience, AUTHOR) is bool(expected)


async def test_a_forum_is_written_to_once_in_its_first_topic_that_hears_from_the_bot(store: Counting) -> None:
    (forum,) = [each for each in await found(store, GROUPS) if each.target.thread]
    assert (forum.target, forum.language) == (Target(FORUM, 5), "en")


async def test_followers_in_a_topic_are_written_to_there(store: Counting) -> None:
    assert [each.target for each in await found(store, FOLLOWERS)] == [Target(FORUM, 9), Target(3)]


async def test_languages_are_counted_the_most_frequent_first(store: Counting) -> None:
    await put_records(store, following(5, None, "bridge", "ru"))
    assert list((await language_sizes(store)).items()) == [("ru", 3), ("kk", 2), ("en", 2)]
    assert store.passes == 1


async def test_the_sizes_of_all_audiences_are_counted_in_one_pass(store: Counting) -> None:
    assert await audience_sizes(store, SIZES, AUTHOR) == SIZES
    assert store.passes == 1


async def test_only_audiences_among_all_chats_read_all_chats(store: Counting) -> None:
    of_few = [
        each for each in SIZES if each.kind in {AudienceKind.FOLLOWERS, AudienceKind.NAMED, AudienceKind.ME}
    ]
    await audience_sizes(store, of_few, AUTHOR)
    assert store.passes == 0


def test_a_list_follows_a_group_to_its_supergroup_and_lets_go_of_the_forgotten() -> None:
    named = NamedList("press", (2, GROUP))
    assert named.moved(GROUP, FORUM) == NamedList("press", (2, FORUM))
    assert named.forgetting(2, -(2**60)) == NamedList("press", (GROUP,))
