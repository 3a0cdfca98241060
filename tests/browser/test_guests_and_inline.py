"""The bot in chats of which it is no member: asked as a guest, and by its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web
from playwright.async_api import expect

from tests.browser.echo import EchoBot
from tests.browser.pages import IN_A_BROWSER, say
from tests.sandbox.test_sandbox_media import png

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

    from sandbox import Person
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER

NEWEST = {"inline_keyboard": [[{"text": "Newest", "callback_data": "n"}]]}


@pytest.fixture
def emma(stage: Stage) -> Person:
    return next(person for person in stage.box.world.people.values() if person.first_name == "Emma")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(stage: Stage) -> AsyncIterator[EchoBot]:
    """Give the Bot API by hand: each test answers itself."""
    async with ClientSession() as session:
        yield EchoBot(stage.url, "42:page", session)


@pytest_asyncio.fixture(loop_scope="session")
async def picture() -> AsyncIterator[str]:
    """Serve a picture on this machine, as a bot with pages of its own does; return its address."""

    async def serve(_request: web.Request) -> web.Response:
        return web.Response(body=png(48, 48), content_type="image/png")

    app = web.Application()
    app.router.add_get("/p.png", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/p.png"
    await runner.cleanup()


async def enter(page: Page, chat: str) -> None:
    await page.locator("#chats button").filter(has=page.locator("b", has_text=chat)).click()


async def waiting(bot: EchoBot, kind: str) -> dict[str, Any]:
    """Return the next update of a kind, and take those before it."""
    offset = 0
    while True:
        for update in await bot.post("getUpdates", offset=offset, timeout=10):
            offset = update["update_id"] + 1
            if kind in update:
                await bot.post("getUpdates", offset=offset)
                found: dict[str, Any] = update[kind]
                return found


def article(number: int, **more: object) -> dict[str, Any]:
    return {
        "type": "article",
        "id": str(number),
        "title": f"Initiative {number}",
        "description": f"under way, {number} of 10",
        "input_message_content": {"message_text": f"The card of <b>{number}</b>", "parse_mode": "HTML"},
        "reply_markup": NEWEST,
        **more,
    }


async def test_a_guest_answers_in_a_foreign_group_and_its_answer_is_edited(
    browser_page: Page, bot: EchoBot
) -> None:
    page = browser_page
    await enter(page, "Without the bot")
    await expect(page.locator("#chat-sub")).to_contain_text("without the bot")
    await expect(page.locator("#welcome")).to_contain_text("answers once, as a guest")
    await say(page, "Message", "They will build it in 2027.")
    await expect(page.locator(".row.mine")).to_have_count(1)
    await page.locator(".row.mine .more").click()
    await page.get_by_role("menuitem", name="Reply").click()
    await page.get_by_role("textbox", name="Message").fill("@echo_bot is this true?")
    await page.get_by_role("button", name="Send").click()

    query = await waiting(bot, "guest_message")
    assert query["reply_to_message"]["text"] == "They will build it in 2027."
    sent = await bot.post("answerGuestQuery", guest_query_id=query["guest_query_id"], result=article(1))
    answer = page.locator(".row.theirs")
    await expect(answer.locator(".text")).to_have_text("The card of 1")
    await expect(answer.locator(".quote")).to_contain_text("is this true?")

    await page.get_by_role("button", name="Newest").click()
    pressed = await waiting(bot, "callback_query")
    assert pressed["inline_message_id"] == sent["inline_message_id"]
    await bot.post("editMessageText", **sent, text="The card of today")
    await bot.post("answerCallbackQuery", callback_query_id=pressed["id"], text="Brought up to date")
    await expect(page.locator("#toast")).to_contain_text("Brought up to date")
    await expect(answer.locator(".text")).to_have_text("The card of today")
    await expect(answer.locator(".meta")).to_contain_text("edited")


async def test_results_are_shown_chosen_and_brought_up_to_date_at_a_friends(
    open_page: OpenPage, stage: Stage, bot: EchoBot, emma: Person, picture: str
) -> None:
    anna = next(person for person in stage.box.world.people.values() if person.first_name == "Анна")
    async with (
        open_page(stage.url, person=emma.id) as emmas,
        open_page(stage.url, person=anna.id, locale="ru") as annas,
    ):
        page = emmas.page
        await enter(page, "Анна")
        await enter(annas.page, "Emma")
        await page.get_by_role("textbox", name="Message").fill("@echo_bot chamber")
        asked = await waiting(bot, "inline_query")
        assert (asked["query"], asked["chat_type"]) == ("chamber", "private")
        button = {"text": "Open the bot", "start_parameter": "d"}
        first = [article(1, thumbnail_url=picture), article(2, thumbnail_url="https://example.org/p.png")]
        answer = {"inline_query_id": asked["id"], "results": first, "next_offset": "2", "button": button}
        await bot.post("answerInlineQuery", **answer)

        options = page.locator("#commands").get_by_role("option")
        await expect(options).to_have_count(3)
        await expect(options.nth(1)).to_contain_text("Initiative 1")
        await expect(options.nth(1)).to_contain_text("under way, 1 of 10")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        shown = options.nth(1).locator("img")
        assert (
            await shown.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
            == 48
        )

        await page.keyboard.press("ArrowDown")
        further = await waiting(bot, "inline_query")
        assert further["offset"] == "2"
        await bot.post("answerInlineQuery", inline_query_id=further["id"], results=[article(3)])
        await expect(options).to_have_count(4)
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(page.locator(".row.mine .text")).to_have_text("The card of 3")
        await expect(page.locator(".row.mine")).to_contain_text("via @echo_bot")

        chosen = await waiting(bot, "chosen_inline_result")
        await expect(annas.page.locator(".row.theirs .text")).to_have_text("The card of 3")
        await annas.page.get_by_role("button", name="Newest").click()
        pressed = await waiting(bot, "callback_query")
        assert (pressed["from"]["id"], pressed["inline_message_id"]) == (anna.id, chosen["inline_message_id"])
        edit = {"inline_message_id": pressed["inline_message_id"], "text": "New", "reply_markup": NEWEST}
        await bot.post("editMessageText", **edit)
        await bot.post("answerCallbackQuery", callback_query_id=pressed["id"])
        for seen in (page, annas.page):
            await expect(seen.locator(".row .text")).to_have_text("New")


async def test_the_modes_are_switched_on_the_page(browser_page: Page, stage: Stage, bot: EchoBot) -> None:
    page = browser_page
    await page.locator("#tools-toggle").click()
    for name in ("inline", "guests"):
        await page.locator(f"#switch-{name}").uncheck()
    await stage.box.until(lambda: not stage.box.world.settings.guests)
    me = await bot.post("getMe")
    assert (me["supports_inline_queries"], me["supports_guest_queries"]) == (False, False)
    await page.locator("#tools-close").click()
    await enter(page, "Without the bot")
    await expect(page.locator("#welcome")).not_to_contain_text("guest")
    await say(page, "Message", "@echo_bot chamber")
    await expect(page.locator(".row.mine")).to_have_count(1)
    world = stage.box.world
    assert (world.inline_queries, world.guest_queries) == ({}, {})
    updates = await bot.post("getUpdates")
    assert [update for update in updates if "message" not in update] == []
