"""The language in which the parts of a conversation are read out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.echo import echo_bot

if TYPE_CHECKING:
    from tests.browser.pages import OpenPage, Stage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("10 initiatives, see /initiatives", "en", id="english"),
        pytest.param("Айгерім отвечает: полный текст на https://example.org/news", "ru", id="russian"),
        pytest.param("🔔 Енді бот осы жерде хабарлап тұрады: /help", "kk", id="kazakh"),
        pytest.param("/digest@echo_bot 42", "ru", id="no words: that of the page"),
    ],
)
async def test_a_bubble_has_the_language_of_its_text_and_its_buttons(
    stage: Stage, open_page: OpenPage, text: str, expected: str
) -> None:
    anna = next(one for one in stage.box.world.people.values() if one.first_name == "Анна")
    stage.box.world.start(anna)
    async with echo_bot(stage.url, stage.box.token) as bot, open_page(stage.url, locale="ru-RU") as watched:
        await watched.page.get_by_role("button", name=re.compile("Briefing")).first.click()
        keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "edit"}]]}
        await bot.post("sendMessage", chat_id=anna.id, text=text, reply_markup=keyboard)
        row = watched.page.locator(".row", has=watched.page.locator(".key"))
        await expect(row.locator(".bubble")).to_have_attribute("lang", expected)
        await expect(row.locator(".key-row")).to_have_attribute("lang", expected)
        await expect(row.locator(".meta")).to_have_attribute("lang", "ru")


async def test_a_moment_that_the_page_words_itself_has_the_language_of_the_page(
    stage: Stage, open_page: OpenPage
) -> None:
    emma = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    stage.box.world.start(emma)
    async with echo_bot(stage.url, stage.box.token) as bot, open_page(stage.url) as watched:
        await watched.page.get_by_role("button", name=re.compile("Briefing")).first.click()
        text = 'Срок истекает <tg-time unix="1793448000" format="D">в тот день</tg-time>'
        await bot.post("sendMessage", chat_id=emma.id, text=text, parse_mode="HTML")
        bubble = watched.page.locator(".bubble").filter(has_text="Срок истекает")
        await expect(bubble).to_have_attribute("lang", "ru")
        await expect(bubble.locator(".e-time")).to_have_text("October 31, 2026")
        await expect(bubble.locator(".e-time")).to_have_attribute("lang", "en")
