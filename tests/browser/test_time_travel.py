"""Our bot in the sandbox's time: a reminder comes when the visitor travels, and starting over forgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import Page, expect

from tests.browser.pages import IN_A_BROWSER, PHONE

if TYPE_CHECKING:
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


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
        await travel(page, "30 days left in 2026")
        reminder = page.locator(".row.theirs", has_text="30 days left in 2026").filter(has_text="Reminder")
        await expect(reminder).to_have_count(1)
        await expect(page.locator("#clock")).to_contain_text("Dec 1, 2026")
        await expect(page.locator(".moment", has_text="30 days")).to_have_count(0)


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
        await expect(page.locator(".row.theirs", has_text="7 days left in 2026").last).to_be_visible()


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
        await page.locator(".moment", has_text="30 days left in 2026").click()
        await expect(page.locator("#clock")).to_contain_text("Dec 1, 2026")
        await say(page, "/settings")
        await expect(page.locator(".row.theirs .text").last).to_contain_text("/subscribe")
        await expect(page.locator(".row.theirs", has_text="30 days left in 2026")).to_have_count(0)


async def test_uzbek_is_reformed_on_the_day_that_is_travelled_to(trial: Stage, open_page: OpenPage) -> None:
    async with open_page(trial.url, locale="uz-UZ") as watched:
        page = watched.page
        await page.get_by_role("button", name=re.compile("Briefing")).first.click()
        await page.get_by_role("button", name="Boshlash", exact=True).click()
        await page.locator("#text").fill("/cyber_council")
        await page.keyboard.press("Enter")
        await expect(page.locator(".row.theirs").last).to_contain_text("Kiberxavfsizlik kengashi")
        await page.locator("#tools-toggle").click()
        await page.get_by_label("Sana va vaqt").fill("2027-04-23T12:00")
        await page.get_by_role("button", name="Oʻtish", exact=True).click()
        await expect(page.locator("#clock")).to_contain_text("2027-yil 23-apr.")
        await page.locator("#text").fill("/cyber_council")
        await page.keyboard.press("Enter")
        await expect(page.locator(".row.theirs").last).to_contain_text("Kiberxavfsizlik kengaşi")
