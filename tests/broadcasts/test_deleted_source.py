"""The message that a broadcast copies is deleted meanwhile: it stops, and takes another one for the rest."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest

from briefing.broadcasts.broadcast import BroadcastState
from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.broadcasts.desk import PNG, TEXT, broadcasts, files, press_on, readers, rows, shown
from tests.followups.desk import Editor, join
from tests.support.buttons import on
from tests.team.editors import acts
from views.telegram.broadcasts.callbacks import (
    ApplyCorrection,
    ApplyReplacement,
    BroadcastAct,
    FillBroadcast,
    FinishBroadcast,
    GoInBroadcast,
)

if TYPE_CHECKING:
    from sandbox import Person
    from tests.broadcasts.desk import Readers
    from tests.desk import Desk

pytestmark = pytest.mark.virtual_time

GONE = "The message that it copies was deleted"
MINUTE = timedelta(minutes=1)


async def stopped(olga: Editor) -> Readers:
    """Copy a sticker to 20 readers, of whom seven have it when it is deleted."""
    desk = olga.desk
    people = await readers(desk, 20)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    kind = cast("Any", "sticker")  # of which people have no shorthand
    source = desk.box.world.send_file(olga.person, olga.chat, PNG, kind=kind)
    await desk.box.settled()
    await olga.do(
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    for each in people.people[7:]:
        desk.box.faults.add(kind="500", method="copyMessage", chat_id=each.id)
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await desk.travel(desk.now)
    assert [len(each) for each in people.got().values()] == [1] * 7 + [0] * 13
    desk.box.world.delete(olga.chat, source["message_id"])
    await desk.travel(desk.now + MINUTE)
    await desk.travel(desk.now)
    return people


async def test_it_pauses_and_asks_and_the_rest_gets_another_message(olga: Editor) -> None:
    people = await stopped(olga)
    question = shown(olga, GONE)
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert shown(olga, GONE) is question
    assert [each.state for each in await broadcasts(olga.desk)] == [BroadcastState.PAUSED]

    await press_on(olga, question, on(BroadcastAct, act="replace", sure=False))
    await olga.say(TEXT)
    assert "Go on with this message? 13 chats get it." in olga.last.text
    await olga.press(on(ApplyReplacement))
    await olga.desk.travel(olga.desk.now + MINUTE)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[""]] * 7 + [[TEXT]] * 13
    assert "Sent: 21 of 21" in shown(olga, "Broadcast 1 has ended.").text
    assert {each["state"] for each in rows(files(olga)[-1])} == {"sent"}
    assert [each.act for each in await acts(olga.desk)][-2:] == [
        AuditAction.BROADCAST_SOURCE_GONE,
        AuditAction.BROADCAST_REPLACED,
    ]
    # A later correction is of the new message; what was copied stays as it is.
    await press_on(olga, shown(olga, "Broadcast 1 ·"), on(BroadcastAct, act="correct", sure=False))
    await olga.say("Another text.")
    await olga.press(on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert people.texts() == [[""]] * 7 + [["Another text."]] * 13


async def test_few_calls_are_made_in_vain_at_a_pace(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(admin_ids=frozenset({emma.id}), pace_overall=10)
    owner = Editor(idle_desk, emma)
    await owner.say("/start")
    await stopped(owner)
    failed = [each for each in idle_desk.box.journal.filter("copyMessage") if not each.ok]
    in_vain = [each for each in failed if "message to copy not found" in str(each.description)]
    assert 1 <= len(in_vain) <= 3, "those that had their turn before the first was refused"
    before = len(idle_desk.box.journal.filter("copyMessage"))
    await idle_desk.travel(idle_desk.now + timedelta(hours=2))
    assert len(idle_desk.box.journal.filter("copyMessage")) == before


async def test_another_editor_gives_a_message_that_is_copied_from_them(olga: Editor, emma: Person) -> None:
    people = await stopped(olga)
    eddie = await join(olga.desk, emma, Role.EDITOR)
    await eddie.say("/broadcasts")
    await eddie.press(on(BroadcastAct, act="show", sure=False))
    await eddie.press(on(BroadcastAct, act="replace", sure=False))
    olga.desk.box.world.send_file(eddie.person, eddie.chat, PNG, kind=cast("Any", "sticker"))
    await olga.desk.box.settled()
    await eddie.press(on(ApplyReplacement))
    await olga.desk.travel(olga.desk.now + MINUTE)
    await olga.desk.travel(olga.desk.now)
    assert [len(each) for each in people.got().values()] == [1] * 20


async def test_it_can_be_cancelled(olga: Editor) -> None:
    people = await stopped(olga)
    await press_on(olga, shown(olga, GONE), on(BroadcastAct, act="cancel", sure=False))
    await olga.press(on(BroadcastAct, act="cancel", sure=True))
    await olga.desk.travel(olga.desk.now + MINUTE)
    assert [len(each) for each in people.got().values()] == [1] * 7 + [0] * 13
    assert "Broadcast 1 was cancelled." in shown(olga, "was cancelled").text
