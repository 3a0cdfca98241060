"""Kill a writing storage process with -9, again and again, and look for confirmed writes that are gone.

``python benchmarks/kills.py --rounds 100`` prints a summary; the exit status is 1 when anything was lost.
``--bot 5`` kills the whole bot instead, while people press buttons.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.load.bot_kills import Town
from tests.load.store_kills import rounds


def store_rounds(number: int, chance: random.Random) -> list[str]:
    """Kill so many writers of one store; print a summary and return what was lost."""
    outcome = rounds(number, chance)
    conditions = ", ".join(f"{count} {what}" for what, count in sorted(outcome.conditions.items()))
    lost = len(outcome.faults)
    print(f"{number} kills -9 ({conditions}), {outcome.confirmations} confirmed changes, {lost} lost")
    return outcome.faults


def bot_rounds(number: int, chance: random.Random) -> list[str]:
    """Kill so many bots; print a summary and return what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), chance)
        faults = asyncio.run(town.rounds(number))
    print(f"{number} kills -9 of the whole bot, {town.answers} answered presses, {len(faults)} lost")
    return faults


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="writers to kill (default 100)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments (default 0)")
    parser.add_argument("--bot", type=int, nargs="?", const=5, help="bots to kill instead (default 5)")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - moments, no secrets
    if arguments.bot is not None:
        faults = bot_rounds(arguments.bot, chance)
    else:
        faults = store_rounds(arguments.rounds, chance)
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
