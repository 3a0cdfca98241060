"""Pages about another chat, read in the private chat: each begins with its name and leads back to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.channels.desk import linked
from tests.support.buttons import on
from views.telegram.channels.callbacks import OfChannel
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Subscribe, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

GROUP = -1002000000001


@pytest.fixture
def boss(desk: Desk) -> Person:
    """Return the administrator of the group."""
    return desk.box.world.add_person("Boss", language="en")


async def offer_of(desk: Desk, boss: Person, title: str) -> tuple[Chat, Message]:
    """Return the private chat, and the page there about a group without a subscription."""
    private = desk.box.world.private(boss)
    await desk.say(boss, private, "/start")
    group = desk.box.world.add_group(title, members=[boss], admins=[boss])
    (offer,) = await desk.say(boss, private, f"/start group{group.id}")
    return private, offer


def bottom(page: Message) -> list[str]:
    return [each["text"] for each in page.buttons[-1]]


async def test_each_page_of_a_group_begins_with_its_name(desk: Desk, boss: Person) -> None:
    private, page = await offer_of(desk, boss, "Team")
    texts = [page.text]
    for button in (
        on(Subscribe, chat=GROUP),
        on(ShowSettings, page="when"),
        on(Prefer, name="f", value="weekly"),
        on(ShowSettings, page="main"),
        on(ShowSettings, page="hours"),
        on(Prefer, name="h", value="18+"),
        on(ShowSettings, page="main"),
        on(ShowSettings, page="quiet"),
        on(ShowSettings, page="main"),
        on(ShowSettings, page="zone"),
        on(ShowSettings, page="in=asia"),
        on(ShowSettings, page="main"),
    ):
        await desk.press(boss, private, page, button)
        texts.append(page.text)
    assert [each for each in texts if not each.startswith("👥 Team\n\n")] == []
    assert not any("/settings" in each for each in texts), "a command would change the private chat"
    assert bottom(page) == ["👥 Your groups"]
    await desk.press(boss, private, page, on(ShowGroups))
    assert bottom(page) == ["👥 Team"]


async def test_the_end_of_a_subscription_names_the_group_and_leads_back(desk: Desk, boss: Person) -> None:
    private, page = await offer_of(desk, boss, "Team")
    await desk.press(boss, private, page, on(Subscribe, chat=GROUP))
    await desk.press(boss, private, page, on(Unsubscribe, chat=GROUP))
    goodbye = desk.box.world.messages(private)[-1]
    assert goodbye.text.startswith("👥 Team\n\nUnsubscribed: the bot sends nothing to this group or channel")
    assert bottom(goodbye) == ["👥 Your groups"]
    await desk.press(boss, private, page, on(ShowSettings, page="hours"))
    assert page.text.startswith("👥 Team\n\nThe bot sends nothing to this group or channel unless asked.")


async def test_a_group_that_follows_something_is_not_said_to_get_nothing(desk: Desk, boss: Person) -> None:
    private, page = await offer_of(desk, boss, "Team")
    await desk.say(boss, desk.box.world.chats[GROUP], "/follow chamber")
    await desk.press(boss, private, page, on(Subscribe, chat=GROUP))
    await desk.press(boss, private, page, on(Unsubscribe, chat=GROUP))
    goodbye = desk.box.world.messages(private)[-1]
    assert goodbye.text == "👥 Team\n\nUnsubscribed: only news of what it follows comes to this group now."
    await desk.press(boss, private, page, on(ShowSettings, page="hours"))
    assert page.text == "👥 Team\n\nNot subscribed: only news of what it follows comes to this group."


async def test_a_title_is_shown_as_it_is_and_cut(desk: Desk, boss: Person) -> None:
    _private, page = await offer_of(desk, boss, "<b>&amp; " + "Team " * 30)
    assert page.text.splitlines()[0].startswith("👥 <b>&amp; Team Team")
    assert page.text.splitlines()[0].endswith("…")
    assert len(page.text.splitlines()[0]) == len("👥 ") + 40


async def test_a_group_whose_title_is_not_told_is_called_by_its_number(desk: Desk, boss: Person) -> None:
    private, page = await offer_of(desk, boss, "Team")
    desk.box.faults.add(kind="400", method="getChat", description="Bad Request: chat not found")
    await desk.press(boss, private, page, on(Subscribe, chat=GROUP))
    assert page.text.startswith(f"👥 {GROUP}\n\n🔔 Subscribed")


async def test_the_pages_of_a_channel_lead_back_to_it_and_it_to_both_lists(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.write("/channels")
    await paper.press(on(OfChannel, chat=GROUP, act="show"), on(ShowSettings, chat=GROUP))
    assert paper.last.text.startswith("📣 Town News\n\nThe bot sends nothing to this group or channel")
    await paper.press(on(Subscribe, chat=GROUP))
    assert paper.last.text.startswith("📣 Town News\n\n🔔 Subscribed")
    await paper.press(on(OfChannel, chat=GROUP, act="show"))
    assert bottom(paper.last) == ["📣 Your channels", "👥 Your groups"]
    await paper.press(on(OfChannel, chat=GROUP, act="languages"))
    assert paper.last.text.startswith("📣 Town News")


async def test_in_the_group_itself_it_is_not_named(desk: Desk, boss: Person) -> None:
    group = desk.box.world.add_group("Team", members=[boss], admins=[boss])
    settings, *_digest = await desk.say(boss, group, "/subscribe")
    assert settings.text.startswith("🔔 Subscribed")
