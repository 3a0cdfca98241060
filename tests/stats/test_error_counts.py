"""Editors hear once a day what went wrong in the bot itself, and nothing when nothing did."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.local_time import DAY
from tests.desk import NOW
from tests.team.editors import hired, met, owned_by

if TYPE_CHECKING:
    from typing import Literal

    from sandbox import Chat, Person
    from tests.desk import Desk

NEXT_MORNING = NOW + DAY - timedelta(hours=5)
"""09:00 in Almaty on the day after the tests' present."""


async def fail_once(desk: Desk, person: Person, chat: Chat) -> None:
    desk.box.faults.add(method="sendMessage", times=1, kind="400", description="Bad Request: what is this")
    await desk.say(person, chat, "/chamber")


async def test_errors_are_counted_and_told_the_next_morning_once(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    _ben, bens = await hired(idle_desk, "Ben")
    await fail_once(idle_desk, emma, chat)
    await fail_once(idle_desk, emma, chat)
    assert await idle_desk.pushed(chat, NEXT_MORNING - timedelta(seconds=1)) == []
    (told,) = await idle_desk.pushed(chat, NEXT_MORNING)
    assert told.text == (
        "🛠 The bot itself, since yesterday\n\n"
        "2 messages or buttons failed on our side; the log has the errors."
    )
    assert idle_desk.box.world.messages(bens)[-1].text == told.text
    for hours in (1, 24, 48):
        assert await idle_desk.pushed(chat, NEXT_MORNING + timedelta(hours=hours)) == []


async def test_what_was_counted_survives_a_restart(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    await fail_once(idle_desk, emma, chat)
    await idle_desk.travel(NOW + timedelta(minutes=1))
    await idle_desk.stop()
    await idle_desk.start(admin_ids=frozenset({emma.id}))
    (told,) = await idle_desk.pushed(chat, NEXT_MORNING)
    assert "1 message or button failed on our side" in told.text


async def test_dead_deliveries_are_told_by_their_reasons(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    readers = [idle_desk.box.world.add_person(name, language="en") for name in ("Rita", "Rob", "Ron")]
    for each in readers:
        await met(idle_desk, each)
        await idle_desk.say(each, idle_desk.box.world.private(each), "/subscribe")
    await idle_desk.travel(NOW + timedelta(minutes=1))
    blocked = "Forbidden: bot was blocked by the user"
    for each, sentence in zip(readers, (blocked, blocked, "Bad Request: <odd>"), strict=True):
        its = idle_desk.box.world.private(each).id
        kind: Literal["403", "400"] = "403" if sentence == blocked else "400"
        idle_desk.box.faults.add(kind=kind, method="sendMessage", chat_id=its, description=sentence)
    await idle_desk.travel(NOW + timedelta(days=9))
    (told,) = await idle_desk.pushed(chat, NEXT_MORNING + timedelta(days=9))
    assert "3 messages could not be delivered:" in told.text
    assert told.text.index("bot was blocked by the user: 2") < told.text.index("<odd>: 1")
    assert "2 chats shut the bot out." in told.text


async def test_that_somebody_left_is_only_told_along_with_error_counts(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    rita = idle_desk.box.world.add_person("Rita", language="en")
    for morning in (NEXT_MORNING, NEXT_MORNING + DAY):
        await met(idle_desk, rita)
        idle_desk.box.world.block(rita)
        await idle_desk.box.settled()
        if morning == NEXT_MORNING:
            assert await idle_desk.pushed(chat, morning) == []
            idle_desk.box.world.unblock(rita)
            await idle_desk.box.settled()
    await fail_once(idle_desk, emma, chat)
    (told,) = await idle_desk.pushed(chat, NEXT_MORNING + DAY)
    assert told.text.endswith("the log has the error.\n1 chat shut the bot out.")
