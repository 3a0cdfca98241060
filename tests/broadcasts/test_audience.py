"""Who gets a broadcast."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing.broadcasts.audience import Reach
from briefing.broadcasts.broadcast import Audience, AudienceKind, NamedList
from briefing.chat import Chat, ChatKind, PauseReason
from briefing.followings import Followed, Following
from briefing.preferences import Preferences
from briefing.subscription import HaltReason, Subscription, Target

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


REACH = Reach(
    [
        chat(AUTHOR, language="en"),
        chat(2),
        chat(3),
        replace(chat(4, language="ru"), paused=PauseReason.BLOCKED),
        chat(5),
        chat(GROUP, ChatKind.GROUP, "ru"),
        chat(FORUM, ChatKind.SUPERGROUP),
        chat(CHANNEL, ChatKind.CHANNEL, "kk"),
        chat(CLOSED, ChatKind.SUPERGROUP),
    ],
    [
        subscription(AUTHOR, "kk"),
        subscription(2, "ru"),
        subscription(4, "ru"),
        subscription(FORUM, "en", 7),
        subscription(FORUM, "en", 5),
        replace(subscription(CLOSED, "ru", 3), halted=HaltReason.TOPIC_CLOSED),
    ],
    [following(3, None, "chamber"), following(4, None, "chamber"), following(FORUM, 9, "chamber")],
    [NamedList("press", (2, 4, 99, CHANNEL))],
)


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
def test_an_audience_has_its_recipients_without_paused_chats(audience: Audience, expected: set[int]) -> None:
    found = REACH.of(audience, AUTHOR)
    assert [each.target.chat_id for each in found] == sorted(expected)


def test_a_forum_is_written_to_once_in_its_first_topic_that_hears_from_the_bot() -> None:
    (found,) = [each for each in REACH.of(Audience(AudienceKind.GROUPS), AUTHOR) if each.target.thread]
    assert (found.target, found.language) == (Target(FORUM, 5), "en")


def test_followers_in_a_topic_are_written_to_there() -> None:
    found = REACH.of(Audience(AudienceKind.FOLLOWERS, "ots-2025/chamber"), AUTHOR)
    assert [each.target for each in found] == [Target(FORUM, 9), Target(3)]


def test_languages_are_counted_the_most_frequent_first() -> None:
    assert REACH.languages == {"en": 2, "ru": 2, "kk": 2}


def test_a_list_follows_a_group_to_its_supergroup_and_lets_go_of_the_forgotten() -> None:
    named = NamedList("press", (2, GROUP))
    assert named.moved(GROUP, FORUM) == NamedList("press", (2, FORUM))
    assert named.forgetting(2, -(2**60)) == NamedList("press", (GROUP,))
