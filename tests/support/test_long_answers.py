"""Whatever there is much of is answered in one message or two, with buttons that turn."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.followings import Followed, Following
from briefing.records import put_records
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.followups.desk import Editor, store_of
from tests.support.largest import content_with, slug_of
from views.commands import COMMANDS

if TYPE_CHECKING:
    from sandbox import Message
    from storage.content import Content
    from tests.desk import Desk

MOST_MESSAGES, MOST_BUTTONS = 2, 100
COUNT = 104
"""More initiatives than a keyboard has room for; the real limit of 1000 takes no other way, and a minute."""
CHANGING = {"subscribe", "unsubscribe", "forget", "language", "cancel"}
NAMED = {"/initiatives": r"/(i\d{31})", "/help": r"/(i\d{31})", "/digest": r"^(\d+)\. "}
"""Commands whose sheets name every initiative, and what tells them apart there."""
SHEETS = re.compile(r"page (\d+) of (\d+)")


@pytest.fixture
def count() -> int:
    return COUNT


@pytest.fixture
async def olga(idle_desk: Desk, content: Content, count: int) -> Editor:
    """An owner whose chat is subscribed to the largest statement."""
    idle_desk.content = content_with(content, count)
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), flood_per_10s=0)
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    await editor.say("/subscribe")
    await idle_desk.travel(idle_desk.now)
    return editor


async def follow_everything(editor: Editor) -> None:
    """Let the editor follow every initiative, as so many commands would."""
    app = editor.desk.app
    assert app is not None
    statement, now = app.services.library.current.id, editor.desk.now
    followed = tuple(Followed(statement, slug_of(number), now) for number in range(1, COUNT + 1))
    following = Following(editor.chat.id, None, "en", followed=followed)
    await put_records(store_of(editor.desk), following)


def buttons_of(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def turned_through(editor: Editor, command: str) -> list[str]:
    """Return the text of each sheet of an answer, turned to the last one and a step back."""
    shown = await editor.say(command)
    texts = [shown.text]
    while "▶" in buttons_of(shown):
        await editor.desk.press(editor.person, editor.chat, shown, "▶")
        shown = next(
            each
            for each in editor.desk.box.world.messages(editor.chat)
            if each.message_id == shown.message_id
        )
        assert len(buttons_of(shown)) <= MOST_BUTTONS
        texts.append(shown.text)
    if len(texts) > 1:
        await editor.desk.press(editor.person, editor.chat, shown, "◀")
    return texts


async def test_every_command_is_answered_in_two_messages_at_most(olga: Editor) -> None:
    await follow_everything(olga)
    asked = [each.name for each in COMMANDS if each.name not in CHANGING]
    asked += [f"{each.name} {slug_of(1)}" for each in COMMANDS if each.argument]
    asked += [slug_of(1), "search Көпір", "language", "forget"]
    counts = {}
    for each in asked:
        answers = await olga.desk.say(olga.person, olga.chat, f"/{each}")
        assert max((len(buttons_of(answer)) for answer in answers), default=0) <= MOST_BUTTONS, each
        assert not any("Sorry" in answer.text for answer in answers), each
        counts[each] = len(answers)
        await olga.say("/cancel")
    assert {each: count for each, count in counts.items() if not 1 <= count <= MOST_MESSAGES} == {}


@pytest.mark.parametrize(
    "command", ["/initiatives", "/deadlines", "/digest", "/help", "/pending", "/followups"]
)
async def test_the_sheets_of_an_answer_are_turned_in_place_and_leave_nothing_out(
    olga: Editor, command: str
) -> None:
    texts = await turned_through(olga, command)
    pages = [SHEETS.search(each) for each in texts]
    assert [(found[1], found[2]) for found in pages if found] == [
        (str(number), str(len(texts))) for number in range(1, len(texts) + 1)
    ]
    assert len(texts) > 1
    if command in NAMED:
        named = set(re.findall(NAMED[command], "\n".join(texts), re.MULTILINE))
        assert len(named) == COUNT


@pytest.mark.parametrize("count", [12])
async def test_what_is_new_is_turned_through_by_somebody_who_has_no_digests(olga: Editor, count: int) -> None:
    reader = Editor(olga.desk, olga.desk.box.world.add_person("Rita", language="en"))
    texts = await turned_through(reader, "/whatsnew")
    assert sum(each.count("🗞") for each in texts) == 5
    assert count > 5
    assert len(texts) > 1


async def test_what_is_followed_is_turned_through_too(olga: Editor) -> None:
    await follow_everything(olga)
    texts = await turned_through(olga, "/following")
    assert len(set(re.findall(r"/(i\d{31})", "\n".join(texts)))) == COUNT


@pytest.mark.parametrize("command", ["/history", "/cite", "/follow", "/initiative"])
async def test_a_command_that_lacks_its_initiative_offers_all_of_them(olga: Editor, command: str) -> None:
    shown = await olga.say(command)
    first = [each for each in buttons_of(shown) if each[0].isdigit()]
    await olga.press("▶")
    second = [each for each in olga.buttons if each[0].isdigit()]
    assert len(first + second) == COUNT
    await olga.press(second[-1])
    *_earlier, card, _rest_of_it = olga.desk.box.world.messages(olga.chat)
    assert card.text.startswith(f"{COUNT}. ")


async def test_choosing_commitments_by_initiative_is_turned_through(olga: Editor) -> None:
    await olga.say("/commitments")
    await olga.press(next(each for each in olga.buttons if "nitiative" in each))
    first = [each for each in olga.buttons if each[0].isdigit()]
    await olga.press("▶")
    assert len(first) + len([each for each in olga.buttons if each[0].isdigit()]) == COUNT


async def test_a_reminder_of_very_many_deadlines_is_one_message_that_says_how_many_more(
    olga: Editor,
) -> None:
    pushed = await olga.desk.pushed(olga.chat, datetime(2026, 12, 1, 4, 0, tzinfo=UTC))
    (message,) = pushed
    assert "⏰ Reminder" in message.text
    assert re.search(r"… and \d+ more: /deadlines", message.text)


async def test_a_large_team_is_turned_through(olga: Editor) -> None:
    numbers = range(1, 150)
    members = [Member(10**7 + each, f"Editor {each}", Role.EDITOR, olga.desk.now, "en") for each in numbers]
    await put_records(store_of(olga.desk), *members)
    texts = await turned_through(olga, "/team")
    assert len(set(re.findall(r"Editor \d+", "\n".join(texts)))) == 149
