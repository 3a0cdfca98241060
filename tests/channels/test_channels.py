"""Channels that are operated from the private chat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.channels.posts import Post
from tests.channels.desk import linked, newspaper
from tests.support.buttons import on
from views.telegram.channels.callbacks import ChangePost, ChannelLanguage, OfChannel, OfPost, ShowChannels
from views.telegram.chats.callbacks import Forget, ShowGroups
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Subscribe, Unsubscribe
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
TOMORROW_AT_NINE = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
"""In Almaty, the day after the tests' present."""


async def test_whoever_made_the_bot_an_administrator_is_asked_to_link_the_channel(desk: Desk) -> None:
    paper = await newspaper(desk)
    assert "The bot is an administrator of Town News now." in paper.last.text
    await paper.press(on(OfChannel, chat=-1002000000001, act="link"))
    assert "Digests and reminders: off" in paper.last.text
    listed = await paper.write("/channels")
    assert [each["text"] for row in listed.buttons for each in row] == ["📣 Town News"]


async def test_the_question_comes_in_the_persons_language(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="ru")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    channel = world.add_channel("Town News", admins=[boss], bot=None)
    world.bot_added(channel, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    question = world.messages(private)[-1].text
    assert ("Town News" in question, "The bot is an administrator" in question) == (True, False)


async def test_a_bot_that_may_not_post_yet_says_so(desk: Desk) -> None:
    paper = await newspaper(desk, rights=["can_delete_messages"])
    assert "The bot may not post there yet." in paper.last.text


async def test_who_never_wrote_to_the_bot_finds_the_channel_after_start(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    channel = world.add_channel("Town News", admins=[boss], bot=None)
    world.bot_added(channel, by=boss)
    await desk.box.settled()
    await desk.travel(desk.now)
    private = world.private(boss)
    assert world.messages(private) == []
    assert desk.box.journal.filter("sendMessage") == []
    await desk.say(boss, private, "/start")
    (listed,) = await desk.say(boss, private, "/channels")
    await desk.press(boss, private, listed, on(OfChannel, chat=-1002000000001, act="show"))
    assert "✍️ New post" in [each["text"] for row in listed.buttons for each in row]


async def test_an_update_that_comes_twice_asks_once(desk: Desk) -> None:
    paper = await newspaper(desk)
    before = len(desk.box.world.messages(paper.private))
    bot = {"id": 42, "is_bot": True, "first_name": "B", "username": "briefing_bot"}
    desk.box.inject(
        {
            "my_chat_member": {
                "chat": {"id": paper.channel.id, "type": "channel", "title": "Town News"},
                "from": paper.boss.api(),
                "date": int(desk.now.timestamp()),
                "old_chat_member": {"user": bot, "status": "left"},
                "new_chat_member": {"user": bot, "status": "administrator", "can_post_messages": True},
            }
        }
    )
    await desk.box.settled()
    await desk.travel(desk.now)
    assert len(desk.box.world.messages(paper.private)) == before


async def test_a_channel_subscribes_from_the_private_chat_in_its_own_language(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="languages"),
        on(ChannelLanguage, chat=-1002000000001, code="kk"),
        on(ShowSettings, chat=-1002000000001, thread=0),
        on(Subscribe, chat=-1002000000001, thread=0),
    )
    await desk.travel(desk.now)
    (digest,) = paper.posted
    assert "Алғашқы" in digest.text
    assert "Subscribed" in paper.last.text
    await paper.press(on(Prefer, name="s", value="1"))
    reminders = await desk.pushed(paper.channel, datetime(2026, 12, 1, 4, 0, tzinfo=UTC))
    assert {each.silent for each in reminders} == {True}


async def test_the_list_of_groups_has_the_channels_too(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.write("/subscribe")
    await desk.travel(desk.now)
    await desk.say(paper.boss, paper.private, "/settings")
    await paper.press(on(ShowGroups), on(OfChannel, chat=-1002000000001, act="show"))
    assert "🗂 All posts" in [each["text"] for row in paper.last.buttons for each in row]


async def test_a_post_is_seen_first_and_then_posted_with_its_formatting(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("See https://example.org/a <b>")
    world = desk.box.world
    preview = [each for each in world.messages(paper.private) if each.from_bot][-2]
    assert preview.html == "See https://example.org/a &lt;b&gt;"
    assert "A draft: nothing is posted yet." in paper.last.text
    assert paper.posted == []
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    (post,) = paper.posted
    assert (post.text, post.entities, post.silent) == (preview.text, preview.entities, False)


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_is_posted_with_its_caption(desk: Desk, kind: str) -> None:
    paper = await linked(desk)
    await paper.press(on(OfChannel, chat=-1002000000001, act="write"))
    desk.box.world.send_file(
        paper.boss,
        paper.private,
        PNG,
        kind="photo" if kind == "photo" else "document",
        name="a.png",
        caption="Look",
    )
    await desk.box.settled()
    await paper.press(on(OfPost, act="sound"), on(OfPost, act="now"))
    await desk.travel(desk.now)
    (post,) = paper.posted
    assert (kind in post.content, post.text, post.silent) == (True, "Look", True)


async def test_a_forwarded_message_is_posted_as_the_channels_own(desk: Desk, emma: Person) -> None:
    paper = await linked(desk)
    world = desk.box.world
    group = world.add_group("Talk", members=[emma, paper.boss])
    world.say(emma, group, "Said elsewhere")
    await paper.press(on(OfChannel, chat=-1002000000001, act="write"))
    world.forward(paper.boss, world.messages(group)[-1], paper.private)
    await desk.box.settled()
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    (post,) = paper.posted
    assert (post.text, "forward_origin" in post.content) == ("Said elsewhere", False)


async def test_an_album_is_refused_once_with_what_to_do(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.press(on(OfChannel, chat=-1002000000001, act="write"))
    before = len(desk.box.world.messages(paper.private))
    desk.box.world.send_album(paper.boss, paper.private, [PNG, PNG, PNG])
    await desk.box.settled()
    refusals = desk.box.world.messages(paper.private)[before + 3 :]
    assert ["An album cannot be posted from here" in each.text for each in refusals] == [True]
    assert "A draft" in (await paper.write("One text then")).text


async def test_a_second_tap_posts_nothing_twice(desk: Desk) -> None:
    paper = await linked(desk)
    message = await paper.draft("Once")
    await paper.press(on(OfPost, act="now"))
    data = next(
        each["callback_data"] for row in message.buttons for each in row if each["text"] == "📤 Post now"
    )
    await desk.travel(desk.now)
    await desk.press(paper.boss, paper.private, message, data, forged=True)
    await desk.travel(desk.now)
    assert [each.text for each in paper.posted] == ["Once"]
    assert "Posted:" in message.text


async def test_a_post_comes_at_its_hour_in_the_channels_zone_after_a_restart_too(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Good morning")
    await paper.press(on(OfPost, act="when"))
    assert "That moment is past." in (await paper.write("2026-11-01 09:00")).text
    assert "no day with an hour" in (await paper.write("soon")).text
    assert (
        "It will be posted: Mon 23 Nov, 09:00 (Asia/Almaty)" in (await paper.write("2026-11-23 09:00")).text
    )
    await desk.stop()
    await desk.start()
    await desk.travel(TOMORROW_AT_NINE - timedelta(minutes=1))
    assert paper.posted == []
    await desk.travel(TOMORROW_AT_NINE)
    assert [each.text for each in paper.posted] == ["Good morning"]


async def test_a_post_that_waits_is_changed_moved_and_cancelled(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Frist")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="morning"))
    await paper.press(on(OfPost, act="change"))
    await paper.write("First")
    await paper.press(on(ChangePost))
    assert "Mon 23 Nov, 09:00" in paper.last.text
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="posts"),
        on(OfPost, act="show"),
        on(OfPost, act="when"),
        on(OfPost, act="hour"),
    )
    await desk.travel(desk.now + timedelta(hours=1))
    assert [each.text for each in paper.posted] == ["First"]
    await paper.draft("Second")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="morning"), on(OfPost, act="cancel"))
    assert "It will not be posted" in paper.last.text
    await desk.travel(TOMORROW_AT_NINE + timedelta(hours=2))
    assert [each.text for each in paper.posted] == ["First"]


async def test_a_post_that_was_planned_by_a_button_takes_nothing_more(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Planned")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    await paper.write("2026-12-24 18:00")
    await desk.travel(desk.now + timedelta(hours=1))
    assert [each.text for each in paper.posted] == ["Planned"]


async def test_a_channel_that_unsubscribes_still_gets_its_post(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Still here")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"),
        on(ShowSettings, chat=-1002000000001, thread=0),
        on(Subscribe, chat=-1002000000001, thread=0),
        on(Unsubscribe, chat=-1002000000001, thread=0),
    )
    await desk.travel(desk.now)
    await desk.travel(desk.now + timedelta(hours=1))
    assert [each.text for each in paper.posted][-1] == "Still here"


async def test_a_text_that_is_written_for_a_picture_is_its_caption(desk: Desk) -> None:
    paper = await linked(desk)
    world = desk.box.world
    await paper.press(on(OfChannel, chat=-1002000000001, act="write"))
    world.send_file(paper.boss, paper.private, PNG, caption="Lok")
    await desk.box.settled()
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="posts"), on(OfPost, act="show"), on(OfPost, act="change")
    )
    await paper.write("Look")
    await paper.press(on(ChangePost))
    assert "Changed in the channel." in paper.last.text
    (picture,) = paper.posted
    assert (picture.text, "photo" in picture.content) == ("Look", True)


