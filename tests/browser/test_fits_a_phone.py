"""The overview on a phone: its text and its buttons are seen at once, each initiative in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.pages import IN_A_BROWSER, answers, begin, say

if TYPE_CHECKING:
    from playwright.async_api import Page, ViewportSize

    from tests.browser.pages import OpenPage
    from tests.desk import Desk

pytestmark = IN_A_BROWSER

PHONE: ViewportSize = {"width": 390, "height": 844}
LINES = """(text) => {
  const found = [];
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    for (const line of node.data.matchAll(/^\\d+\\. .+$/gm)) {
      const range = document.createRange();
      range.setStart(node, line.index);
      range.setEnd(node, line.index + line[0].length);
      const tops = [...range.getClientRects()].map((each) => Math.round(each.top / 8));
      found.push([line[0], new Set(tops).size]);
    }
  }
  return found;
}"""
"""Each line that begins with a number, and in how many lines the page shows it."""


async def overview(page: Page, start: str, box_name: str, expected: str) -> None:
    await begin(page, start)
    await say(page, box_name, "/digest")
    await expect(answers(page).last).to_contain_text(expected)
    await page.mouse.move(0, 0)


languages = pytest.mark.parametrize(
    ("locale", "start", "box_name", "expected"),
    [
        pytest.param("ru-RU", "Начать", "Сообщение", "12-м саммите", id="ru"),
        pytest.param("kk-KZ", "Бастау", "Хабарлама", "12-саммитінде", id="kk"),
        pytest.param("en-US", "Start", "Message", "12th summit", id="en"),
    ],
)


@languages
async def test_text_and_buttons_of_the_overview_are_seen_without_scrolling(
    scene: Desk, open_page: OpenPage, locale: str, start: str, box_name: str, expected: str
) -> None:
    async with open_page(scene.url, viewport=PHONE, mobile=True, locale=locale) as watched:
        page = watched.page
        await overview(page, start, box_name, expected)
        row = page.locator(".row.theirs").last
        assert await row.locator(".key").count() == 10 + 2 + 1
        seen = await page.locator("#log").bounding_box()
        assert seen is not None
        for part in (".bubble", ".keys"):
            await expect(row.locator(part)).to_be_in_viewport(ratio=1)
            box = await row.locator(part).bounding_box()
            assert box is not None
            assert seen["y"] <= box["y"]
            assert box["y"] + box["height"] <= seen["y"] + seen["height"]


@languages
async def test_each_initiative_is_one_line_of_the_overview(
    scene: Desk, open_page: OpenPage, locale: str, start: str, box_name: str, expected: str
) -> None:
    async with open_page(scene.url, viewport=PHONE, mobile=True, locale=locale) as watched:
        await overview(watched.page, start, box_name, expected)
        lines = await answers(watched.page).last.evaluate(LINES)
        assert [line.partition(".")[0] for line, _ in lines] == [str(number) for number in range(1, 11)]
        assert [line for line, count in lines if count != 1] == []
