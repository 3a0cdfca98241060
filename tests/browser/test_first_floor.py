"""The page as a newcomer uses it, with a bot that is not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo import EchoBot, echo_bot
from tests.browser.pages import IN_A_BROWSER, PHONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def bot(stage: Stage) -> AsyncIterator[EchoBot]:
    async with echo_bot(stage.url, stage.box.token) as running:
        yield running


async def enter_chat(page: Page) -> None:
    await page.get_by_role("button", name=re.compile("Briefing")).click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator(".row.theirs .text")).to_have_text("[en] /start")


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")


async def test_first_visit_shows_chats_things_to_try_and_the_bots_description(browser_page: Page) -> None:
    await expect(browser_page.locator("#chats li")).to_have_count(6)
    await expect(browser_page.locator("#welcome .try li")).to_have_count(3)
    await browser_page.get_by_role("button", name="Start talking with the bot").click()
    await expect(browser_page.locator(".description")).to_have_text("I say back what you say.")
    await expect(browser_page.get_by_role("textbox", name="Message")).to_be_hidden()


async def test_start_and_say_are_answered(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "hello")
    await expect(browser_page.locator(".row.mine .text").last).to_have_text("hello")
    await expect(browser_page.locator(".row.theirs .text").last).to_have_text("[en] hello")


async def test_entities_are_elements(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/rich")
    text = browser_page.locator(".row.theirs .text").last
    for tag, words in {"strong": "bold", "em": "italic", "u": "under", "s": "struck"}.items():
        await expect(text.locator(tag)).to_have_text(words)
    await expect(text.locator("code.e-code")).to_have_text("code()")
    link = text.get_by_role("link", name="link")
    await expect(link).to_have_attribute("href", "https://example.org/page")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(text.locator("blockquote")).to_have_count(2)
    await expect(text.locator("pre")).to_have_text("print(1)")
    await expect(text.locator(".pre-head span")).to_have_text("python")
    await expect(text.locator("time")).to_have_text("October 31, 2026")
    await expect(text.get_by_role("button", name="/help")).to_be_visible()


async def test_a_spoiler_opens_and_a_long_quotation_unfolds(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/rich")
    secret = browser_page.locator("#log").get_by_text("secret")
    await expect(browser_page.locator("#chats")).not_to_contain_text("secret")
    await expect(secret).to_be_hidden()
    await browser_page.get_by_role("button", name="Hidden text, show it").press("Enter")
    await expect(secret).to_be_visible()
    toggle = browser_page.get_by_role("button", name="Show the whole quotation")
    await toggle.click()
    await expect(browser_page.locator("blockquote.expandable")).to_have_class(re.compile("open"))


async def test_a_press_edits_the_bubble_in_place_and_keeps_the_focus(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/buttons")
    row = browser_page.locator(".row.theirs").last
    await expect(row.locator(".text")).to_have_text("before")
    count = await browser_page.locator(".row").count()
    await row.get_by_role("button", name="Next").press("Enter")
    await expect(row.locator(".text")).to_have_text("after")
    await expect(browser_page.locator(".row")).to_have_count(count)
    await expect(row.get_by_role("button", name="Next")).to_be_focused()


async def test_enter_after_a_press_returns_to_the_message_box(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/buttons")
    row = browser_page.locator(".row.theirs").last
    await row.get_by_role("button", name="Next").click()
    await expect(row.locator(".text")).to_have_text("after")
    count = await browser_page.locator(".row").count()
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.locator("#text")).to_be_focused()
    await browser_page.keyboard.type("typed")
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.locator(".row.mine .text").last).to_have_text("typed")
    await expect(browser_page.locator(".row")).to_have_count(count + 2)


async def test_enter_still_presses_the_button_that_the_keyboard_went_to(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/buttons")
    await browser_page.get_by_role("button", name="Alert").click()
    await expect(browser_page.get_by_role("alertdialog")).to_be_visible()
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.get_by_role("alertdialog")).to_have_count(0)
    await browser_page.get_by_role("button", name="Next").click()
    await browser_page.keyboard.press("Tab")
    await expect(browser_page.get_by_role("button", name="Toast")).to_be_focused()
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.locator("#toast")).to_have_text("a passing word")


async def test_a_callback_answer_is_a_toast_or_an_alert(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/buttons")
    await browser_page.get_by_role("button", name="Toast").click()
    await expect(browser_page.locator("#toast")).to_have_text("a passing word")
    await browser_page.get_by_role("button", name="Alert").click()
    alert = browser_page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("a word that waits")
    await alert.get_by_role("button", name="OK").click()
    await expect(alert).to_have_count(0)
    await expect(browser_page.locator(".key[aria-busy]")).to_have_count(0)


async def test_buttons_that_open_copy_and_fill_in(browser_page: Page) -> None:
    await browser_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await enter_chat(browser_page)
    await say(browser_page, "/buttons")
    await expect(browser_page.get_by_role("link", name="Site")).to_have_attribute(
        "href", "https://example.org/"
    )
    await browser_page.get_by_role("button", name="Copy", exact=True).click()
    await expect(browser_page.locator("#toast")).to_have_text("Copied")
    assert await browser_page.evaluate("navigator.clipboard.readText()") == "copied words"
    await browser_page.get_by_role("button", name="Ask").click()
    await expect(browser_page.locator("#text")).to_have_value("@echo_bot word")


async def test_the_command_menu_by_keyboard(browser_page: Page) -> None:
    await enter_chat(browser_page)
    box = browser_page.locator("#text")
    await box.press_sequentially("/")
    options = browser_page.locator("#commands").get_by_role("option")
    await expect(options).to_have_count(3)
    await box.press("ArrowDown")
    await expect(box).to_have_attribute("aria-activedescendant", "option-1")
    await box.press_sequentially("d")
    await expect(options).to_have_text(["/digestin one message"])
    await box.press("Enter")
    await expect(browser_page.locator(".row.theirs .text").last).to_have_text("[en] /digest")
    await browser_page.get_by_role("button", name="Menu", exact=True).click()
    await expect(options).to_have_count(3)
    await box.press("Escape")
    await expect(options).to_have_count(0)


async def test_in_a_group_a_command_of_the_menu_carries_the_bots_name(browser_page: Page) -> None:
    await browser_page.get_by_role("button", name=re.compile("Team")).click()
    await browser_page.locator("#text").press_sequentially("/he")
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.locator(".row.mine .text")).to_have_text("/help@echo_bot")
    await expect(browser_page.locator(".row.theirs .text")).to_have_text("[en] /help@echo_bot")


async def test_the_persons_language_is_what_the_bot_sees(browser_page: Page) -> None:
    await enter_chat(browser_page)
    await browser_page.get_by_role("button", name=re.compile("You are Emma")).click()
    await browser_page.get_by_label("Telegram language of Emma").select_option("ru")
    await browser_page.keyboard.press("Escape")
    await say(browser_page, "hello")
    await expect(browser_page.locator(".row.theirs .text").last).to_have_text("[ru] hello")
    await browser_page.locator("#text").press_sequentially("/help")
    await expect(browser_page.locator("#commands [role=option]")).to_have_text(["/helpвсе команды"])


async def test_the_page_speaks_seven_languages_and_remembers_which(browser_page: Page) -> None:
    titles = {
        "az": "Sınaq meydançası",
        "en": "Sandbox",
        "kk": "Құмсалғыш",
        "ky": "Сыноо аянты",
        "ru": "Песочница",
        "tr": "Deneme alanı",
        "uz": "Sinov maydoni",
    }
    offered = browser_page.locator("#page-language option")
    assert await offered.evaluate_all("all => all.map((one) => one.value)") == sorted(titles)
    for code, title in titles.items():
        await browser_page.locator("#page-language").select_option(code)
        await expect(browser_page.locator("h1")).to_have_text(title)
    await browser_page.reload()
    await expect(browser_page.locator("h1")).to_have_text("Sinov maydoni")
    assert await browser_page.evaluate("document.documentElement.lang") == "uz"


async def test_on_a_phone_one_goes_from_the_list_to_the_chat_and_back(
    stage: Stage, open_page: OpenPage
) -> None:
    async with open_page(stage.url, viewport=PHONE, mobile=True) as watched:
        page = watched.page
        await expect(page.locator("#chat")).to_be_hidden()
        await expect(page.locator("#try li")).to_have_count(3)
        await enter_chat(page)
        await expect(page.locator("#sidebar")).to_be_hidden()
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        await page.get_by_role("button", name="Back to the chats").click()
        await expect(page.locator("#sidebar")).to_be_visible()
        await page.go_back()
        await expect(page.locator("#chat")).to_be_visible()


async def test_dark_follows_the_system_until_the_visitor_chooses(stage: Stage, open_page: OpenPage) -> None:
    async with open_page(stage.url, color_scheme="dark") as watched:
        page = watched.page
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = await page.evaluate(ground)
        await page.get_by_role("button", name="Look: as the system").click()
        await expect(page.locator("html")).to_have_attribute("data-theme", "light")
        assert await page.evaluate(ground) != dark
        await page.get_by_role("button", name="Look: light").click()
        assert await page.evaluate(ground) == dark


HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


async def test_hostile_text_is_only_text(browser_page: Page, stage: Stage) -> None:
    world = stage.box.world
    person = world.add_person(HOSTILE, language="en")
    group = next(chat for chat in world.chats.values() if chat.is_group)
    world.join(person, group)
    await enter_chat(browser_page)
    await say(browser_page, HOSTILE)
    await expect(browser_page.locator(".row.theirs .text").last).to_have_text(f"[en] {HOSTILE}")
    await browser_page.get_by_role("button", name=re.compile("Team")).click()
    await expect(browser_page.locator(".service")).to_contain_text(HOSTILE)
    assert await browser_page.title() == "Sandbox"
    assert await browser_page.locator("#log img, #log script").count() == 0


async def test_a_page_that_lost_its_stream_catches_up(browser_page: Page, stage: Stage, bot: EchoBot) -> None:
    await enter_chat(browser_page)
    await stage.box.web.shutdown()
    person = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    await bot.post("sendMessage", chat_id=person.id, text="while you were away")
    await expect(browser_page.locator(".row.theirs .text").last).to_have_text("while you were away")


async def test_typing_is_shown_until_a_message_comes(browser_page: Page, bot: EchoBot, stage: Stage) -> None:
    await enter_chat(browser_page)
    await say(browser_page, "/typing")
    await expect(browser_page.locator("#typing")).to_have_text("Briefing is typing…")
    person = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    await bot.post("sendMessage", chat_id=person.id, text="done")
    await expect(browser_page.locator("#typing")).to_be_hidden()


async def test_the_newest_message_stays_in_view_when_many_come_at_once(
    browser_page: Page, bot: EchoBot, stage: Stage
) -> None:
    await enter_chat(browser_page)
    person = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    for number in range(6):
        await bot.post("sendMessage", chat_id=person.id, text=f"line\n{number}\n" * 8)
    await expect(browser_page.locator(".row")).to_have_count(8)
    await expect(browser_page.locator(".row").last).to_be_in_viewport(ratio=0.9)
    await expect(browser_page.locator("#jump")).to_be_hidden()


async def test_dates_are_in_kazakh_though_chromium_knows_none(
    stage: Stage, open_page: OpenPage, bot: EchoBot
) -> None:
    person = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    stage.box.world.start(person)
    await stage.box.settled()
    moments = "".join(
        f'<tg-time unix="1796115600" format="{form}">x</tg-time>\n' for form in ("D", "wd", "t")
    )
    await bot.post("sendMessage", chat_id=person.id, text=moments, parse_mode="HTML")
    async with open_page(stage.url, person=person.id, locale="kk-KZ") as watched:
        await watched.page.get_by_role("button", name=re.compile("Briefing")).first.click()
        shown = watched.page.locator(".text time")
        await expect(shown).to_have_text(
            ["2026 ж. 1 желтоқсан", "01.12.26, сейсенбі", re.compile(r"^\d\d:\d\d$")]
        )
