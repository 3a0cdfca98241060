"""Inline and guest queries over the webhook at a steady rate: ``python benchmarks/inline.py``.

The real program (``python -m bot run``) on a core of its own. A query leaves every so many milliseconds,
whether or not those before it were answered. It counts as answered when its webhook request is: then the
bot's own call with the answer has been taken by a stub in Telegram's place. People type word by word what
the tests search for, in seven languages. The first query, which builds the index, is told apart. The exit
status is 1 when the 95th percentile is over what an answer may take. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from _load import SECRET
from _stub import Stub
from aiohttp import ClientSession

from bot.webhook import SECRET_HEADER
from tests.load.processes import NO_PACE, bot_settings, cores, free_port, start
from tests.search.finding import expected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE = 500
LONGEST_MS = 300.0
SEED = 2040
Made = dict[str, Any]


def typed() -> Iterator[tuple[str, str]]:
    """Yield languages and queries without end, each query as it grows, and sometimes none."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    table = [(language, query) for language, rows in expected().items() for query in rows]
    while True:
        language, query = chance.choice(table)
        words = query.split()
        for count in range(len(words) + 1):
            yield language, " ".join(words[:count])


def person(number: int, language: str) -> Made:
    """Return who asks."""
    return {"id": 1_000_000 + number, "is_bot": False, "first_name": "Emma", "language_code": language}


def inline_query(number: int, language: str, words: str) -> Made:
    """Return an inline query."""
    asked = {"id": str(number), "from": person(number % PEOPLE, language), "query": words, "offset": ""}
    return {"inline_query": asked}


def guest_query(number: int, language: str, words: str) -> Made:
    """Return a question in one of some chats without the bot."""
    message = {
        "message_id": number,
        "date": 1_790_000_000,
        "from": person(number % PEOPLE, language),
        "chat": {"id": -1_000_000 - number % PEOPLE, "type": "supergroup", "title": "Neighbours"},
        "text": f"@bench_bot {words}",
        "guest_query_id": str(number),
    }
    return {"guest_message": message}


async def ask(http: ClientSession, hook: str, update: Made) -> float:
    """Deliver an update; return the milliseconds until it was answered."""
    began = time.perf_counter()
    async with http.post(hook, json=update) as answer:
        assert answer.status == 200
    return (time.perf_counter() - began) * 1000


async def measure(make: Callable[[int, str, str], Made], rate: float, seconds: float, core: int) -> float:
    """Print a row of the table; return the 95th percentile in milliseconds."""
    answered: list[str] = []
    stub = Stub(lambda method, _chat: answered.append(method))
    api, port, numbers = await stub.start(), free_port(), itertools.count(1)
    hook = f"http://127.0.0.1:{port}/hook"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        web = {"WEBHOOK_URL": hook, "WEBHOOK_SECRET": SECRET, "WEB_PORT": str(port), **NO_PACE}
        settings = bot_settings(folder, f"http://127.0.0.1:{api}", FLOOD_PER_10S="0", **web)
        with start(["-m", "bot", "run"], folder / "log", settings, core) as bot:
            await asyncio.to_thread(bot.wait_until_ready, port)
            async with ClientSession(headers={SECRET_HEADER: SECRET}) as http:
                source = typed()

                def query(language: str, words: str) -> asyncio.Task[float]:
                    number = next(numbers)
                    made = {"update_id": number, **make(number, language, words)}
                    return asyncio.create_task(ask(http, hook, made))

                first = await query("ru", "палатой")
                began, tasks, cpu = time.perf_counter(), [], bot.cpu
                for each in range(round(rate * seconds)):
                    await asyncio.sleep(began + each / rate - time.perf_counter())
                    tasks.append(query(*next(source)))
                times = await asyncio.gather(*tasks)
            memory, cpu = bot.memory, bot.cpu - cpu
    await stub.stop()
    assert sum(each.startswith("answer") for each in answered) == len(times) + 1
    cuts = quantiles(times, n=100)
    figures = *(cuts[each] for each in (49, 94, 98)), max(times), cpu / len(times) * 1000
    shown = " | ".join(f"{each:.1f}" for each in figures)
    print(f"| {make.__name__} | {rate:g} | {shown} | {first:.0f} | {memory:.0f} |")
    return cuts[94]


async def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rate", type=float, default=50, help="queries a second (default 50)")
    parser.add_argument("--seconds", type=float, default=20, help="of each kind (default 20)")
    arguments = parser.parse_args()
    usable = cores()
    core, *others = usable if len(usable) > 1 else usable * 2
    os.sched_setaffinity(0, others)
    print("| | a second | median, ms | p95 | p99 | longest | CPU a query | the first | memory, MiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    rows = [
        await measure(make, arguments.rate, arguments.seconds, core) for make in (inline_query, guest_query)
    ]
    return int(max(rows) > LONGEST_MS)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
