"""What becomes of a broadcast when people leave in the middle of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest

from briefing.team.roles import Role
from tests.broadcasts.desk import (
    PNG,
    TEXT,
    files,
    hold_back,
    press_on,
    readers,
    rows,
    sent_to_all,
    shown,
    to_preview,
)
from tests.followups.desk import Editor, join, store_of
from tests.support.buttons import on
from tests.team.office import files_with
from views.telegram.broadcasts.callbacks import BroadcastAct, FillBroadcast, FinishBroadcast, GoInBroadcast
from views.telegram.chats.callbacks import Forget
from views.telegram.subscriptions.callbacks import Unsubscribe

if TYPE_CHECKING:
    from sandbox import Chat
    from tests.desk import Desk

LATER = timedelta(minutes=5)


async def to_preview_of_sticker(desk: Desk) -> Editor:
    """Let an editor fill in the form with what can only be copied from the private chat."""
    bob = await join(desk, desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await bob.say("/broadcast")
    await bob.press(on(FillBroadcast, step="audience", value="everyone"))
    kind = cast("Any", "sticker")  # of which people have no shorthand
    desk.box.world.send_file(bob.person, bob.chat, PNG, kind=kind)
    await desk.box.settled()
    await bob.do(
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    return bob


async def forget(editor: Editor) -> None:
    await editor.say("/forget")
    await editor.press(on(Forget, confirmed=True))


async def test_who_unsubscribes_in_the_middle_gets_it_and_is_in_the_report(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    emma = Editor(olga.desk, people.people[0])
    await emma.say("/subscribe")
    await hold_back(people, people.people)
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await emma.do("/unsubscribe", on(Unsubscribe, chat=0, thread=0))
    await olga.desk.travel(olga.desk.now + LATER)
    await olga.desk.travel(olga.desk.now)
    assert emma.last.text == TEXT
    assert "Sent: 4 of 4" in shown(olga, "Broadcast 1 has ended.").text
    assert len(rows(files(olga)[-1])) == 4


@pytest.mark.parametrize("is_begun", [True, False], ids=["under way", "scheduled"])
async def test_what_is_copied_from_somebody_who_is_forgotten_ends(olga: Editor, *, is_begun: bool) -> None:
    people = await readers(olga.desk, 4)
    bob = await to_preview_of_sticker(olga.desk)
    if is_begun:
        for each in people.people[1:]:
            olga.desk.box.faults.add(kind="500", method="copyMessage", chat_id=each.id)
        await bob.press(on(GoInBroadcast, step="preview", to="confirm"))
        await bob.press(on(FinishBroadcast, starts=True))
        await olga.desk.travel(olga.desk.now)
    else:
        await bob.do(on(GoInBroadcast, step="preview", to="when"), "2026-11-23 09:00")
    await forget(bob)
    assert files_with(olga.desk, bob.person) == []
    await olga.desk.travel(olga.desk.now + timedelta(days=1))
    await olga.desk.travel(olga.desk.now + LATER)
    assert [len(each) for each in people.got().values()] == [int(is_begun), 0, 0, 0]
    assert [each.paused async for each in store_of(olga.desk).chats()] == [None] * 5
    assert "✖️ cancelled" in (await olga.say("/broadcasts")).text
    await olga.desk.stop()
    assert files_with(olga.desk, bob.person) == []


async def followed_topic(olga: Editor) -> tuple[Chat, int]:
    """Let a topic of a forum follow an initiative; nothing subscribes there."""
    world = olga.desk.box.world
    forum = world.add_group("Forum", admins=[olga.person], forum=True)
    world.bot_added(forum, by=olga.person)
    await olga.desk.box.settled()
    thread = world.add_topic(forum, "Promises", olga.person).thread
    await olga.desk.say(olga.person, forum, "/follow chamber", thread)
    return forum, thread


async def test_a_closed_topic_that_only_follows_is_tried_once(olga: Editor) -> None:
    forum, thread = await followed_topic(olga)
    olga.desk.box.world.set_topic_closed(forum, thread, olga.person, closed=True)
    await olga.desk.box.settled()
    olga.desk.box.journal.clear()
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    assert "Sent: 1 of 1" in shown(olga, "Broadcast 2 has ended.").text
    assert len(olga.desk.box.journal.filter("sendMessage", chat_id=forum.id, ok=False)) == 1


async def test_one_that_was_late_in_the_middle_asks_about_those_alone_who_lack_it(olga: Editor) -> None:
    people = await readers(olga.desk, 5)
    await hold_back(people, people.people[2:])
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await olga.desk.stop()
    olga.desk.now += timedelta(hours=30)
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now)
    assert "Failed: 3\n• too late: 3" in shown(olga, "⚠️ late").text
    await press_on(olga, shown(olga, "⚠️ late"), on(BroadcastAct, act="unsend", sure=False))
    assert "3 of 3 chats got it less than 48 hours ago" in olga.last.text
    await press_on(olga, shown(olga, "⚠️ late"), on(BroadcastAct, act="start", sure=False))
    assert "This goes to 3 chats now" in olga.last.text
    await olga.press(on(BroadcastAct, act="start", sure=True))
    await olga.desk.travel(olga.desk.now + LATER)
    assert people.texts() == [[TEXT]] * 5


async def test_the_time_left_is_that_of_whom_telegram_lets_wait_longest(olga: Editor) -> None:
    people = await readers(olga.desk, 30)
    olga.desk.box.faults.add(
        kind="429", method="sendMessage", chat_id=people.people[0].id, retry_after=2 * 3600
    )
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now + timedelta(seconds=3))
    assert "about 2 h left" in shown(olga, "▶️ running").text


async def test_the_report_of_an_editor_who_blocked_the_bot_goes_to_the_others(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    bob = await join(olga.desk, olga.desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await hold_back(people, people.people)
    await sent_to_all(bob)
    await olga.desk.travel(olga.desk.now)
    olga.desk.box.world.block(bob.person)
    await olga.desk.travel(olga.desk.now + LATER)
    await olga.desk.travel(olga.desk.now)
    assert "Sent: 5 of 5" in shown(olga, "Broadcast 1 has ended.").text
    assert len(rows(files(olga)[-1])) == 5


async def test_a_cancelled_broadcast_names_no_hour_at_which_it_starts(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await to_preview(olga)
    await olga.do(on(GoInBroadcast, step="preview", to="when"), "2026-11-23 09:00")
    await olga.press(on(BroadcastAct, act="cancel", sure=False))
    await olga.press(on(BroadcastAct, act="cancel", sure=True))
    assert "✖️ cancelled" in olga.last.text
    assert "Starts" not in olga.last.text