async def test_a_text_can_become_a_picture_but_no_location(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Words")
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="posts"), on(OfPost, act="show"), on(OfPost, act="change")
    )
    location = {"latitude": 51.1, "longitude": 71.4}
    chat = paper.private.api()
    sent = {"message_id": 900, "date": int(desk.now.timestamp()), "chat": chat, "from": paper.boss.api()}
    desk.box.inject({"message": {**sent, "location": location}})
    await desk.box.settled()
    assert "cannot turn the post into this kind" in paper.last.text
    desk.box.world.send_file(paper.boss, paper.private, PNG, caption="Better")
    await desk.box.settled()
    assert [each.text for each in paper.posted] == ["Words"]
    await paper.press(on(ChangePost))
    assert [(each.text, "photo" in each.content) for each in paper.posted] == [("Better", True)]


async def test_what_was_posted_is_edited_pinned_and_deleted(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("A tpyo")
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="posts"), on(OfPost, act="show"), on(OfPost, act="change")
    )
    await paper.write("A typo")
    assert [each.text for each in paper.posted] == ["A tpyo"]
    await paper.press(on(ChangePost))
    assert "Changed in the channel." in paper.last.text
    assert [each.text for each in paper.posted] == ["A typo"]
    assert await paper.press(on(OfPost, act="pin")) == ("Pinned in the channel.", False)
    assert paper.channel.pinned == [paper.posted[0].message_id]
    assert await paper.press(on(OfPost, act="unpin")) == ("Not pinned any more.", False)
    assert paper.channel.pinned == []
    await paper.press(on(OfPost, act="delete"), on(OfPost, act="deleted"))
    assert "Deleted from the channel." in paper.last.text
    assert paper.posted == []


