"""What somebody does while a push to them waits for its turn counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast
from briefing.outbox import RowState
from briefing.records import put_records
from briefing.subscription import HaltReason, Target
from briefing.team.audit import Actor
from briefing.team.roles import Role
from tests.broadcasts.engine.office import ID, text
from tests.delivery.halls import REMINDER_DAYS, store_of
from tests.followups.published import MINUTE, followed_up
from tests.support.buttons import on
from views.telegram.chats.callbacks import Forget
from views.telegram.subscriptions.callbacks import Prefer, Snooze, Unsubscribe

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox import Chat, Person
    from tests.desk import Desk

pytestmark = pytest.mark.virtual_time

READERS = 6
"""At two messages a second the last one's turn comes after three."""


async def at_a_slow_pace(desk: Desk, act: str = "/subscribe") -> tuple[list[Person], list[Chat]]:
    """Let people begin at no limit of pace, and go on at two messages a second; the first one is an owner."""
    world = desk.box.world
    readers = [world.add_person(f"P{number}", language="en") for number in range(READERS)]
    owner = str(readers[0].id)
    await desk.start(admin_ids=owner)
    for each in readers:
        await desk.say(each, world.private(each), act)
    await desk.travel(desk.now)
    await desk.stop()
    await desk.start(pace_overall=2, admin_ids=owner)
    return readers, [world.private(each) for each in readers]


async def begun(desk: Desk) -> None:
    """Tick, and go on while what is due waits for its turn."""
    assert desk.app is not None
    await desk.app.ticker.tick()
    await desk.box.until(lambda: len(desk.app.worker._under_way) > 1)  # type: ignore[union-attr] # as above


async def ended(desk: Desk) -> None:
    assert desk.app is not None
    await desk.app.worker.wait_until_empty()


async def unsubscribes(desk: Desk, person: Person, chat: Chat) -> None:
    (question,) = await desk.say(person, chat, "/unsubscribe")
    await desk.press(person, chat, question, on(Unsubscribe, chat=0, thread=0))


async def forgets(desk: Desk, person: Person, chat: Chat) -> None:
    (question,) = await desk.say(person, chat, "/forget")
    await desk.press(person, chat, question, on(Forget, confirmed=True))


async def snoozes(desk: Desk, person: Person, chat: Chat) -> None:
    (offer,) = await desk.say(person, chat, "/snooze")
    await desk.press(person, chat, offer, on(Snooze, days=7, thread=0))


async def blocks(desk: Desk, person: Person, _chat: Chat) -> None:
    desk.box.world.block(person)
    await desk.box.settled()


async def turns_reminders_off(desk: Desk, person: Person, chat: Chat) -> None:
    (settings,) = await desk.say(person, chat, "/settings")
    await desk.press(person, chat, settings, on(Prefer, name="r", value="0"))


async def is_halted(desk: Desk, _person: Person, chat: Chat) -> None:
    await store_of(desk).change_subscription(
        Target(chat.id), lambda present: present and replace(present, halted=HaltReason.NO_RIGHT)
    )


def reminders(desk: Desk, chat: Chat) -> int:
    return sum(each.text.startswith("⏰") for each in desk.box.world.messages(chat) if each.from_bot)


@pytest.mark.parametrize(
    "act",
    [unsubscribes, forgets, snoozes, blocks, turns_reminders_off, is_halted],
    ids=lambda each: each.__name__,
)
async def test_who_does_not_want_it_any_more_does_not_get_what_waits_for_its_turn(
    idle_desk: Desk, act: Callable[[Desk, Person, Chat], Awaitable[None]]
) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk)
    desk.now = REMINDER_DAYS[0]
    await begun(desk)
    await act(desk, readers[-1], chats[-1])
    assert reminders(desk, chats[-1]) == 0
    tried = len(desk.box.journal.filter("sendMessage", chat_id=chats[-1].id))
    await ended(desk)
    assert [reminders(desk, chat) for chat in chats] == [1] * (READERS - 1) + [0]
    if act is not turns_reminders_off:  # digests go on
        assert len(desk.box.journal.filter("sendMessage", chat_id=chats[-1].id)) == tried


