"""A flood, or what passes by itself, is told by its words, whatever the status; pushes and answers alike."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import pytest

from telegram.errors import FLOOD_SECONDS
from tests.delivery.halls import REMINDER_DAYS, store_of, subscribed, tried
from tests.team.editors import owned_by

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

pytestmark = pytest.mark.virtual_time

ALBUM = 'Bad Request: failed to send message #1 with the error message "Too Many Requests: retry after 3"'
FLOODS = {
    "within a 400": ("400", ALBUM, 0, 3),
    "a 400 alone": ("400", "Bad Request: too Many Requests: retry after 2", 0, 2),
    "without parameters": ("429", "Too Many Requests: retry after 4", 0, 4),
    "without a number": ("429", "Too Many Requests", 0, FLOOD_SECONDS),
    "of td": ("500", "FLOOD_WAIT_6", 0, 6),
}
PASSING = ["Bad Request: group send failed", "Bad Request: MSG_WAIT_FAILED", "Bad Request: RPC_CALL_FAIL"]

Code = Literal["400", "429", "500"]


@pytest.mark.parametrize(("code", "words", "named", "seconds"), FLOODS.values(), ids=FLOODS.keys())
async def test_a_push_waits_out_a_flood_in_other_words_and_editors_hear_nothing(
    idle_desk: Desk, emma: Person, code: Code, words: str, named: int, seconds: int
) -> None:
    desk = idle_desk
    owner_chat = await owned_by(desk, desk.box.world.add_person("Olga", language="en"))
    chat = await subscribed(desk, emma)
    before = tried(desk, chat)
    desk.box.faults.add(
        kind=code, method="sendMessage", chat_id=chat.id, description=words, retry_after=named
    )
    told = await desk.pushed(owner_chat, REMINDER_DAYS[0])
    assert not any("does not take" in each.text for each in told)
    due_at = await store_of(desk).next_row_due()
    assert due_at == REMINDER_DAYS[0] + timedelta(seconds=seconds)
    assert tried(desk, chat) == before + 1
    await desk.travel(due_at)
    assert not any(call.ok for call in desk.box.journal.filter("sendMessage", chat_id=chat.id)[before:-2])
    assert sum(each.text.startswith("⏰") for each in desk.box.world.messages(chat)) == 1


@pytest.mark.parametrize("words", PASSING)
async def test_a_push_that_is_refused_in_passing_is_tried_again(
    idle_desk: Desk, emma: Person, words: str
) -> None:
    desk = idle_desk
    owner_chat = await owned_by(desk, desk.box.world.add_person("Olga", language="en"))
    chat = await subscribed(desk, emma)
    desk.box.faults.add(kind="400", method="sendMessage", chat_id=chat.id, description=words)
    told = await desk.pushed(owner_chat, REMINDER_DAYS[0])
    assert not any("does not take" in each.text for each in told)
    due_at = await store_of(desk).next_row_due()
    assert due_at is not None
    pushed = await desk.pushed(chat, due_at)
    assert sum(each.text.startswith("⏰") for each in pushed) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("400", "Bad Request: too Many Requests: retry after 1"),
        ("429", "Too Many Requests: retry after 1"),
        ("400", PASSING[0]),
    ],
)
async def test_an_answer_is_given_all_the_same(desk: Desk, emma: Person, code: Code, words: str) -> None:
    chat = desk.box.world.private(emma)
    desk.box.faults.add(kind=code, method="sendMessage", description=words, retry_after=0)
    (answer,) = await desk.say(emma, chat, "/chamber")
    assert answer.text.startswith("4. ")
