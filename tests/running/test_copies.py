"""Two copies of the program: both hear of it after a minute, and neither pushes until it is alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.copies import ALONE_AFTER, DOUBLED_AFTER, CopyWatch

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


pytestmark = pytest.mark.virtual_time


class Heard:
    """What a watch told, and a clock that a test moves."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.now = 1000.0
        self.watch = CopyWatch(lambda: self.now, self._stand_by, self._go_on)

    async def _stand_by(self) -> None:
        self.told.append("stand by")

    async def _go_on(self) -> None:
        self.told.append("go on")

    async def refused_for(self, seconds: float, step: float = 5) -> None:
        end = self.now + seconds
        while self.now < end:
            await self.watch.refused()
            self.now += step
        await self.watch.refused()


async def test_a_restart_that_overlaps_is_no_copy() -> None:
    heard = Heard()
    await heard.refused_for(DOUBLED_AFTER - 10)
    await heard.watch.accepted()
    assert heard.told == []


async def test_a_minute_of_refusals_is_a_copy_and_it_is_told_once() -> None:
    heard = Heard()
    await heard.refused_for(DOUBLED_AFTER * 3)
    assert heard.told == ["stand by"]


async def test_answers_between_two_refusals_do_not_hide_a_copy() -> None:
    heard = Heard()
    for _ in range(30):
        await heard.watch.refused()
        heard.now += 3
        await heard.watch.accepted()
    assert heard.told == ["stand by"]


@pytest.mark.parametrize(("quiet", "told"), [(ALONE_AFTER - 1, []), (ALONE_AFTER + 1, ["go on"])])
async def test_it_goes_on_when_it_is_alone(quiet: float, told: list[str]) -> None:
    heard = Heard()
    await heard.refused_for(DOUBLED_AFTER)
    heard.now += quiet
    await heard.watch.accepted()
    assert heard.told == ["stand by", *told]


async def test_two_refusals_a_day_apart_are_no_copy() -> None:
    heard = Heard()
    for _ in range(3):
        await heard.watch.refused()
        heard.now += 86_400
    assert heard.told == []


async def test_a_copy_stops_pushes_and_owners_hear_of_it(idle_desk: Desk, emma: Person) -> None:
    seconds = [1000.0]
    idle_desk.monotonic = lambda: seconds[0]
    app = await idle_desk.start(admin_ids=str(emma.id))
    chat = idle_desk.box.world.private(emma)
    await idle_desk.say(emma, chat, "/subscribe")
    conflict = "Conflict: terminated by other getUpdates request"
    idle_desk.box.faults.add(method="getUpdates", times=None, kind="409", description=conflict)
    count = len(idle_desk.box.world.messages(chat))
    idle_desk.box.updates.end_polls()
    # When the second one comes, the first has been taken note of.
    await idle_desk.box.until(lambda: refusals(idle_desk) > 1)
    seconds[0] += DOUBLED_AFTER
    await idle_desk.box.until(lambda: len(idle_desk.box.world.messages(chat)) > count, timeout=30)
    assert "Another copy" in idle_desk.box.world.messages(chat)[-1].text
    assert app.ticker.is_standing_by
    idle_desk.box.faults.clear()
    count += 1
    seconds[0] += ALONE_AFTER
    idle_desk.box.world.say(emma, chat, "/about")
    await idle_desk.box.until(lambda: not app.ticker.is_standing_by, timeout=60)
    await idle_desk.box.until(lambda: "gone" in " ".join(texts(idle_desk, emma, count)), timeout=30)


def texts(desk: Desk, person: Person, after: int) -> list[str]:
    return [each.text for each in desk.box.world.messages(desk.box.world.private(person))[after:]]


def refusals(desk: Desk) -> int:
    return sum(call.method == "getUpdates" and call.error_code == 409 for call in desk.box.journal)
