"""The language in which the parts of a conversation are read out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.echo import echo_bot
from tests.browser.pages import IN_A_BROWSER

if TYPE_CHECKING:
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("10 initiatives, see /initiatives", "en", id="english"),
        pytest.param("Айгерім отвечает: полный текст на https://example.org/news", "ru", id="russian"),
        pytest.param("🔔 Енді бот осы жерде хабарлап тұрады: /help", "kk", id="kazakh"),
        pytest.param("Эми бот ушул жерде кабарлап турат: /help", "ky", id="kyrgyz"),
        pytest.param("Bot artık burada haber verecek: /help", "tr", id="turkish"),
        pytest.param("İndi bot burada xəbər verəcək: /help", "az", id="azerbaijani"),
        pytest.param("Endi bot shu yerda xabar berib turadi, toʻliq roʻyxat: /help", "uz", id="uzbek"),
        pytest.param(
            "Endi bot şu yerda xabar berib turadi va töliq röyxat: /help", "uz", id="reformed uzbek"
        ),
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


@pytest.mark.parametrize(
    ("code", "day", "ago", "later"),
    [
        ("az", "31 oktyabr 2026", "3 gün əvvəl", "2 saat sonra"),
        ("kk", "2026 ж. 31 қазан", "3 күн бұрын", "2 сағаттан кейін"),
        ("ky", "2026-жылдын 31-октябры", "3 күн мурун", "2 сааттан кийин"),
        ("ru", "31 октября 2026 г.", "3 дня назад", "через 2 часа"),
        ("tr", "31 Ekim 2026", "3 gün önce", "2 saat sonra"),
        ("uz", "2026-yil 31-oktabr", "3 kun oldin", "2 soatdan keyin"),
    ],
)
async def test_days_and_lengths_of_time_are_worded_in_each_language(
    stage: Stage, open_page: OpenPage, code: str, day: str, ago: str, later: str
) -> None:
    async with open_page(stage.url) as watched:
        await watched.page.locator("#page-language").select_option(code)
        await expect(watched.page.locator("html")).to_have_attribute("lang", code)
        found = await watched.page.evaluate(
            """async () => {
              const { entityMoment } = await import("/page/js/dates.js");
              const now = 1793448000;
              const asked = [[0, "D"], [-3 * 86400, "r"], [2 * 3600, "r"]];
              return asked.map(([after, form]) => entityMoment(now + after, form, now));
            }"""
        )
        assert found == [day, ago, later]
