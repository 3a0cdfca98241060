"""What a group got before it became a supergroup is out of reach: there the number is another message."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.broadcasts.desk import TEXT, press_on, sent_to_all, shown
from tests.support.buttons import on
from views.telegram.broadcasts.callbacks import ApplyCorrection, BroadcastAct

if TYPE_CHECKING:
    from sandbox import Chat
    from tests.followups.desk import Editor

MINUTE = timedelta(minutes=1)
CHANGES = ("editMessageText", "deleteMessage", "deleteMessages")


@pytest.fixture
async def group(olga: Editor) -> Chat:
    """A basic group that knows the bot."""
    world = olga.desk.box.world
    made = world.add_group("Talk", members=[olga.person], supergroup=False, bot=None)
    world.bot_added(made, by=olga.person)
    await olga.desk.box.settled()
    return made


async def upgraded(olga: Editor, group: Chat) -> Chat:
    """Let a broadcast reach the group, and then let that become a supergroup."""
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now)
    assert olga.desk.box.world.messages(group)[-1].text == TEXT
    new = olga.desk.box.world.upgrade(group)
    await olga.desk.box.settled()
    return new


def changed_in(olga: Editor, chat: Chat) -> list[str]:
    journal = olga.desk.box.journal
    return [each.method for method in CHANGES for each in journal.filter(method, chat_id=chat.id)]


async def test_nothing_of_a_supergroup_is_taken_back_for_what_its_group_got(
    olga: Editor, group: Chat
) -> None:
    new = await upgraded(olga, group)
    await press_on(olga, shown(olga, "Broadcast 1 ·"), on(BroadcastAct, act="unsend", sure=False))
    assert "1 of 2 chats got it less than 48 hours ago" in olga.last.text
    await olga.press(on(BroadcastAct, act="unsend", sure=True))
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert changed_in(olga, new) == []
    await olga.do("/broadcasts", on(BroadcastAct, act="show"))
    assert "Taken back: 1 of 1 deleted" in olga.last.text


async def test_nothing_of_a_supergroup_is_corrected_for_what_its_group_got(olga: Editor, group: Chat) -> None:
    new = await upgraded(olga, group)
    await press_on(olga, shown(olga, "Broadcast 1 ·"), on(BroadcastAct, act="correct", sure=False))
    await olga.do("On Tuesday.", on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert changed_in(olga, new) == []
    await olga.do("/broadcasts", on(BroadcastAct, act="show"))
    assert "Correction: 1 of 1 edited" in olga.last.text


async def test_a_correction_that_meets_the_supergroup_is_given_up_there(olga: Editor, group: Chat) -> None:
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now)
    world = olga.desk.box.world
    await press_on(olga, shown(olga, "Broadcast 1 ·"), on(BroadcastAct, act="correct", sure=False))
    await olga.do("On Tuesday.")
    olga.desk.box.faults.add(kind="500", method="editMessageText", chat_id=group.id)
    await olga.press(on(ApplyCorrection))
    new = world.upgrade(group)
    await olga.desk.box.settled()
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert changed_in(olga, new) == []
