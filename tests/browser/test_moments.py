"""The moments that the panel offers to travel to: by day, a line each, in the language of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from tests.browser.pages import IN_A_BROWSER
from tests.views.shown import ots, translator
from views.deadlines import days_left

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


def chairmanship(language: str) -> str:
    """Return the label of the reminder of 1 December 2026."""
    tr = translator(language)
    return f"{days_left(tr, 30, 2026)} · {tr.text(ots().initiatives['chamber'].short)}"


async def open_tools(page: Page) -> None:
    await page.locator("#tools-toggle").click()


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        pytest.param("en-US", "Tuesday, December 1, 2026", id="en"),
        pytest.param("ru-RU", "вторник, 1 декабря 2026 г.", id="ru"),
        pytest.param("kk-KZ", "2026 ж. 1 желтоқсан, сейсенбі", id="kk"),
        pytest.param("tr-TR", "1 Aralık 2026 Salı", id="tr"),
        pytest.param("az-AZ", "1 dekabr 2026, çərşənbə axşamı", id="az"),
        pytest.param("uz-UZ", "2026-yil 1-dekabr, seshanba", id="uz"),
        pytest.param("ky-KG", "2026-жылдын 1-декабры, шейшемби", id="ky"),
    ],
)
async def test_moments_stand_under_their_days_each_in_one_line_of_the_page_s_language(
    trial: Stage, open_page: OpenPage, locale: str, day: str
) -> None:
    async with open_page(trial.url, locale=locale) as watched:
        page = watched.page
        await open_tools(page)
        await expect(page.locator(".moments").first.get_by_role("heading")).to_have_text(day)
        await expect(page.locator(".moments").first.locator(".moment")).to_have_text(
            [chairmanship(locale[:2]), re.compile("2026")]
        )
        heights = await page.locator(".moment").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert len(heights) == 6
        assert len(set(heights)) == 1
        assert heights[0] < 40
        assert await page.locator("#tools-body").evaluate("box => box.scrollWidth <= box.clientWidth")


async def test_labels_change_with_the_language_of_the_page(trial: Stage, open_page: OpenPage) -> None:
    async with open_page(trial.url) as watched:
        page = watched.page
        await open_tools(page)
        await expect(page.locator(".moment").first).to_have_text(chairmanship("en"))
        await page.locator("#page-language").select_option("kk")
        await expect(page.locator(".moment").first).to_have_text(chairmanship("kk"))


@pytest.mark.parametrize("query", ["", "?language=xx"])
async def test_labels_are_in_the_default_language_where_that_of_the_page_is_unknown(
    trial: Stage, query: str
) -> None:
    async with ClientSession() as session, session.get(f"{trial.url}/api/tools{query}") as answer:
        offered = (await answer.json())["moments"]
    assert offered[0]["label"] == chairmanship("en")
