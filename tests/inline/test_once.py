"""One answer for each question in a chat without the bot, whatever comes of it twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.inline.asking import NAME, asked, asked_as_guest, foreign, posted

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


@pytest.fixture
def chat(desk: Desk, emma: Person) -> Chat:
    return foreign(desk, emma)


@pytest.fixture
def group(desk: Desk, emma: Person) -> Chat:
    """A group of which the bot is a member, and where Telegram asks it as a guest all the same."""
    desk.box.world.settings.guests_among_members = True
    return desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")


def calls(desk: Desk) -> int:
    return len(desk.box.journal.filter("answerGuestQuery"))


async def test_a_query_that_comes_twice_is_answered_once(desk: Desk, emma: Person, chat: Chat) -> None:
    message = desk.box.world.say(emma, chat, f"{NAME} chamber")
    await desk.box.settled()
    assert await asked_as_guest(desk, chat, message) == []
    desk.now += timedelta(hours=1)
    assert await asked_as_guest(desk, chat, message) == [], "an hour later"
    assert (len(posted(desk, chat)), calls(desk)) == (1, 1)


async def test_an_update_that_is_delivered_twice_is_answered_once(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    message = desk.box.world.say(emma, chat, "something else")
    (answer,) = await asked_as_guest(desk, chat, message | {"text": f"{NAME} chamber"})
    assert answer.text.startswith("4. ")
    query_id = next(iter(desk.box.world.guest_queries))
    for text in (f"{NAME} chamber", f"{NAME} logistics"):
        again = message | {"text": text, "guest_query_id": query_id}
        desk.box.inject({"guest_message": again})
        await desk.box.settled()
    assert calls(desk) == 1


async def test_an_edited_question_is_not_answered_again(desk: Desk, emma: Person, chat: Chat) -> None:
    message = desk.box.world.say(emma, chat, f"{NAME} chamber")
    await desk.box.settled()
    edited = message | {"text": f"{NAME} logistics", "edit_date": message["date"] + 5}
    assert await asked_as_guest(desk, chat, edited) == []
    assert calls(desk) == 1


async def test_the_same_words_in_another_message_are_another_question(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    for _each in range(2):
        (answer,) = await asked(desk, emma, chat, f"{NAME} chamber")
        assert answer.text.startswith("4. ")
    other = desk.box.world.add_person("Other", language="en")
    desk.box.world.join(other, chat)
    assert len(await asked(desk, other, chat, f"{NAME} chamber")) == 1


@pytest.mark.parametrize("text", [f"/chamber {NAME}", f"{NAME} chamber"])
async def test_where_the_bot_is_a_member_there_is_one_answer(
    desk: Desk, emma: Person, group: Chat, text: str
) -> None:
    assert len(await asked(desk, emma, group, text)) == 1
    assert len(await asked(desk, emma, group, f"{NAME} chamber")) == 1


async def test_a_guest_query_before_the_message_and_with_another_number_is_the_same_question(
    desk: Desk, emma: Person, group: Chat
) -> None:
    desk.box.world.settings.guests_among_members = False
    written = desk.box.world.say(emma, group, "something else")
    guest = written | {"text": "/chamber@briefing_bot"}
    (answer,) = await asked_as_guest(desk, group, guest)
    assert answer.text.startswith("4. ")
    assert await asked(desk, emma, group, "/chamber@briefing_bot") == []
    desk.now += timedelta(minutes=2)
    assert len(await asked(desk, emma, group, "/chamber@briefing_bot")) == 1, "a question of its own"


async def test_a_private_chat_of_others_with_the_same_id_is_another_chat(desk: Desk, emma: Person) -> None:
    """A guest query says of a private chat the id of one of both, who may have a chat with the bot."""
    fred = desk.box.world.add_person("Fred", language="en")
    private = desk.box.world.private(emma)
    await desk.say(emma, private, "/start")
    written = desk.box.world.messages(private)[0].api()
    guest = written | {"from": fred.api(), "text": f"{NAME} chamber"}
    (answer,) = await asked_as_guest(desk, private, guest)
    assert answer.text.startswith("4. ")
    assert len(await desk.say(emma, private, f"{NAME} chamber")) == 1
