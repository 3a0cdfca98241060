"""Broadcasts from the start to the report, whatever happens in between."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.broadcasts.campaign import Audience, AudienceKind, CampaignState
from briefing.broadcasts.progress import progress
from briefing.chat import PauseReason
from briefing.errors import StorageUnavailable
from briefing.known import pause as pause_chat
from briefing.outbox import OPEN, RowState
from storage.memory import MemoryStore
from storage.open import open_store
from tests.pushes.broadcast_office import EDITOR, ID, NOW, Office, actor, at, died, text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from briefing.newsroom.following import Following
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription

LANGUAGES = {chat_id: ("en", "ru", "kk", None)[chat_id % 4] for chat_id in range(1, 1001)}
CONTENTS = {"": text("Hello"), "ru": text("Привет"), "kk": text("Сәлем")}


class Crashed(Exception):
    """The process ends here."""


class FallingStore(MemoryStore):
    """Crashes at a call of ``enqueue``."""

    falls_at = 4

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        self.falls_at -= 1
        if self.falls_at == 0:
            raise Crashed
        return await super().enqueue(advanced, rows, bodies, followings)


@pytest.fixture
def office() -> Office:
    return Office(MemoryStore())


@pytest.fixture
async def running_office(office: Office) -> Office:
    """Ten recipients, three of whom have it."""
    await office.knows(dict.fromkeys(range(1, 11), "en"))
    await office.writes({"": text("Hello")})
    await running.start(office.store, ID, actor())
    await office.send(at(1), 3)
    return office


async def test_a_thousand_get_it_once_each_in_their_language(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    started = await running.start(office.store, ID, actor())
    assert started is not None
    assert (started.state, started.recipients, started.enqueued) == (CampaignState.RUNNING, 1000, True)
    await office.send(at(1))
    said = {row.target.chat_id: json.loads(body.parameters or "")["text"] for row, body in office.sent}
    assert len(office.sent) == 1000
    assert said == {
        chat_id: CONTENTS.get(language or "", CONTENTS[""]).text for chat_id, language in LANGUAGES.items()
    }
    await office.broadcaster.tick(at(30))
    done = await office.campaign()
    assert (done.state, done.ended_at, done.sent, done.failed) == (CampaignState.DONE, at(30), 1000, {})
    ((_campaign, outcomes),) = office.told.reports
    assert Counter(each.language for each in outcomes) == {"": 500, "ru": 250, "kk": 250}
    assert await office.acts() == ["broadcast_started"]


async def test_two_editors_cannot_start_it_twice(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    both = await asyncio.gather(*(running.start(office.store, ID, actor()) for _ in range(2)))
    assert [each is None for each in both] == [False, True]
    assert len(await office.open_rows()) == 1000
    assert await office.acts() == ["broadcast_started"]


async def test_a_crash_between_two_slices_leaves_nobody_out() -> None:
    store = FallingStore()
    office = Office(store)
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    with pytest.raises(Crashed):
        await running.start(store, ID, actor())
    before = await office.send(at(1))
    assert len(before) == 300
    assert not (await office.campaign()).enqueued
    await Office(store).broadcaster.tick(at(10))
    after = await office.send(at(11))
    assert sorted(chat_id for chat_id, _method in before + after) == list(range(1, 1001))


async def test_what_was_started_goes_on_after_a_restart_from_the_disk(tmp_path: Path) -> None:
    url = f"tinydb:///{tmp_path}/bot.json"
    first = await open_store(url)
    office = Office(first)
    await office.knows(dict.fromkeys(range(1, 11), "en"))
    await office.writes({"": text("Hello")})
    await running.start(first, ID, actor())
    assert len(await office.send(at(1), 4)) == 4
    await first.close()
    store = await open_store(url)
    again = Office(store)
    await again.broadcaster.tick(at(20))
    assert len(await again.send(at(21))) == 6
    await again.broadcaster.tick(at(30))
    assert (await again.campaign()).state is CampaignState.DONE
    await store.close()


async def test_a_pause_in_the_middle_holds_the_rest_and_nothing_else(running_office: Office) -> None:
    office = running_office
    assert await running.pause(office.store, ID, actor(2)) is not None
    assert await running.pause(office.store, ID, actor(2)) is None
    assert await office.send(at(3)) == []
    await office.broadcaster.tick(at(10**6))
    assert (await office.campaign()).state is CampaignState.PAUSED
    assert await running.resume(office.store, ID, actor(10**6)) is not None
    assert await running.resume(office.store, ID, actor(10**6)) is None
    assert len(await office.send(at(10**6))) == 7
    await office.broadcaster.tick(at(10**6 + 10))
    assert (await office.campaign()).sent == 10
    assert await office.acts() == ["broadcast_started", "broadcast_paused", "broadcast_resumed"]


async def test_a_row_that_comes_back_from_the_worker_is_held_too(running_office: Office) -> None:
    office = running_office
    leased = await office.store.lease_rows(at(1), 1)
    await running.pause(office.store, ID, actor(2))
    await office.settle(leased, at(3), lambda row: replace(row, state=RowState.RETRY_AT, due_at=at(5)))
    await office.broadcaster.tick(at(4))
    assert await office.send(at(10)) == []


async def test_a_pause_while_rows_are_put_in_stops_there(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    _started, paused = await asyncio.gather(
        running.start(office.store, ID, actor()), running.pause(office.store, ID, actor())
    )
    assert paused is not None
    put_in = len(await office.open_rows())
    assert put_in < 1000
    assert await office.send(at(1)) == []
    await running.resume(office.store, ID, actor(2))
    assert len(await office.send(at(2))) == 1000
    assert (await office.campaign()).enqueued


async def test_a_cancelled_one_sends_nothing_more_and_is_reported(running_office: Office) -> None:
    office = running_office
    assert await running.cancel(office.store, ID, actor(2)) is not None
    assert await running.cancel(office.store, ID, actor(2)) is None
    assert await office.send(at(3)) == []
    await office.broadcaster.tick(at(4))
    ended = await office.campaign()
    assert (ended.state, ended.ended_at, ended.sent) == (CampaignState.CANCELLED, at(4), 3)
    assert ended.failed == {"cancelled": 7}
    assert len(office.told.reports) == 1
    assert await running.start(office.store, ID, actor(5)) is None


async def test_what_is_in_hand_when_it_is_cancelled_counts(running_office: Office) -> None:
    office = running_office
    leased = await office.store.lease_rows(at(1), 2)
    await running.cancel(office.store, ID, actor(2))
    await office.broadcaster.tick(at(3))
    assert (await office.campaign()).ended_at is None
    await office.settle(leased, at(4))
    await office.broadcaster.tick(at(5))
    assert ((await office.campaign()).sent, office.told.reports[0][0].sent) == (5, 5)


async def test_a_cancelled_draft_never_begins(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    await running.cancel(office.store, ID, actor(1))
    await office.broadcaster.tick(at(100))
    assert await office.send(at(100)) == []
    assert office.told.reports == []


async def test_one_that_is_scheduled_starts_at_its_moment_as_its_author(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    await office.broadcaster.tick(at(59))
    assert await office.send(at(59)) == []
    await office.broadcaster.tick(at(60))
    assert await office.send(at(60)) == [(1, "sendMessage")]
    assert await office.acts() == ["broadcast_scheduled", "broadcast_started"]


async def test_one_that_is_a_day_late_waits_for_a_word(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    late = at(61) + timedelta(days=1)
    for _tick in range(2):
        await office.broadcaster.tick(late)
    assert await office.send(late) == []
    assert [each.state for each in office.told.late_ones] == [CampaignState.LATE]
    assert await running.start(office.store, ID, replace(actor(), at=late)) is not None
    assert await office.send(late) == [(1, "sendMessage")]


async def test_one_that_is_a_day_late_in_the_middle_waits_for_a_word_and_repeats_nobody(
    running_office: Office,
) -> None:
    office = running_office
    late = at(2) + timedelta(days=3)
    expired = await office.send(late, end=lambda row: replace(row, state=RowState.EXPIRED, message_id=None))
    for _tick in range(2):
        await office.broadcaster.tick(late)
    assert (await office.campaign()).state is CampaignState.LATE
    assert len(office.told.late_ones) == 1
    await office.store.purge_rows(late)
    await running.start(office.store, ID, replace(actor(), at=late))
    assert sorted(await office.send(late)) == sorted(expired)
    await office.broadcaster.tick(late)
    assert ((await office.campaign()).sent, len(office.told.reports[0][1])) == (10, 10)


async def test_failures_are_counted_by_their_reason(running_office: Office) -> None:
    office = running_office
    await office.send(at(2), 2, died)
    await pause_chat(office.store, 10, PauseReason.BLOCKED)
    await office.broadcaster.tick(at(3))
    found = await progress(office.store, await office.campaign(), at(10))
    assert (found.sent, found.waiting) == (3, 4)
    assert found.failed == {"bot was blocked by the user": 2, "blocked": 1}
    assert found.rate == pytest.approx(0.3)
    assert found.seconds_left == pytest.approx(4 / 0.3)


async def test_progress_is_told_every_three_seconds_at_most(running_office: Office) -> None:
    office = running_office
    for second in range(2, 12):
        await office.send(at(second), 1)
        await office.broadcaster.tick(at(second))
    states = [state for state, _progress in office.told.progress_of]
    waiting = [each.waiting for _state, each in office.told.progress_of]
    assert states == [CampaignState.RUNNING, CampaignState.RUNNING, CampaignState.DONE]
    assert waiting == [6, 3, 0]


async def test_two_ticks_at_once_report_once(running_office: Office) -> None:
    office = running_office
    await office.send(at(2))
    await asyncio.gather(*(office.broadcaster.tick(at(3)) for _ in range(3)))
    assert len(office.told.reports) == 1


async def test_rows_stay_for_two_days_after_the_end(running_office: Office) -> None:
    office = running_office
    await office.send(at(2))
    await office.broadcaster.tick(at(3))
    campaign = await office.campaign()
    for hours, kept in ((48, 10), (49, 0)):
        moment = at(3) + timedelta(hours=hours)
        await office.store.purge_rows(moment)
        await office.broadcaster.tick(moment)
        assert len(await office.store.rows_of(campaign.occurrence)) == kept
    assert (await office.campaign()).sent == 10


async def test_only_me_is_the_author_alone(office: Office) -> None:
    await office.knows({1: "en", EDITOR: "ru"})
    await office.writes(CONTENTS, Audience(AudienceKind.ME))
    await running.start(office.store, ID, actor())
    assert await office.send(at(1)) == [(EDITOR, "sendMessage")]


async def test_a_paid_one_says_so_in_every_body(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), NOW)
    await Broadcaster(office.store, office.told, is_paid=True).tick(at(1))
    await office.send(at(1))
    assert json.loads(office.sent[0][1].parameters or "")["allow_paid_broadcast"] is True


async def test_a_store_that_fails_starts_nothing(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await office.store.close()
    with pytest.raises(StorageUnavailable):
        await running.start(office.store, ID, actor())
    assert (await office.campaign()).state is CampaignState.DRAFT
    assert not [row for row in await office.open_rows() if row.state in OPEN]
