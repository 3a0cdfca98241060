"""Links to Telegram itself, and buttons that lead to a chosen chat, as the page follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo import EchoBot, echo_bot
from tests.browser.pages import IN_A_BROWSER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER


@pytest.fixture
def anna(stage: Stage) -> Person:
    return next(one for one in stage.box.world.people.values() if one.first_name == "Анна")


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def bot(stage: Stage, anna: Person) -> AsyncIterator[EchoBot]:
    async with echo_bot(stage.url, stage.box.token) as running:
        stage.box.world.start(anna)
        await stage.box.settled()
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page: OpenPage, stage: Stage, anna: Person) -> AsyncIterator[Page]:
    """Open the page as the owner of the groups, in the chat with the bot."""
    async with open_page(stage.url, person=anna.id) as watched:
        await watched.page.locator("#chats button").first.click()
        yield watched.page


async def offer(page: Page, bot: EchoBot, person: Person, *buttons: dict[str, object]) -> None:
    """Let the bot send these buttons, and wait until they are shown."""
    keyboard = {"inline_keyboard": [[button] for button in buttons]}
    await bot.post("sendMessage", chat_id=person.id, text="links", reply_markup=keyboard)
    await expect(page.locator(".key")).to_have_count(len(buttons))


def newest(stage: Stage, chat: Chat) -> str:
    return stage.box.world.messages(chat)[-1].text


def titled(stage: Stage, words: str) -> Chat:
    return next(chat for chat in stage.box.world.chats.values() if words in chat.name)


async def test_a_link_with_a_payload_waits_for_start(page: Page, bot: EchoBot, anna: Person) -> None:
    link = "https://t.me/echo_bot?start=i_chamber"
    await offer(page, bot, anna, {"text": "Card", "url": link})
    await page.locator("#chats button").filter(has_text="Team").click()
    await page.go_back()
    await page.locator(".key").click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator(".row.mine .text").last).to_have_text("/start i_chamber")
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()


@pytest.mark.parametrize("payload", ["", "?start=", "?start=a%20b", f"?start={'x' * 65}", "?startgroup=a.b"])
async def test_a_payload_that_is_not_valid_is_not_passed(
    page: Page, stage: Stage, bot: EchoBot, anna: Person, payload: str
) -> None:
    group = titled(stage, "Team")
    stage.box.world.promote_bot(group, anna)
    await bot.post("sendMessage", chat_id=group.id, text=f"https://t.me/echo_bot{payload}")
    await page.locator("#chats button").filter(has_text="Team").click()
    await page.locator(".row .inline-action").click()
    await expect(page.locator("#chat-title")).to_have_text("Briefing")
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()


async def test_a_link_adds_the_bot_to_a_group_that_is_chosen(
    page: Page, stage: Stage, bot: EchoBot, anna: Person
) -> None:
    emma = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    group = stage.box.world.add_group("Readers", members=[anna], bot=None)
    stage.box.world.add_group("Of others", members=[emma, anna], bot=None).permissions.clear()
    link = "https://t.me/echo_bot?startgroup=g_1&admin=pin_messages+delete_messages"
    await offer(page, bot, anna, {"text": "Add to a group", "url": link})
    await page.locator(".key").click()
    choices = page.get_by_role("dialog").locator(".person")
    await expect(choices.filter(has_text="Readers")).to_have_count(1)
    await expect(choices.filter(has_text="Of others")).to_have_count(0)
    await expect(choices.filter(has_text="Channel")).to_have_count(0)
    await choices.filter(has_text="Readers").click()
    await expect(page.locator("#chat-title")).to_have_text("Readers")
    await expect(page.locator(".row.mine .text").last).to_have_text("/start@echo_bot g_1")
    assert group.member(stage.box.bot).rights == {
        "can_manage_chat",
        "can_pin_messages",
        "can_delete_messages",
    }


async def test_a_link_adds_the_bot_to_a_channel_that_is_chosen(
    page: Page, stage: Stage, bot: EchoBot, anna: Person
) -> None:
    channel = stage.box.world.add_channel("Press", admins=[anna], bot=None)
    link = "https://t.me/echo_bot?startchannel&admin=post_messages"
    await offer(page, bot, anna, {"text": "Add to a channel", "url": link})
    await page.locator(".key").click()
    await page.get_by_role("dialog").get_by_text("Press", exact=True).click()
    await expect(page.locator("#chat-title")).to_have_text("Press")
    assert channel.member(stage.box.bot).rights == {"can_manage_chat", "can_post_messages"}


async def test_a_share_link_writes_the_address_and_the_words(
    page: Page, stage: Stage, bot: EchoBot, anna: Person
) -> None:
    link = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fecho_bot%3Fstart%3Dx&text=A%20card"
    await offer(page, bot, anna, {"text": "Share", "url": link})
    await page.locator(".key").click()
    await page.get_by_role("dialog").get_by_text("Team").click()
    text = page.get_by_role("textbox", name="Message")
    await expect(text).to_have_value("https://t.me/echo_bot?start=x\nA card")
    await text.press("Enter")
    await expect(page.locator(".row.mine .text").last).to_contain_text("A card")
    assert newest(stage, titled(stage, "Team")) == "https://t.me/echo_bot?start=x\nA card"


async def test_a_button_leads_to_a_chat_of_an_allowed_kind(page: Page, bot: EchoBot, anna: Person) -> None:
    chosen = {"query": "card chamber", "allow_channel_chats": True}
    await offer(
        page,
        bot,
        anna,
        {"text": "Into a channel", "switch_inline_query_chosen_chat": chosen},
        {"text": "To a person", "switch_inline_query_chosen_chat": {"allow_user_chats": True}},
        {"text": "Anywhere", "switch_inline_query": ""},
    )
    await page.locator(".key").first.click()
    choices = page.get_by_role("dialog").locator(".person")
    await expect(choices).to_have_text(["Канал · Channel"])
    await choices.first.click()
    await expect(page.locator("#chat-title")).to_have_text("Канал · Channel")
    await expect(page.get_by_role("textbox")).to_have_value("@echo_bot card chamber")
    await page.go_back()
    await page.locator(".key").nth(1).click()
    await expect(choices).to_have_text(["Emma", "Үмүт"])
    await page.keyboard.press("Escape")
    await page.locator(".key").last.click()
    await expect(choices.filter(has_text="Team")).to_have_count(1)
    await choices.filter(has_text="Briefing").click()
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("@echo_bot ")


async def test_where_no_chat_fits_the_dialog_says_so(
    page: Page, stage: Stage, bot: EchoBot, anna: Person
) -> None:
    for chat in stage.box.world.chats.values():
        if chat.type == "channel":
            stage.box.world.leave(anna, chat)
    link = "https://t.me/echo_bot?startchannel&admin=post_messages"
    await offer(page, bot, anna, {"text": "Add to a channel", "url": link})
    await page.locator(".key").click()
    await expect(page.get_by_role("dialog")).to_contain_text("You have no chat that fits.")
