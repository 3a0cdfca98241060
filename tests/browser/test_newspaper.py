"""The sandbox's newspaper, from a story to the digest of a reader."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from playwright.async_api import Page, expect

from tests.browser.pages import IN_A_BROWSER, answers, begin, say

if TYPE_CHECKING:
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER

STORY = "Turkic Investment Fund approves its first loan"


async def press(page: Page, label: str) -> None:
    """Press a button of the bot's newest message that has it."""
    await page.get_by_role("button", name=label, exact=True).last.click()


async def test_a_story_of_the_newspaper_reaches_a_reader_by_the_word_of_an_editor(
    trial: Stage, open_page: OpenPage
) -> None:
    world = trial.box.world
    emma = next(each for each in world.people.values() if each.name == "Emma")
    world.say(emma, world.private(emma), "/start")
    world.say(emma, world.private(emma), "/subscribe")
    async with open_page(trial.url, locale="ru-RU") as watched:
        page = watched.page
        await begin(page, "Начать")
        trial.box.travel(datetime(2026, 11, 23, 12, tzinfo=UTC))
        await expect(answers(page).last).to_contain_text(STORY)
        await say(page, "Сообщение", "/proposals")
        await expect(answers(page).last).to_contain_text("The Steppe Herald")
        await press(page, "✓ 1")
        await expect(answers(page).last).to_contain_text("Какой статус")
        await press(page, "Без изменений")
        await expect(answers(page).last).to_contain_text("The Steppe Herald, пресса")
        await press(page, "✅ Опубликовать")
        await expect(answers(page).last).to_contain_text("Опубликовано")
        trial.box.travel(datetime(2026, 12, 1, 12, tzinfo=UTC))
        chat = world.private(emma)
        await trial.box.until(lambda: any(STORY in each.text for each in world.messages(chat)), timeout=60)
        await say(page, "Сообщение", "/investment_fund")
        await expect(answers(page).last).to_contain_text(STORY)
