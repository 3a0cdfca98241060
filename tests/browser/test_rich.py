"""Rich messages in the page: every block is an element, and whatever a bot sends stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo import ARTICLE, EchoBot, echo_bot
from tests.browser.pages import IN_A_BROWSER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Person
    from tests.browser.pages import Stage

pytestmark = IN_A_BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def bot(stage: Stage) -> AsyncIterator[EchoBot]:
    async with echo_bot(stage.url, stage.box.token) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def emma(stage: Stage, bot: EchoBot) -> Person:  # noqa: ARG001 - the bot answers the start first
    found = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    stage.box.world.start(found)
    await stage.box.settled()
    return found


async def enter_chat(page: Page) -> None:
    await page.get_by_role("button", name=re.compile("Briefing")).click()


async def test_the_blocks_are_elements(browser_page: Page, bot: EchoBot, emma: Person) -> None:
    await bot.post("sendRichMessage", chat_id=emma.id, rich_message={"html": ARTICLE})
    await enter_chat(browser_page)
    rich = browser_page.locator(".rich")
    await expect(rich.get_by_role("heading", level=4)).to_have_text("The title")
    await expect(rich.locator("strong em")).to_have_text("both")
    await expect(rich.locator("mark")).to_have_text("marked")
    await expect(rich.locator("sub")).to_have_text("2")
    await expect(rich.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.org/")
    await expect(rich.get_by_role("listitem")).to_have_text(["1.one", "2.two"])
    await expect(rich.locator("table.bordered caption")).to_have_text("Sums")
    await expect(rich.locator("th")).to_have_text(["What", "How many"])
    await expect(rich.locator("td[colspan='2']")).to_have_text("both columns")
    await expect(rich.locator("blockquote")).to_have_text("quoted")
    await expect(rich.locator("pre")).to_have_text("print(1)")
    await expect(rich.locator("hr")).to_have_count(1)
    await expect(rich.locator(".rich-footer")).to_have_text("the end")


async def test_details_unfold_by_keyboard_and_the_list_shows_the_first_words(
    browser_page: Page, bot: EchoBot, emma: Person
) -> None:
    await bot.post("sendRichMessage", chat_id=emma.id, rich_message={"html": ARTICLE})
    await enter_chat(browser_page)
    await expect(browser_page.get_by_text("folded away", exact=True)).to_be_hidden()
    await browser_page.locator(".rich summary").press("Enter")
    await expect(browser_page.get_by_text("folded away", exact=True)).to_be_visible()
    await expect(browser_page.locator("#chats .chat-sub").first).to_contain_text("The title Some bold both")
    await expect(browser_page.locator("#chats")).not_to_contain_text("veiled")


async def test_a_rich_message_is_edited_into_a_plain_one_and_back(
    browser_page: Page, bot: EchoBot, emma: Person
) -> None:
    await enter_chat(browser_page)
    sent = await bot.post("sendRichMessage", chat_id=emma.id, rich_message={"html": "<p>first</p>"})
    await expect(browser_page.locator(".rich")).to_have_text("first")
    where = {"chat_id": emma.id, "message_id": sent["message_id"]}
    await bot.post("editMessageText", **where, text="plain")
    await expect(browser_page.locator(".rich")).to_have_count(0)
    await bot.post("editMessageText", **where, rich_message={"html": "<h1>again</h1>"})
    await expect(browser_page.locator(".rich-heading")).to_have_text("again")


HOSTILE = "<img src=x onerror='document.title=1'>"
STRANGE = [
    {"type": "paragraph", "text": HOSTILE},
    {"type": "constructor", "text": ["unknown ", {"type": "toString", "text": "kinds"}]},
    {"type": "paragraph", "text": {"type": "url", "text": "bad link", "url": "javascript:document.title=2"}},
    {"type": "list", "items": [None, {"label": HOSTILE, "blocks": "none"}]},
    {"type": "table", "cells": [None, [None, {"text": 5, "colspan": "x"}]]},
    {"type": "heading", "size": HOSTILE},
    None,
    "a string",
]


async def test_blocks_that_are_none_break_nothing(browser_page: Page, bot: EchoBot, emma: Person) -> None:
    await enter_chat(browser_page)
    await bot.post("sendRichMessage", chat_id=emma.id, rich_message={"blocks": STRANGE})
    rich = browser_page.locator(".rich")
    await expect(rich).to_contain_text("unknown kinds")
    await expect(rich).to_contain_text(HOSTILE)
    await expect(rich).to_contain_text("bad link")
    assert await rich.locator("img, a").count() == 0
    assert await browser_page.title() == "Sandbox"
