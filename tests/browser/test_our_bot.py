"""Our bot as a newcomer meets it: in a browser, in seven languages, on a phone and a desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.pages import IN_A_BROWSER, PHONE, answers, begin, say

if TYPE_CHECKING:
    from tests.browser.pages import OpenPage
    from tests.desk import Desk

pytestmark = IN_A_BROWSER


async def test_start_digest_and_a_card_by_buttons(scene: Desk, open_page: OpenPage) -> None:
    async with open_page(scene.url) as watched:
        page = watched.page
        await begin(page, "Start")
        await expect(answers(page).last).to_contain_text("What was proposed, and what became of it")
        await page.get_by_role("button", name="📰 Overview").click()
        await expect(answers(page)).to_have_count(1)
        await page.get_by_role("button", name="4", exact=True).click()
        await expect(answers(page).last).to_contain_text("39 days left in 2026")
        await expect(answers(page).locator("a", has_text="DKNews")).to_have_attribute(
            "href", re.compile(r"^https://dknews\.kz/")
        )


@pytest.mark.parametrize(
    ("locale", "start", "box_name", "expected"),
    [
        pytest.param("ru-RU", "Начать", "Сообщение", "12-м саммите", id="ru"),
        pytest.param("kk-KZ", "Бастау", "Хабарлама", "12-саммитінде", id="kk"),
        pytest.param("tr-TR", "Başlat", "Mesaj", "12. Zirvesi", id="tr"),
        pytest.param("az-AZ", "Başla", "Mesaj", "12-ci zirvə", id="az"),
        pytest.param("uz-UZ", "Boshlash", "Xabar", "12-sammit", id="uz"),
        pytest.param("ky-KG", "Баштоо", "Кабар", "12-саммит", id="ky"),
        pytest.param("en-US", "Start", "Message", "12th summit", id="en"),
    ],
)
async def test_a_visitor_is_answered_in_the_browser_s_language_on_a_phone(
    scene: Desk, open_page: OpenPage, locale: str, start: str, box_name: str, expected: str
) -> None:
    async with open_page(scene.url, viewport=PHONE, mobile=True, locale=locale) as watched:
        await begin(watched.page, start)
        await say(watched.page, box_name, "/digest")
        await expect(answers(watched.page).last).to_contain_text(expected)
        width = await watched.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]


async def test_a_language_is_chosen_by_a_button(scene: Desk, open_page: OpenPage) -> None:
    async with open_page(scene.url) as watched:
        page = watched.page
        await begin(page, "Start")
        await say(page, "Message", "/language")
        await page.get_by_role("button", name="Қазақ тілі").click()
        await say(page, "Message", "/chamber")
        await expect(answers(page).last).to_contain_text("сауда-өнеркәсіп палатасы")
