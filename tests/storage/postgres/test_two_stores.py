"""Two replicas on one database never lose a change, and nothing that works once works twice."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat, PauseReason
from briefing.forms import Form
from briefing.records import Records, put_records
from briefing.reports.reports import ReportQueue
from briefing.subscription import Subscription, Target
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.members import Invite, Member
from briefing.team.roles import Role
from storage.open import open_store
from tests.storage.chats import becomes, bump, chat, version
from tests.storage.outboxes import at, subscription
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.ports import Store

TIMES = 20


@pytest.fixture
async def stores() -> AsyncIterator[tuple[Store, Store]]:
    with migrated_database() as url:
        async with AsyncExitStack() as stack:
            first, second = await open_store(url), await open_store(url)
            stack.push_async_callback(first.close)
            stack.push_async_callback(second.close)
            yield first, second


async def test_each_counts_on_from_the_other(stores: tuple[Store, Store]) -> None:
    async def count(step: Records) -> int:
        queue = await step.get(ReportQueue, ReportQueue().key) or ReportQueue()
        step.put(replace(queue, last_number=queue.last_number + 1))
        return queue.last_number + 1

    counted = await asyncio.gather(*(each.transact(count) for each in stores * TIMES))
    assert sorted(counted) == list(range(1, 2 * TIMES + 1))
    assert await stores[0].get(ReportQueue, ReportQueue().key) == ReportQueue(2 * TIMES)


async def test_numbers_without_gaps_have_none(stores: tuple[Store, Store]) -> None:
    async def add(step: Records) -> None:
        newest = await step.find(AuditEntry, limit=1, newest_first=True)
        number = newest[0].number + 1 if newest else 1
        step.put(AuditEntry(number, at(0), 1, Role.OWNER, AuditAction.CHECKED, "towns"))

    await asyncio.gather(*(each.transact(add) for each in stores * TIMES))
    assert [each.number for each in await stores[1].find(AuditEntry)] == list(range(1, 2 * TIMES + 1))


async def test_an_invitation_is_used_once(stores: tuple[Store, Store]) -> None:
    invites = [Invite(str(number), Role.EDITOR, 1, "Ada", at(0)) for number in range(TIMES)]
    await put_records(stores[0], *invites)

    async def use(store: Store, invite: Invite, person: int) -> bool:
        async def act(step: Records) -> bool:
            found = await step.get(Invite, invite.key)
            if found is None or found.used_by is not None:
                return False
            step.put(replace(found, used_by=person))
            step.put(Member(person, "Ben", found.role, at(1), "en"))
            return True

        return await store.transact(act)

    async def both(number: int, invite: Invite) -> list[bool]:
        trying = (use(store, invite, 10 * number + place) for place, store in enumerate(stores, 1))
        return await asyncio.gather(*trying)

    used = await asyncio.gather(*(both(number, each) for number, each in enumerate(invites)))
    assert [sorted(each) for each in used] == [[False, True]] * TIMES
    assert await stores[0].count(Member) == TIMES


async def test_what_two_look_for_by_its_value_is_added_once(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Member, "found_by", ("name",))

    async def join(store: Store, person: int) -> bool:
        async def act(step: Records) -> bool:
            if await step.count(Member, name=f"Name {person % TIMES}"):
                return False
            step.put(Member(person, f"Name {person % TIMES}", Role.EDITOR, at(1), "en"))
            return True

        return await store.transact(act)

    joined = await asyncio.gather(
        *(
            join(store, person + TIMES * place)
            for person in range(TIMES)
            for place, store in enumerate(stores)
        )
    )
    assert sum(joined) == TIMES
    assert len({each.name for each in await stores[0].find(Member)}) == TIMES


async def test_steps_that_lock_the_other_way_round_both_happen(stores: tuple[Store, Store]) -> None:
    ada, ben = (Member(number, "", Role.EDITOR, at(0), "en") for number in (1, 2))
    await put_records(stores[0], ada, ben)
    met = asyncio.Barrier(2)

    async def lengthen(store: Store, *people: Member) -> None:
        tried = 0

        async def act(step: Records) -> None:
            nonlocal tried
            tried += 1
            for each in people:
                found = await step.get(Member, each.key)
                assert found is not None
                step.put(replace(found, name=found.name + "x"))
                if tried == 1 and each is people[0]:
                    await met.wait()

        await store.transact(act)

    await asyncio.gather(lengthen(stores[0], ada, ben), lengthen(stores[1], ben, ada))
    assert [each.name for each in await stores[0].find(Member)] == ["xx", "xx"]


async def test_a_chat_is_changed_from_both_sides(stores: tuple[Store, Store]) -> None:
    await stores[0].change_chat(1, becomes(chat(1)))
    await asyncio.gather(*(each.change_chat(1, bump) for each in stores * TIMES))
    assert version(await stores[0].chat(1)) == 2 * TIMES


async def test_a_chat_that_both_meet_first_is_made_once(stores: tuple[Store, Store]) -> None:
    def meet(present: Chat | None) -> Chat:
        return chat(1) if present is None else bump(present)

    await asyncio.gather(*(each.change_chat(1, meet) for each in stores * TIMES))
    assert version(await stores[1].chat(1)) == 2 * TIMES - 1


async def test_a_subscription_is_changed_from_both_sides(stores: tuple[Store, Store]) -> None:
    def count(present: Subscription | None) -> Subscription:
        due = 0 if present is None or present.next_due_at is None else present.next_due_at.second + 1
        return subscription(1, due=due)

    await asyncio.gather(*(each.change_subscription(Target(1), count) for each in stores * TIMES))
    assert await stores[0].subscription(Target(1)) == subscription(1, due=2 * TIMES - 1)


async def test_who_subscribes_while_the_chat_is_paused_gets_nothing(stores: tuple[Store, Store]) -> None:
    first, second = stores
    for number in range(1, TIMES + 1):
        paused = replace(chat(number), paused=PauseReason.BLOCKED)
        await asyncio.gather(
            first.change_chat(number, becomes(paused)),
            second.change_subscription(Target(number), lambda _, number=number: subscription(number)),  # type: ignore[misc] # each has its own
        )
    assert await first.due_subscriptions(at(9), 99) == []


async def test_a_chat_that_two_forget_was_there_once(stores: tuple[Store, Store]) -> None:
    for number in range(TIMES):
        await stores[0].change_chat(number, becomes(chat(number)))
        await put_records(stores[0], Member(number, "", Role.EDITOR, at(0), "en"))
        both = await asyncio.gather(*(each.forget_chat(number) for each in stores))
        assert sorted(both) == [False, True]


async def test_who_comes_while_somebody_is_forgotten_is_not_half_there(stores: tuple[Store, Store]) -> None:
    """A record that names the person is there as a whole, or it was forgotten with the rest."""
    for number in range(1, TIMES + 1):
        entry = AuditEntry(number, at(0), 7, Role.OWNER, AuditAction.CHECKED, "towns", person=number)
        await put_records(stores[0], Member(7, "", Role.EDITOR, at(0), "en"))
        await asyncio.gather(stores[0].forget_chat(7), put_records(stores[1], entry))
        named = await stores[1].naming(7)
        assert len(named) <= 1
        await stores[0].forget_chat(7)
    actors = [each.actor for each in await stores[0].find(AuditEntry)]
    assert len(set(actors)) == TIMES
    assert await stores[0].naming(7) == []


async def test_members_put_by_both_are_in_one_order(stores: tuple[Store, Store]) -> None:
    await asyncio.gather(
        *(
            put_records(store, Member(place * TIMES + number, "", Role.EDITOR, at(0), "en"))
            for number in range(TIMES)
            for place, store in enumerate(stores)
        )
    )
    found = [await each.find(Member) for each in stores]
    assert found[0] == found[1]
    assert len(found[0]) == 2 * TIMES


async def test_many_records_are_changed_at_once_from_both_sides(stores: tuple[Store, Store]) -> None:
    """So many that whole kinds are locked."""
    people = [Member(number, "", Role.EDITOR, at(0), "en") for number in range(200)]
    await put_records(stores[0], *people)

    async def lengthen(step: Records) -> None:
        for each in (await step.get_each(Member, [each.key for each in people])).values():
            step.put(replace(each, name=each.name + "x"))

    await asyncio.gather(*(each.transact(lengthen) for each in stores * 3))
    assert {each.name for each in await stores[0].find(Member)} == {"x" * 6}


async def test_those_who_look_at_a_range_and_change_it_do_not_stop_each_other(
    stores: tuple[Store, Store],
) -> None:
    """As forms do, which remove what is too old: each reads its own record first."""
    people = [Form(number, "report", "text", at(number)) for number in range(TIMES)]
    await put_records(stores[0], *people)

    tries = 0

    async def go_on(store: Store, form: Form) -> None:
        async def act(step: Records) -> None:
            nonlocal tries
            tries += 1
            found = await step.get(Form, form.key)
            assert found is not None
            step.put(replace(found, step="end", changed_at=at(99)))

        await store.transact(act)

    await asyncio.gather(*(go_on(store, form) for form in people for store in stores))
    assert tries == 2 * TIMES, "PostgreSQL has ended none to let another one go on"
    assert {each.step for each in await stores[1].find(Form)} == {"end"}
