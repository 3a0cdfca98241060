"""Servers and groups that take no ephemeral messages: what is shown instead, and what is tried again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.support.alone import EPHEMERAL_SENDS, Group, group_at
from tests.support.asking import standing
from tests.support.buttons import on
from views.telegram.reports.callbacks import ReportCard
from views.telegram.statement.callbacks import ShowCard, ShowDeadlines, ShowMore

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

pytestmark = pytest.mark.profile

DAY = 86_400
FOR_ONE = "This answer is for one person only"


class Machine:
    """A monotonic clock that tests move."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def machine(idle_desk: Desk) -> Machine:
    idle_desk.monotonic = made = Machine()
    return made


def probes(desk: Desk) -> int:
    return len(desk.box.journal.filter("deleteEphemeralMessage"))


async def ask_in_private(desk: Desk, person: Person) -> None:
    """Let somebody be asked for a report in the private chat."""
    chat = desk.box.world.private(person)
    (card,) = await desk.say(person, chat, "/chamber")
    await desk.press(person, chat, card, on(ShowMore))
    await desk.press(person, chat, card, on(ReportCard, about="rep-e-ots-2025-chamber"))


async def test_an_older_server_is_asked_once_and_gets_what_it_always_got(desk: Desk, emma: Person) -> None:
    desk.box.world.older_server = True
    group = await group_at(desk, emma, bot="administrator")
    for command in ("/help", "/search chamber", "/subscribe", "/newsroom"):
        (shown,) = await group.say(emma, command)
        assert shown.message_id, command
    (page,) = await group.say(group.boss, "/digest")
    toast, _alert = await desk.press(emma, group.chat, page, on(ShowDeadlines))
    assert toast == "This answers somebody else. Send /deadlines to get your own."
    assert (probes(desk), group.tried()) == (1, 0)


async def test_what_an_older_server_posted_by_surprise_stays_if_it_is_for_all(
    desk: Desk, emma: Person
) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    desk.box.world.older_server = True
    (help_,) = await group.say(emma, "/help")
    assert help_.message_id
    (search,) = await group.say(emma, "/search chamber")
    assert group.public() == [help_, search]
    assert (probes(desk), group.tried()) == (1, 2)


