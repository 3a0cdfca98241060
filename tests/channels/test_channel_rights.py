"""Who may operate a channel, and what the bot itself may do there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.channels.desk import linked
from tests.support.buttons import on
from views.telegram.channels.callbacks import OfChannel, OfPost
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe

if TYPE_CHECKING:
    from sandbox import Person
    from tests.channels.desk import Newspaper
    from tests.desk import Desk

MINUTE = timedelta(minutes=1)


async def asked(desk: Desk) -> int:
    return len(desk.box.journal.filter("getChatMember"))


async def test_questions_ask_telegram_once_a_minute_and_the_channel_each_time(desk: Desk) -> None:
    paper = await linked(desk)
    desk.now += MINUTE
    before = await asked(desk)
    for _each in range(5):
        await paper.press(
            on(OfChannel, chat=-1002000000001, act="languages"),
            on(OfChannel, chat=-1002000000001, act="show"),
        )
    assert await asked(desk) == before + 6


async def test_a_demoted_administrator_is_refused_at_once(desk: Desk) -> None:
    paper = await linked(desk)
    owner = desk.box.world.add_person("Owner", language="en")
    desk.box.world.promote(owner, paper.channel, by=paper.boss)
    private = desk.box.world.private(owner)
    await desk.say(owner, private, "/start")
    link = next(each for each in paper.last.text.split() if each.startswith("https://t.me/"))
    (page,) = await desk.say(owner, private, f"/start {link.partition('?start=')[2]}")
    assert "Town News" in page.text

    desk.box.world.demote(owner, paper.channel)
    world = desk.box.world
    world.rename(paper.channel, "Secret News", by=paper.boss)
    for button in ("✍️ New post", "🗂 All posts", "🔔 Digests and reminders", "🌐 Language"):
        toast, is_alert = await desk.press(owner, private, page, button)
        assert (is_alert, "Only administrators of this channel" in toast) == (True, True)
    channel = paper.channel.id
    for act in (f"cha:{channel}:show", f"chl:{channel}:ru", f"cha:{channel}:forgotten"):
        toast, is_alert = await desk.press(owner, private, page, act, forged=True)
        assert (is_alert, "Only administrators of this channel" in toast) == (True, True)
    listed = await desk.say(owner, private, "/channels")
    assert "News" not in str([each.api() for each in listed])
    assert "Secret" not in str([each.api() for each in world.messages(private)])


async def test_an_administrator_who_may_not_post_is_refused_until_they_may(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    private = desk.box.world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    desk.box.world.promote(emma, paper.channel, rights=["can_invite_users"])
    toast, _is_alert = await desk.press(emma, private, hello, f"cha:{paper.channel.id}:show", forged=True)
    assert "who may post there" in toast
    desk.box.world.promote(emma, paper.channel, rights=["can_post_messages"])
    assert await desk.press(emma, private, hello, f"cha:{paper.channel.id}:show", forged=True) == ("", False)


@pytest.mark.parametrize("act", ["link", "show", "write", "posts", "languages", "forget", "forgotten"])
async def test_forged_buttons_of_strangers_do_nothing(desk: Desk, emma: Person, act: str) -> None:
    paper = await linked(desk)
    (hello,) = await desk.say(emma, desk.box.world.private(emma), "/start")
    data = f"cha:{paper.channel.id}:{act}"
    toast, is_alert = await desk.press(emma, desk.box.world.private(emma), hello, data, forged=True)
    assert (is_alert, "who may post there" in toast) == (True, True)
    assert "📣 Town News" in [
        each["text"] for row in (await paper.write("/channels")).buttons for each in row
    ]


@pytest.mark.parametrize("act", ["now", "when", "hour", "sound", "change", "cancel", "show"])
async def test_forged_buttons_of_posts_do_nothing(desk: Desk, emma: Person, act: str) -> None:
    paper = await linked(desk)
    message = await paper.draft("Not yours")
    post = str(message.buttons[0][0]["callback_data"]).split(":")[1]
    (hello,) = await desk.say(emma, desk.box.world.private(emma), "/start")
    toast, is_alert = await desk.press(
        emma, desk.box.world.private(emma), hello, f"poa:{post}:{act}:", forged=True
    )
    assert (is_alert, "who may post there" in toast) == (True, True)
    await desk.travel(desk.now + timedelta(hours=2))
    assert paper.posted == []


@pytest.mark.parametrize("data", ["cha:-100999:show", "cha:-100999:write", "chl:-100999:ru", "poa:no:now:"])
async def test_buttons_of_channels_that_are_not_known_are_out_of_date(desk: Desk, data: str) -> None:
    paper = await linked(desk)
    toast, is_alert = await desk.press(paper.boss, paper.private, paper.last, data, forged=True)
    assert (is_alert, "out of date" in toast) == (True, True)


async def test_whoever_lost_the_right_cannot_finish_a_post(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    world = desk.box.world
    world.promote(emma, paper.channel)
    private = world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    await desk.press(emma, private, hello, f"cha:{paper.channel.id}:write", forged=True)
    world.demote(emma, paper.channel)
    (refusal,) = await desk.say(emma, private, "Too late")
    assert "who may post there" in refusal.text
    assert "Too late" not in str(await paper.press(on(OfChannel, chat=-1002000000001, act="posts")))


async def waiting_post(desk: Desk) -> Newspaper:
    paper = await linked(desk)
    await paper.draft("Patience")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    return paper


async def test_a_lost_right_is_told_before_the_next_post_and_the_post_waits(desk: Desk) -> None:
    paper = await waiting_post(desk)
    world = desk.box.world
    world.promote_bot(paper.channel, by=paper.boss, rights=["can_delete_messages"])
    await desk.box.settled()
    await desk.travel(desk.now)
    assert "The bot may not post in this channel any more" in paper.last.text
    told = len(world.messages(paper.private))
    await desk.travel(desk.now + timedelta(hours=2))
    assert desk.box.journal.filter("sendMessage", chat_id=paper.channel.id) == []
    assert len(world.messages(paper.private)) == told

    world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert any("The bot may write there again" in each.text for each in world.messages(paper.private))
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_a_bot_that_is_removed_and_comes_back_goes_on(desk: Desk) -> None:
    paper = await waiting_post(desk)
    desk.box.world.demote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert "The bot may not post in this channel any more" in paper.last.text
    await desk.travel(desk.now + timedelta(hours=1))
    assert desk.box.journal.filter("sendMessage", chat_id=paper.channel.id) == []
    desk.box.world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Patience"]


async def test_a_subscription_halts_with_the_right_and_comes_back_with_it(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.press(
        on(ShowSettings, chat=-1002000000001, thread=0), on(Subscribe, chat=-1002000000001, thread=0)
    )
    await desk.travel(desk.now)
    desk.box.world.promote_bot(paper.channel, by=paper.boss, rights=[])
    await desk.box.settled()
    assert await desk.pushed(paper.channel, desk.now + timedelta(days=8)) == []
    calls = desk.box.journal.filter("sendMessage", chat_id=paper.channel.id)
    assert [each.ok for each in calls] == [True]
    desk.box.world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    assert await desk.pushed(paper.channel, desk.now + timedelta(days=8)) != []


async def test_a_group_that_forbids_writing_is_halted_and_its_administrator_told(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    group = world.add_group("Talk", members=[boss], admins=[boss])
    await desk.say(boss, group, "/subscribe")
    await desk.travel(desk.now)
    sent = len(desk.box.journal.filter("sendMessage", chat_id=group.id))
    world.restrict_bot(group, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now + timedelta(days=8))
    assert len(desk.box.journal.filter("sendMessage", chat_id=group.id)) == sent
    told = [
        each.text for each in world.messages(private) if "The bot may not write in this group" in each.text
    ]
    assert len(told) == 1
    world.restrict_bot(group, by=boss, permissions=["can_send_messages"])
    await desk.box.settled()
    assert await desk.pushed(group, desk.now + timedelta(days=8)) != []


@pytest.mark.parametrize("is_own_act", [True, False], ids=["their own act", "somebody else's"])
async def test_a_lost_right_is_told_in_the_language_of_whoever_hears_of_it(
    desk: Desk, *, is_own_act: bool
) -> None:
    world = desk.box.world
    boss, other = (world.add_person(name, language="ru") for name in ("Boss", "Other"))
    private = world.private(boss)
    (hello,) = await desk.say(boss, private, "/start")
    channel = world.add_channel("Town News", admins=[boss, other], bot=None)
    world.promote_bot(channel, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    await desk.press(boss, private, hello, f"cha:{channel.id}:link", forged=True)
    await desk.press(boss, private, hello, f"sub:{channel.id}:0", forged=True)
    world.promote_bot(channel, by=boss if is_own_act else other, rights=["can_edit_messages"])
    await desk.box.settled()
    await desk.travel(desk.now)
    told = world.messages(private)[-1].text
    assert told.startswith("🔕 Town News")
    assert "администратор" in told


@pytest.mark.parametrize(
    "presses", [("📤 Post now",), ("🕒 Post later", "In an hour", "Turn sound off")], ids=["now", "changed"]
)
async def test_what_is_to_be_posted_after_the_right_was_lost_waits_and_its_author_hears_so(
    desk: Desk, presses: tuple[str, ...]
) -> None:
    paper = await linked(desk)
    world = desk.box.world
    world.promote_bot(paper.channel, by=paper.boss, rights=["can_delete_messages"])
    await desk.box.settled()
    await desk.travel(desk.now)
    await paper.draft("Patience")
    for each in presses:
        page = [one for one in world.messages(paper.private) if each in str(one.buttons)][-1]
        await desk.press(paper.boss, paper.private, page, each)
    await desk.travel(desk.now + timedelta(hours=2))
    assert "The bot may not post in this channel any more" in paper.last.text
    assert desk.box.journal.filter("sendMessage", chat_id=paper.channel.id) == []
    world.promote_bot(paper.channel, by=paper.boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Patience"]


@pytest.mark.parametrize("data", ["set:{}:0:main", "p:{}:0:r:0", "sub:{}:0", "uns:{}:0", "snz:1:1:{}:0"])
async def test_a_refusal_names_what_it_is_about(desk: Desk, emma: Person, data: str) -> None:
    paper = await linked(desk)
    group = desk.box.world.add_group("Talk", members=[paper.boss, emma], admins=[paper.boss])
    await desk.say(paper.boss, group, "/subscribe")
    private = desk.box.world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    for chat, name in ((paper.channel, "channel"), (group, "group")):
        toast, is_alert = await desk.press(emma, private, hello, data.format(chat.id), forged=True)
        assert (toast.startswith(f"Only administrators of this {name}"), is_alert) == (True, True)
