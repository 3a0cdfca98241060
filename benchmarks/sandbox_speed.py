"""How many calls a second the sandbox answers on one core: ``python benchmarks/sandbox_speed.py [seconds]``.

The sandbox runs in this process, pinned to one core where the system can do that; the client is another
process, on another core if there is one, that writes raw HTTP over kept-alive connections. Each round sends
messages of a card's size, first as JSON, then as multipart, as aiogram does; the median round is reported.
On a machine that does other work too, read the second column: what one call costs this process, and
how many a whole core would carry.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

from sandbox import Sandbox

TOKEN = "42:BENCH"
CONNECTIONS = 32
CHATS = 100
ROUNDS = 3
TEXT = "<b>Initiative 4</b>\n" + "Words about what was said, what is due and what came of it. " * 6
MARKUP = {
    "inline_keyboard": [[{"text": "Next", "callback_data": "i:5"}, {"text": "List", "callback_data": "l"}]]
}


def pin(core: int) -> None:
    """Keep this process on one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def request(chat_id: int, kind: str) -> bytes:
    """Return one HTTP request."""
    params = {"chat_id": chat_id, "text": TEXT, "parse_mode": "HTML", "reply_markup": MARKUP}
    if kind == "json":
        body, content_type = json.dumps(params).encode(), "application/json"
    else:
        fields = {**params, "reply_markup": json.dumps(MARKUP)}
        parts = "".join(
            f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        body, content_type = f"{parts}--XX--\r\n".encode(), "multipart/form-data; boundary=XX"
    head = (
        f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: sandbox\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def connection(port: int, requests: list[bytes], until: float) -> int:
    """Send one request after the other until the time is up; return how many were answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while perf_counter() < until:
        writer.write(requests[done % len(requests)])
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        await reader.readexactly(int(lengths[0].partition(b":")[2]))
        done += 1
    writer.close()
    await writer.wait_closed()
    return done


async def client(port: int, kind: str, seconds: float, chat_ids: list[int]) -> None:
    """Load the sandbox and print the calls a second."""
    requests = [request(chat_id, kind) for chat_id in chat_ids]
    began = perf_counter()
    counts = await asyncio.gather(*(connection(port, requests, began + seconds) for _ in range(CONNECTIONS)))
    print(sum(counts) / (perf_counter() - began))


async def serve(seconds: float) -> None:
    """Start the sandbox, let the client load it and print the table."""
    box = Sandbox(token=TOKEN)
    url = await box.start()
    people = [box.world.add_person(f"P{n}") for n in range(CHATS)]
    for person in people:
        box.world.say(person, box.world.private(person), "/start")
    ids = json.dumps([person.id for person in people])
    port = url.rpartition(":")[2]
    print(f"{'body':10} {'calls/s':>8} {'µs CPU':>7} {'a core':>7}   rounds")
    for kind in ("json", "multipart"):
        rates = []
        costs = []
        for _ in range(ROUNDS):
            began, before = process_time(), box.journal.total
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(Path(__file__)),
                "client",
                port,
                kind,
                str(seconds),
                ids,
                stdout=subprocess.PIPE,
            )
            out, _ = await process.communicate()
            rates.append(float(out))
            costs.append((process_time() - began) / (box.journal.total - before))
        cost = statistics.median(costs)
        rounds = ", ".join(f"{rate:.0f}" for rate in rates)
        print(f"{kind:10} {statistics.median(rates):8.0f} {cost * 1e6:7.0f} {1 / cost:7.0f}   {rounds}")
    await box.stop()


if __name__ == "__main__":
    if sys.argv[1:2] == ["client"]:
        pin(1)
        asyncio.run(client(int(sys.argv[2]), sys.argv[3], float(sys.argv[4]), json.loads(sys.argv[5])))
    else:
        pin(0)
        asyncio.run(serve(float(sys.argv[1]) if len(sys.argv) > 1 else 3))
