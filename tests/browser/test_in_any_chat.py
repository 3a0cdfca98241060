"""Our bot in chats of which it is no member, in a browser: asked as a guest, and by inline mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests.browser.pages import IN_A_BROWSER, say

if TYPE_CHECKING:
    from playwright.async_api import Page

    from sandbox import Person
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER

NAME = "@briefing_sandbox_bot"
NEWS = "Казахстан на год возглавил Тюркскую торгово-промышленную палату."


def person_of(trial: Stage, name: str) -> Person:
    return next(each for each in trial.box.world.people.values() if each.first_name == name)


async def enter(page: Page, chat: str) -> None:
    await page.locator("#chats button").filter(has=page.locator("b", has_text=chat)).click()


async def test_a_question_below_news_in_a_group_without_the_bot(trial: Stage, open_page: OpenPage) -> None:
    async with open_page(trial.url, person=person_of(trial, "Emma").id) as watched:
        page = watched.page
        await enter(page, "Without the bot")
        await say(page, "Message", NEWS)
        await page.locator(".row.mine .more").click()
        await page.get_by_role("menuitem", name="Reply").click()
        await page.get_by_role("textbox", name="Message").fill(f"{NAME} is this true?")
        await page.get_by_role("button", name="Send").click()
        answer = page.locator(".row.theirs")
        await expect(answer.locator(".text")).to_contain_text("by: Тюркскую, торгово, промышленную, палату")
        await expect(answer.locator(".text")).to_contain_text("4. Turkic Chamber of Commerce and Industry")
        await expect(answer.locator(".quote")).to_contain_text("is this true?")
        await say(page, "Message", NAME)
        await expect(answer.last.locator(".text")).to_contain_text("10. 🔄 AI university and grants")


async def test_a_card_is_sent_to_a_friend_who_brings_it_up_to_date(trial: Stage, open_page: OpenPage) -> None:
    emma, anna = person_of(trial, "Emma"), person_of(trial, "Анна")
    async with (
        open_page(trial.url, person=emma.id) as emmas,
        open_page(trial.url, person=anna.id, locale="ru") as annas,
    ):
        page, friends = emmas.page, annas.page
        await enter(page, "Анна")
        await enter(friends, "Emma")
        await page.get_by_role("textbox", name="Message").fill(f"{NAME} logistics")
        options = page.locator("#commands").get_by_role("option")
        await expect(options.first).to_contain_text("6. Transport, logistics and the Middle Corridor")
        await expect(options.first).to_contain_text("in progress, by news of")
        picture = options.first.locator("img")
        assert await picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
        await options.first.click()
        card = friends.locator(".row.theirs .text")
        await expect(card).to_contain_text("6. Transport, logistics and the Middle Corridor")
        await friends.get_by_role("button", name="🔄 Newest").click()
        await expect(friends.locator("#toast")).to_contain_text("Показано то, что известно сейчас.")
        await expect(card).to_contain_text("6. Transport, logistics and the Middle Corridor")
