"""From the hello of a group to its settings in the private chat of its administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.buttons import on
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.subscriptions.callbacks import Subscribe

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

SET_UP = "⚙️ Set up (administrators)"


async def greeted(desk: Desk, boss: Person, emma: Person, *, forum: bool = False) -> tuple[Chat, Message]:
    group = desk.box.world.add_group("Talk", members=[boss, emma], admins=[boss], forum=forum, bot=None)
    desk.box.world.bot_added(group, by=boss)
    await desk.box.settled()
    (hello,) = [each for each in desk.box.world.messages(group) if each.from_bot]
    return group, hello


async def link_of(desk: Desk, person: Person, group: Chat, hello: Message) -> str:
    """Press the button and return where it leads."""
    query = desk.box.world.press(person, group, hello.message_id, SET_UP)
    await desk.box.settled()
    return str(desk.box.world.callback_answers[query]["url"])


async def test_the_button_leads_an_administrator_who_never_wrote_to_the_groups_settings(
    desk: Desk, emma: Person
) -> None:
    boss = desk.box.world.add_person("Boss", language="en")
    group, hello = await greeted(desk, boss, emma)
    link = await link_of(desk, boss, group, hello)
    private, payload = desk.box.world.private(boss), link.removeprefix("https://t.me/briefing_bot?start=")
    (offer,) = await desk.say(boss, private, f"/start {payload}")
    assert "The bot sends nothing to this group" in offer.text
    await desk.press(boss, private, offer, on(Subscribe, chat=-1002000000001, thread=0))
    await desk.travel(desk.now)
    assert any("First digest" in each.text for each in desk.box.world.messages(group))
    await desk.press(boss, private, offer, on(ShowGroups))
    assert [each["text"] for row in offer.buttons for each in row] == ["👥 Talk"]


async def test_the_button_refuses_everybody_else(desk: Desk, emma: Person) -> None:
    boss = desk.box.world.add_person("Boss", language="en")
    group, hello = await greeted(desk, boss, emma)
    assert await link_of(desk, emma, group, hello) == ""
    toast, is_alert = await desk.press(emma, group, hello, SET_UP)
    assert (is_alert, "Only administrators" in toast) == (True, True)


async def test_the_button_of_a_group_that_was_upgraded_leads_to_the_supergroup(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Talk", members=[boss], admins=[boss], supergroup=False, bot=None)
    world.bot_added(group, by=boss)
    await desk.box.settled()
    new = world.upgrade(group)
    await desk.box.settled()
    private = world.private(boss)
    (offer,) = await desk.say(boss, private, f"/start group{new.id}")
    assert "The bot sends nothing to this group" in offer.text


async def test_a_group_that_is_not_administered_is_not_set_up_by_a_link(desk: Desk, emma: Person) -> None:
    boss = desk.box.world.add_person("Boss", language="en")
    group, _hello = await greeted(desk, boss, emma)
    (greeting,) = await desk.say(emma, desk.box.world.private(emma), f"/start group{group.id}")
    assert greeting.text.startswith("Only administrators of this group can change this.")
    assert "What was proposed" in greeting.text