async def test_what_a_snooze_kept_back_comes_when_it_is_over(idle_desk: Desk) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk)
    desk.now = REMINDER_DAYS[0]
    await begun(desk)
    await snoozes(desk, readers[-1], chats[-1])
    await ended(desk)
    assert reminders(desk, chats[-1]) == 0
    await desk.stop()
    await desk.start()
    await desk.travel(REMINDER_DAYS[0] + timedelta(days=8))
    assert reminders(desk, chats[-1]) == 1


async def test_who_follows_no_more_does_not_hear_what_waits_for_its_turn(idle_desk: Desk) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk, "/follow chamber")
    await followed_up(desk)
    desk.now += MINUTE
    await begun(desk)
    await desk.say(readers[-1], chats[-1], "/unfollow chamber")
    await ended(desk)
    heard = [any(each.text.startswith("🔔") for each in desk.box.world.messages(chat)) for chat in chats]
    assert heard == [True] * (READERS - 1) + [False]


async def test_who_follows_no_more_does_not_get_a_broadcast_to_followers(idle_desk: Desk) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk, "/follow chamber")
    store, actor = store_of(desk), Actor(readers[0].id, Role.OWNER, desk.now)
    followers = Audience(AudienceKind.FOLLOWERS, "ots-2025/chamber")
    draft = Broadcast(ID, 1, readers[0].id, Role.OWNER, followers, {"": text("Hello")}, desk.now)
    await put_records(store, draft)
    await running.start(store, ID, actor)
    await begun(desk)
    await desk.say(readers[-1], chats[-1], "/unfollow chamber")
    await ended(desk)
    heard = [any(each.text == "Hello" for each in desk.box.world.messages(chat)) for chat in chats]
    assert heard == [True] * (READERS - 1) + [False]


@pytest.mark.parametrize("act", ["pause", "cancel", "correct"])
async def test_a_broadcast_that_becomes_another_one_goes_on_as_that(idle_desk: Desk, act: str) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk, "/start")
    store, actor = store_of(desk), Actor(readers[0].id, Role.OWNER, desk.now)
    everyone = Audience(AudienceKind.EVERYONE)
    draft = Broadcast(ID, 1, readers[0].id, Role.OWNER, everyone, {"": text("Hello")}, desk.now)
    await put_records(store, draft)
    await running.start(store, ID, actor)
    await begun(desk)
    await desk.box.next_message(chats[0], after=max(chats[0].log))
    match act:
        case "pause":
            await running.pause(store, ID, actor)
        case "cancel":
            await running.cancel(store, ID, actor)
        case _:
            await running.correct(store, ID, actor, {"": text("Good day")})
    await ended(desk)
    texts = [desk.box.world.messages(chat)[-1].text for chat in chats]
    rows = [row async for row in store.rows_of(f"broadcast:{ID}")]
    if act == "correct":
        assert set(texts[1:]) == {"Good day"}
        assert desk.box.journal.filter("sendMessage", chat_id=chats[-1].id)[-1].params["text"] == "Good day"
    else:
        assert "Hello" not in texts[-3:]
        assert sum(row.state is RowState.SENT for row in rows) <= READERS - 3


async def test_what_is_not_sent_takes_nobodys_turn(idle_desk: Desk) -> None:
    desk = idle_desk
    readers, chats = await at_a_slow_pace(desk)
    desk.now = REMINDER_DAYS[0]
    await begun(desk)
    for person, chat in zip(readers[2:], chats[2:], strict=True):
        await store_of(desk).change_subscription(Target(chat.id), lambda _present: None)
        assert person.id == chat.id
    await ended(desk)
    calls = desk.box.journal.filter("sendMessage", ok=True)
    gaps = [later.started - earlier.started for earlier, later in zip(calls[-3:-1], calls[-2:], strict=True)]
    assert max(gaps) <= 0.8
