"""Everything that is pushed arrives: ``python benchmarks/deliveries.py private``, and other scenarios.

The bot is the real program, but for its clock; Telegram, with its limits, is a sandbox in this process. Each
scenario prints its table and ends by itself; the exit status is 1 when a promise is broken. Linux only;
nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _delivery_ceiling import ceiling
from _delivery_tables import faults as spoiled
from _delivery_tables import groups, mixed, private


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    scenarios = parser.add_subparsers(dest="scenario", required=True, metavar="SCENARIO")
    one = scenarios.add_parser("private", help="a push to private chats, while others ask")
    _chats(one)
    one.set_defaults(run=lambda given: private(given.chats))
    three = scenarios.add_parser("faults", help="2 %% of the chats meet each of nine faults")
    _chats(three)
    three.set_defaults(run=lambda given: spoiled(given.chats))
    four = scenarios.add_parser("groups", help="groups and channels beside private chats")
    _chats(four)
    four.add_argument("--groups", type=int, default=200, help="(default 200)")
    four.add_argument("--channels", type=int, default=50, help="(default 50)")
    four.set_defaults(run=lambda given: groups(given.chats, given.groups, given.channels))
    five = scenarios.add_parser("ceiling", help="without a pace, beside aiogram and raw aiohttp")
    five.add_argument("--rounds", type=int, default=5, help="of each (default 5)")
    five.add_argument("--messages", type=int, default=3_000, help="of a round (default 3000)")
    five.set_defaults(run=lambda given: ceiling(given.rounds, given.messages))
    six = scenarios.add_parser("mixed", help="pushes, answers and random faults for a long time")
    _chats(six)
    six.add_argument("--minutes", type=float, default=30, help="of load (default 30)")
    six.set_defaults(run=lambda given: mixed(given.minutes, given.chats))
    arguments = parser.parse_args()
    faults = arguments.run(arguments)
    for fault in faults:
        print(f"broken: {fault}")
    sys.exit(bool(faults))


def _chats(scenario: argparse.ArgumentParser) -> None:
    scenario.add_argument("--chats", type=int, default=1_000, help="private chats (default 1000)")


if __name__ == "__main__":
    main()