async def test_what_telegram_refuses_is_said_at_once(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Here")
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    await paper.press(on(OfChannel, chat=-1002000000001, act="posts"), on(OfPost, act="show"))
    desk.box.world.promote_bot(paper.channel, by=paper.boss, rights=["can_post_messages"])
    await desk.box.settled()
    toast, is_alert = await paper.press(on(OfPost, act="pin"))
    assert (is_alert, "not enough rights to manage pinned messages" in toast) == (True, True)


async def test_the_author_hears_of_a_post_that_telegram_refused(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Refused")
    desk.box.faults.add(
        kind="400", method="sendMessage", chat_id=paper.channel.id, description="Bad Request: no"
    )
    await paper.press(on(OfPost, act="now"))
    await desk.travel(desk.now)
    await desk.travel(desk.now)
    assert "It was not posted. Telegram says: " in paper.last.text
    await paper.press(on(OfChannel, chat=-1002000000001, act="posts"))
    assert "⚠️ Refused" in [each["text"] for row in paper.last.buttons for each in row]


async def test_a_post_that_is_a_day_late_is_not_posted_and_its_author_hears_so(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Stale")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    await desk.travel(desk.now + timedelta(hours=26))
    await desk.travel(desk.now)
    assert paper.posted == []
    assert "over a day late" in paper.last.text


async def test_forgetting_a_channel_takes_its_posts_and_its_place_in_the_list(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Never")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"),
        on(OfChannel, chat=-1002000000001, act="forget"),
        on(OfChannel, chat=-1002000000001, act="forgotten"),
        on(ShowChannels),
    )
    assert paper.last.buttons == []
    await desk.travel(desk.now + timedelta(hours=2))
    assert paper.posted == []
    assert desk.app is not None
    assert await desk.app.services.store.find(Post) == []


async def test_whoever_is_forgotten_leaves_no_post_behind(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Mine")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    await paper.write("/forget")
    await paper.press(on(Forget, confirmed=True))
    await desk.travel(desk.now + timedelta(hours=2))
    assert paper.posted == []


async def test_the_list_of_channels_is_for_the_private_chat(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Talk", members=[emma])
    (answer,) = await desk.say(emma, group, "/channels")
    assert "in the private chat" in answer.text


async def test_a_change_of_what_waits_or_was_posted_is_seen_first(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Frist")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"), on(OfPost, act="change"))
    await paper.write("Fisrt")
    slip = paper.last
    await paper.write("First")
    toast, _alert = await desk.press(paper.boss, paper.private, slip, on(ChangePost))
    assert toast == "That was sent, cancelled or changed since."
    await paper.press(on(EndForm))
    assert paper.last.text == "Post not changed."
    await desk.travel(desk.now + timedelta(hours=1))
    assert [each.text for each in paper.posted] == ["Frist"]
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"),
        on(OfChannel, chat=-1002000000001, act="posts"),
        on(OfPost, act="show"),
        on(OfPost, act="change"),
    )
    await paper.write("First")
    await desk.stop()
    await desk.start()
    assert [each.text for each in paper.posted] == ["Frist"]
    await paper.press(on(ChangePost))
    assert [each.text for each in paper.posted] == ["First"]
