"""Kill a writing storage process with -9, again and again, and look for confirmed writes that are gone."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from storage.tinydb.store import TinyStore
from tests.load.processes import ROOT
from tests.load.store_writer import SUPERGROUP, State, state

if TYPE_CHECKING:
    import random


@dataclass
class Knowledge:
    """What the writer's words allow to be found."""

    confirmed: dict[int, State] = field(default_factory=dict)
    attempted: dict[int, set[State]] = field(default_factory=dict)
    """States that were announced after the confirmed one."""
    confirmations: int = 0

    def hear(self, words: str) -> None:
        """Take in what the writer said before it died; its last line may be cut short."""
        for line in words.split("\n")[:-1]:
            sign, *pairs = line.split()
            for chat_id, version in (pair.split("=") for pair in pairs):
                known = None if version == "None" else int(version)
                if sign == "!":
                    self.confirmed[int(chat_id)] = known
                    self.attempted[int(chat_id)] = set()
                else:
                    self.attempted.setdefault(int(chat_id), set()).add(known)
            self.confirmations += sign == "!"

    async def faults(self, path: Path) -> list[str]:
        """Compare with the store, which becomes what is known: a state that was found once has to stay."""
        store = await TinyStore.open(path)
        faults = []
        for chat_id in self.confirmed.keys() | self.attempted.keys():
            found = state(await store.chat(chat_id))
            allowed = {self.confirmed.get(chat_id), *self.attempted.get(chat_id, ())}
            if found not in allowed:
                faults.append(f"chat {chat_id} has version {found}, not one of {allowed}")
            moved = None if chat_id > 0 else state(await store.chat(chat_id - SUPERGROUP))
            if found is not None and moved is not None:
                faults.append(f"chat {chat_id} is there before and after its move")
            self.confirmed[chat_id] = found
        self.attempted.clear()
        await store.close()
        return faults


def live_and_die(path: Path, life: int, chance: random.Random) -> str:
    """Run the writer, kill it at a random moment and return what it said."""
    with tempfile.TemporaryFile() as words:
        command = [sys.executable, "-u", "-m", "tests.load.store_writer", str(path), str(life)]
        process = subprocess.Popen(command, stdout=words, cwd=ROOT)  # noqa: S603 - our own program
        try:
            if chance.random() < 0.2:  # while it starts and recovers
                time.sleep(chance.uniform(0.1, 0.5))
            else:
                _wait_for_words(process, words.fileno())
                time.sleep(chance.uniform(0, 0.3))
        finally:
            process.kill()
            process.wait()
        words.seek(0)
        return words.read().decode()


def _wait_for_words(process: subprocess.Popen[bytes], words: int) -> None:
    deadline = time.monotonic() + 30
    while not Path(f"/proc/self/fd/{words}").stat().st_size:
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"the writer did not get to write; it ended with {process.returncode}")
        time.sleep(0.001)


def leftovers(folder: Path) -> list[str]:
    """Say in what condition the kill left the files."""
    journals = sorted(folder.glob("bot.json.journal-*"))
    torn = journals and (data := journals[-1].read_bytes()) and not data.endswith(b"\n")
    found = [
        "with a journal" if journals else "",
        "with a line cut short" if torn else "",
        "during a fold" if len(journals) > 1 or list(folder.glob("*.tmp")) else "",
    ]
    return [each for each in found if each]


@dataclass(frozen=True)
class Outcome:
    """What some kills showed: confirmed changes, what was lost, and in which condition files were left."""

    confirmations: int
    faults: list[str]
    conditions: Counter[str]


def rounds(number: int, chance: random.Random) -> Outcome:
    """Kill so many writers of one store."""
    knowledge = Knowledge()
    faults: list[str] = []
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "store", "bot.json")
        for life in range(1, number + 1):
            knowledge.hear(live_and_die(path, life, chance))
            seen.update(leftovers(path.parent))
            if path.exists():
                with TinyDB(path, access_mode="r") as plain:
                    plain.tables()
            # Half of the time the next writer finds the files as the kill left them.
            copy = Path(temporary, f"copy-{life}")
            shutil.copytree(path.parent, copy, dirs_exist_ok=True) if path.parent.exists() else copy.mkdir()
            there = path if chance.random() < 0.5 else copy / path.name
            faults += [f"round {life}: {fault}" for fault in asyncio.run(knowledge.faults(there))]
            shutil.rmtree(copy)
    return Outcome(knowledge.confirmations, faults, seen)
