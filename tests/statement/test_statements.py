"""Several statements: choosing one for a chat, and names that more than one of them has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.statement.entry import Status
from tests.followups.published import MINUTE, digests, followed_up, nine, plain, subscribed, told
from tests.statement.two_statements import NEWER, OWN, with_newer
from tests.support.buttons import on
from views.telegram.following.callbacks import ChooseFollowMode
from views.telegram.statement.callbacks import ShowStatements
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat, Message, Person
    from storage.content import Content
    from tests.desk import Desk

NEWER_TITLE, OTS_TITLE = "A statement · 20 October 2025", "12th summit"
REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
async def library_desk(idle_desk: Desk, content: Content, tmp_path: Path) -> Desk:
    """A desk whose bot holds two statements; whoever has not chosen reads the newer one."""
    idle_desk.content = with_newer(content, tmp_path / "content")
    await idle_desk.start()
    return idle_desk


def buttons(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def choose(
    desk: Desk, person: Person, chat: Chat, part_of_title: str, thread: int | None = None
) -> str:
    """Press a statement's button in the list and return the list as it is then."""
    (listed,) = await desk.say(person, chat, "/statements", thread=thread)
    name = next(each for each in buttons(listed) if part_of_title in each)
    await desk.press(person, chat, listed, name)
    return listed.text


async def test_with_one_statement_there_is_nothing_to_choose(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (listed,) = await desk.say(emma, chat, "/statements")
    assert "✓ Statement by the President" in listed.text
    assert "There is no other one to choose." in listed.text
    (start,) = await desk.say(emma, chat, "/start")
    assert "🗂 Statements" not in buttons(start)


async def test_the_list_names_the_newest_first_and_marks_the_chosen_one(
    library_desk: Desk, emma: Person
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    (start,) = await desk.say(emma, chat, "/start")
    await desk.press(emma, chat, start, on(ShowStatements))
    assert f"✓ {NEWER_TITLE}" in start.text
    assert start.text.index(NEWER_TITLE) < start.text.index(OTS_TITLE)
    for _ in range(2):
        chosen = await choose(desk, emma, chat, OTS_TITLE)
        assert f"• {NEWER_TITLE}" in chosen
        assert "✓ Statement by the President" in chosen
    (digest,) = await desk.say(emma, chat, "/digest")
    assert OTS_TITLE in digest.text
    await desk.stop()
    await desk.start()
    (digest,) = await desk.say(emma, chat, "/digest")
    assert OTS_TITLE in digest.text


async def test_in_groups_administrators_alone_choose(library_desk: Desk, emma: Person) -> None:
    desk, world = library_desk, library_desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Group", members=[boss, emma], admins=[boss])
    (listed,) = await desk.say(emma, group, "/statements")
    name = next(each for each in buttons(listed) if OTS_TITLE in each)
    toast, is_alert = await desk.press(emma, group, listed, name)
    assert is_alert
    assert "Only administrators" in toast
    assert f"✓ {NEWER_TITLE}" in listed.text
    await desk.press(boss, group, listed, name)
    (refused,) = desk.shown_alone(boss, group)
    assert "/statements" in refused.text
    assert f"✓ {NEWER_TITLE}" in listed.text
    (own,) = await desk.say(boss, group, "/statements")
    await desk.press(boss, group, own, name)
    assert f"• {NEWER_TITLE}" in own.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("/chamber", "A chamber over the river", id="its own command"),
        pytest.param("/initiative chamber", "A chamber over the river", id="initiative"),
        pytest.param("/start chamber", "A chamber over the river", id="deep link"),
        pytest.param("/history chamber", "History: Bridge", id="history"),
        pytest.param("/followups chamber", "Follow-ups: Bridge", id="followups"),
        pytest.param("/cite chamber", "Citation", id="cite"),
        pytest.param("/follow chamber", "You follow: A chamber", id="follow"),
        pytest.param("/unfollow chamber", "You did not follow: A chamber", id="unfollow"),
    ],
)
async def test_a_name_that_two_statements_have_is_asked_about(
    library_desk: Desk, emma: Person, asked: str, expected: str
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    await choose(desk, emma, chat, OTS_TITLE)
    (question,) = await desk.say(emma, chat, asked)
    assert "Several statements have an initiative “chamber”." in question.text
    own, newer = buttons(question)
    assert OTS_TITLE in own
    await desk.press(emma, chat, question, newer)
    assert expected in desk.box.world.messages(chat)[-1].text


async def test_a_number_means_the_statement_of_the_chat(library_desk: Desk, emma: Person) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/initiative 2")
    assert "2. A tunnel" in card.text
    await choose(desk, emma, chat, OTS_TITLE)
    (card,) = await desk.say(emma, chat, "/initiative 2")
    assert "2. Turkic World Vision 2040" in card.text
    (card,) = await desk.say(emma, chat, "/tunnel")
    assert "2. A tunnel" in card.text, "a name that one statement has is found wherever it is"


async def test_a_search_stays_in_the_statement_and_points_to_another(
    library_desk: Desk, emma: Person
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    (nothing,) = await desk.say(emma, chat, "/search cybersecurity")
    assert "Another statement has something about it: Statement by the President" in nothing.text
    (nothing,) = await desk.say(emma, chat, "/search hippopotamus")
    assert "Another statement" not in nothing.text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("/cyber_counsil", "/cyber_council", id="an initiative of another statement"),
        pytest.param("/tunel", "/tunnel", id="one of its own"),
        pytest.param("/statment", "/statements", id="a command"),
    ],
)
async def test_a_misspelt_command_is_known_from_every_statement(
    library_desk: Desk, emma: Person, asked: str, meant: str
) -> None:
    (answer,) = await library_desk.say(emma, library_desk.box.world.private(emma), asked)
    assert f"Did you mean {meant}?" in answer.text


