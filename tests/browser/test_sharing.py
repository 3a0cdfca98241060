"""Forums, pictures, pins, reactions, forwards, inline results and reply keyboards in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo import EchoBot, echo_bot
from tests.browser.pages import IN_A_BROWSER, PHONE
from tests.browser.pictures import picture

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import FilePayload

    from sandbox import Chat, Person
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def bot(stage: Stage) -> AsyncIterator[EchoBot]:
    async with echo_bot(stage.url, stage.box.token) as running:
        yield running


@pytest.fixture
def anna(stage: Stage) -> Person:
    return next(one for one in stage.box.world.people.values() if one.first_name == "Анна")


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page: OpenPage, stage: Stage, anna: Person) -> AsyncIterator[Page]:
    """Open the page as the owner of the groups."""
    async with open_page(stage.url, person=anna.id) as watched:
        yield watched.page


def titled(stage: Stage, words: str) -> Chat:
    return next(chat for chat in stage.box.world.chats.values() if words in chat.name)


async def enter(page: Page, chat: str) -> None:
    await page.locator("#chats button").filter(has_text=chat).first.click()


async def menu(page: Page, entry: str) -> None:
    row = page.locator(".row").last
    await row.hover()
    await row.get_by_role("button", name="Message actions").click()
    await page.get_by_role("menu").get_by_text(entry, exact=True).click()


async def test_a_topic_is_opened_written_in_closed_and_deleted(page: Page, stage: Stage) -> None:
    await enter(page, "Forum")
    await page.locator("#chats .topic").filter(has_text="Questions").click()
    await page.get_by_role("textbox", name="Message").fill("/in topic")
    await page.keyboard.press("Enter")
    await expect(page.locator(".row.mine .text")).to_have_text("/in topic")
    forum = titled(stage, "Forum")
    written = next(one for one in forum.log.values() if one.text == "/in topic")
    assert forum.topics[written.thread or 1].name.endswith("Questions")
    await page.get_by_role("button", name="Sandbox controls").click()
    await page.get_by_role("button", name="Close the topic").click()
    await expect(page.locator("#chats .topic").filter(has_text="closed")).to_have_count(1)
    await page.get_by_role("button", name="Delete the topic").click()
    await expect(page.locator("#chats .topic")).to_have_count(1)
    await expect(page.locator("#chat-title")).to_contain_text("General")


async def test_on_a_phone_a_forum_unfolds_into_topics_to_choose(stage: Stage, open_page: OpenPage) -> None:
    async with open_page(stage.url, viewport=PHONE, mobile=True) as watched:
        page = watched.page
        forum = page.locator("#chats button").filter(has_text="Forum").first
        await forum.click()
        await expect(forum).to_have_attribute("aria-expanded", "true")
        await page.locator("#chats .topic").filter(has_text="Questions").click()
        await expect(page.locator("#chat-title")).to_contain_text("Questions")
        await page.get_by_role("button", name="Back to the chats").click()
        await expect(page.locator("#chats .topic")).to_have_count(2)
        await forum.click()
        await expect(page.locator("#chats .topic")).to_have_count(0)


async def test_pictures_go_alone_or_as_an_album_and_open_large(page: Page, stage: Stage) -> None:
    await enter(page, "Team")
    await page.locator("#file").set_input_files([picture("a.png")])
    await expect(page.locator(".picture img")).to_have_js_property("naturalWidth", 40)
    await page.locator("#file").set_input_files([picture("b.png"), picture("c.png"), picture("d.png")])
    await expect(page.locator(".album .picture")).to_have_count(3)
    await expect(page.locator(".row")).to_have_count(2)
    await page.locator(".album .picture").first.click()
    await expect(page.locator("dialog.viewer img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.viewer")).to_have_count(0)
    assert sum("photo" in message.content for message in titled(stage, "Team").log.values()) == 4


async def test_a_document_is_there_to_download(page: Page, stage: Stage) -> None:
    await enter(page, "Team")
    notes: FilePayload = {"name": "notes.txt", "mimeType": "text/html", "buffer": b"<script>1</script>"}
    await page.locator("#file").set_input_files([notes])
    link = page.locator("a.attachment")
    await expect(link).to_contain_text("notes.txt")
    answer = await page.request.get(f"{stage.url}{await link.get_attribute('href')}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert await answer.body() == b"<script>1</script>"


async def test_a_message_is_pinned_reacted_to_and_forwarded(page: Page, stage: Stage) -> None:
    await enter(page, "Team")
    await page.get_by_role("textbox", name="Message").fill("worth keeping")
    await page.keyboard.press("Enter")
    await menu(page, "🔥")
    await expect(page.locator(".reactions .chip")).to_have_text("🔥")
    await page.locator(".reactions .chip").click()
    await expect(page.locator(".reactions")).to_have_count(0)
    await menu(page, "Pin")
    await expect(page.locator("#pinned")).to_contain_text("worth keeping")
    await expect(page.locator(".service")).to_contain_text("pinned “worth keeping”")
    await menu(page, "Unpin")
    await expect(page.locator("#pinned")).to_be_hidden()
    await menu(page, "Forward")
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("Channel")).click()
    await enter(page, "Channel")
    await expect(page.locator(".forwarded")).to_have_text("Forwarded from Анна")
    assert any("forward_origin" in one.content for one in titled(stage, "Channel").log.values())


async def test_a_reply_carries_what_it_answers(page: Page, stage: Stage, anna: Person) -> None:
    stage.box.world.say(anna, titled(stage, "Team"), "the question")
    await enter(page, "Team")
    await menu(page, "Reply")
    await page.get_by_role("textbox", name="Message").fill("the answer")
    await page.keyboard.press("Enter")
    await expect(page.locator(".row").last.locator(".quote")).to_contain_text("the question")


async def test_inline_results_are_offered_and_sent(page: Page, stage: Stage, bot: EchoBot) -> None:
    await enter(page, "Team")
    results: list[dict[str, Any]] = [
        {
            "type": "article",
            "id": str(n),
            "title": f"Result {n}",
            "input_message_content": {"message_text": f"sent {n}"},
        }
        for n in range(3)
    ]

    await page.get_by_role("textbox", name="Message").fill("@echo_bot word")
    await stage.box.until(lambda: bool(stage.box.world.inline_queries))
    query = next(iter(stage.box.world.inline_queries))
    await bot.post("answerInlineQuery", inline_query_id=query, results=results)
    options = page.locator("#commands").get_by_role("option")
    await expect(options).to_have_count(3)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator(".row.mine .text")).to_have_text("sent 1")


async def test_a_reply_keyboard_is_shown_until_it_is_removed(
    page: Page, stage: Stage, bot: EchoBot, anna: Person
) -> None:
    chat = stage.box.world.private(anna)
    stage.box.world.say(anna, chat, "/typing")
    keyboard = {"keyboard": [[{"text": "Yes"}, {"text": "No"}]], "resize_keyboard": True}
    await bot.post("sendMessage", chat_id=chat.id, text="Choose", reply_markup=keyboard)
    await enter(page, "Briefing")
    await page.get_by_role("button", name="Yes", exact=True).click()
    await expect(page.locator(".row.mine .text").last).to_have_text("Yes")
    await bot.post("sendMessage", chat_id=chat.id, text="Thanks", reply_markup={"remove_keyboard": True})
    await expect(page.locator(".reply-key")).to_have_count(0)
