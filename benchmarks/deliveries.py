"""Everything that is pushed arrives: ``python benchmarks/deliveries.py private``, and other scenarios.

The bot is the real program, but for its clock; Telegram, with its limits, is a sandbox in this process. Each
scenario prints its table and ends by itself; the exit status is 1 when a promise is broken. Linux only;
nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import sys

from _delivery_private import private


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    scenarios = parser.add_subparsers(dest="scenario", required=True, metavar="SCENARIO")
    one = scenarios.add_parser("private", help="a push to private chats, while others ask")
    one.add_argument("--chats", type=int, default=1_000, help="subscribers (default 1000)")
    arguments = parser.parse_args()
    faults = private(arguments.chats)
    for fault in faults:
        print(f"broken: {fault}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
