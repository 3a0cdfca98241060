"""A push to many private chats, within Telegram's limits, while other people ask."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.outbox import RowState
from tests.load.askers import Asker, percentile_95
from tests.load.delivery_watch import IDEAL_A_SECOND, CopiedStore, Tally, begun, sends, span
from tests.load.town import REMINDER_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.load.serving import Serve
    from tests.load.town import Town

A_SECOND = 1.0
"""Others ask ``/digest`` so often; nobody of them twice."""
MOST_RATIO, MOST_WAIT_MS = 1.05, 300
SPARE_SECONDS = 60
AFTER_SECONDS = 2.0
"""So long a message that came twice is waited for."""


@dataclass(frozen=True)
class Result:
    """What one push showed."""

    chats: int
    messages: int
    """Pushes and the answers that left between them."""
    seconds: float
    """From the first to the last push."""
    most_in_a_second: int
    caused: int
    """Refusals for the pace."""
    missed: int
    twice: int
    waits: list[float]
    """Of those who asked meanwhile, ms."""
    states: Mapping[RowState, int]

    @property
    def ratio(self) -> float:
        """The time it took, in that which 30 messages a second take."""
        return self.seconds / (self.messages / IDEAL_A_SECOND)

    def faults(self) -> list[str]:
        """Return each promise that is broken, those about time among them."""
        wrong = [
            (self.ratio > MOST_RATIO, f"{self.ratio:.3f} of the ideal time"),
            (percentile_95(self.waits) > MOST_WAIT_MS, f"answers: {percentile_95(self.waits):.0f} ms"),
        ]
        return [text for is_wrong, text in wrong if is_wrong] + self.faults_of_behaviour()

    def faults_of_behaviour(self) -> list[str]:
        """Return each promise that is broken whatever the machine."""
        wrong = [
            (self.most_in_a_second > IDEAL_A_SECOND, f"{self.most_in_a_second} in one second"),
            (self.caused > 0, f"{self.caused} refusals for the pace"),
            (self.missed > 0, f"{self.missed} missed"),
            (self.twice > 0, f"{self.twice} got it twice"),
            (self.states[RowState.SENT] != self.chats, f"rows: {dict(self.states)}"),
        ]
        return [text for is_wrong, text in wrong if is_wrong]


async def push(town: Town, serve: Serve) -> Result:
    """Let the bot remind all chats of a town and return what was seen."""
    await town.open()
    box, chats = town.box, len(town.chats)
    box.limits.enabled = True
    tally = Tally(box, town.chats)
    longest = chats / IDEAL_A_SECOND * 2 + SPARE_SECONDS
    asker = Asker(box, "/digest", people=int(longest * A_SECOND), a_second=A_SECOND)
    async with serve(town, REMINDER_DAY):
        await begun(box, tally)
        asking = asyncio.create_task(asker.ask())
        await box.until(lambda: not tally.missed, longest)
        asking.cancel()
        await asyncio.sleep(AFTER_SECONDS)
        await box.settled()
    await box.stop()
    async with CopiedStore(town.store) as store:
        states = await store.count_rows()
    pushes = sends(box, tally.counts.keys())
    first, last = pushes[0].started, pushes[-1].started
    return Result(
        chats=chats,
        messages=sum(first <= call.started <= last for call in sends(box)),
        seconds=span(pushes),
        most_in_a_second=box.journal.most_in_any_second(),
        caused=box.limits.caused,
        missed=len(box.journal.missing(tally.counts)),
        twice=len(box.journal.twice()),
        waits=asker.between(first, last),
        states=states,
    )
