"""Our bot in a group that two people look at: what one is answered alone, and opens by a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.pages import IN_A_BROWSER, say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Person
    from tests.browser.pages import OpenPage
    from tests.desk import Desk

pytestmark = IN_A_BROWSER


def named(scene: Desk, first_name: str) -> Person:
    return next(one for one in scene.box.world.people.values() if one.first_name == first_name)


@pytest_asyncio.fixture(loop_scope="session")
async def pages(open_page: OpenPage, scene: Desk) -> AsyncIterator[tuple[Page, Page]]:
    """Open the group as an administrator and as a member, side by side."""
    async with (
        open_page(scene.url, person=named(scene, "Анна").id) as first,
        open_page(scene.url, person=named(scene, "Emma").id) as second,
    ):
        for watched in (first, second):
            await watched.page.locator("#chats button").filter(has_text="Team").first.click()
        yield first.page, second.page


async def test_settings_and_opened_pages_are_seen_by_one_of_two(pages: tuple[Page, Page]) -> None:
    anna, emma = pages
    await say(anna, "Message", "/settings@briefing_bot")
    own = anna.locator(".row.ephemeral.theirs")
    await expect(own).to_have_count(1)
    await own.get_by_role("button", name="🔔 Subscribe").click()
    await expect(own.first).to_contain_text("Subscribed")
    await say(anna, "Message", "/initiatives@briefing_bot")
    listed = emma.locator(".row.theirs:not(.ephemeral)").last
    await expect(listed).to_contain_text("Chamber")
    await listed.get_by_role("button", name="4", exact=True).click()
    opened = emma.locator(".row.ephemeral.theirs")
    await expect(opened).to_contain_text("39 days left in 2026")
    await expect(listed).not_to_contain_text("39 days left")
    await expect(emma.locator(".row")).not_to_contain_text(["/settings"])
    await expect(own).to_have_count(1)
