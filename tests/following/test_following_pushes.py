"""What followers are told, when, and that nothing is told twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.statement.entry import Status
from sandbox import Topic
from tests.followups.published import MINUTE, checked, digests, followed_up, nine, plain, subscribed, told
from tests.support.buttons import on
from views.telegram.chats.callbacks import Forget
from views.telegram.following.callbacks import ChooseFollowMode, Unfollow
from views.telegram.statement.callbacks import ShowHistory
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Snooze, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

SECOND = timedelta(seconds=1)


async def test_followers_hear_what_changed_with_evidence_a_minute_later(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk, status=Status.FULFILLED, meets="chamber_chairmanship")
    assert await told(desk, chat, desk.now + MINUTE - SECOND) == []
    (news,) = await told(desk, chat, desk.now + SECOND)
    assert "in progress → ✅ fulfilled /chamber" in news
    change, event, deadline = news.splitlines()[2:]
    assert change.endswith("in progress → ✅ fulfilled /chamber")
    assert event == "21 November 2026: The office was opened. (Agency)"
    assert deadline.startswith("⏰ 2026: ")
    message = desk.box.world.messages(chat)[-1]
    assert "https://agency.example/1" in [each.get("url") for each in message.entities]
    await desk.press(emma, chat, message, on(ShowHistory, slug="chamber"))
    assert "The office was opened." in message.text
    assert await told(desk, chat, desk.now + 40 * MINUTE) == []


async def test_five_entries_within_a_minute_are_one_message(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    await desk.say(emma, chat, "/follow ai_university")
    first = await followed_up(desk, words="The first.")
    begun = desk.now
    await followed_up(desk, "ai_university", "The second.", Status.ANNOUNCED)
    await checked(desk, status=Status.STALLED)
    await followed_up(desk, words="The first, put right.", corrects=first)
    desk.now = begun + 50 * SECOND
    await desk.travel(desk.now)
    await followed_up(desk, words="The fifth.")
    (news,) = await told(desk, chat, begun + MINUTE)
    for words in ("The second.", "Nobody has seen it.", "The first, put right.", "The fifth."):
        assert words in news
    assert "Correction of the entry of 21 November 2026: It was another city." in news
    assert "The first.\n" not in news, "what was corrected before anybody heard of it is not told"
    assert await told(desk, chat, begun + 9 * MINUTE) == []
    await followed_up(desk, words="Later on.")
    (later,) = await told(desk, chat, desk.now + MINUTE)
    assert "Later on." in later
    assert "The fifth." not in later


async def test_news_of_two_initiatives_lets_each_be_ended_and_stays_readable(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    for slug in ("chamber", "ai_university"):
        await desk.say(emma, chat, f"/follow {slug}")
        await followed_up(desk, slug)
    await desk.travel(desk.now + MINUTE)
    news = desk.box.world.messages(chat)[-1]
    await desk.press(emma, chat, news, on(Unfollow, slug="chamber"))
    assert "You no longer follow" in desk.box.world.messages(chat)[-1].text
    assert news.text.startswith("🔔")
    await followed_up(desk, "chamber")
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []


async def test_what_is_not_followed_and_what_changes_nothing_is_not_told(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await followed_up(desk)
    desk.now += SECOND
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk, "ai_university")
    await checked(desk)
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []


async def test_with_the_digest_a_subscriber_hears_it_by_the_digest_alone(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    assert "News comes with the next digest" in answer.text
    await followed_up(desk)
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []
    (digest,) = await digests(desk, chat, nine(23))
    assert "The office was opened." in digest
    assert await told(desk, chat, nine(24)) == []


async def test_with_the_digest_whoever_has_none_hears_it_at_nine(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await followed_up(desk)
    assert await told(desk, chat, nine(23) - SECOND) == []
    (news,) = await told(desk, chat, nine(23))
    assert "The office was opened." in news
    assert await told(desk, chat, nine(24)) == []


async def test_whoever_ends_the_digests_still_hears_what_they_would_have_told(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await followed_up(desk)
    await desk.travel(desk.now)
    (question,) = await desk.say(emma, chat, "/unsubscribe")
    await desk.press(emma, chat, question, on(Unsubscribe, chat=0, thread=0))
    (news,) = await told(desk, chat, nine(23))
    assert "The office was opened." in news


async def test_a_switch_to_at_once_does_not_wait_for_the_next_entry(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await followed_up(desk)
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="at_once"))
    (news,) = await told(desk, chat, desk.now)
    assert "The office was opened." in news


async def test_what_was_told_at_once_is_left_out_of_the_digest(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await followed_up(desk, words="Before it was followed.")
    desk.now += SECOND
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk, words="At once.", status=Status.FULFILLED, meets="chamber_chairmanship")
    (news,) = await told(desk, chat, desk.now + MINUTE)
    assert "At once." in news
    assert "Before it was followed." not in news
    (digest,) = await digests(desk, chat, nine(23))
    assert "Before it was followed." in digest
    assert "At once." not in digest
    assert "→" not in digest


async def test_a_digest_with_nothing_but_what_was_told_does_not_come(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk, status=Status.FULFILLED)
    assert len(await told(desk, chat, desk.now + MINUTE)) == 1
    await desk.say(emma, chat, "/unfollow chamber")
    assert await digests(desk, chat, nine(23)) == []
    (pending,) = await desk.say(emma, chat, "/pending")
    assert "24 Nov" not in pending.text
    (asked,) = await desk.say(emma, chat, "/whatsnew")
    assert "The office was opened." in asked.text, "who asks is told"


async def test_what_the_digest_told_first_is_not_told_at_once_as_well(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await desk.say(emma, chat, "/follow chamber")
    desk.now = nine(23) - 20 * SECOND
    await followed_up(desk)
    (digest,) = await digests(desk, chat, nine(23))
    assert "The office was opened." in digest
    assert await told(desk, chat, nine(23) + 2 * MINUTE) == []


async def test_quiet_hours_and_a_snooze_hold_it_until_their_end(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    for button in (on(ShowSettings, page="quiet"), on(Prefer, name="q", value="22-8")):
        await desk.press(emma, chat, settings, button)
    await desk.say(emma, chat, "/follow chamber")
    desk.now = nine(23) - timedelta(hours=6)
    await followed_up(desk)
    assert await told(desk, chat, nine(23) - timedelta(hours=1, seconds=1)) == []
    assert len(await told(desk, chat, nine(23) - timedelta(hours=1))) == 1

    (snooze,) = await desk.say(emma, chat, "/snooze")
    await desk.press(emma, chat, snooze, on(Snooze, days=1, thread=0))
    await followed_up(desk)
    asleep_to = desk.now + timedelta(hours=10)
    assert await told(desk, chat, asleep_to) == []
    await desk.press(emma, chat, desk.box.world.messages(chat)[-1], on(Snooze, days=0, thread=0))
    assert len(await told(desk, chat, asleep_to + SECOND)) == 1


async def test_a_paused_chat_gets_nothing_until_it_is_back(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    desk.box.world.block(emma)
    await desk.box.settled()
    await followed_up(desk)
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []
    desk.box.world.unblock(emma)
    await desk.box.settled()
    assert len(await told(desk, chat, desk.now + timedelta(hours=2))) == 1


async def test_a_topic_hears_it_in_the_topic_alone(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    forum = world.add_group("Forum", members=[emma], admins=[emma], forum=True)
    forum.topics[77] = Topic(77, "News")
    await desk.say(emma, forum, "/follow chamber", thread=77)
    await followed_up(desk)
    messages = await desk.pushed(forum, desk.now + MINUTE)
    assert [each.thread for each in messages if each.text.startswith("🔔")] == [77]


async def test_a_group_that_is_upgraded_meanwhile_hears_it_as_a_supergroup(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    group = world.add_group("Group", members=[emma], admins=[emma], supergroup=False)
    await desk.say(emma, group, "/follow chamber")
    await followed_up(desk)
    await desk.travel(desk.now)
    new = world.upgrade(group)
    await desk.box.settled()
    await desk.travel(desk.now + MINUTE)
    (news,) = await told(desk, new, desk.now + SECOND)
    assert "The office was opened." in news
    (listed,) = await desk.say(emma, new, "/following")
    assert "/chamber" in listed.text


async def test_after_a_restart_it_is_told_once(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk)
    await desk.travel(desk.now)
    await desk.stop()
    desk.now += MINUTE
    last = max(each.message_id for each in desk.box.world.messages(chat))
    await desk.start()
    news = await desk.box.next_message(chat, after=last, timeout=5)
    assert "The office was opened." in plain(news)
    await desk.stop()
    await desk.start()
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []


async def test_who_was_forgotten_follows_nothing(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    await followed_up(desk)
    await desk.travel(desk.now)
    (question,) = await desk.say(emma, chat, "/forget")
    await desk.press(emma, chat, question, on(Forget, confirmed=True))
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []
    (listed,) = await desk.say(emma, chat, "/following")
    assert "You follow nothing yet." in listed.text
