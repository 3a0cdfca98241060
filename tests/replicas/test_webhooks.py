"""Updates that come to any of several replicas: each has one effect, and all know the same."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.settings import SettingsWrong
from tests.followups.published import followed_up
from tests.replicas.fleet import answers

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.replicas.fleet import Fleet


@pytest.fixture
def chat(box: Sandbox, emma: Person) -> Chat:
    private = box.world.private(emma)
    private.started = True
    return private


async def test_what_is_delivered_to_another_replica_meanwhile_or_later_is_answered_once(
    fleet: Fleet, chat: Chat, emma: Person
) -> None:
    first, second, third = await fleet.hook(3)
    fleet.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.5)
    deliveries = [each.deliver(9, emma, "/about") for each in (first, second, first, third)]
    assert await asyncio.gather(*deliveries) == [200] * 4
    assert len(answers(fleet.box, chat)) == 1
    assert await second.deliver(9, emma, "/about") == 200
    assert len(answers(fleet.box, chat)) == 1
    assert [await each.health() for each in (first, second, third)] == [(200, "ok")] * 3


async def test_a_form_goes_on_at_another_replica_and_takes_an_answer_once(
    fleet: Fleet, chat: Chat, emma: Person
) -> None:
    first, second = await fleet.hook(2, admin_ids=str(emma.id))
    await first.deliver(9, emma, "/followup chamber")
    await second.deliver(10, emma, "today")
    said = answers(fleet.box, chat)
    assert await asyncio.gather(*(each.deliver(10, emma, "today") for each in (first, second))) == [200] * 2
    assert answers(fleet.box, chat) == said
    await first.deliver(11, emma, "/cancel")
    assert len(answers(fleet.box, chat)) == len(said) + 1


async def test_too_many_messages_are_too_many_for_all_replicas_together(
    fleet: Fleet, chat: Chat, emma: Person
) -> None:
    replicas = await fleet.hook(3, flood_per_10s=5)
    for number in range(12):
        await replicas[number % 3].deliver(20 + number, emma, "/cite 1")
    said = answers(fleet.box, chat)
    assert len(said) == 6
    assert sum("Too many messages." in each for each in said) == 1


async def test_what_is_published_at_one_replica_is_read_at_all_within_two_seconds(
    fleet: Fleet, chat: Chat, emma: Person
) -> None:
    first, second = await fleet.hook(2, flood_per_10s=0)
    await second.deliver(5, emma, "/chamber")
    assert "opened" not in answers(fleet.box, chat)[-1]
    await followed_up(first.desk)
    async with asyncio.timeout(2):
        number = 6
        while "opened" not in answers(fleet.box, chat)[-1]:
            await second.deliver(number, emma, "/chamber")
            number += 1


async def test_replicas_need_a_secret_that_all_of_them_know(fleet: Fleet) -> None:
    with pytest.raises(SettingsWrong, match="WEBHOOK_SECRET: it is not set"):
        await fleet.start(webhook_url="http://127.0.0.1:1/x")


async def test_answers_in_responses_are_charged_to_the_budget_of_all(
    fleet: Fleet, chat: Chat, emma: Person
) -> None:
    replicas = await fleet.hook(
        2, flood_per_10s=0, answer_in_webhook=True, pace_overall=30, pace_private=1, pace_group=20
    )
    bodies = [await replicas[number % 2].reply(30 + number, emma, "/chamber") for number in range(3)]
    assert [b"sendMessage" in each for each in bodies] == [True] * 3
    assert answers(fleet.box, chat) == []
    turns = replicas[1].desk.app and replicas[1].desk.app.replicas.turns
    assert turns
    held = (await turns.take(chat.id, 1, is_push=False)).hold
    assert held is not None, "the burst of a person has been used"
    assert held.chat_id == chat.id
