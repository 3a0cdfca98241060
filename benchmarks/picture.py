"""Takes the README's picture: the sandbox with the real bot in a real Chromium.

Run from the repository: ``python benchmarks/picture.py``. It writes ``docs/picture.png``. Without a font of
emoji the picture has empty boxes; Debian's is ``fonts-noto-color-emoji``.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import Page, async_playwright

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PICTURE = Path(__file__).parents[1] / "docs" / "picture.png"
LARGEST_BYTES = 300_000


@asynccontextmanager
async def running_sandbox() -> AsyncIterator[str]:
    """Start ``python -m bot sandbox`` in a folder of its own and yield the address that it prints."""
    with tempfile.TemporaryDirectory() as folder:
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "sandbox",
            cwd=folder,
            env=os.environ | {"WEB_PORT": "0", "PYTHONPATH": str(PICTURE.parents[1])},
            stdout=asyncio.subprocess.PIPE,
        )
        assert program.stdout is not None
        line = (await program.stdout.readline()).decode()
        try:
            yield line.rsplit(" ", 1)[-1].strip()
        finally:
            program.terminate()
            await program.wait()


async def say(page: Page, text: str) -> None:
    """Send a command and wait until it is answered."""
    answers = page.locator(".row.theirs .key, .row.theirs .text")
    before = await answers.count()
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Escape")
    await page.locator("#text").press("Enter")
    await answers.nth(before).wait_for()
    await page.locator("#typing").wait_for(state="hidden")


async def talk(page: Page) -> None:
    """Ask what a newcomer would: in the group, then the bot alone, until a card is in view."""
    await page.locator("#chats button").filter(has_text="Team").click()
    await say(page, "/deadlines")
    await page.locator("#chats button").first.click()
    await page.locator("#start").click()
    await page.locator(".row.theirs .key").first.wait_for()
    await say(page, "/chamber")
    await page.evaluate("document.activeElement.blur()")
    await page.mouse.move(0, 0)


async def main() -> None:
    """Write the picture and say how big it is."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("No Chromium: install it, or name it in CHROMIUM.")
    async with running_sandbox() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        page = await browser.new_page(
            viewport={"width": 1180, "height": 860},
            locale="en-US",
            reduced_motion="reduce",
        )
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        await talk(page)
        await page.screenshot(path=PICTURE)
        await browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.name}: {size // 1024} KB")
    if size > LARGEST_BYTES:
        sys.exit(f"That is over {LARGEST_BYTES // 1000} KB.")


if __name__ == "__main__":
    asyncio.run(main())
