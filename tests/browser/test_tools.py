"""The panel of the sandbox: what the visitor does to chats, time, pace, faults, and to everything at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Page, expect

from sandbox import Sandbox
from sandbox.first_world import fill_world
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


async def open_tools(page: Page, chat: str | None = None) -> None:
    if chat is not None:
        await page.get_by_role("button", name=re.compile(chat)).first.click()
    await page.get_by_role("button", name="Sandbox controls").click()
    await expect(page.get_by_role("complementary", name="Sandbox controls")).to_be_visible()


async def test_blocking_and_unblocking_the_bot(browser_page: Page, stage: Stage) -> None:
    emma = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    await open_tools(browser_page, "Briefing")
    await browser_page.get_by_role("button", name="Block the bot").click()
    await expect(browser_page.locator("#obstacle")).to_have_text("You have blocked the bot")
    assert stage.box.world.private(emma).blocked
    await browser_page.get_by_role("button", name="Unblock the bot").click()
    await expect(browser_page.get_by_role("button", name="Start", exact=True)).to_be_visible()


async def test_the_bot_leaves_a_group_and_comes_back_as_an_administrator(
    browser_page: Page, stage: Stage
) -> None:
    group = next(chat for chat in stage.box.world.chats.values() if chat.is_group)
    await open_tools(browser_page, "Team")
    for act, status in {
        "Remove the bot": "kicked",
        "Add the bot": "member",
        "Make the bot an administrator": "administrator",
    }.items():
        await browser_page.get_by_role("button", name=act, exact=True).click()
        await expect(browser_page.get_by_role("button", name=act, exact=True)).to_have_count(0)
        assert group.member(stage.box.bot).status == status
    await browser_page.get_by_label("A right of the bot").select_option("can_pin_messages")
    await browser_page.get_by_role("button", name="Take it away").click()
    await expect(browser_page.locator("#right option[value=can_pin_messages]")).to_have_count(0)
    assert not group.member(stage.box.bot).may("can_pin_messages")


async def test_a_new_group_becomes_a_supergroup(browser_page: Page) -> None:
    await open_tools(browser_page)
    await browser_page.get_by_label("Title").fill("Readers")
    await browser_page.get_by_role("button", name="Make it").click()
    await expect(browser_page.locator("#chat-title")).to_have_text("Readers")
    await browser_page.get_by_role("button", name="Turn into a supergroup").click()
    await expect(browser_page.locator("#obstacle")).to_have_text("The group became a supergroup: write there")
    await expect(browser_page.get_by_role("button", name=re.compile("Readers"))).to_have_count(2)


async def test_the_behaviour_of_telegram_is_switched(browser_page: Page, stage: Stage) -> None:
    await open_tools(browser_page)
    for name in ("Paid broadcasts", "Rich messages"):
        await browser_page.get_by_role("switch", name=name).uncheck()
        await expect(browser_page.get_by_role("switch", name=name)).not_to_be_checked()
    assert not stage.box.limits.paid_broadcasts
    assert not stage.box.rich_messages
    await browser_page.get_by_role("switch", name="Limits of pace").check()
    await browser_page.get_by_role("switch", name="Privacy mode").uncheck()
    await expect(browser_page.get_by_role("switch", name="Privacy mode")).not_to_be_checked()
    assert stage.box.limits.enabled
    assert not stage.box.world.privacy


async def test_a_fault_hits_the_next_call_and_is_in_the_journal(
    browser_page: Page, stage: Stage, bot: EchoBot
) -> None:
    emma = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    stage.box.world.say(emma, stage.box.world.private(emma), "hello")
    await stage.box.settled()
    await open_tools(browser_page)
    await browser_page.get_by_label("What happens").select_option("403")
    await browser_page.get_by_role("button", name="Arrange the fault").click()
    await expect(browser_page.locator(".warning")).to_contain_text("1 fault is waiting")
    with pytest.raises(AssertionError, match="bot was blocked by the user"):
        await bot.post("sendMessage", chat_id=emma.id, text="refused")
    await browser_page.get_by_role("button", name="Open the journal").click()
    await browser_page.get_by_label("Outcome").select_option("failed")
    rows = browser_page.get_by_role("dialog").locator("tbody tr")
    await expect(rows).to_have_count(1)
    await expect(rows.first).to_contain_text("Forbidden: bot was blocked by the user")
    await browser_page.get_by_label("Outcome").select_option("ok")
    await browser_page.get_by_label("Words in the parameters").fill("[en] hello")
    await expect(rows).to_have_count(1)


async def test_a_share_of_all_calls_fails_as_the_seed_has_it(
    browser_page: Page, stage: Stage, bot: EchoBot
) -> None:
    emma = next(one for one in stage.box.world.people.values() if one.first_name == "Emma")
    stage.box.world.start(emma)
    await stage.box.settled()
    await open_tools(browser_page)
    await browser_page.get_by_label("Which calls").select_option("share")
    await expect(browser_page.get_by_label("How often")).to_be_hidden()
    rounds = []
    for _ in range(2):
        await browser_page.get_by_label("What happens").select_option("500")
        await browser_page.get_by_label("Percent").fill("50")
        await browser_page.get_by_label("Seed").fill("7")
        await browser_page.get_by_role("button", name="Arrange the fault").click()
        await expect(browser_page.locator(".warning")).to_contain_text("1 fault is waiting")
        before = stage.box.journal.total
        for number in range(20):
            await bot.send_regardless(emma.id, str(number))
        calls = [
            call.ok for call in stage.box.journal if call.number > before and call.method == "sendMessage"
        ]
        rounds.append(calls)
        await browser_page.get_by_role("button", name="Clear").click()
        await expect(browser_page.locator(".warning")).to_have_count(0)
    assert rounds[0] == rounds[1]
    assert 4 <= sum(rounds[0]) <= 16


@pytest.mark.parametrize("value", ["0", "1001", ""])
async def test_a_number_that_cannot_be_arranges_nothing(browser_page: Page, stage: Stage, value: str) -> None:
    await open_tools(browser_page)
    await browser_page.get_by_label("How often").fill(value)
    await browser_page.get_by_role("button", name="Arrange the fault").click()
    assert await browser_page.locator("#fault-times:invalid").count() == 1
    assert len(stage.box.faults) == 0


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("fault", {"kind": "500", "times": 0}),
        ("fault", {"kind": "500", "percent": 101}),
        ("fault", {"kind": "500", "method": "sendMesage"}),
        ("fault", {"kind": "501"}),
        ("down", {"seconds": -1}),
        ("travel", {"to": 10**20}),
    ],
)
async def test_the_panel_refuses_what_cannot_be_with_a_sentence(
    stage: Stage, act: str, body: dict[str, object]
) -> None:
    async with ClientSession() as session, session.post(f"{stage.url}/api/{act}", json=body) as answer:
        assert answer.status == 409
        assert (await answer.json())["error"]


@pytest.mark.parametrize("body", ["{bad", "[]", "null", '{"to": Infinity}', '{"text": "\\ud83d"}'])
async def test_a_body_that_is_no_object_is_refused(stage: Stage, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with (
        ClientSession() as session,
        session.post(f"{stage.url}/api/forward", data=body, headers=headers) as answer,
    ):
        assert answer.status == 400
        assert (await answer.json())["error"]


async def test_starting_over_empties_the_world(browser_page: Page, stage: Stage) -> None:
    await open_tools(browser_page, "Team")
    await browser_page.get_by_role("button", name="Remove the bot").click()
    await browser_page.get_by_role("button", name="Start over").click()
    await browser_page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    await expect(browser_page.locator("#chats li")).to_have_count(6)
    await expect(browser_page.locator("#log article")).to_have_count(0)
    group = next(chat for chat in stage.box.world.chats.values() if chat.is_group)
    assert group.member(stage.box.bot).status == "member"


async def test_unread_marks_go_when_the_chat_is_opened(browser_page: Page, stage: Stage) -> None:
    world = stage.box.world
    group = next(chat for chat in world.chats.values() if chat.is_group)
    anna = next(one for one in world.people.values() if one.first_name == "Анна")
    world.say(anna, group, "one")
    world.say(anna, group, "two")
    badge = browser_page.locator("#chats .badge")
    await expect(badge).to_have_text("2")
    await expect(badge).to_have_attribute("aria-label", "2 unread")
    await browser_page.get_by_role("button", name=re.compile("Team")).click()
    await expect(badge).to_have_count(0)


async def test_becoming_somebody_else_shows_their_chats(browser_page: Page) -> None:
    await browser_page.get_by_role("button", name=re.compile("You are Emma")).click()
    await browser_page.get_by_role("button", name="Анна", exact=True).click()
    await expect(browser_page.get_by_role("button", name=re.compile("You are Анна"))).to_be_visible()
    await browser_page.get_by_role("button", name=re.compile("Team")).click()
    await browser_page.get_by_label("as the group").check()
    await browser_page.get_by_role("textbox", name="Message").fill("as one")
    await browser_page.keyboard.press("Enter")
    await expect(browser_page.locator(".row.theirs .sender")).to_have_text("Команда · Team")


async def test_time_goes_forward_from_the_panel(open_page: OpenPage) -> None:
    moment = [datetime(2026, 11, 22, 9, tzinfo=UTC)]
    box = Sandbox(token="42:time", clock=lambda: moment[0], set_time=lambda to: moment.__setitem__(0, to))
    fill_world(box.world)
    async with open_page(await box.start(), viewport=PHONE, mobile=True) as watched:
        page = watched.page
        await open_tools(page)
        await page.get_by_role("button", name="+1 week").click()
        await expect(page.locator("#clock")).to_contain_text("Nov 29, 2026")
    await box.stop()
    assert moment[0] - datetime(2026, 11, 29, 9, tzinfo=UTC) < timedelta(minutes=1)


async def test_on_a_phone_the_panel_opens_over_the_chat_that_it_is_about(
    stage: Stage, open_page: OpenPage
) -> None:
    async with open_page(stage.url, viewport=PHONE, mobile=True) as watched:
        page = watched.page
        await open_tools(page, "Briefing")
        await page.get_by_role("button", name="Block the bot").click()
        await page.locator("#tools-close").click()
        await expect(page.locator("#obstacle")).to_have_text("You have blocked the bot")
        await expect(page.locator("#tools-here")).to_be_focused()
