"""What editors began who have lost the right since: nothing of it leaves until another one says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts.broadcast import BroadcastState
from briefing.records import put_records
from briefing.team.audit import AuditAction
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.broadcasts.desk import (
    TEXT,
    broadcasts,
    hold_back,
    press_on,
    readers,
    sent_to_all,
    shown,
    to_preview,
)
from tests.followups.desk import Editor, join, store_of
from tests.support.buttons import Button, on
from tests.team.editors import acts
from views.telegram.broadcasts.callbacks import ApplyCorrection, BroadcastAct, GoInBroadcast
from views.telegram.chats.callbacks import Forget
from views.telegram.team.callbacks import ChangeRole, ShowMember

if TYPE_CHECKING:
    from sandbox import Person
    from tests.broadcasts.desk import Readers

HOUR = timedelta(hours=1)
WAITS = "waits for your word"


async def fired(olga: Editor, eddie: Editor, *buttons: Button) -> None:
    """Let the owner remove the editor, or do something else with them."""
    await olga.say("/team")
    await olga.press(on(ShowMember, person=eddie.person.id))
    for each in buttons or ("🗑 Remove", "🗑 Yes, remove"):
        await olga.press(each)


async def scheduled(olga: Editor, emma: Person) -> tuple[Editor, Readers]:
    """Let an editor schedule a broadcast to three readers, the owner and themselves."""
    eddie = await join(olga.desk, emma, Role.EDITOR)
    people = await readers(olga.desk, 3)
    await to_preview(eddie)
    await eddie.press(on(GoInBroadcast, step="preview", to="when"))
    await eddie.say("2026-11-22 15:00")  # of Almaty: an hour from now
    assert "scheduled" in eddie.last.text
    return eddie, people


@pytest.mark.parametrize("how", ["removed", "lowered", "forgotten"])
async def test_a_scheduled_broadcast_of_a_lost_editor_waits_and_goes_when_an_owner_says_so(
    olga: Editor, emma: Person, how: str
) -> None:
    eddie, people = await scheduled(olga, emma)
    if how == "forgotten":
        await eddie.do("/forget")
        await eddie.press(on(Forget, confirmed=True))
    else:
        await fired(olga, eddie, *((on(ChangeRole, role="reviewer"),) if how == "lowered" else ()))
    await olga.desk.travel(olga.desk.now + 2 * HOUR)
    assert people.texts() == [[], [], []]
    question = shown(olga, WAITS)
    await olga.desk.travel(olga.desk.now + 2 * HOUR)
    assert people.texts() == [[], [], []]
    assert shown(olga, WAITS) is question

    await press_on(olga, question, on(BroadcastAct, act="start", sure=False))
    await olga.press(on(BroadcastAct, act="start", sure=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 3
    assert [each.act for each in await acts(olga.desk)][-2:] == [
        AuditAction.BROADCAST_HELD,
        AuditAction.BROADCAST_STARTED,
    ]


async def test_an_owner_cancels_what_waits(olga: Editor, emma: Person) -> None:
    eddie, people = await scheduled(olga, emma)
    await fired(olga, eddie)
    await olga.desk.travel(olga.desk.now + 2 * HOUR)
    await press_on(olga, shown(olga, WAITS), on(BroadcastAct, act="cancel", sure=False))
    await olga.press(on(BroadcastAct, act="cancel", sure=True))
    await olga.desk.travel(olga.desk.now + HOUR)
    assert people.texts() == [[], [], []]
    assert [each.state for each in await broadcasts(olga.desk)] == [BroadcastState.CANCELLED]


async def test_an_editor_who_has_the_right_again_at_the_hour_is_not_asked_about(
    olga: Editor, emma: Person
) -> None:
    eddie, people = await scheduled(olga, emma)
    await fired(olga, eddie)
    member = Member(emma.id, "Emma", Role.EDITOR, olga.desk.now, "en")
    await put_records(store_of(olga.desk), member)
    await olga.desk.travel(olga.desk.now + 2 * HOUR)
    assert people.texts() == [[TEXT]] * 3


async def test_what_somebody_else_scheduled_anew_goes_by_their_word(olga: Editor, emma: Person) -> None:
    eddie, people = await scheduled(olga, emma)
    await olga.say("/broadcasts")
    await olga.press(on(BroadcastAct, act="show", sure=False))
    await olga.press(on(BroadcastAct, act="when", sure=False))
    await olga.say("2026-11-22 15:30")
    await fired(olga, eddie)
    await olga.desk.travel(olga.desk.now + 2 * HOUR)
    assert people.texts() == [[TEXT]] * 3


async def running(olga: Editor, emma: Person) -> tuple[Editor, Readers]:
    """Let an editor begin a broadcast to ten readers, of whom five wait."""
    eddie = await join(olga.desk, emma, Role.EDITOR)
    people = await readers(olga.desk, 10)
    await hold_back(people, people.people[5:])
    await sent_to_all(eddie)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 5 + [[]] * 5
    return eddie, people


async def test_a_running_broadcast_stops_with_the_right_and_goes_on_by_another_ones_word(
    olga: Editor, emma: Person
) -> None:
    eddie, people = await running(olga, emma)
    await fired(olga, eddie)
    await olga.desk.travel(olga.desk.now + HOUR)
    assert people.texts() == [[TEXT]] * 5 + [[]] * 5
    await press_on(olga, shown(olga, WAITS), on(BroadcastAct, act="start", sure=False))
    await olga.press(on(BroadcastAct, act="start", sure=True))
    await olga.desk.travel(olga.desk.now + HOUR)
    assert people.texts() == [[TEXT]] * 10
    assert "Broadcast 1 has ended." in shown(olga, "has ended").text


async def test_a_correction_of_a_lost_editor_stops(olga: Editor, emma: Person) -> None:
    eddie = await join(olga.desk, emma, Role.EDITOR)
    people = await readers(olga.desk, 4)
    await sent_to_all(eddie)
    await olga.desk.travel(olga.desk.now)
    for each in people.people[2:]:
        olga.desk.box.faults.add(kind="500", method="editMessageText", chat_id=each.id)
    await press_on(eddie, shown(eddie, "Broadcast 1 ·"), on(BroadcastAct, act="correct", sure=False))
    await eddie.say("Something else.")
    await eddie.press(on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now)
    await fired(olga, eddie)
    await olga.desk.travel(olga.desk.now + HOUR)
    assert people.texts() == [["Something else."]] * 2 + [[TEXT]] * 2
    await press_on(olga, shown(olga, WAITS), on(BroadcastAct, act="resume", sure=False))
    await olga.desk.travel(olga.desk.now + HOUR)
    assert people.texts() == [["Something else."]] * 4


async def test_an_owner_who_is_none_after_a_restart_sends_nothing_more(olga: Editor, emma: Person) -> None:
    people = await readers(olga.desk, 4)
    await hold_back(people, people.people[2:])
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    new = Editor(olga.desk, emma)
    await new.say("/start")
    await olga.desk.stop()
    olga.desk.now += HOUR
    await olga.desk.start(admin_ids=frozenset({emma.id}))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 2 + [[]] * 2
    await press_on(new, shown(new, WAITS), on(BroadcastAct, act="start", sure=False))
    await new.press(on(BroadcastAct, act="start", sure=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 4
