"""Broadcasts from the start to the report, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast, BroadcastState
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.broadcasts.progress import progress
from briefing.chat import PauseReason
from briefing.chats.chat_updates import pause as pause_chat
from briefing.outbox import RowState
from tests.broadcasts.engine.office import CONTENTS, EDITOR, ID, LANGUAGES, NOW, actor, at, died, text

if TYPE_CHECKING:
    from tests.broadcasts.engine.office import Office


async def test_a_thousand_get_it_once_each_in_their_language(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    started = await running.start(office.store, ID, actor())
    assert started is not None
    assert (started.state, started.recipients, started.enqueued) == (BroadcastState.RUNNING, 1000, True)
    await office.send(at(1))
    said = {row.target.chat_id: body.parts[0].text for row, body in office.sent}
    assert len(office.sent) == 1000
    assert said == {
        chat_id: CONTENTS.get(language or "", CONTENTS[""]).text for chat_id, language in LANGUAGES.items()
    }
    await office.broadcaster.tick(at(30))
    done = await office.broadcast()
    assert (done.state, done.ended_at, done.sent, done.failed) == (BroadcastState.DONE, at(30), 1000, {})
    ((_broadcast, outcomes),) = office.told.reports
    assert Counter(each.language for each in outcomes) == {"": 500, "ru": 250, "kk": 250}
    assert await office.acts() == ["broadcast_started"]


async def test_two_editors_cannot_start_it_twice(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    both = await asyncio.gather(*(running.start(office.store, ID, actor()) for _ in range(2)))
    assert [each is None for each in both] == [False, True]
    assert len(await office.open_rows()) == 1000
    assert await office.acts() == ["broadcast_started"]


async def test_whoever_is_forgotten_meanwhile_is_not_waited_for(running_office: Office) -> None:
    office = running_office
    await office.store.forget_chat(10)
    found = await progress(office.store, await office.broadcast(), at(2))
    assert (found.sent, found.waiting) == (3, 6)
    await office.send(at(3))
    await office.broadcaster.tick(at(4))
    assert ((await office.broadcast()).sent, (await office.broadcast()).recipients) == (9, 10)


async def test_a_pause_in_the_middle_holds_the_rest_and_nothing_else(running_office: Office) -> None:
    office = running_office
    assert await running.pause(office.store, ID, actor(2)) is not None
    assert await running.pause(office.store, ID, actor(2)) is None
    assert await office.send(at(3)) == []
    await office.broadcaster.tick(at(10**6))
    assert (await office.broadcast()).state is BroadcastState.PAUSED
    assert await running.resume(office.store, ID, actor(10**6)) is not None
    assert await running.resume(office.store, ID, actor(10**6)) is None
    assert len(await office.send(at(10**6))) == 7
    await office.broadcaster.tick(at(10**6 + 10))
    assert (await office.broadcast()).sent == 10
    assert await office.acts() == ["broadcast_started", "broadcast_paused", "broadcast_resumed"]


async def test_a_row_that_comes_back_from_the_worker_is_held_too(running_office: Office) -> None:
    office = running_office
    leased = await office.store.lease_rows(at(1), 1)
    await running.pause(office.store, ID, actor(2))
    await office.close_row(leased, at(3), lambda row: replace(row, state=RowState.RETRY_AT, due_at=at(5)))
    await office.broadcaster.tick(at(4))
    assert await office.send(at(10)) == []


async def test_a_cancelled_one_sends_nothing_more_and_is_reported(running_office: Office) -> None:
    office = running_office
    assert await running.cancel(office.store, ID, actor(2)) is not None
    assert await running.cancel(office.store, ID, actor(2)) is None
    assert await office.send(at(3)) == []
    await office.broadcaster.tick(at(4))
    ended = await office.broadcast()
    assert (ended.state, ended.ended_at, ended.sent) == (BroadcastState.CANCELLED, at(4), 3)
    assert ended.failed == {"cancelled": 7}
    assert len(office.told.reports) == 1
    assert await running.start(office.store, ID, actor(5)) is None


async def test_what_waits_for_its_turn_when_it_is_cancelled_is_not_sent(running_office: Office) -> None:
    office = running_office
    waiting = await office.store.lease_rows(at(1), 2)
    await running.cancel(office.store, ID, actor(2))
    assert [await office.store.begin_row(row, at(3)) for row, _body in waiting] == [None, None]
    await office.broadcaster.tick(at(4))
    assert (await office.broadcast()).failed == {"cancelled": 7}


async def test_what_is_being_sent_when_it_is_cancelled_counts(running_office: Office) -> None:
    office = running_office
    leased = await office.take(at(1), 2)
    await running.cancel(office.store, ID, actor(2))
    await office.broadcaster.tick(at(3))
    assert (await office.broadcast()).ended_at is None
    await office.close_row(leased, at(4))
    await office.broadcaster.tick(at(5))
    assert ((await office.broadcast()).sent, office.told.reports[0][0].sent) == (5, 5)


async def test_a_cancelled_draft_never_begins(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    await running.cancel(office.store, ID, actor(1))
    await office.broadcaster.tick(at(100))
    assert await office.send(at(100)) == []
    assert office.told.reports == []


async def test_failures_are_counted_by_their_reason(running_office: Office) -> None:
    office = running_office
    await office.send(at(2), 2, died)
    await pause_chat(office.store, 10, PauseReason.BLOCKED)
    await office.broadcaster.tick(at(3))
    found = await progress(office.store, await office.broadcast(), at(10))
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
    assert states == [BroadcastState.RUNNING, BroadcastState.RUNNING, BroadcastState.DONE]
    assert waiting == [6, 3, 0]


async def test_what_an_editor_was_shown_at_once_is_not_told_again_within_three_seconds(
    running_office: Office,
) -> None:
    office = running_office
    await office.keeps(replace(await office.broadcast(), shown_to=EDITOR, shown_as=5))
    for second in range(1, 5):
        await office.broadcaster.tick(at(second))
    await running.pause(office.store, ID, actor(8))
    for second in range(9, 14):
        await office.broadcaster.tick(at(second))
    assert [state for state, _progress in office.told.progress_of] == [
        BroadcastState.RUNNING,
        BroadcastState.PAUSED,
    ]


async def test_two_ticks_at_once_report_once(running_office: Office) -> None:
    office = running_office
    await office.send(at(2))
    await asyncio.gather(*(office.broadcaster.tick(at(3)) for _ in range(3)))
    assert len(office.told.reports) == 1


async def test_rows_stay_for_two_days_after_the_end(running_office: Office) -> None:
    office = running_office
    await office.send(at(2))
    await office.broadcaster.tick(at(3))
    broadcast = await office.broadcast()
    for hours, kept in ((48, 10), (49, 0)):
        moment = at(3) + timedelta(hours=hours)
        await office.store.purge_rows(moment)
        await office.broadcaster.tick(moment)
        assert len([row async for row in office.store.rows_of(broadcast.occurrence)]) == kept
    assert (await office.broadcast()).sent == 10
    assert await office.store.find(Broadcast, is_at_rest=False) == []


@pytest.mark.parametrize(
    ("changes", "is_at_rest"),
    [
        pytest.param({}, True, id="a draft"),
        pytest.param({"state": BroadcastState.SCHEDULED, "at": NOW}, False, id="scheduled"),
        pytest.param({"state": BroadcastState.SCHEDULED, "waits_since": NOW}, False, id="scheduled and held"),
        pytest.param({"state": BroadcastState.LATE}, True, id="late before its start"),
        pytest.param({"state": BroadcastState.CANCELLED}, True, id="cancelled before its start"),
        pytest.param({"state": BroadcastState.LATE, "started_at": NOW}, False, id="late after its start"),
        pytest.param({"state": BroadcastState.DONE, "started_at": NOW}, False, id="done"),
        pytest.param(
            {"state": BroadcastState.DONE, "started_at": NOW, "are_rows_gone": True}, True, id="long done"
        ),
    ],
)
async def test_only_those_to_which_something_may_happen_are_looked_at(
    office: Office, changes: dict[str, Any], *, is_at_rest: bool
) -> None:
    await office.keeps(replace(await office.writes(CONTENTS), **changes))
    assert (await office.store.find(Broadcast, is_at_rest=False) == []) is is_at_rest


async def test_only_me_is_the_author_alone(office: Office) -> None:
    await office.knows({1: "en", EDITOR: "ru"})
    await office.writes(CONTENTS, Audience(AudienceKind.ME))
    await running.start(office.store, ID, actor())
    assert await office.send(at(1)) == [(EDITOR, "sendMessage")]


async def test_a_paid_one_says_so_in_every_body(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), NOW)
    await Broadcaster(office.store, office.told, {EDITOR}, is_paid=True).tick(at(1))
    await office.send(at(1))
    assert office.sent[0][1].is_paid
