"""A page in a group is turned by whoever asked for it; everybody else leaves it as it stands.

The server here takes no ephemeral messages; what others are shown where it does is tested in
``test_shown_alone.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.support.asking import ASKED, answered, standing, with_buttons
from tests.support.buttons import on, pressable
from views.telegram.deadlines.callbacks import ScoreboardTheme
from views.telegram.following.callbacks import ChooseFollowMode, Follow
from views.telegram.statement.callbacks import Cite, ShowCard, ShowDeadlines, ShowDigest, ShowMore

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person, Sandbox
    from tests.desk import Desk

OPENS_PRIVATE = ("setup", "rep:")
THREAD = 77


@pytest.fixture(autouse=True)
def older_server(box: Sandbox) -> None:
    box.world.older_server = True


def group_of(desk: Desk, admins: list[Person], others: list[Person], kind: str) -> tuple[Chat, int | None]:
    world = desk.box.world
    members = [*admins, *others]
    if kind == "topic":
        forum = world.add_group("Forum", members=members, admins=admins, forum=True)
        forum.topics[THREAD] = Topic(THREAD, "News")
        return forum, THREAD
    return world.add_group("Desk", members=members, admins=admins, supergroup=kind == "supergroup"), None


async def asked(desk: Desk, person: Person, chat: Chat, text: str, *, anonymous: bool = False) -> Message:
    """Ask for a page and return it."""
    desk.box.world.say(person, chat, text, anonymous=anonymous)
    await desk.box.settled()
    return with_buttons(desk, chat)[-1]


@pytest.mark.parametrize("kind", ["group", "supergroup", "topic"])
async def test_no_button_of_any_page_changes_it_for_anybody_but_who_asked(
    idle_desk: Desk, emma: Person, kind: str
) -> None:
    desk, world = idle_desk, idle_desk.box.world
    await desk.start(flood_per_10s=0)
    boss, other = (world.add_person(name, language="en") for name in ("Boss", "Other"))
    chat, thread = group_of(desk, [boss, other], [emma], kind)
    await desk.say(boss, chat, "/subscribe", thread)
    for text in ASKED:
        await desk.say(boss, chat, text, thread)
    await desk.travel(desk.now)
    before = standing(desk, chat)
    pages = [each for each in with_buttons(desk, chat) if pressable(each)]
    assert len(pages) > len(ASKED)
    for page in pages:
        for data in pressable(page):
            for stranger in (emma, other):
                answer = await answered(desk, stranger, chat, page, data)
                assert answer["text"] or answer["url"], data
                if not data.startswith(OPENS_PRIVATE):
                    assert "Send /" in answer["text"], data
    assert standing(desk, chat) == before
    subscription = await desk.say(boss, chat, "/settings", thread)
    assert "Subscribed" in subscription[0].text


async def test_the_asker_turns_the_page_and_the_pages_behind_it(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    ben = world.add_person("Ben", language="en")
    group = world.add_group("Desk", members=[emma, ben], admins=[])
    (page,) = await desk.say(emma, group, "/initiatives")
    for name in (on(ShowCard, slug="chamber"), on(ShowMore), on(Cite), on(ShowCard), "5 ▶", "📋 List"):
        shown = (page.html, page.buttons)
        toast, is_alert = await desk.press(ben, group, page, name)
        assert ("This answers somebody else." in toast, is_alert) == (True, False)
        assert (page.html, page.buttons) == shown
        assert await desk.press(emma, group, page, name) == ("", False)
        assert (page.html, page.buttons) != shown
    (picture,) = await desk.say(emma, group, "/scoreboard")
    await desk.press(emma, group, picture, on(ScoreboardTheme, theme="dark"))
    assert picture.buttons[0][0]["text"] == "☀️ Light"
    toast, _alert = await desk.press(ben, group, picture, on(ScoreboardTheme, theme="light"))
    assert "/scoreboard" in toast


@pytest.mark.parametrize(
    ("asked_by", "command"),
    [
        ("/digest", "/chamber"),
        ("/digest", "/deadlines"),
        ("/deadlines", "/digest"),
        ("/chamber", "/industry"),
        ("/history chamber", "/chamber"),
        ("/language", "/language"),
        ("/forget", "/forget"),
    ],
)
async def test_the_refusal_says_by_what_one_s_own_page_is_asked_for(
    desk: Desk, emma: Person, asked_by: str, command: str
) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[emma, boss], admins=[boss])
    await desk.say(boss, group, "/subscribe")
    page = await asked(desk, boss, group, asked_by)
    answers = [(await answered(desk, emma, group, page, data))["text"] for data in pressable(page)]
    assert f"This answers somebody else. Send {command} to get your own." in answers


async def test_the_page_is_its_asker_s_after_a_restart_and_without_the_question(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    ben = world.add_person("Ben", language="en")
    group = world.add_group("Desk", members=[emma, ben], admins=[ben])
    page = await asked(desk, emma, group, "/digest")
    question = next(each for each in world.messages(group) if each.text == "/digest")
    world.delete(group, question.message_id)
    await desk.stop()
    await desk.start()
    before = page.html
    toast, _alert = await desk.press(ben, group, page, on(ShowDeadlines))
    assert ("/deadlines" in toast, page.html) == (True, before)
    await desk.press(emma, group, page, on(ShowDeadlines))
    assert "Deadlines" in page.text


async def test_forged_data_that_names_oneself_does_not_make_a_page_one_s_own(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    ben = world.add_person("Ben", language="en")
    group = world.add_group("Desk", members=[emma, ben], admins=[])
    page = await asked(desk, emma, group, "/digest")
    before = standing(desk, group)
    for data in (f"list:ots-2025|{ben.id:x}", "list:ots-2025|A", "list:ots-2025|P", "list:ots-2025"):
        assert "Send /initiatives" in (await answered(desk, ben, group, page, data))["text"]
    assert standing(desk, group) == before


async def test_a_page_of_an_anonymous_administrator_is_the_administrators(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss, deputy = (world.add_person(name, language=tag) for name, tag in (("Boss", "en"), ("Deputy", "ru")))
    group = world.add_group("Desk", members=[boss, deputy, emma], admins=[boss, deputy])
    page = await asked(desk, boss, group, "/digest", anonymous=True)
    before = page.html
    toast, _alert = await desk.press(emma, group, page, on(ShowDeadlines))
    assert ("Send /deadlines" in toast, page.html) == (True, before)
    await desk.press(deputy, group, page, on(ShowDeadlines))
    assert "Deadlines" in page.text
    await desk.press(boss, group, page, on(ShowDigest))
    assert page.html == before


async def test_an_administrator_who_is_one_no_more_turns_no_page_of_theirs(desk: Desk) -> None:
    world = desk.box.world
    boss, deputy = (world.add_person(name, language="en") for name in ("Boss", "Deputy"))
    group = world.add_group("Desk", members=[boss, deputy], admins=[boss, deputy])
    page = await asked(desk, boss, group, "/digest", anonymous=True)
    world.demote(deputy, group)
    before = standing(desk, group)
    assert "Send /deadlines" in (await desk.press(deputy, group, page, on(ShowDeadlines)))[0]
    assert standing(desk, group) == before


async def test_a_page_without_a_mark_as_earlier_versions_sent_it_is_nobody_s(
    desk: Desk, emma: Person
) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[emma])
    page = await asked(desk, emma, group, "/digest")
    assert page.reply_markup is not None
    for row in page.buttons:
        for each in row:
            each["callback_data"] = each["callback_data"].partition("|")[0]
    before = standing(desk, group)
    for data in (*pressable(page), "set:0:0:main", "uns:0:0", "snz:7:1:0:0"):
        assert "Send /" in (await answered(desk, emma, group, page, data))["text"]
    assert standing(desk, group) == before


async def test_what_answers_a_press_below_is_the_asker_s_too(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss, emma])
    never = await asked(desk, boss, group, "/unfollow chamber")
    await desk.press(boss, group, never, on(Follow, slug="chamber"))
    done = with_buttons(desk, group)[-1]
    assert done.message_id != never.message_id
    before = standing(desk, group)
    await desk.press(emma, group, done, on(ChooseFollowMode, mode="with_digest"))
    assert standing(desk, group) == before
    await desk.press(boss, group, done, on(ChooseFollowMode, mode="with_digest"))
    assert "at most once a day" in done.text
