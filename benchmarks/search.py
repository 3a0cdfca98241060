"""How long a search takes, and how long the first one keeps others waiting: ``python benchmarks/search.py``.

10,000 queries from the table of the tests: each as it is, and again and again with typing errors and other
words beside it, so that hardly one was searched before. Then, in processes of their own, the first search
while a clock ticks every millisecond in the same event loop: how long it takes, and the longest pause.
The exit status is 1 when the 99th percentile is over what a search may take.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.search.finding import HELD_OUT, READERS, TABLE, expected, finder, score  # noqa: E402 - the path is set above
from tests.support.statement_examples import shipped  # noqa: E402 - as above

QUERIES, PROCESSES = 10_000, 5
LONGEST_MS = 5.0
SEED = 2040


def queries() -> list[str]:
    """Return queries as people type them, many with errors."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    typed = [query for rows in expected().values() for query in rows]
    every = list(typed)
    while len(every) < QUERIES:
        words = " ".join(chance.sample(typed, chance.choice([1, 1, 1, 2]))).split()
        place = chance.randrange(len(words))
        words[place] = mistyped(words[place], chance)
        every.append(" ".join(words))
    return every


def mistyped(word: str, chance: random.Random) -> str:
    """Return a word without one of its letters, with one twice, or with two in the wrong order."""
    if len(word) < 2:
        return word
    at = chance.randrange(len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def milliseconds(query: str) -> float:
    """Search once."""
    began = time.perf_counter()
    finder().find_at_once(statement, query, READERS)
    return (time.perf_counter() - began) * 1000


async def first_search() -> tuple[float, float]:
    """Return how long the first search takes, and the longest pause of the event loop meanwhile."""
    pauses = [0.0]

    async def tick() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            pauses.append((time.perf_counter() - before) * 1000 - 1)

    searches = finder()
    clock = asyncio.create_task(tick())
    await asyncio.sleep(0.05)
    began = time.perf_counter()
    await searches.find(statement, "палатой", READERS)
    took = (time.perf_counter() - began) * 1000
    clock.cancel()
    return took, max(pauses)


def first_searches() -> list[tuple[float, float]]:
    """Return the figures of first searches in processes of their own."""
    command = [sys.executable, __file__, "--first"]
    runs = (subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(PROCESSES))  # noqa: S603 - this file
    return [(float(took), float(pause)) for run in runs for took, pause in [run.stdout.split()]]


def main() -> int:
    """Print the table; return the exit status."""
    milliseconds("chamber")
    times = [milliseconds(query) for query in queries()]
    percentiles = quantiles(times, n=100)
    firsts = first_searches()
    print("| | ms |")
    print("|---|---|")
    print(f"| median of {len(times)} searches | {median(times):.2f} |")
    print(f"| 99th percentile | {percentiles[98]:.2f} |")
    print(f"| longest | {max(times):.2f} |")
    print(f"| first search of a process | {median(took for took, _pause in firsts):.0f} |")
    print(f"| longest pause of its event loop meanwhile | {median(pause for _took, pause in firsts):.0f} |")
    for table in (TABLE, HELD_OUT):
        result = score(table)
        print(f"{table}: {result.first} of {result.queries} found first, {result.shown} among the first five")
    return int(percentiles[98] > LONGEST_MS)


statement = shipped().statements["ots-2025"]

if __name__ == "__main__":
    if "--first" in sys.argv:
        print(*asyncio.run(first_search()))
    else:
        sys.exit(main())
