"""Groups and channels that get many messages each, beside a push to private chats."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row, RowState
from briefing.subscription import Target
from storage.open import open_store
from tests.load.delivery_watch import IDEAL_A_SECOND, CopiedStore, Tally, begun, sends, span
from tests.load.town import REMINDER_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox import Chat
    from sandbox.journal import Call
    from tests.load.serving import Serve
    from tests.load.town import Town

MINUTE, A_MINUTE = 60.0, 20
SPARE_SECONDS = 90
MOST_RATIO = 1.05
BUSY, PARTS, BUSY_PARTS = 20, 3, 30
"""Every 20th group gets 30 messages, more than fit a minute; the others get 3."""


@dataclass(frozen=True)
class Result:
    """What one push to private chats and to places, groups and channels, showed."""

    chats: int
    places: int
    messages: int
    """To all."""
    before: int
    """Of these, those that left until the last private chat had its message."""
    seconds: float
    """Until then, from the first one on."""
    longest: float
    """Until everything had arrived."""
    most_in_a_second: int
    most_in_a_minute: int
    """To one group or channel."""
    caused: int
    wrong: int
    """Chats that did not get what they were to get, each once and in order."""
    states: Mapping[RowState, int]

    @property
    def ratio(self) -> float:
        """The time until all private chats had theirs, in that which 30 messages a second take."""
        return self.seconds / (self.before / IDEAL_A_SECOND)

    def faults(self) -> list[str]:
        """Return each promise that is broken, that about time included."""
        slow = [f"{self.ratio:.3f} of the ideal time"] if self.ratio > MOST_RATIO else []
        return slow + self.faults_of_behaviour()

    def faults_of_behaviour(self) -> list[str]:
        """Return each promise that is broken whatever the machine."""
        wrong = [
            (self.most_in_a_second > IDEAL_A_SECOND, f"{self.most_in_a_second} in one second"),
            (self.most_in_a_minute > A_MINUTE, f"{self.most_in_a_minute} to one group in a minute"),
            (self.caused > 0, f"{self.caused} refusals for the pace"),
            (self.wrong > 0, f"{self.wrong} chats got something else"),
            (self.states[RowState.SENT] != self.messages, f"rows: {dict(self.states)}"),
        ]
        return [text for is_wrong, text in wrong if is_wrong]


class Places:
    """Groups and channels of a town, and what each is to get."""

    def __init__(self, town: Town, groups: int, channels: int, busy_parts: int) -> None:
        self._town = town
        self._busy_parts = busy_parts
        world = town.box.world
        owner = world.add_person("Owner", "en")
        chats = [world.add_group(f"G{number}", [owner]) for number in range(groups)]
        chats += [world.add_channel(f"C{number}", [owner]) for number in range(channels)]
        self.wanted = {
            chat.id: busy_parts if number % BUSY == 0 else PARTS for number, chat in enumerate(chats)
        }
        self.chats: list[Chat] = chats

    async def put_in(self) -> None:
        """Put all of it into the outbox of the bot that is to be started."""
        bodies = [Body(f"Part {part}") for part in range(self._busy_parts)]
        rows = [
            Row("bench:places", Target(chat_id), part, bodies[part].hash, REMINDER_DAY)
            for chat_id, parts in self.wanted.items()
            for part in range(parts)
        ]
        store = await open_store(self._town.storage_url)
        await store.enqueue({}, rows, bodies)
        await store.close()

    def right(self, calls: list[Call]) -> int:
        """Return how many of the groups and channels got just what they were to get, in order."""
        got: dict[int, list[str]] = defaultdict(list)
        for call in calls:
            got[int(call.params["chat_id"])].append(call.params["text"])
        return sum(
            got[chat_id] == [f"Part {part}" for part in range(parts)]
            for chat_id, parts in self.wanted.items()
        )


async def push(town: Town, serve: Serve, groups: int, channels: int, busy_parts: int = BUSY_PARTS) -> Result:
    """Let the bot serve a town and so many places; the busy ones among them get ``busy_parts`` messages."""
    places = Places(town, groups, channels, busy_parts)
    await town.open()
    await places.put_in()
    box = town.box
    box.limits.enabled = True
    private, others = Tally(box, town.chats), Tally(box, places.chats)
    wanted = sum(places.wanted.values())
    chats = len(town.chats)
    longest = (chats + wanted) / IDEAL_A_SECOND * 2 + busy_parts / A_MINUTE * MINUTE + SPARE_SECONDS
    async with serve(town, REMINDER_DAY):
        await begun(box, private)
        await box.until(lambda: not private.missed and others.total >= wanted, longest)
        await box.settled()
    await box.stop()
    async with CopiedStore(town.store) as store:
        states = await store.count_rows()
    every, pushes = sends(box), sends(box, private.counts.keys())
    last = pushes[-1].started
    wrong = sum(count != 1 for count in private.counts.values()) + len(places.chats)
    return Result(
        chats=chats,
        places=len(places.chats),
        messages=chats + wanted,
        before=sum(call.started <= last for call in every),
        seconds=last - every[0].started,
        longest=span(every),
        most_in_a_second=box.journal.most_in_any_second(),
        most_in_a_minute=max(map(_most_in_a_minute, _by_chat(every, others))),
        caused=box.limits.caused,
        wrong=wrong - places.right(sends(box, others.counts.keys())),
        states=states,
    )


def _by_chat(calls: list[Call], tally: Tally) -> list[list[float]]:
    moments: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        moments[int(call.params["chat_id"])].append(call.started)
    return [moments[chat_id] for chat_id in tally.counts]


def _most_in_a_minute(moments: list[float]) -> int:
    return max((sum(start <= at < start + MINUTE for at in moments) for start in moments), default=0)
