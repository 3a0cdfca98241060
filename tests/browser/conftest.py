"""A real Chromium on a page of the sandbox. Other tests of the room use the same fixtures."""

from __future__ import annotations

import asyncio
import subprocess
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.run_sandbox import TOKEN, SandboxProgram
from bot.settings import load_settings
from sandbox.box import Sandbox
from sandbox.first_world import fill_world
from sandbox.page_api import add_page
from tests.browser.pages import CHROMIUM_ARGS, DESK, OpenPage, Stage, Watched, chromium_path
from tests.conftest import a_desk_without_bot, an_empty_sandbox
from tests.desk import Desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from playwright.async_api import ViewportSize

    from storage.content import Content

PORT_AND_PATH = 2
"""Lines in which Chromium says where it listens."""
TRIAL_START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def debugging_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start one Chromium for all tests of a process: a start takes longer than most tests."""
    profile = tmp_path_factory.mktemp("chromium")
    port_file = profile / "DevToolsActivePort"
    command = [chromium_path(), *CHROMIUM_ARGS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with subprocess.Popen([*command, "about:blank"], stderr=subprocess.DEVNULL) as process:  # noqa: S603 - ours
        while not port_file.exists() or len(lines := port_file.read_text().splitlines()) < PORT_AND_PATH:
            assert process.poll() is None
            time.sleep(0.02)
        port, path = lines
        yield f"ws://127.0.0.1:{port}{path}"
        process.terminate()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def connected(debugging_address: str) -> AsyncIterator[Browser]:
    """Connect once for all tests of a process: the driver takes a second to start."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(debugging_address)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(connected: Browser) -> AsyncIterator[Browser]:
    """Return the browser; what a test opened in it is closed with the test."""
    others = set(connected.contexts)
    yield connected
    for each in set(connected.contexts) - others:
        await each.close()


@pytest.fixture
def open_page(chromium: Browser) -> OpenPage:
    """Open pages that fail the test if anything is written to the console or asked of another origin."""

    @asynccontextmanager
    async def opened(
        base_url: str,
        *,
        person: int | None = None,
        viewport: ViewportSize = DESK,
        mobile: bool = False,
        color_scheme: Literal["dark", "light"] = "light",
        locale: str = "en-US",
    ) -> AsyncIterator[Watched]:
        context = await chromium.new_context(
            viewport=viewport, is_mobile=mobile, has_touch=mobile, color_scheme=color_scheme, locale=locale
        )
        if person is not None:
            await context.add_init_script(f"localStorage.setItem('sandbox.person', '{person}')")
        page = await context.new_page()
        watched = Watched(page, base_url)
        watched.listen()
        await page.goto(base_url)
        await page.wait_for_selector("body[data-ready]")
        yield watched
        await context.close()
        assert watched.faults == []
        assert watched.strangers() == []

    return opened


@pytest_asyncio.fixture(loop_scope="session")
async def box() -> AsyncIterator[Sandbox]:
    """Make a sandbox on the loop of the tests with a browser."""
    async for made in an_empty_sandbox():
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def idle_desk(box: Sandbox, content: Content, tmp_path: Path) -> AsyncIterator[Desk]:
    """Make a desk on the loop of the tests with a browser."""
    async for made in a_desk_without_bot(box, content, tmp_path):
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    """Start a sandbox with the newcomer's scene and no bot yet."""
    box = Sandbox(token="42:page", username="echo_bot")
    fill_world(box.world)
    url = await box.start()
    yield Stage(box, url)
    await box.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def browser_page(open_page: OpenPage, stage: Stage) -> AsyncIterator[Page]:
    """Open the sandbox at desktop size, as a visitor whose browser speaks English."""
    async with open_page(stage.url) as watched:
        yield watched.page


@pytest_asyncio.fixture(loop_scope="session")
async def trial(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: Content) -> AsyncIterator[Stage]:
    """Start what ``bot sandbox`` starts, on a day before the first reminder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.run_sandbox.utc_now", lambda: TRIAL_START)
    made = SandboxProgram(
        load_settings(
            _env_file=None, bot_token=TOKEN, default_language="en", web_port=0, evidence_checks=False
        ),
        content,
    )
    url = await made.box.start()
    stop = asyncio.Event()
    running = asyncio.create_task(made.run(url, stop))
    await made.box.until(lambda: ("all_private_chats", "ru") in made.box.commands)
    yield Stage(made.box, url)
    stop.set()
    await running
    await made.box.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def scene(box: Sandbox, content: Content, tmp_path: Path) -> AsyncIterator[Desk]:
    """Start our bot in the newcomer's scene, with the page."""
    fill_world(box.world)
    add_page(box.web, box)
    desk = Desk(box, await box.start(), f"tinydb:///{tmp_path}/bot.json", content)
    await desk.start()
    await box.until(lambda: ("all_private_chats", "ru") in box.commands)
    yield desk
    await desk.stop()
