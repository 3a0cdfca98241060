"""A message that one of two people sees: their pages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo import NEXT, EchoBot, echo_bot
from tests.browser.pages import IN_A_BROWSER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person
    from tests.browser.pages import OpenPage, Stage

pytestmark = IN_A_BROWSER

ONLY_YOU = "Only you and the bot see this"


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def bot(stage: Stage) -> AsyncIterator[EchoBot]:
    async with echo_bot(stage.url, stage.box.token) as running:
        menu = [{"command": "secret", "description": "for you alone", "is_ephemeral": True}]
        await running.post("setMyCommands", commands=menu, scope={"type": "all_group_chats"})
        yield running


def named(stage: Stage, first_name: str) -> Person:
    return next(one for one in stage.box.world.people.values() if one.first_name == first_name)


@pytest.fixture
def team(stage: Stage) -> Chat:
    return next(chat for chat in stage.box.world.chats.values() if "Team" in chat.name)


@pytest_asyncio.fixture(loop_scope="session")
async def pages(open_page: OpenPage, stage: Stage) -> AsyncIterator[tuple[Page, Page]]:
    """Open the group as two people who look at it at the same time."""
    async with (
        open_page(stage.url, person=named(stage, "Анна").id) as first,
        open_page(stage.url, person=named(stage, "Emma").id) as second,
    ):
        for watched in (first, second):
            await watched.page.locator("#chats button").filter(has_text="Team").first.click()
        yield first.page, second.page


async def write(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")


async def test_a_marked_command_and_its_answer_are_seen_by_one_of_two(pages: tuple[Page, Page]) -> None:
    anna, emma = pages
    await write(anna, "/secret@echo_bot please")
    rows = anna.locator(".row.ephemeral")
    await expect(rows).to_have_count(2)
    await expect(rows.last).to_contain_text("only for you: /secret@echo_bot please")
    await expect(rows.last).to_contain_text(ONLY_YOU)
    await write(emma, "a word for all")
    await expect(anna.locator(".row .text").filter(has_text="a word for all").first).to_be_visible()
    await expect(emma.locator(".row .text").first).to_have_text("a word for all")
    await expect(emma.locator(".row.ephemeral")).to_have_count(0)
    await expect(emma.locator("#chats")).not_to_contain_text("only for you")
    await anna.locator(".key").click()
    await expect(rows.last).to_contain_text("still only for you")
    await anna.reload()
    await anna.wait_for_selector("body[data-ready]")
    await expect(rows.last).to_contain_text("still only for you")
    await expect(anna.locator(".row .text").last).to_have_text("a word for all")


async def test_an_ephemeral_message_is_answered_and_offers_nothing_else(pages: tuple[Page, Page]) -> None:
    anna, emma = pages
    await write(anna, "/secret")
    row = anna.locator(".row.ephemeral").last
    await expect(row).to_contain_text("only for you: /secret")
    await row.hover()
    await row.get_by_role("button", name="Message actions").click()
    entries = anna.get_by_role("menu").get_by_role("menuitem")
    await expect(entries).to_have_text(["Reply", "Copy text"])
    await entries.first.click()
    await anna.get_by_role("textbox", name="Message").fill("my answer")
    await anna.keyboard.press("Enter")
    await expect(anna.locator(".row.ephemeral").last).to_contain_text("only for you: my answer")
    await expect(anna.locator(".row.ephemeral.mine .quote").last).to_contain_text("only for you: /secret")
    await expect(emma.locator(".row")).to_have_count(0)


async def test_it_stands_in_place_of_the_message_whose_button_was_pressed(
    pages: tuple[Page, Page], stage: Stage, team: Chat, bot: EchoBot
) -> None:
    anna, emma = pages
    for text in ("a page for all", "a later word"):
        await bot.post("sendMessage", chat_id=team.id, text=text, reply_markup=NEXT)
    await expect(anna.locator(".row")).to_have_count(2)
    person = named(stage, "Анна")
    press = stage.box.world.press(person, team, next(iter(team.log)), "Next")
    sent = await bot.post(
        "sendMessage",
        chat_id=team.id,
        text="a page of your own",
        ephemeral_message_parameters={
            "receiver_user_id": person.id,
            "callback_query_id": press,
            "replace_callback_query_message": True,
        },
    )
    await expect(emma.locator(".row .text")).to_have_text(["after", "a later word"])
    await expect(anna.locator(".row .text")).to_have_text(["a page of your own", "a later word"])
    await expect(emma.locator(".row.ephemeral")).to_have_count(0)
    await bot.post(
        "deleteEphemeralMessage",
        chat_id=team.id,
        receiver_user_id=person.id,
        ephemeral_message_id=sent["ephemeral_message_id"],
    )
    await expect(anna.locator(".row .text")).to_have_text(["after", "a later word"])


async def test_becoming_somebody_else_shows_what_they_see(
    pages: tuple[Page, Page], stage: Stage, team: Chat, bot: EchoBot
) -> None:
    anna, _emma = pages
    stage.box.world.promote_bot(team, named(stage, "Анна"))
    await bot.post(
        "sendMessage",
        chat_id=team.id,
        text="for Emma",
        ephemeral_message_parameters={"receiver_user_id": named(stage, "Emma").id},
    )
    await expect(anna.locator(".row")).to_have_count(0)
    await anna.locator("#me").click()
    await anna.get_by_role("button", name="Emma", exact=True).click()
    await expect(anna.locator(".row.ephemeral .text")).to_have_text("for Emma")


async def test_the_page_has_both_switches(pages: tuple[Page, Page], stage: Stage, team: Chat) -> None:
    anna, _emma = pages
    await anna.get_by_role("button", name="Sandbox controls").click()
    await anna.locator("#switch-older_server").check()
    await expect(anna.locator("#switch-older_server")).to_be_checked()
    assert stage.box.world.older_server
    await anna.get_by_role("button", name="Forbid messages that one person sees").click()
    await expect(anna.get_by_role("button", name="Allow messages that one person sees")).to_be_visible()
    assert not team.takes_ephemeral
