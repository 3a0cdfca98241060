"""The tutorial is walked: its commands are run in order, and print what stands under them."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r'```(sh|toml|text)(?: title="([^"]+)")?\n(.*?)```', re.DOTALL)
ADDRESS = "http://127.0.0.1:8080"


@asynccontextmanager
async def started(block: str, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the commands of a block, and end what of them goes on when this one is left."""
    process = await asyncio.create_subprocess_shell(
        block,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "WEB_PORT": "0", "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        await process.communicate()


async def printed_by(block: str, folder: Path) -> str:
    async with asyncio.timeout(60), started(block, folder) as process:
        printed, _ = await process.communicate()
    return printed.decode()


async def address_printed_by(block: str, folder: Path) -> str:
    """Start a program that goes on, open the address that it prints, and end it."""
    async with started(block, folder) as process:
        assert process.stdout is not None
        async with asyncio.timeout(60):
            while not (found := re.search(r"http://[\d.]+:\d+", (await process.stdout.readline()).decode())):
                assert process.returncode is None
        page = await asyncio.to_thread(lambda: urlopen(found.group(), timeout=20).read())  # noqa: S310 - http, as printed
        assert b"<html" in page
    # The port is any free one here, so that tests do not disturb each other.
    return re.sub(r":\d+$", ":8080", found.group())


async def test_the_tutorial_can_be_walked(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix)
    blocks = BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    kinds = [kind for kind, _, _ in blocks]
    assert (kinds.count("sh"), kinds.count("text"), kinds.count("toml")) == (5, 5, 1)
    printed = ""
    for kind, title, block in blocks:
        if kind == "toml":
            (tmp_path / title).write_text(block, encoding="utf-8")
        elif kind == "text":
            missing = [line for line in block.splitlines() if line not in printed]
            assert missing == [], printed
        elif block.strip().endswith("sandbox"):
            printed = await address_printed_by(block, tmp_path)
        else:
            printed = await printed_by(block, tmp_path)


def test_it_takes_as_long_as_it_says() -> None:
    minutes = re.findall(r"^## \d\. .*\((\d+) minutes\)$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE)
    assert sum(map(int, minutes)) == 15
