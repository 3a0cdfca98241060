"""Pages of the site beside a bare aiohttp handler: ``python benchmarks/site.py``.

Both answer in one run, in turns, each in a process of its own on the same core; the load has another. First
as many requests as there can be, then 200 a second, of which the slowest hundredth is told. The bare handler
sends as many bytes as the page has. Nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from aiohttp import ClientSession, TCPConnector

from tests.load.processes import bot_settings, cores, free_port, start

PATH = "/ru/ots-2025"
RATE = 200
CLIENTS = 16
BARE = """
import sys
from aiohttp import web
body = b"x" * int(sys.argv[2])
async def answer(request):
    return web.Response(body=body, content_type="text/html")
app = web.Application()
app.router.add_get("/{path:.*}", answer)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
"""


@dataclass
class Contestant:
    """A server, what it is asked, and what its rounds showed."""

    name: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    per_second: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)


async def ask(http: ClientSession, one: Contestant) -> float:
    """Return the milliseconds until an answer was read."""
    begun = time.perf_counter()
    async with http.get(one.url, headers=one.headers) as answer:
        await answer.read()
        if answer.status not in (200, 304):
            raise RuntimeError(f"{one.name}: {answer.status}")
    return (time.perf_counter() - begun) * 1000


async def flood(http: ClientSession, one: Contestant, seconds: float) -> None:
    """Count how many requests are answered if the next follows each answer."""
    count, end = 0, time.perf_counter() + seconds

    async def client() -> None:
        nonlocal count
        while time.perf_counter() < end:
            await ask(http, one)
            count += 1

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    one.per_second.append(count / seconds)


async def steady(http: ClientSession, one: Contestant, seconds: float) -> None:
    """Time the answers to requests that come at a steady pace, whatever the server does."""
    begun, asking = time.perf_counter(), []
    for number in range(int(RATE * seconds)):
        await asyncio.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
        asking.append(asyncio.create_task(ask(http, one)))
    taken = sorted(await asyncio.gather(*asking))
    one.p50.append(taken[len(taken) // 2])
    one.p99.append(taken[len(taken) * 99 // 100])


async def until_ready(http: ClientSession, url: str) -> tuple[str, int]:
    """Return the validator and the size of a page, once it is served."""
    for _ in range(600):
        try:
            async with http.get(url) as answer:
                if answer.status == 200:
                    return answer.headers.get("ETag", ""), len(await answer.read())
        except OSError:
            pass
        await asyncio.sleep(0.1)
    raise RuntimeError(f"{url} is not served")


async def measure(rounds: int, seconds: float) -> list[Contestant]:
    """Run all rounds; the servers take turns."""
    server_core, *others = cores()
    os.sched_setaffinity(0, set(others[:1]) or {server_core})
    port, bare_port = free_port(), free_port()
    page = f"http://127.0.0.1:{port}{PATH}"
    connector = TCPConnector(limit=CLIENTS * 4)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        # No Telegram is there: pages are served before, and without, the first answer of its server.
        api = f"http://127.0.0.1:{free_port()}"
        own = bot_settings(folder, api, WEB_PORT=str(port), PUBLIC_URL="https://briefing.example")
        stack.enter_context(start(["-m", "bot", "run"], folder / "bot.log", own, server_core))
        async with ClientSession(connector=connector, auto_decompress=False) as http:
            tag, size = await until_ready(http, page)
            bare = f"http://127.0.0.1:{bare_port}/"
            arguments = ["-c", BARE, str(bare_port), str(size)]
            stack.enter_context(start(arguments, folder / "bare.log", core=server_core))
            await until_ready(http, bare)
            contestants = [
                Contestant("bare handler, as many bytes", bare),
                Contestant("page, gzip", page),
                Contestant("page, not changed (304)", page, {"If-None-Match": tag}),
            ]
            for _ in range(rounds):
                for each in contestants:
                    await flood(http, each, seconds)
                    await steady(http, each, seconds)
    return contestants


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    given = parser.parse_args()
    print(f"{'':32}{'pages/s':>10}{'p50 ms':>10}{'p99 ms':>10}   at {RATE}/s")
    for each in asyncio.run(measure(given.rounds, given.seconds)):
        middle = [statistics.median(figures) for figures in (each.per_second, each.p50, each.p99)]
        print(f"{each.name:32}{middle[0]:>10.0f}{middle[1]:>10.2f}{middle[2]:>10.2f}")


if __name__ == "__main__":
    main()
