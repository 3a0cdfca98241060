"""What a push by several replicas showed, and which promises it broke."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.outbox import RowState
from tests.load.delivery_watch import IDEAL_A_SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.load.replicas import Message

MOST_RATIO = 1.05


@dataclass(frozen=True)
class Result:
    """What one push showed."""

    arrived: tuple[Message, ...]
    """What Telegram accepted, in the order of arrival."""
    expected: frozenset[Message]
    seconds: float
    """From the first to the last arrival."""
    most_in_a_second: int
    refused: int
    """429s, which Telegram's limits ask for."""
    in_hand: tuple[frozenset[Message], ...]
    """At each kill."""
    turns: int
    """Turns of the shared budget that were taken."""
    states: Mapping[str, int]
    """Of the rows in the end."""

    def ratio(self, per_second: float) -> float:
        """Return the time it took, in that which so many messages a second take."""
        return self.seconds * per_second / max(1, len(self.arrived) - 1)

    @property
    def missed(self) -> int:
        """Messages that never came."""
        return len(self.expected - set(self.arrived))

    @property
    def again(self) -> Counter[Message]:
        """The messages that came more than once, and how often too many times."""
        return Counter(self.arrived) - Counter(set(self.arrived))

    @property
    def out_of_order(self) -> int:
        """Messages that came after a later one of the same chat."""
        newest: dict[int, int] = {}
        late = 0
        for chat, part in self.arrived:
            late += part < newest.get(chat, part)
            newest[chat] = max(part, newest.get(chat, part))
        return late

    def faults(self) -> list[str]:
        """Return each promise that is broken, that about time among them."""
        ratio = self.ratio(IDEAL_A_SECOND)
        return [f"{ratio:.3f} of the ideal time"] * (ratio > MOST_RATIO) + self.faults_of_behaviour()

    def faults_of_behaviour(self) -> list[str]:
        """Return each promise that is broken whatever the machine."""
        may_repeat = Counter(each for one in self.in_hand for each in one)
        unexplained = (self.again - may_repeat).total()
        wrong = {
            f"{self.most_in_a_second} in one second": self.most_in_a_second > IDEAL_A_SECOND,
            f"{self.refused} refusals for the pace": self.refused > 0,
            f"{self.missed} missed": self.missed > 0,
            f"{self.out_of_order} out of order": self.out_of_order > 0,
            f"{unexplained} came again that were in nobody's hand": unexplained > 0,
            f"rows: {dict(self.states)}": self.states != {RowState.SENT: len(self.expected)},
        }
        return [text for text, is_wrong in wrong.items() if is_wrong]
