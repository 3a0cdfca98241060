"""Kill a writing storage process with -9, again and again, and look for confirmed writes that are gone.

``python benchmarks/kills.py --rounds 100`` prints a summary; the exit status is 1 when anything was lost.
``--bot 5`` kills the whole bot instead, while people press buttons.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from briefing.chats.chat import Chat, ChatKind
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
COUNTERS = range(1, 17)
SUPERGROUP = 10**12
"""What a group's id is lowered by when it moves."""
FOLD_BYTES = 20_000
"""Small: every life of the writer has folds in it."""

State = int | None
"""The version of a chat; None when there is none."""


def chat(chat_id: int, version: int) -> Chat:
    """Return a chat that shows its version."""
    return Chat(chat_id, ChatKind.GROUP, EPOCH + timedelta(seconds=version))


def state(found: Chat | None) -> State:
    """Return the version that a chat shows."""
    return None if found is None else int((found.since - EPOCH).total_seconds())


def becomes(target: Chat) -> Callable[[Chat | None], Chat]:
    """Return the change to this chat."""
    return lambda _: target


async def write(path: Path, life: int) -> None:
    """Write until killed; say what will be written, and what is confirmed, each with a line."""
    store = await TinyStore.open(path, fold_bytes=FOLD_BYTES)

    async def step(action: Awaitable[object], **states: State) -> None:
        what = " ".join(f"{chat_id}={version}" for chat_id, version in states.items())
        sys.stdout.write(f"? {what}\n")
        await action
        sys.stdout.write(f"! {what}\n")

    async def count(chat_id: int) -> None:
        version = state(await store.chat(chat_id)) or 0
        while True:
            version += 1
            change = becomes(chat(chat_id, version))
            await step(store.change_chat(chat_id, change), **{str(chat_id): version})

    async def come_and_go() -> None:
        for number in range(life * 10**6, (life + 1) * 10**6):
            old, new = -number, -number - SUPERGROUP
            await step(store.change_chat(old, becomes(chat(old, number))), **{str(old): number})
            await step(store.migrate_chat(old, new), **{str(old): None, str(new): number})
            if number % 10:
                await step(store.forget_chat(new), **{str(new): None})

    await asyncio.gather(come_and_go(), *map(count, COUNTERS))


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
        command = [sys.executable, "-u", __file__, "--write", str(path), "--life", str(life)]
        process = subprocess.Popen(command, stdout=words)  # noqa: S603 - this very script
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


def rounds(number: int, seed: int) -> int:
    """Kill so many writers of one store; print a summary and return how much was lost."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
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
    conditions = ", ".join(f"{count} {what}" for what, count in sorted(seen.items()))
    print(
        f"{number} kills -9 ({conditions}), {knowledge.confirmations} confirmed changes, {len(faults)} lost"
    )
    for fault in faults:
        print(fault)
    return len(faults)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="writers to kill (default 100)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments (default 0)")
    parser.add_argument("--bot", type=int, nargs="?", const=5, help="bots to kill instead (default 5)")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--life", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write is not None:
        asyncio.run(write(arguments.write, arguments.life))
    if arguments.bot is not None:
        from _bot_kills import bot_rounds  # noqa: PLC0415 - needs aiohttp, which writers do without

        sys.exit(bot_rounds(arguments.bot, random.Random(arguments.seed)) > 0)  # noqa: S311 - moments, no secrets
    sys.exit(rounds(arguments.rounds, arguments.seed) > 0)


if __name__ == "__main__":
    main()
