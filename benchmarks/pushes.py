"""A push to everybody: ``python benchmarks/pushes.py`` measures one, ``--kills 20`` kills the bot during one.

The bot is the real program, but for its clock; Telegram is a sandbox in this process. The exit status is 1
when a kill lost or repeated what it should not. Linux only; nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _push_scale import push_scale

from tests.load.push_kills import Push

SHOWN = 20
"""Faults that are printed."""


def push_kills(kills: int, chats: int, chance: random.Random) -> int:
    """Kill so many bots during one push; print the table and return how many faults there are."""
    with tempfile.TemporaryDirectory() as folder:
        push = Push(Path(folder), chats, chance)
        faults = asyncio.run(push.run(kills))
    copies = Counter(push.town.copies().values())
    in_hand = sum(len(left.in_hand) for left in push.left)
    print("| kill | sent in this life | rows in the outbox | closed | in hand |")
    print("|---|---|---|---|---|")
    for number, left in enumerate(push.left, start=1):
        print(left.row(number))
    shown = ", ".join(f"{copies[count]} got {count}" for count in sorted(copies))
    print(
        f"\n{kills} kills -9 in a push to {chats} chats: {copies[0]} missed; {in_hand} messages in hand, "
        f"{sum((count - 1) * copies[count] for count in copies if count)} came again ({shown}); "
        f"{len(faults)} faults"
    )
    for fault in faults[:SHOWN]:
        print(fault)
    return len(faults)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chats", type=int, help="subscribers (default 10000, with --kills 1000)")
    parser.add_argument("--kills", type=int, help="kills -9 during the push")
    parser.add_argument("--seed", type=int, default=0, help="of the moments (default 0)")
    arguments = parser.parse_args()
    if arguments.kills is None:
        push_scale(arguments.chats or 10_000)
    else:
        chance = random.Random(arguments.seed)  # noqa: S311 - moments, no secrets
        sys.exit(push_kills(arguments.kills, arguments.chats or 1_000, chance) > 0)


if __name__ == "__main__":
    main()
