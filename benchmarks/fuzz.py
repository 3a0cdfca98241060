"""Hostile updates for the whole bot: ``python benchmarks/fuzz.py --updates 20000``.

The real program talks to a sandbox in this process, by long polling or with ``--webhook``. It gets updates of
every kind of the Bot API, drawn from the library's own models and damaged: with fields missing, null, of
another type, huge, deep or unknown. Between them people ask plain questions whose messages hold junk only
where nobody reads. After each round everybody asks for help. Exits with 1 if something is wrong: an error in
the log, an answer other than 200, a question without an answer, a chat that is stuck, or memory that grows.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.load.fuzz.game import Plan, play


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--updates", type=int, default=5_000, help="hostile updates (default 5000)")
    parser.add_argument("--round", type=int, default=500, help="of them in a round (default 500)")
    parser.add_argument("--seed", type=int, default=0, help="of all that is drawn (default 0)")
    parser.add_argument(
        "--growth",
        type=float,
        default=16,
        help="MiB by which memory may grow in the second half of the rounds (default 16)",
    )
    parser.add_argument("--most", type=int, default=50, help="faults after which it ends (default 50)")
    parser.add_argument("--webhook", action="store_true", help="by webhook instead of long polling")
    parser.add_argument("--verbose", action="store_true", help="say what each round left")
    arguments = parser.parse_args()
    plan = Plan(
        arguments.updates,
        arguments.round,
        arguments.seed,
        by_webhook=arguments.webhook,
        growth=arguments.growth,
        most=arguments.most,
    )
    with tempfile.TemporaryDirectory() as folder:
        played = asyncio.run(play(plan, Path(folder)))
    if arguments.verbose:
        print("MiB after each round:", *(f"{each:.1f}" for each in played.memory))
    how, memory = "by webhook" if plan.by_webhook else "by long polling", played.memory
    print(
        f"{played.sent} hostile updates and {played.asked} questions {how}, {len(played.faults)} faults; "
        f"slowest round {played.slowest:.1f} s; "
        f"memory {memory[0]:.0f} MiB, halfway {memory[len(memory) // 2]:.0f}, at the end {memory[-1]:.0f}"
    )
    for fault in played.faults:
        print(fault)
    sys.exit(bool(played.faults))


if __name__ == "__main__":
    main()