async def test_each_chat_is_pushed_its_own_statement(library_desk: Desk, emma: Person) -> None:
    desk, world = library_desk, library_desk.box.world
    other = world.add_person("Other", language="en")
    chats = [world.private(emma), world.private(other)]
    await choose(desk, emma, chats[0], OTS_TITLE)
    for person, chat in zip((emma, other), chats, strict=True):
        await subscribed(desk, person, chat)
    assert "/middle_corridor" in world.messages(chats[0])[-1].text
    assert "/tunnel" in world.messages(chats[1])[-1].text
    await followed_up(desk, words="In the OTS.")
    await followed_up(desk, words="At the summit.", statement=NEWER)
    await desk.travel(nine(23))
    first, second = (plain(world.messages(chat)[-1]) for chat in chats)
    assert ("In the OTS." in first, "At the summit." in first) == (True, False)
    assert ("In the OTS." in second, "At the summit." in second) == (False, True)
    await desk.travel(REMINDER_DAY)
    assert "Chamber of Commerce" in world.messages(chats[0])[-1].text
    assert "the chamber is built" in world.messages(chats[1])[-1].text


async def test_after_a_switch_the_old_log_of_the_new_statement_is_no_news(
    library_desk: Desk, emma: Person
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    await followed_up(desk, words="Before the switch.", status=Status.FULFILLED)
    await choose(desk, emma, chat, OTS_TITLE)
    assert await digests(desk, chat, nine(23)) == []
    await followed_up(desk, words="After the switch.")
    (digest,) = await digests(desk, chat, nine(24))
    assert "After the switch." in digest
    assert "Before the switch." not in digest
    (reminder,) = [each for each in await desk.pushed(chat, REMINDER_DAY) if each.text.startswith("⏰")]
    assert "Chamber of Commerce" in reminder.text


async def test_a_switch_reschedules_a_chat_without_digests(library_desk: Desk, emma: Person) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    settings = await subscribed(desk, emma, chat)
    for button in (on(ShowSettings, page="when"), on(Prefer, name="f", value="off")):
        await desk.press(emma, chat, settings, button)
    await choose(desk, emma, chat, OTS_TITLE)
    (reminder,) = await desk.pushed(chat, REMINDER_DAY)
    assert "Chamber of Commerce" in reminder.text


async def test_when_its_statement_has_gone_a_chat_falls_back_to_the_newest(
    library_desk: Desk, content: Content, emma: Person
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    await choose(desk, emma, chat, NEWER_TITLE)
    await subscribed(desk, emma, chat)
    (question,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, question, buttons(question)[0])
    await desk.stop()
    desk.content = content
    await desk.start()
    (digest,) = await desk.say(emma, chat, "/digest")
    assert OTS_TITLE in digest.text
    await followed_up(desk, words="In the OTS.")
    (pushed,) = await digests(desk, chat, nine(23))
    assert "In the OTS." in pushed
    (listed,) = await desk.say(emma, chat, "/following")
    assert "You follow nothing yet." in listed.text


async def test_what_is_followed_of_another_statement_is_told_though_digests_are_of_this_one(
    library_desk: Desk, emma: Person
) -> None:
    desk, chat = library_desk, library_desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    (answer,) = await desk.say(emma, chat, "/follow cyber_council")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await followed_up(desk, "cyber_council", statement=OWN)
    assert await told(desk, chat, desk.now + 5 * MINUTE) == []
    (news,) = await told(desk, chat, nine(23))
    assert "The office was opened." in news
    assert await told(desk, chat, nine(24) + timedelta(hours=1)) == []
