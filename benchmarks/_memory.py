"""What an open store takes of memory, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = """
import asyncio, gc, sys
from pathlib import Path
from storage.tinydb.store import TinyStore

def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

async def measure():
    before = resident()
    store = await TinyStore.open(Path(sys.argv[1]))
    print((resident() - before) / 2**20)
    await store.close()

asyncio.run(measure())
"""


def memory(path: Path) -> float:
    """Return by how many MiB a fresh process grows when it opens a store."""
    command = [sys.executable, "-c", MEMORY, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - ours
