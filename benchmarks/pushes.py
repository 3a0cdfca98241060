"""A push to everybody: ``python benchmarks/pushes.py`` measures one, ``--kills 20`` kills the bot during one.

The bot is the real program, but for its clock; Telegram is a sandbox in this process. The exit status is 1
when a kill lost or repeated what it should not. Linux only; nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import random
import sys

from _push_kills import push_kills
from _push_scale import push_scale


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
