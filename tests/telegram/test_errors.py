"""What becomes of a chat, a target and a message when Telegram refuses it."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import pytest

from bot.connecting import StartFailed
from briefing.chat import Chat as Known
from briefing.chat import ChatKind, PauseReason
from briefing.outbox import RowState
from briefing.subscription import HaltReason, Target
from delivery.sending import MOST_ATTEMPTS
from sandbox.chats import GENERAL
from storage.open import open_store
from tests.delivery.halls import REMINDER_DAYS, boss_of_a_forum, store_of, subscribed, tried
from tests.running.test_webhook import SECRET, free_port
from tests.storage.outboxes import subscription
from tests.support.buttons import on
from tests.team.editors import hired, owned_by
from views.telegram.subscriptions.callbacks import Prefer, Subscribe

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


def reminders(desk: Desk, chat: Chat) -> int:
    return sum(each.text.startswith("⏰") for each in desk.box.world.messages(chat) if each.from_bot)


@pytest.mark.parametrize(
    ("code", "description", "reason"),
    [
        ("403", "Forbidden: bot was blocked by the user", PauseReason.BLOCKED),
        ("403", "Forbidden: user is deactivated", PauseReason.DEACTIVATED),
        ("403", "Forbidden: bot was kicked from the supergroup chat", PauseReason.REMOVED),
        ("403", "Forbidden: bot is not a member of the channel chat", PauseReason.NOT_MEMBER),
        ("400", "Bad Request: chat not found", PauseReason.NOT_FOUND),
    ],
    ids=["blocked", "deactivated", "kicked", "not a member", "not found"],
)
async def test_a_chat_that_cannot_be_reached_is_paused_with_its_reason_and_kept(
    desk: Desk, emma: Person, code: Literal["400", "403"], description: str, reason: PauseReason
) -> None:
    other = await subscribed(desk, desk.box.world.add_person("Other", language="en"))
    chat = await subscribed(desk, emma)
    desk.box.faults.add(kind=code, method="sendMessage", chat_id=chat.id, description=description)
    await desk.travel(REMINDER_DAYS[0])
    known = await store_of(desk).chat(chat.id)
    assert known is not None
    assert known.paused is reason
    assert await store_of(desk).subscription(Target(chat.id)) is not None
    before = tried(desk, chat)
    await desk.travel(REMINDER_DAYS[1])
    assert tried(desk, chat) == before
    assert (reminders(desk, chat), reminders(desk, other)) == (0, 2)


async def test_a_blocked_chat_that_comes_back_hears_again(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    desk.box.faults.add(kind="403", method="sendMessage", chat_id=chat.id)
    await desk.travel(REMINDER_DAYS[0])
    desk.box.world.block(emma)
    desk.box.world.unblock(emma)
    await desk.box.settled()
    await desk.travel(REMINDER_DAYS[1])
    assert reminders(desk, chat) == 1


@pytest.mark.parametrize("is_known", [False, True], ids=["unknown", "known already"])
async def test_what_is_for_a_group_goes_to_its_supergroup_at_once(desk: Desk, *, is_known: bool) -> None:
    boss = desk.box.world.add_person("Boss", language="en")
    group = desk.box.world.add_group("Newsroom", admins=[boss], supergroup=False)
    await subscribed(desk, boss, group)
    await desk.stop()
    supergroup = desk.box.world.upgrade(group)
    if is_known:
        store = await open_store(desk.storage_url)
        new = Known(supergroup.id, ChatKind.SUPERGROUP, desk.now, language="kk")
        await store.change_chat(new.id, lambda _present: new)
        await store.close()
    # The bot hears of it later than it has something to send.
    desk.box.faults.add(kind="500", method="getUpdates")
    desk.now = REMINDER_DAYS[0]
    await desk.start()
    await desk.box.next_message(supergroup, after=max(supergroup.log))
    await desk.box.settled()
    refused = desk.box.journal.filter("sendMessage", chat_id=group.id, error_code=400)
    assert 1 <= len(refused) <= 2
    assert sum(each.text.startswith("⏰") for each in desk.box.world.messages(supergroup)) == 1
    moved = await store_of(desk).chat(supergroup.id)
    assert moved is not None
    assert moved.language == ("kk" if is_known else None)
    assert await store_of(desk).chat(group.id) is None
    assert await store_of(desk).subscription(Target(supergroup.id)) is not None


async def test_a_closed_topic_is_halted_and_its_administrators_are_told_once(desk: Desk) -> None:
    boss, private, forum, thread = await boss_of_a_forum(desk)
    desk.box.world.set_topic_closed(forum, thread, boss, closed=True)
    (told,) = await desk.pushed(private, REMINDER_DAYS[0])
    assert told.text.startswith(f"🔕 Newsroom · #{thread}")
    assert "The topic is closed" in told.text
    before = tried(desk, forum)
    assert await desk.pushed(private, REMINDER_DAYS[1]) == []
    assert tried(desk, forum) == before


@pytest.mark.parametrize("how", ["subscribe", "settings"])
async def test_a_halted_target_goes_on_when_it_is_asked_to(desk: Desk, how: str) -> None:
    boss, _private, forum, thread = await boss_of_a_forum(desk)
    world = desk.box.world
    world.set_topic_closed(forum, thread, boss, closed=True)
    await desk.travel(REMINDER_DAYS[0])
    world.set_topic_closed(forum, thread, boss, closed=False)
    await desk.box.settled()
    await desk.travel(desk.now)  # what was refused comes first
    if how == "subscribe":
        await desk.say(boss, forum, "/subscribe", thread)
    else:
        (settings,) = await desk.say(boss, forum, "/settings", thread)
        await desk.press(boss, forum, settings, on(Prefer, name="s", value="1"))
    pushed = await desk.pushed(forum, REMINDER_DAYS[1])
    assert any(each.text.startswith("⏰") for each in pushed)


async def test_a_topic_that_is_opened_again_goes_on_by_itself(desk: Desk) -> None:
    boss, _private, forum, thread = await boss_of_a_forum(desk)
    desk.box.world.set_topic_closed(forum, thread, boss, closed=True)
    await desk.travel(REMINDER_DAYS[0])
    desk.box.world.set_topic_closed(forum, thread, boss, closed=False)
    await desk.box.settled()
    pushed = await desk.pushed(forum, REMINDER_DAYS[1])
    assert any(each.text.startswith("⏰") for each in pushed)


async def test_what_a_closed_topic_refused_comes_when_it_is_opened_again_the_same_day(desk: Desk) -> None:
    boss, _private, forum, thread = await boss_of_a_forum(desk)
    desk.box.world.set_topic_closed(forum, thread, boss, closed=True)
    await desk.travel(REMINDER_DAYS[0])
    assert reminders(desk, forum) == 0
    await desk.travel(desk.now + timedelta(hours=2))
    desk.box.world.set_topic_closed(forum, thread, boss, closed=False)
    await desk.box.settled()
    (reminder,) = await desk.pushed(forum, desk.now + timedelta(minutes=1))
    assert reminder.text.startswith("⏰")
    assert await desk.pushed(forum, desk.now + timedelta(minutes=1)) == []


async def test_a_general_topic_that_is_opened_again_goes_on_by_itself(desk: Desk) -> None:
    boss, private, forum, _thread = await boss_of_a_forum(desk)
    await subscribed(desk, boss, forum)
    desk.box.world.set_topic_closed(forum, GENERAL, boss, closed=True)
    (told,) = await desk.pushed(private, REMINDER_DAYS[0])
    assert told.text.startswith("🔕 Newsroom\n")
    desk.box.world.set_topic_closed(forum, GENERAL, boss, closed=False)
    await desk.box.settled()
    went_on = await store_of(desk).subscription(Target(forum.id))
    assert went_on is not None
    assert went_on.halted is None


async def test_a_deleted_topic_is_halted_and_its_administrators_are_told_once(desk: Desk) -> None:
    _boss, private, forum, thread = await boss_of_a_forum(desk)
    desk.box.world.delete_topic(forum, thread)
    (told,) = await desk.pushed(private, REMINDER_DAYS[0])
    assert "The topic was deleted" in told.text
    before = tried(desk, forum)
    assert await desk.pushed(private, REMINDER_DAYS[1]) == []
    assert tried(desk, forum) == before
    halted = await store_of(desk).subscription(Target(forum.id, thread))
    assert halted is not None
    assert halted.halted is HaltReason.TOPIC_DELETED


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
    ],
)
async def test_without_the_right_to_write_a_group_is_halted_until_the_button_is_pressed(
    desk: Desk, description: str
) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    group = world.add_group("Newsroom", admins=[boss])
    await subscribed(desk, boss, group)
    # Nobody may write there: the bot is told nothing of that.
    desk.box.faults.add(
        kind="400", method="sendMessage", chat_id=group.id, times=None, description=description
    )
    (told,) = await desk.pushed(private, REMINDER_DAYS[0])
    assert "The bot may not write in this group any more" in told.text
    before = tried(desk, group)
    assert await desk.pushed(private, REMINDER_DAYS[1]) == []
    assert tried(desk, group) == before
    desk.box.faults.clear()
    await desk.press(boss, private, told, on(Subscribe))
    assert any(each.text.startswith("⏰") for each in await desk.pushed(group, REMINDER_DAYS[2]))


async def test_a_channel_that_takes_no_posts_is_halted_and_whoever_set_it_up_is_told(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="ru")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    channel = world.add_channel("News", admins=[boss])
    store, now = store_of(desk), desk.now
    await store.change_chat(channel.id, lambda _present: Known(channel.id, ChatKind.CHANNEL, now))
    own_chat = await store.chat(boss.id)
    assert own_chat is not None
    linked = replace(own_chat, manages=(channel.id,))
    await store.change_chat(boss.id, lambda _present: linked)
    own = await store.change_subscription(Target(channel.id), lambda _none: subscription(channel.id))
    assert own is not None
    desk.box.faults.add(
        kind="400",
        method="sendMessage",
        chat_id=channel.id,
        description="Bad Request: need administrator rights in the channel chat",
    )
    (told,) = await desk.pushed(private, REMINDER_DAYS[0])
    assert told.text.startswith("🔕 News")
    halted = await store.subscription(Target(channel.id))
    assert halted is not None
    assert halted.halted is HaltReason.NO_RIGHT


async def test_a_halt_that_nobody_can_be_told_of_is_told_to_nobody(desk: Desk) -> None:
    world = desk.box.world
    stranger = world.add_person("Stranger", language="en")
    forum = world.add_group("Newsroom", admins=[stranger], forum=True)
    thread = world.add_topic(forum, "Promises", stranger).thread
    await subscribed(desk, stranger, forum, thread)
    world.set_topic_closed(forum, thread, stranger, closed=True)
    await desk.travel(REMINDER_DAYS[0])
    counted = await store_of(desk).count_rows()
    assert (counted[RowState.DEAD], counted[RowState.PENDING], counted[RowState.RETRY_AT]) == (0, 0, 0)


@pytest.mark.parametrize("kind", ["500", "502", "reset", "broken_json"])
async def test_what_fails_in_passing_is_tried_again_with_growing_pauses_and_not_for_ever(
    desk: Desk, emma: Person, kind: Literal["500", "502", "reset", "broken_json"]
) -> None:
    chat = await subscribed(desk, emma)
    desk.box.faults.add(kind=kind, method="sendMessage", chat_id=chat.id, times=None)
    before, pauses = tried(desk, chat), list[timedelta]()
    await desk.travel(REMINDER_DAYS[1])
    while (due_at := await store_of(desk).next_row_due()) is not None:
        pauses.append(due_at - desk.now)
        await desk.travel(due_at)
    assert timedelta(seconds=30) <= pauses[0] <= timedelta(seconds=45)
    growing = pauses[: MOST_ATTEMPTS - 1]
    assert all(later > earlier for earlier, later in itertools.pairwise(growing))
    assert tried(desk, chat) - before == MOST_ATTEMPTS
    assert (await store_of(desk).count_rows())[RowState.DEAD] == 1


@pytest.mark.parametrize(
    "reason",
    [
        "Bad Request: can't parse entities: unsupported start tag",
        "Bad Request: message is too long",
        "Bad Request: text must be non-empty",
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: not enough rights to send photos to the chat",
    ],
)
async def test_a_message_that_is_not_taken_is_dead_editors_hear_why_and_others_go_on(
    idle_desk: Desk, emma: Person, reason: str
) -> None:
    owner_chat = await owned_by(idle_desk, emma)
    _ben, bens = await hired(idle_desk, "Ben")
    readers = [idle_desk.box.world.add_person(name, language="en") for name in ("Rita", "Rob", "Ron")]
    chats = [await subscribed(idle_desk, each) for each in readers]
    for chat in chats[:2]:
        idle_desk.box.faults.add(kind="400", method="sendMessage", chat_id=chat.id, description=reason)
    told = [
        each for each in await idle_desk.pushed(owner_chat, REMINDER_DAYS[1]) if "does not take" in each.text
    ]
    assert len(told) == 1
    assert f"Its reason: {reason}" in told[0].text
    assert "7 days left in 2026" in told[0].text
    assert sum(each.text == told[0].text for each in idle_desk.box.world.messages(bens)) == 1
    assert [reminders(idle_desk, chat) for chat in chats] == [0, 0, 1]
    known = await store_of(idle_desk).chat(chats[0].id)
    assert known is not None
    assert known.paused is None
    await idle_desk.travel(REMINDER_DAYS[2])
    assert [reminders(idle_desk, chat) for chat in chats] == [1, 1, 2]


@pytest.mark.parametrize("way", ["polling", "webhook"])
@pytest.mark.parametrize("code", [401, 404])
async def test_a_push_that_is_refused_for_the_token_ends_the_program_with_a_sentence(
    idle_desk: Desk, emma: Person, way: str, code: int
) -> None:
    port = free_port()
    hook = {"webhook_url": f"http://127.0.0.1:{port}/x", "webhook_secret": SECRET, "web_port": port}
    await idle_desk.start(**(hook if way == "webhook" else {}))
    await subscribed(idle_desk, emma)
    idle_desk.box.faults.add(
        kind=str(code),  # type: ignore[arg-type] # any code is answered
        method="sendMessage",
        times=None,
        description="Unauthorized" if code == 401 else "Not Found",
    )
    idle_desk.now = REMINDER_DAYS[0]
    assert idle_desk.app is not None
    await idle_desk.app.ticker.tick()
    task, idle_desk._task = idle_desk._task, None
    assert task is not None
    with pytest.raises(StartFailed, match="BOT_TOKEN is refused"):
        await asyncio.wait_for(task, 30)
    idle_desk.box.faults.clear()
    await idle_desk.start()
    await idle_desk.box.next_message(idle_desk.box.world.private(emma), after=0)
    await idle_desk.travel(idle_desk.now)
    assert reminders(idle_desk, idle_desk.box.world.private(emma)) == 1
