"""The page's own texts on a narrow phone: nothing is cut off or pushed out of sight, in any language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.pages import IN_A_BROWSER

if TYPE_CHECKING:
    from playwright.async_api import Page, ViewportSize

    from tests.browser.pages import OpenPage
    from tests.desk import Desk

pytestmark = IN_A_BROWSER

NARROW: ViewportSize = {"width": 360, "height": 740}
CUT = """() => {
  const cut = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const box = node.getBoundingClientRect();
    const isShown = node.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    if (!own || !isShown || node.closest(".visually-hidden, .skip, option, .chat-sub")) continue;
    const isOut = box.left < -1 || box.right > innerWidth + 1;
    const isClipping = getComputedStyle(node).overflowX !== "visible";
    const isWide = isClipping && node.scrollWidth > node.clientWidth + 1;
    if (isOut || isWide) cut.push(`${node.tagName}.${node.className}: ${node.textContent.trim()}`);
  }
  return cut;
}"""
"""Elements with words that are wider than what shows them, but for the last message of a chat in the list."""


async def whole(page: Page) -> None:
    assert await page.evaluate(CUT) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


LANGUAGES = ["az", "en", "kk", "ky", "ru", "tr", "uz"]


@pytest.mark.parametrize("code", LANGUAGES)
async def test_no_text_of_the_page_is_cut_on_a_narrow_phone(
    scene: Desk, open_page: OpenPage, code: str
) -> None:
    async with open_page(scene.url, viewport=NARROW, mobile=True, locale=code) as watched:
        page = watched.page
        await expect(page.locator("html")).to_have_attribute("lang", code)
        await whole(page)
        await page.locator("#me").click()
        await expect(page.locator(".people li").first).to_be_visible()
        await whole(page)
        await page.keyboard.press("Escape")
        await page.locator("#tools-toggle").click()
        await expect(page.locator("#tools")).to_be_visible()
        for section in await page.locator("#tools details").all():
            await section.evaluate("one => { one.open = true; }")
        await whole(page)
        await page.locator("#tools-toggle").click(force=True)
        await page.get_by_role("button", name=re.compile("Briefing")).first.click()
        await expect(page.locator("#chat-head")).to_be_visible()
        await whole(page)


async def test_the_name_of_the_person_is_not_cut_beside_the_open_controls(
    scene: Desk, open_page: OpenPage
) -> None:
    for code in LANGUAGES:
        async with open_page(scene.url, viewport={"width": 1200, "height": 800}, locale=code) as watched:
            await watched.page.locator("#tools-toggle").click()
            name = watched.page.locator(".me-name")
            assert await name.evaluate("one => one.scrollWidth <= one.clientWidth"), await name.text_content()
