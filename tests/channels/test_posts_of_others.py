"""Posts that are due of somebody who may not post any more: they wait for another's word."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.channels.desk import Newspaper, linked
from tests.support.buttons import on
from views.telegram.channels.callbacks import ChangePost, OfChannel, OfPost

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

HOUR = timedelta(hours=1)
GONE_ON = ("That was sent, cancelled or changed since.", False)
LONG = "Patience is needed, and that is said in more words than stand in a question about it. " * 3
ASKED = "may not post there any more. Shall it be posted?"


async def colleague(desk: Desk, paper: Newspaper, emma: Person) -> Newspaper:
    """Let another administrator link the channel and write a post for in an hour."""
    desk.box.world.promote(emma, paper.channel)
    private = desk.box.world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    await desk.press(emma, private, hello, f"cha:{paper.channel.id}:link", forged=True)
    other = Newspaper(desk, emma, private, paper.channel)
    await other.draft("Patience")
    await other.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    return other


def asked(desk: Desk, chat: Chat) -> list[Message]:
    return [each for each in desk.box.world.messages(chat) if ASKED in each.text]


@pytest.mark.parametrize("how", ["demoted", "left", "without the right"])
async def test_the_others_who_operate_the_channel_are_asked_and_post_it(
    desk: Desk, emma: Person, how: str
) -> None:
    paper = await linked(desk)
    other = await colleague(desk, paper, emma)
    world = desk.box.world
    if how == "demoted":
        world.demote(emma, paper.channel)
    elif how == "left":
        world.leave(emma, paper.channel)
    else:
        world.promote(emma, paper.channel, rights=["can_invite_users"])
    await desk.travel(desk.now + 30 * HOUR)
    await desk.travel(desk.now + HOUR)
    assert paper.posted == []
    (question,) = asked(desk, paper.private)
    assert asked(desk, other.private) == []
    await desk.press(paper.boss, paper.private, question, on(OfPost, act="now"))
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_the_others_may_let_it_be(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    await colleague(desk, paper, emma)
    desk.box.world.demote(emma, paper.channel)
    await desk.travel(desk.now + HOUR)
    (question,) = asked(desk, paper.private)
    await desk.press(paper.boss, paper.private, question, on(OfPost, act="cancel"))
    await desk.travel(desk.now + HOUR)
    assert paper.posted == []


async def test_who_may_post_again_when_it_is_due_is_not_asked_about(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    await colleague(desk, paper, emma)
    desk.box.world.demote(emma, paper.channel)
    await desk.travel(desk.now + HOUR / 2)
    desk.box.world.promote(emma, paper.channel)
    await desk.travel(desk.now + HOUR / 2)
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_what_another_one_put_off_goes_by_their_word(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    await colleague(desk, paper, emma)
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"), on(OfChannel, chat=-1002000000001, act="posts")
    )
    label = next(each["text"] for row in paper.last.buttons for each in row if "Patience" in each["text"])
    await paper.press(label, on(OfPost, act="when"), on(OfPost, act="hour"))
    desk.box.world.demote(emma, paper.channel)
    await desk.travel(desk.now + HOUR)
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_owners_of_the_bot_are_asked_where_nobody_else_operates_the_channel(
    idle_desk: Desk, emma: Person
) -> None:
    desk, world = idle_desk, idle_desk.box.world
    olga = world.add_person("Olga", language="en")
    await desk.start(admin_ids=frozenset({olga.id}))
    private = world.private(olga)
    await desk.say(olga, private, "/start")
    paper = await linked(desk)
    await paper.draft("Patience")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    world.promote(emma, paper.channel)
    world.demote(paper.boss, paper.channel)
    await desk.travel(desk.now + HOUR)
    assert paper.posted == []
    (question,) = asked(desk, private)
    await desk.press(olga, private, question, on(OfPost, act="now"))
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_who_is_asked_sees_all_of_what_they_decide_on(idle_desk: Desk, emma: Person) -> None:
    desk, world = idle_desk, idle_desk.box.world
    olga = world.add_person("Olga", language="en")
    await desk.start(admin_ids=frozenset({olga.id}))
    private = world.private(olga)
    await desk.say(olga, private, "/start")
    paper = await linked(desk)
    draft = await paper.draft(LONG)
    await desk.press(paper.boss, paper.private, draft, on(OfPost, act="see"))
    assert paper.last.text == LONG.strip()
    await desk.press(paper.boss, paper.private, draft, on(OfPost, act="when"))
    await paper.press(on(OfPost, act="hour"))
    world.promote(emma, paper.channel)
    world.demote(paper.boss, paper.channel)
    await desk.travel(desk.now + HOUR)
    (question,) = asked(desk, private)
    await desk.press(olga, private, question, on(OfPost, act="see"))
    assert world.messages(private)[-1].text == LONG.strip()
    assert paper.posted == []


async def test_a_demoted_administrator_posts_nothing_at_once(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    other = await colleague(desk, paper, emma)
    page = await other.draft("Now")
    desk.box.world.demote(emma, paper.channel)
    toast, is_alert = await desk.press(emma, other.private, page, on(OfPost, act="now"))
    assert (is_alert, "Only administrators of this channel" in toast) == (True, True)
    await desk.travel(desk.now)
    assert paper.posted == []


@pytest.mark.parametrize("act", ["now", "hour", "morning"])
async def test_what_a_colleague_wrote_instead_is_not_posted_by_a_button_below_the_earlier_text(
    desk: Desk, emma: Person, act: str
) -> None:
    paper = await linked(desk)
    other = await colleague(desk, paper, emma)
    await paper.write("/channels")
    for each in (on(OfChannel, act="show"), on(OfChannel, act="posts"), on(OfPost, act="show")):
        await paper.press(each)
    earlier = paper.last if act == "now" else await asked_when(paper)
    await other.press(on(OfPost, act="change"))
    await other.write("Impatience")
    await other.press(on(ChangePost))

    button = on(OfPost, act=act)
    assert await desk.press(paper.boss, paper.private, earlier, button) == GONE_ON
    await desk.travel(desk.now)
    assert paper.posted == []
    assert "Impatience" in earlier.text, "it shows what is to be posted now"
    await desk.press(paper.boss, paper.private, earlier, on(OfPost, act="now"))
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Impatience"]


async def asked_when(paper: Newspaper) -> Message:
    """Return the question at which moment a post is to be posted, below the post."""
    await paper.press(on(OfPost, act="when"))
    return paper.last
