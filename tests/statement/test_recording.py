"""When entries were recorded, and what is new from one moment to another because of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deadlines.timeliness import Timeliness
from briefing.library import Library
from briefing.local_time import local_date, zone_of
from briefing.news import news
from briefing.search.forms import word_forms
from briefing.statement.entry import Status
from briefing.statement.recording import entries, entry_names, unchanged_since
from briefing.versions.publish import refresh
from storage.memory import MemoryStore
from tests.support.statement_examples import check, due, followup, shipped, statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from briefing.statement.entry import Check, FollowUp
    from briefing.statement.model import Statement

ALMATY, BERLIN = zone_of("Asia/Almaty"), zone_of("Europe/Berlin")
MONDAY = date(2026, 11, 23)


def at(day: int, hour: float) -> datetime:
    """Return an hour in Almaty (UTC+5) on a day of the week, 0 being Monday."""
    return datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=day, hours=hour - 5)


DAILY = [at(day, 9) for day in range(7)]
TWICE = [at(day, hour) for day in range(7) for hour in (9, 18)]


@pytest.mark.parametrize(
    ("recorded_at", "digests", "told_at"),
    [
        pytest.param(at(2, 15), DAILY, [at(3, 9)], id="read on Monday, first seen on Wednesday"),
        pytest.param(at(0, 10), DAILY, [at(1, 9)], id="an hour after the day's digest"),
        pytest.param(at(1, 9), DAILY, [at(1, 9)], id="at the very moment of a digest"),
        pytest.param(at(0, 9), DAILY, [], id="at the moment up to which all was told"),
        pytest.param(at(-1, 9), DAILY, [], id="before"),
        pytest.param(at(1, 12), TWICE, [at(1, 18)], id="between the two digests of a day"),
        pytest.param(at(1, 20), TWICE, [at(2, 9)], id="after the second one"),
        pytest.param(at(60, 0), DAILY, [], id="not yet"),
        pytest.param(None, DAILY, [at(1, 9)], id="never: as of the end of the day on which it was read"),
        pytest.param(None, TWICE, [at(1, 9)], id="never, and two digests a day"),
    ],
)
def test_an_entry_is_told_by_the_first_digest_after_it_was_recorded(
    recorded_at: datetime | None, digests: Sequence[datetime], told_at: list[datetime]
) -> None:
    event = followup(MONDAY, Status.FULFILLED, meets="deadline", read_on=[MONDAY], recorded_at=recorded_at)
    of_it = statement(event, deadlines=[due(date(2027, 12, 31))])
    told = {now: news(of_it, since, now, ALMATY) for since, now in pairwise(digests)}
    for part in ("followups", "statuses", "deadlines"):
        assert [now for now, found in told.items() if getattr(found, part)] == told_at
    assert [now for now, found in told.items() if not found.is_empty] == told_at


def test_a_status_changes_from_what_was_recorded_then() -> None:
    """The older event is read and recorded after the newer one, so it tells of no other status."""
    newer = followup(date(2026, 11, 20), Status.FULFILLED, name="newer", recorded_at=at(0, 12))
    older = followup(date(2026, 11, 10), Status.IN_PROGRESS, name="older", recorded_at=at(1, 12))
    looked = check(date(2026, 11, 1), Status.NO_EVIDENCE_FOUND, recorded_at=at(-9, 0))
    of_it = statement(looked, older, newer)
    (first,) = news(of_it, at(0, 9), at(1, 9), ALMATY).statuses
    assert (first.old, first.new, first.by) == (Status.NO_EVIDENCE_FOUND, Status.FULFILLED, newer)
    second = news(of_it, at(1, 9), at(2, 9), ALMATY)
    assert (second.statuses, second.followups) == ((), (older,))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        pytest.param(ALMATY, True, id="past midnight in Almaty"),
        pytest.param(BERLIN, False, id="evening in Berlin"),
    ],
)
def test_days_are_those_of_the_readers_zone(zone: ZoneInfo, *, told: bool) -> None:
    since, now = datetime(2026, 4, 6, 18, tzinfo=UTC), datetime(2026, 4, 6, 20, tzinfo=UTC)
    dated = statement(deadlines=[due(date(2026, 4, 7))])
    moved = [(each.old, each.new.timeliness) for each in news(dated, since, now, zone).deadlines]
    assert moved == ([(Timeliness.DUE_SOON, Timeliness.DUE_TODAY)] if told else [])


class TestTheStore:
    """At each start the library's entries are looked up in the store."""

    async def test_at_the_first_start_everything_counts_as_recorded_then(self) -> None:
        library, store = Library(shipped().statements, word_forms()), MemoryStore()
        await refresh(library, store, at(0, 9))
        ots = library.current
        assert {each.recorded_at for each in entries(ots)} == {at(0, 9)}
        for_later = news(ots, at(0, 9), at(6, 9), ALMATY)
        assert for_later.is_empty
        before = news(ots, at(-1, 9), at(0, 9), ALMATY)
        assert {each.id for each in before.followups} == {each.id for each in ots.standing_followups}

    async def test_a_later_start_records_what_is_new(self) -> None:
        old, new = followup(MONDAY, name="old"), followup(MONDAY, name="new")
        looked = check(MONDAY)
        store = MemoryStore()
        assert await self._recorded(store, at(0, 9), statement(old)) == {"old": at(0, 9)}
        assert await self._recorded(store, at(1, 9), statement(new, old, looked)) == {
            "old": at(0, 9),
            "new": at(1, 9),
            looked.id: at(1, 9),
        }
        assert await self._recorded(store, at(2, 9), statement(new)) == {"new": at(1, 9)}

    async def test_entries_of_two_statements_are_told_apart(self) -> None:
        first = statement(followup(MONDAY, name="event"))
        second = replace(first, id="other", made_on=first.made_on - timedelta(days=1))
        assert not {*entry_names(first)} & {*entry_names(second)}
        store = MemoryStore()
        await self._recorded(store, at(0, 9), first)
        library = Library({each.id: each for each in (first, second)}, word_forms())
        await refresh(library, store, at(1, 9))
        moments = {key: each.followups[0].recorded_at for key, each in library.statements.items()}
        assert moments == {"summit": at(0, 9), "other": at(1, 9)}

    async def test_the_library_holds_what_was_recorded_everywhere(self) -> None:
        library = Library(shipped().statements, word_forms())
        query = "chamber of commerce"
        found = library.search(library.current, query)
        await refresh(library, MemoryStore(), at(0, 9))
        assert library.current is library.statement("ots-2025") is library.with_initiative("chamber")[0]
        assert library.current is not shipped().statements["ots-2025"]
        assert found
        assert library.search(library.current, query) == found

    async def _recorded(
        self, store: MemoryStore, now: datetime, found: Statement
    ) -> dict[str, datetime | None]:
        library = Library({found.id: found}, word_forms())
        await refresh(library, store, now)
        return {each.id: each.recorded_at for each in entries(library.current)}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(at(1, 9), at(1, 0), id="the day began"),
        pytest.param(at(2, 14), at(2, 0), id="until the entry is recorded"),
        pytest.param(at(2, 15), at(2, 15), id="when it is"),
        pytest.param(at(2, 23.9), at(2, 15), id="for the rest of the day"),
        pytest.param(at(3, 0), at(3, 0), id="until the next one begins"),
    ],
)
def test_since_when_log_and_calendar_stand_still(moment: datetime, expected: datetime) -> None:
    of_it = statement(followup(MONDAY, recorded_at=at(2, 15)))
    assert unchanged_since(of_it, moment, ALMATY) == expected


moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 20)).map(  # noqa: DTZ001 - made aware below
    lambda moment: moment.replace(tzinfo=UTC)
)
days = st.dates(date(2026, 3, 20), date(2026, 4, 20))
statuses = st.none() | st.sampled_from(Status)
logs = st.lists(
    st.builds(
        followup,
        days,
        statuses,
        name=st.uuids().map(str),
        meets=st.sampled_from([None, "deadline"]),
        recorded_at=st.none() | moments,
    )
    | st.builds(check, days, statuses, recorded_at=st.none() | moments),
    max_size=8,
)
zones = st.sampled_from(["Asia/Almaty", "America/New_York", "Australia/Lord_Howe", "UTC"]).map(zone_of)


@given(log=logs, since=moments, now=moments, zone=zones)
def test_nothing_is_news_from_then_on(
    log: list[FollowUp | Check], since: datetime, now: datetime, zone: ZoneInfo
) -> None:
    """So that two spans may share what was found and rendered for one of them."""
    since, now = sorted([since, now])
    for of_it in (
        statement(*log, deadlines=[due(date(2026, 4, 10))], slugs=("bridge", "tunnel")),
        statement(*log),
    ):
        start, end = (unchanged_since(of_it, moment, zone) for moment in (since, now))
        assert start <= since
        assert local_date(start, zone) == local_date(since, zone)
        assert news(of_it, start, since, zone).is_empty
        assert news(of_it, start, end, zone) == news(of_it, since, now, zone)


@given(log=logs, three=st.tuples(moments, moments, moments), zone=zones)
def test_each_followup_is_told_in_just_one_of_two_spans(
    log: list[FollowUp | Check], three: tuple[datetime, datetime, datetime], zone: ZoneInfo
) -> None:
    first, middle, last = sorted(three)
    of_it = statement(*log)
    early, late, both = (
        {each.id for each in news(of_it, since, now, zone).followups}
        for since, now in ((first, middle), (middle, last), (first, last))
    )
    assert early | late == both
    assert not early & late
