"""Who was told that the bot may write no more hears that it may again; nobody else does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.channels.desk import linked
from tests.support.buttons import on
from views.telegram.channels.callbacks import OfChannel, OfPost

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk

BACK = "The bot may write there again"


def heard(desk: Desk, chat: Chat) -> int:
    return sum(BACK in each.text for each in desk.box.world.messages(chat))


async def known(desk: Desk, name: str) -> tuple[Person, Chat]:
    person = desk.box.world.add_person(name, language="en")
    private = desk.box.world.private(person)
    await desk.say(person, private, "/start")
    return person, private


async def test_a_new_group_or_channel_is_no_return(desk: Desk) -> None:
    boss, private = await known(desk, "Boss")
    group = desk.box.world.add_group("Talk", members=[boss], admins=[boss], bot=None)
    desk.box.world.bot_added(group, by=boss)
    channel = desk.box.world.add_channel("News", admins=[boss], bot=None)
    desk.box.world.promote_bot(channel, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now + timedelta(minutes=1))
    assert heard(desk, private) == 0


async def test_a_group_that_the_bot_comes_back_to_is_no_return(desk: Desk) -> None:
    boss, private = await known(desk, "Boss")
    group = desk.box.world.add_group("Talk", members=[boss], admins=[boss], bot=None)
    for _each in range(2):
        desk.box.world.bot_added(group, by=boss)
        await desk.box.settled()
        desk.box.world.bot_removed(group, by=boss)
        await desk.box.settled()
    await desk.travel(desk.now + timedelta(minutes=1))
    assert heard(desk, private) == 0


async def test_each_who_was_told_hears_of_the_return_once_also_after_a_restart(desk: Desk) -> None:
    world = desk.box.world
    boss, private = await known(desk, "Boss")
    late, lates = await known(desk, "Late")
    group = world.add_group("Talk", members=[boss, late], admins=[boss, late])
    await desk.say(boss, group, "/subscribe")
    world.restrict_bot(group, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert any("The bot may not write in this group" in each.text for each in world.messages(private))
    await desk.say(late, group, "/settings")
    await desk.stop()
    await desk.start()
    for _each in range(2):
        world.restrict_bot(group, by=boss, permissions=["can_send_messages"])
        await desk.box.settled()
        await desk.travel(desk.now)
    assert (heard(desk, private), heard(desk, lates)) == (1, 0)


async def test_who_operates_a_channel_no_more_hears_nothing_of_it(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    world = desk.box.world
    world.promote(emma, paper.channel)
    private = world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    await desk.press(emma, private, hello, f"cha:{paper.channel.id}:link", forged=True)
    world.demote(emma, paper.channel)
    before = len(world.messages(private))
    world.rename(paper.channel, "Secret News", by=paper.boss)
    world.promote_bot(paper.channel, by=paper.boss, rights=["can_delete_messages"])
    await desk.box.settled()
    world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert len(world.messages(private)) == before
    assert heard(desk, paper.private) == 1


@pytest.mark.parametrize("kind", ["group", "channel"])
async def test_who_was_told_and_administers_it_no_more_hears_of_no_return_and_no_new_title(
    desk: Desk, kind: str
) -> None:
    world = desk.box.world
    boss, _own = await known(desk, "Boss")
    late, private = await known(desk, "Late")
    if kind == "group":
        chat = world.add_group("Talk", members=[boss, late], admins=[boss, late])
        await desk.say(late, chat, "/subscribe")
        world.restrict_bot(chat, by=boss)
    else:
        paper = await linked(desk)
        boss, chat = paper.boss, paper.channel
        world.promote(late, chat)
        await desk.press(late, private, world.messages(private)[-1], f"cha:{chat.id}:link", forged=True)
        world.promote_bot(chat, by=boss, rights=["can_delete_messages"])
    await desk.box.settled()
    await desk.travel(desk.now)
    assert "any more" in world.messages(private)[-1].text
    world.leave(late, chat, by=boss)
    world.rename(chat, "Secret", by=boss)
    if kind == "channel":
        await paper.write("/channels")
        await paper.press(on(OfChannel, chat=-1002000000001, act="show"))
    world.promote_bot(chat, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert heard(desk, private) == 0
    assert "Secret" not in str([each.api() for each in world.messages(private)])


async def test_the_author_of_a_post_that_was_held_hears_of_the_return(desk: Desk) -> None:
    paper = await linked(desk)
    page = await paper.draft("Patience")
    desk.box.world.promote_bot(paper.channel, by=paper.boss, rights=["can_delete_messages"])
    await desk.box.settled()
    await desk.press(paper.boss, paper.private, page, on(OfPost, act="when"))
    await paper.press(on(OfPost, act="hour"))
    desk.box.world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert heard(desk, paper.private) == 1
