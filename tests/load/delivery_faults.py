"""A push in which a share of the chats meets each fault; every recipient has to end in the right state."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.chat import PauseReason
from briefing.outbox import RowState
from briefing.subscription import HaltReason, Target
from tests.load.delivery_watch import IDEAL_A_SECOND, CopiedStore, Tally, begun
from tests.load.town import REMINDER_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.ports import Store
    from sandbox import Chat
    from sandbox.faults import Kind
    from tests.load.serving import Serve
    from tests.load.town import Town

SHARE = 0.02
HANG_SECONDS, FLOOD_SECONDS = 60.0, 5
CLOSED = (RowState.SENT, RowState.DEAD)
LONGEST_SECONDS = 240
"""How long everything may take beyond the pace: a call that hangs, and pauses before the next try."""
PASSING: dict[str, tuple[Kind, int]] = {
    "500": ("500", 1),
    "reset": ("reset", 1),
    "hangs for 60 s": ("hang", 1),
    "429 of 5 s": ("429", 1),
    "answer lost": ("lost_answer", 2),
}
"""What passes: the fault, and how many messages the chat gets in the end."""


@dataclass(frozen=True)
class Victim:
    """Whoever meets a fault, and how that has to end."""

    what: str
    target: Target
    """After a migration the new one."""
    messages: int
    paused: PauseReason | None = None
    halted: HaltReason | None = None

    async def is_right(self, store: Store, got: Mapping[int, int]) -> bool:
        """Tell whether it ended so."""
        chat, subscription = await store.chat(self.target.chat_id), await store.subscription(self.target)
        return (
            got[self.target.chat_id] == self.messages
            and (chat.paused if chat else None) is self.paused
            and subscription is not None
            and subscription.halted is self.halted
        )


class Victims:
    """So many for each fault; the updates that their fate would send the bot do not reach it."""

    def __init__(self, town: Town, each: int) -> None:
        self._town, self._box = town, town.box
        self._owner = self._box.world.add_person("Owner", "en")
        self.every: list[Victim] = []
        self.subscribed: list[Target] = []
        """Those of groups, as the bot knows them."""
        self.places: list[Chat] = []
        private = iter(town.chats)
        for number in range(each):
            self._block(next(private))
            self._migrate(number)
            self._topic(number, HaltReason.TOPIC_CLOSED)
            self._topic(number, HaltReason.TOPIC_DELETED)
            for what in PASSING:
                self._spoil(next(private), what)
        self.every += [Victim("nothing", Target(chat.id), 1) for chat in private]
        self._box.updates.drop()

    def _block(self, chat: Chat) -> None:
        chat.blocked = True
        self.every.append(Victim("blocked", Target(chat.id), 0, paused=PauseReason.BLOCKED))

    def _migrate(self, number: int) -> None:
        old = self._box.world.add_group(f"M{number}", [self._owner], supergroup=False)
        new = self._box.world.upgrade(old)
        self.places.append(new)
        self.subscribed.append(Target(old.id))
        self.every.append(Victim("migrated", Target(new.id), 1))

    def _topic(self, number: int, reason: HaltReason) -> None:
        world = self._box.world
        forum = world.add_group(f"F{number}", [self._owner], forum=True)
        thread = world.add_topic(forum, "News", self._owner).thread
        if reason is HaltReason.TOPIC_CLOSED:
            world.set_topic_closed(forum, thread, self._owner, closed=True)
        else:
            world.delete_topic(forum, thread)
        self.places.append(forum)
        self.subscribed.append(Target(forum.id, thread))
        self.every.append(Victim(reason.value.replace("_", " "), self.subscribed[-1], 0, halted=reason))

    def _spoil(self, chat: Chat, what: str) -> None:
        kind, messages = PASSING[what]
        seconds, flood = HANG_SECONDS, FLOOD_SECONDS
        self._box.faults.add(
            kind=kind, method="sendMessage", chat_id=chat.id, seconds=seconds, retry_after=flood
        )
        self.every.append(Victim(what, Target(chat.id), messages))


@dataclass(frozen=True)
class Result:
    """What one push showed."""

    right: dict[str, tuple[int, int]]
    """By fault: how many met it, and how many of them ended as they have to."""
    states: Mapping[RowState, int]
    caused: int

    def faults(self) -> list[str]:
        """Return each promise that is broken."""
        wrong = [
            f"{what}: {met - right} of {met}" for what, (met, right) in self.right.items() if met > right
        ]
        still = sum(count for state, count in self.states.items() if state not in CLOSED)
        others = [
            (still, f"{still} rows are open or expired"),
            (self.caused, f"{self.caused} refusals for the pace"),
        ]
        return wrong + [text for count, text in others if count]


async def push(town: Town, serve: Serve, share: float = SHARE) -> Result:
    """Let the bot remind a town, a share of whose chats meets each fault, and return how that ended."""
    chats = len(town.chats)
    victims = Victims(town, max(1, int(chats * share)))
    await town.open(victims.subscribed)
    box = town.box
    box.limits.enabled = True
    tally = Tally(box, [*town.chats, *victims.places])
    wanted = sum(each.messages for each in victims.every)
    async with serve(town, REMINDER_DAY):
        await begun(box, tally)
        with suppress(TimeoutError):  # what is missing is told below
            await box.until(lambda: tally.total >= wanted, chats / IDEAL_A_SECOND + LONGEST_SECONDS)
    await box.stop()
    right: dict[str, tuple[int, int]] = {}
    async with CopiedStore(town.store) as store:
        states = await store.count_rows()
        for each in victims.every:
            met, well = right.get(each.what, (0, 0))
            right[each.what] = (met + 1, well + await each.is_right(store, tally.counts))
    return Result(right, states, box.limits.caused)
