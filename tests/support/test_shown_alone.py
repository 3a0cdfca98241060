"""A press on somebody else's page in a group opens a page that the presser alone sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.support.alone import Group, group_at
from tests.support.asking import ASKED, standing, with_buttons
from tests.support.buttons import on, pressable
from views.telegram.chats.callbacks import Forget
from views.telegram.deadlines.callbacks import ScoreboardTheme
from views.telegram.following.callbacks import Follow
from views.telegram.statement.callbacks import (
    Cite,
    SendCalendar,
    ShowCard,
    ShowDeadlines,
    ShowDigest,
    ShowMore,
)
from views.telegram.subscriptions.callbacks import ShowSettings, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk
    from tests.support.buttons import Button

pytestmark = pytest.mark.profile


async def page_of_boss(group: Group, text: str) -> Message:
    """Let the boss ask for a page that all see."""
    (page,) = await group.say(group.boss, text)
    assert page.message_id
    return page


async def test_it_opens_for_the_presser_and_stays_for_all_others(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    page = await page_of_boss(group, "/digest")
    before = standing(desk, group.chat)
    assert await desk.press(emma, group.chat, page, on(ShowDeadlines)) == ("", False)
    (own,) = group.alone(emma)
    assert "Deadlines" in own.text
    assert standing(desk, group.chat) == before
    assert group.alone(group.boss) == group.alone(group.ben) == []
    await desk.press(emma, group.chat, own, on(ShowDigest))
    assert own.text == page.text
    await desk.press(group.ben, group.chat, page, on(ShowDeadlines))
    assert len(group.alone(group.ben)) == 1
    assert group.alone(emma) == [own]


async def test_the_presser_goes_on_from_page_to_page(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    page = await page_of_boss(group, "/initiatives")
    before = standing(desk, group.chat)
    await desk.press(emma, group.chat, page, on(ShowCard, slug="chamber"))
    (own,) = group.alone(emma)
    for step in (on(ShowMore), on(Cite), on(ShowCard), "5 ▶", "📋 List"):
        was = own.html, own.buttons
        await desk.press(emma, group.chat, own, step)
        assert (own.html, own.buttons) != was
    assert group.alone(emma) == [own]
    assert standing(desk, group.chat) == before


@pytest.mark.parametrize(
    ("command", "button"),
    [
        ("/chamber", on(Follow)),
        ("/unsubscribe", on(Unsubscribe)),
        ("/forget", on(Forget, confirmed=True)),
    ],
)
async def test_what_changes_the_group_is_refused_to_the_presser_alone(
    desk: Desk, emma: Person, command: str, button: Button
) -> None:
    group = await group_at(desk, emma)
    deputy = desk.box.world.add_person("Deputy", language="en")
    desk.box.world.join(deputy, group.chat)
    desk.box.world.promote(deputy, group.chat)
    await group.say(group.boss, "/subscribe")
    page = await page_of_boss(group, command)
    before = standing(desk, group.chat)
    for person in (emma, deputy):
        assert await desk.press(person, group.chat, page, button) == ("", False)
        (told,) = group.alone(person)
        assert told.text.startswith("This answers somebody else. Send /")
    assert standing(desk, group.chat) == before
    (settings,) = await group.say(group.boss, "/settings")
    assert "Subscribed" in settings.text


async def test_settings_open_for_another_administrator_only(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    deputy = desk.box.world.add_person("Deputy", language="en")
    desk.box.world.join(deputy, group.chat)
    desk.box.world.promote(deputy, group.chat)
    await group.say(group.boss, "/subscribe")
    page = next(each for each in with_buttons(desk, group.chat) if "Subscribed" in each.text)
    before = standing(desk, group.chat)
    toast, is_alert = await desk.press(emma, group.chat, page, on(ShowSettings, page="zone"))
    assert ("Only administrators" in toast, is_alert, group.alone(emma)) == (True, True, [])
    await desk.press(deputy, group.chat, page, on(ShowSettings, page="zone"))
    (own,) = group.alone(deputy)
    assert "Choose a place" in own.text
    assert standing(desk, group.chat) == before


async def test_a_picture_opens_and_changes_its_theme(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    page = await page_of_boss(group, "/scoreboard")
    before = standing(desk, group.chat)
    await desk.press(emma, group.chat, page, on(ScoreboardTheme, theme="dark"))
    (own,) = group.alone(emma)
    assert (own.media, own.buttons[0][0]["text"]) == (True, "☀️ Light")
    await desk.press(emma, group.chat, own, on(ScoreboardTheme, theme="light"))
    assert own.buttons[0][0]["text"] == "🌙 Dark"
    assert group.alone(emma) == [own]
    assert standing(desk, group.chat) == before


async def test_a_file_comes_to_the_presser_alone(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    page = await page_of_boss(group, "/chamber")
    await desk.press(group.boss, group.chat, page, on(ShowMore))
    before = standing(desk, group.chat)
    await desk.press(emma, group.chat, page, on(SendCalendar))
    (file,) = group.alone(emma)
    assert file.media
    assert standing(desk, group.chat) == before


async def test_it_opens_in_the_topic_of_the_page(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, forum=True)
    group.chat.topics[77] = Topic(77, "News")
    (page,) = await desk.say(group.boss, group.chat, "/digest", 77)
    await desk.press(emma, group.chat, page, on(ShowDeadlines))
    (own,) = group.alone(emma)
    assert own.thread == 77


async def test_no_button_of_any_page_changes_it_for_all(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(flood_per_10s=0)
    group = await group_at(idle_desk, emma)
    await group.say(group.boss, "/subscribe")
    for text in ASKED:
        await group.say(group.boss, text)
    before = standing(idle_desk, group.chat)
    for page in [each for each in with_buttons(idle_desk, group.chat) if pressable(each)]:
        for data in pressable(page):
            shown = len(group.alone(emma))
            answer = await idle_desk.pressed(emma, group.chat, page, data)
            assert answer["text"] or answer["url"] or len(group.alone(emma)) == shown + 1, data
    assert standing(idle_desk, group.chat) == before
    (settings,) = await group.say(group.boss, "/settings")
    assert "Subscribed" in settings.text


async def test_a_press_when_the_group_has_no_room_is_answered_as_before(
    idle_desk: Desk, emma: Person
) -> None:
    await idle_desk.start(pace_overall=30, pace_private=1, pace_group=20)
    group = await group_at(idle_desk, emma)
    page = await page_of_boss(group, "/digest")
    answers = [await idle_desk.press(emma, group.chat, page, on(ShowDeadlines)) for _ in range(25)]
    assert answers[0] == ("", False)
    assert "This answers somebody else." in answers[-1][0]
    assert 0 < len(group.alone(emma)) < 25
