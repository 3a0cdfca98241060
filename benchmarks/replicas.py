"""Several replicas send one push: ``python benchmarks/replicas.py``; with ``--kills 20`` they die in turn.

The replicas are the real program on one PostgreSQL, an embedded one in a temporary folder or that of
``--url`` (an empty database); Telegram, with its limits, is a sandbox in this process. The exit status is 1
when a promise is broken. Linux only; nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from _postgres import embedded

from tests.load.delivery_watch import IDEAL_A_SECOND
from tests.load.replicas_push import Push

if TYPE_CHECKING:
    from tests.load.replicas_result import Result

PACE_A_SECOND = 28.5
"""What keeps 30 in each second whatever the way of a message takes."""


def table(result: Result, chats: int, replicas: int) -> None:
    """Print what was seen."""
    sent = len(result.arrived)
    print(
        "| replicas | chats | messages | seconds | a second | of the ideal, 30 a second "
        f"| of {PACE_A_SECOND} a second | most in a second | 429 | missed | out of order | turns unused |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {replicas} | {chats} | {len(result.expected)} | {result.seconds:.2f} "
        f"| {(sent - 1) / result.seconds:.2f} | {result.ratio(IDEAL_A_SECOND):.3f} "
        f"| {result.ratio(PACE_A_SECOND):.3f} | {result.most_in_a_second} | {result.refused} "
        f"| {result.missed} | {result.out_of_order} | {result.turns - sent} |"
    )
    print(
        f"\n{len(result.in_hand)} kills -9: {sum(map(len, result.in_hand))} messages in hand, "
        f"{result.again.total()} came again"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chats", type=int, default=10_000, help="private chats (default 10000)")
    parser.add_argument("--replicas", type=int, default=4, help="(default 4)")
    parser.add_argument("--kills", type=int, default=0, help="kills -9, of each replica in turn (default 0)")
    parser.add_argument("--url", help="an empty database on a server that runs")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = given.url or stack.enter_context(embedded())
        push = Push(folder, url, chats=given.chats, replicas=given.replicas, kills=given.kills)
        result = asyncio.run(push.run())
    table(result, given.chats, given.replicas)
    faults = result.faults()
    for fault in faults:
        print(f"broken: {fault}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
