"""Our bot in the sandbox's time: a reminder comes when the visitor travels, and starting over forgets."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page, expect

from bot.run_sandbox import TOKEN, SandboxProgram
from bot.settings import load_settings
from tests.browser.pages import PHONE, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from storage.content import Content
    from tests.browser.pages import OpenPage

pytestmark = pytest.mark.browser

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
async def trial(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: Content) -> AsyncIterator[Stage]:
    """Start what ``bot sandbox`` starts, on a day before the first reminder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.run_sandbox.utc_now", lambda: START)
    made = SandboxProgram(
        load_settings(_env_file=None, bot_token=TOKEN, default_language="en", web_port=0), content
    )
    url = await made.box.start()
    stop = asyncio.Event()
    running = asyncio.create_task(made.run(url, stop))
    await made.box.until(lambda: ("all_private_chats", "ru") in made.box.commands)
    yield Stage(made.box, url)
    stop.set()
    await running
    await made.box.stop()


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")


async def subscribe(page: Page) -> None:
    await page.get_by_role("button", name=re.compile("Briefing")).first.click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await say(page, "/subscribe")
    await expect(page.locator(".row.theirs", has_text="Reminders of deadlines: on")).to_have_count(1)


async def travel(page: Page, label: str) -> None:
    await page.get_by_role("button", name="Sandbox controls").click()
    await page.locator(".moment", has_text=label).click()


async def test_a_reminder_arrives_when_its_day_is_travelled_to(trial: Stage, open_page: OpenPage) -> None:
    async with open_page(trial.url) as watched:
        page = watched.page
        await subscribe(page)
        await travel(page, "30 days of 2026 are left")
        reminder = page.locator(".row.theirs", has_text="30 days of 2026 are left").filter(
            has_text="Reminder"
        )
        await expect(reminder).to_have_count(1)
        await expect(page.locator("#clock")).to_contain_text("Dec 1, 2026")
        await expect(page.locator(".moment", has_text="30 days")).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "controls", "day", "label"),
    [
        pytest.param(
            "en-US",
            "Sandbox controls",
            "Tuesday, December 1, 2026",
            "30 days of 2026 are left · Chamber of Commerce and Industry",
            id="en",
        ),
        pytest.param(
            "ru-RU",
            "Управление песочницей",
            "вторник, 1 декабря 2026 г.",
            "до конца 2026 года осталось 30 дней · Торгово-промышленная палата",
            id="ru",
        ),
        pytest.param(
            "kk-KZ",
            "Құмсалғышты басқару",
            "2026 ж. 1 желтоқсан, сейсенбі",
            "2026 жылдың соңына дейін 30 күн қалды · Сауда-өнеркәсіп палатасы",
            id="kk",
        ),
    ],
)
async def test_moments_stand_under_their_days_each_in_one_line_of_the_page_s_language(
    trial: Stage, open_page: OpenPage, locale: str, controls: str, day: str, label: str
) -> None:
    async with open_page(trial.url, locale=locale) as watched:
        page = watched.page
        await page.get_by_role("button", name=controls).click()
        await expect(page.locator(".moments").first.get_by_role("heading")).to_have_text(day)
        await expect(page.locator(".moments").first.locator(".moment")).to_have_text([label])
        heights = await page.locator(".moment").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert len(heights) == 6
        assert len(set(heights)) == 1
        assert heights[0] < 40
        assert await page.locator("#tools-body").evaluate("box => box.scrollWidth <= box.clientWidth")


async def test_moments_of_one_day_share_its_heading(trial: Stage, open_page: OpenPage) -> None:
    trial.box.travel(datetime(2027, 10, 1, 9, 0, tzinfo=UTC))
    async with open_page(trial.url) as watched:
        page = watched.page
        await page.get_by_role("button", name="Sandbox controls").click()
        day = page.locator(".moments").filter(has_text="Thursday, October 7, 2027")
        await expect(day.locator(".moment")).to_have_count(2)
        await page.locator("#page-language").select_option("ru")
        await expect(page.locator(".moment").first).to_contain_text("срок впереди")


@pytest.mark.parametrize("query", ["", "?language=xx"])
async def test_moments_have_labels_of_the_default_language_where_the_page_s_is_unknown(
    trial: Stage, query: str
) -> None:
    async with ClientSession() as session, session.get(f"{trial.url}/api/tools{query}") as answer:
        offered = (await answer.json())["moments"]
    assert "Half-yearly review" in [each["label"] for each in offered]


async def test_a_phone_travels_by_a_date_of_ones_own(trial: Stage, open_page: OpenPage) -> None:
    async with open_page(trial.url, viewport=PHONE, mobile=True) as watched:
        page = watched.page
        await subscribe(page)
        await page.get_by_role("button", name="Back to the chats").click()
        await page.get_by_role("button", name="Sandbox controls").click()
        await page.get_by_label("Date and time").fill("2026-12-24T12:00")
        await page.get_by_role("button", name="Go", exact=True).click()
        await expect(page.locator("#clock")).to_contain_text("Dec 24, 2026")
        await page.locator("#tools-close").click()
        await page.get_by_role("button", name=re.compile("Briefing")).first.click()
        await expect(page.locator(".row.theirs", has_text="7 days of 2026 are left").last).to_be_visible()


async def test_after_starting_over_the_bot_knows_nothing_of_the_chat(
    trial: Stage, open_page: OpenPage
) -> None:
    async with open_page(trial.url) as watched:
        page = watched.page
        await subscribe(page)
        await page.get_by_role("button", name="Sandbox controls").click()
        await page.get_by_role("button", name="Start over").click()
        await page.get_by_role("dialog").get_by_role("button", name="Start over").click()
        await expect(page.locator("#log article")).to_have_count(0)
        await page.get_by_role("button", name=re.compile("Briefing")).first.click()
        await page.get_by_role("button", name="Start", exact=True).click()
        await say(page, "/pending")
        await expect(page.locator(".row.theirs .text").last).to_contain_text("/subscribe")
        await page.locator(".moment", has_text="30 days of 2026 are left").click()
        await expect(page.locator("#clock")).to_contain_text("Dec 1, 2026")
        await say(page, "/settings")
        await expect(page.locator(".row.theirs .text").last).to_contain_text("/subscribe")
        await expect(page.locator(".row.theirs", has_text="30 days of 2026 are left")).to_have_count(0)
