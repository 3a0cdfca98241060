"""axe-core finds no serious and no critical fault in any view: light and dark, phone and desk."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped] # it ships no types
from playwright.async_api import Page, expect

from sandbox import Sandbox
from sandbox.first_world import fill_world
from sandbox.page_api import add_page
from tests.browser.echo import echo_bot
from tests.browser.pages import DESK, IN_A_BROWSER, PHONE, Stage
from tests.browser.pictures import picture

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import ViewportSize

    from tests.browser.pages import OpenPage

pytestmark = IN_A_BROWSER

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
GRAVE = {"serious", "critical"}


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    """Start a sandbox whose panel offers all that it can, time travel too."""
    moment = [NOW]
    box = Sandbox(
        token="42:page",
        username="echo_bot",
        clock=lambda: moment[0],
        set_time=lambda to: moment.__setitem__(0, to),
    )
    fill_world(box.world)
    add_page(box.web, box, lambda _language: [("the next reminder", NOW + timedelta(days=9))])
    url = await box.start()
    async with echo_bot(url, box.token) as bot:
        menu = [{"command": "secret", "description": "for you alone", "is_ephemeral": True}]
        await bot.post("setMyCommands", commands=menu, scope={"type": "all_group_chats"})
        yield Stage(box, url)
    await box.stop()


class Inspector:
    """Runs axe-core on the views of one page and keeps what is grave."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grave: list[str] = []

    async def look(self, view: str) -> None:
        """Take the page as it stands now."""
        found = (await Axe().run(self.page)).response
        assert found["passes"], f"axe-core saw nothing of {view}"
        for violation in found["violations"]:
            if violation["impact"] in GRAVE:
                targets = [node["html"] for node in violation["nodes"]]
                self.grave.append(f"{view}: {violation['id']}: {targets}")

    async def to_the_list(self) -> None:
        """Go back to the list of chats, which a desk shows all the time."""
        if await self.page.locator("#back").is_visible():
            await self.page.locator("#back").click()

    async def enter(self, chat: str) -> None:
        await self.to_the_list()
        await self.page.locator("#chats button").filter(has_text=chat).first.click()


async def look_at_the_bots_chat(inspector: Inspector) -> None:
    page = inspector.page
    await inspector.look("first visit")
    await inspector.enter("Briefing")
    await expect(page.locator(".description")).to_be_visible()
    await inspector.look("start")
    await page.get_by_role("button", name="Start", exact=True).click()
    for text, answer in {
        "/rich": "bold",
        "/article": "folded",
        "/buttons": "before",
        "hello": "hello",
    }.items():
        await page.locator("#text").fill(text)
        await page.locator("#text").press("Escape")
        await page.locator("#text").press("Enter")
        await expect(page.locator(".row.theirs .bubble").last).to_contain_text(answer)
    await inspector.look("cards and keyboards")
    await page.get_by_role("button", name="Menu", exact=True).click()
    await expect(page.locator("#commands")).to_be_visible()
    await inspector.look("command menu")
    await page.keyboard.press("Escape")


async def look_at_groups(inspector: Inspector) -> None:
    page = inspector.page
    await inspector.enter("Team")
    await page.locator("#file").set_input_files([picture(f"{name}.png") for name in "abc"])
    await expect(page.locator(".album .picture")).to_have_count(3)
    await inspector.look("album")
    await page.locator("#text").fill("/secret ")
    await page.locator("#text").press("Enter")
    await expect(page.locator(".row.ephemeral")).to_have_count(2)
    await inspector.look("ephemeral messages")
    await inspector.enter("Forum")
    await expect(page.locator("#chats .topic")).to_have_count(2)
    await inspector.look("topics")
    await page.locator("#chats .topic").filter(has_text="Questions").click()
    await expect(page.locator("#chat-title")).to_contain_text("Questions")
    await inspector.look("topic")
    await inspector.to_the_list()


async def look_at_the_panel(inspector: Inspector) -> None:
    page = inspector.page
    await page.locator("#me").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await inspector.look("people")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Sandbox controls").click()
    await page.get_by_role("button", name="Arrange the fault").click()
    await expect(page.locator(".warning")).to_be_visible()
    await inspector.look("panel")
    await page.get_by_role("button", name="Open the journal").click()
    await expect(page.get_by_role("dialog").locator("tbody tr").first).to_be_visible()
    await inspector.look("journal")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")])
async def test_no_view_has_a_grave_fault(
    stage: Stage, open_page: OpenPage, viewport: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    async with open_page(
        stage.url, viewport=viewport, mobile=viewport is PHONE, color_scheme=scheme
    ) as watched:
        # A colour that is half faded in has no contrast yet.
        await watched.page.emulate_media(reduced_motion="reduce")
        inspector = Inspector(watched.page)
        await look_at_the_bots_chat(inspector)
        await look_at_groups(inspector)
        await look_at_the_panel(inspector)
    assert inspector.grave == []


async def test_axe_finds_a_fault_that_is_there(browser_page: Page) -> None:
    inspector = Inspector(browser_page)
    await browser_page.evaluate("document.getElementById('theme').removeAttribute('aria-label')")
    await browser_page.evaluate("document.getElementById('theme').removeAttribute('title')")
    await inspector.look("spoiled")
    assert re.search("button-name.*theme", " ".join(inspector.grave))