async def test_what_it_posted_by_surprise_is_deleted_if_it_is_personal(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    await ask_in_private(desk, emma)
    desk.box.world.older_server = True
    (shown,) = await group.say(emma, "/cancel")
    assert FOR_ONE in shown.text
    assert shown.buttons[0][0]["url"] == "https://t.me/briefing_bot"
    assert group.public() == [shown]
    assert any("Report not sent." in each["text"] for each in group.sent()), "it was there for a moment"
    await ask_in_private(desk, emma)
    (shown,) = await group.say(emma, "/cancel")
    assert FOR_ONE in shown.text
    assert sum("Report not sent." in each["text"] for each in group.sent()) == 1


async def test_a_page_that_was_opened_by_a_press_is_taken_back(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    (page,) = await group.say(group.boss, "/digest")
    before = standing(desk, group.chat)
    desk.box.world.older_server = True
    toast, _alert = await desk.press(emma, group.chat, page, on(ShowDeadlines))
    assert "Send /deadlines" in toast
    shown = [each for each in desk.box.world.messages(group.chat) if each.from_bot and not each.deleted]
    assert [each.message_id for each in shown] == [each[0] for each in before]


async def test_a_page_that_one_person_sees_is_turned_by_nothing_public_on_an_older_server(
    desk: Desk, emma: Person
) -> None:
    group = await group_at(desk, emma)
    (page,) = await group.say(emma, "/search chamber")
    desk.box.world.older_server = True
    toast, _alert = await desk.press(emma, group.chat, page, on(ShowCard, slug="chamber"))
    assert toast.startswith("4. Turkic Chamber")
    assert group.public() == []


async def test_a_group_that_refuses_is_tried_once_an_hour(
    idle_desk: Desk, emma: Person, machine: Machine
) -> None:
    await idle_desk.start()
    group = await group_at(idle_desk, emma)
    group.chat.takes_ephemeral = False
    for tried in (1, 1, 2):
        (shown,) = await group.say(emma, "/channels")
        assert shown.message_id
        assert group.tried() == tried
        machine.seconds += 1900
    assert len(group.public()) == 3


async def test_presses_are_tried_apart_from_commands(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    await group.say(emma, "/channels")
    assert group.tried() == 1, "a bot that is no administrator is refused"
    (page,) = await group.say(group.boss, "/digest")
    assert await desk.press(emma, group.chat, page, on(ShowDeadlines)) == ("", False)
    assert len(group.alone(emma)) == 1
    group.chat.takes_ephemeral = False
    for _each in range(2):
        toast, _alert = await desk.press(group.ben, group.chat, page, on(ShowDeadlines))
        assert "Send /deadlines" in toast
    assert group.tried() == 3


async def test_new_rights_are_tried_at_once(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    (refusal,) = await group.say(emma, "/subscribe")
    assert refusal.message_id
    desk.box.world.promote_bot(group.chat, group.boss)
    await desk.box.settled()
    (refusal,) = await group.say(emma, "/subscribe")
    assert refusal.ephemeral_id


async def test_the_server_is_asked_again_after_a_day(idle_desk: Desk, emma: Person, machine: Machine) -> None:
    await idle_desk.start()
    idle_desk.box.world.older_server = True
    group = await group_at(idle_desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    idle_desk.box.world.older_server = False
    machine.seconds += DAY - 60
    assert (await group.say(emma, "/channels"))[0].message_id
    machine.seconds += 120
    assert (await group.say(emma, "/channels"))[0].ephemeral_id
    assert probes(idle_desk) == 2


async def test_the_server_is_asked_again_after_a_lost_connection(desk: Desk, emma: Person) -> None:
    desk.box.world.older_server = True
    group = await group_at(desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    desk.box.world.older_server = False
    desk.box.faults.add(kind="reset", method="sendMessage")
    assert (await group.say(emma, "/channels"))[0].message_id
    assert (await group.say(emma, "/channels"))[0].ephemeral_id
    assert probes(desk) == 2


@pytest.mark.virtual_time
async def test_a_server_that_fails_is_not_asked_by_each_answer(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    fault = desk.box.faults.add(kind="500", method="deleteEphemeralMessage", times=None)
    people = (emma, group.ben, group.boss)
    for person in people:
        desk.box.world.say(person, group.chat, "/channels")
    await desk.box.settled(60)
    assert len(group.public()) == len(people)
    assert probes(desk) == 5, "one question, repeated as other calls are"
    desk.box.faults.remove(fault)
    await asyncio.sleep(10)
    assert (await group.say(emma, "/channels"))[0].ephemeral_id


@pytest.mark.virtual_time
@pytest.mark.parametrize("kind", ["500", "lost_answer"])
async def test_what_fails_is_repeated_once_for_all(desk: Desk, emma: Person, kind: str) -> None:
    group = await group_at(desk, emma)
    await group.say(emma, "/help")
    desk.box.faults.add(kind=kind, method="sendMessage", times=2)  # type: ignore[arg-type] # one of the kinds
    before = len(group.sent())
    await group.say(emma, "/help")
    (shown,) = group.public()
    assert "/digest" in shown.text
    assert [EPHEMERAL_SENDS in each for each in group.sent()[before:]] == [True, True, False]


@pytest.mark.virtual_time
async def test_what_is_personal_is_not_repeated_for_all(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    for command in ("/search oil", "/language klingon", "/settings nonsense"):
        asker = emma if command == "/search oil" else group.boss
        desk.box.faults.add(kind="500", method="sendMessage", times=2)
        await group.say(asker, command)
    assert [FOR_ONE in each.text for each in group.public()] == [True] * 3
    words = "".join(each.html for each in group.public())
    assert not any(each in words for each in ("oil", "klingon", "nonsense"))


async def test_a_refusal_that_nobody_else_would_have_seen_is_not_shown_to_all(
    desk: Desk, emma: Person
) -> None:
    group = await group_at(desk, emma)
    refuse(group)
    await group.say(group.boss, "/settings")
    (shown,) = group.public()
    assert FOR_ONE in shown.text


async def test_what_all_may_read_is_shown_to_all_where_one_cannot_see_it_alone(
    desk: Desk, emma: Person
) -> None:
    group = await group_at(desk, emma)
    refuse(group)
    await group.say(emma, "/help")
    (shown,) = group.public()
    assert "/digest" in shown.text
    refuse(group)
    (again,) = await group.say(emma, "/help")
    assert again.message_id
    assert group.tried() == 1, "the group is remembered"


def refuse(group: Group) -> None:
    """Let the next message to the group be refused."""
    group.desk.box.faults.add(
        kind="400",
        method="sendMessage",
        chat_id=group.chat.id,
        description="Bad Request: CHAT_SEND_EPHEMERAL_FORBIDDEN",
    )
