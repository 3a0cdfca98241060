"""What a process shares with others, on each backend, as far as one process can see it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.ports_replicas import Claim, Duty, Hearing, HeldFor, Pace, Sent
from briefing.subscription import Target

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.ports_replicas import Replicas


@pytest.fixture
def replicas(store: Store) -> Replicas:
    return store.replicas(Pace(30, 1, 20), lambda: datetime.now(UTC), time.monotonic)


async def test_an_update_is_processed_once(replicas: Replicas) -> None:
    await replicas.claims.load()
    assert await replicas.claims.claim(7) is Claim.MINE
    await replicas.claims.finish(7)
    assert await replicas.claims.claim(7) is Claim.DONE
    claims = await asyncio.gather(*(replicas.claims.claim(number) for number in range(5, 10)))
    assert claims == [Claim.MINE, Claim.MINE, Claim.DONE, Claim.MINE, Claim.MINE]


async def test_a_person_is_told_once_of_too_many_messages(replicas: Replicas) -> None:
    heard = [await replicas.floods.hear(1, 3, 60) for _ in range(6)]
    assert heard == [Hearing.LET_THROUGH] * 3 + [Hearing.TELL, Hearing.IGNORE, Hearing.IGNORE]
    assert await replicas.floods.hear(2, 3, 60) is Hearing.LET_THROUGH
    await asyncio.sleep(0.02)
    assert await replicas.floods.hear(1, 3, 0.01) is Hearing.LET_THROUGH


async def test_who_asks_first_is_told_so_until_it_was_quiet(replicas: Replicas) -> None:
    first = [await replicas.floods.is_first(what, 60) for what in ("a", "a", "b")]
    assert first == [True, False, True]
    assert await replicas.floods.is_first("c", 0.01)
    await asyncio.sleep(0.02)
    assert await replicas.floods.is_first("c", 60)


async def test_the_longer_hold_stays(replicas: Replicas) -> None:
    await replicas.holds.hold([HeldFor(5, 100), HeldFor(None, 50, pushes_only=True)])
    await replicas.holds.hold([HeldFor(5, 10), HeldFor(None, 70), HeldFor(6, 0)])
    held = {(chat, pushes): round(seconds) for chat, seconds, pushes in await replicas.holds.holds()}
    assert held == {(5, False): 100, (None, True): 50, (None, False): 70}


async def test_what_was_another_bots_is_forgotten(replicas: Replicas) -> None:
    await replicas.claims.load()
    await replicas.claims.finish(7)
    await replicas.holds.hold([HeldFor(5, 100), HeldFor(None, 50, pushes_only=True)])
    await replicas.claims.clear()
    await replicas.holds.clear()
    assert await replicas.claims.claim(7) is Claim.MINE
    assert await replicas.holds.holds() == []


async def test_the_only_replica_has_every_duty(replicas: Replicas) -> None:
    assert await replicas.membership.beat(list(Duty), Sent()) == set()
    assert all(map(replicas.membership.has, Duty))
    assert await replicas.membership.beat(list(Duty), Sent(1, 2)) == set()
    assert replicas.membership.sent_by_others() == Sent()


async def test_a_target_is_to_be_checked_once(replicas: Replicas) -> None:
    for target in (Target(5, 3), Target(5), Target(5)):
        await replicas.revisits.add(target)
    assert set(await replicas.revisits.take()) == {Target(5, 3), Target(5)}
    assert await replicas.revisits.take() == []
