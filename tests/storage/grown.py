"""Stores that hold objects of every kind, with any values that can be stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, get_args

from hypothesis import strategies as st

from briefing.handled_updates import BLOCK, HandledBlock
from briefing.outbox import Body, Part, Row, RowState
from briefing.preferences import Frequency, Preferences
from briefing.records import Record
from storage.copying.port import TABLES, Item

Grown = dict[str, list[Item]]
"""The objects of each table, by rising numbers."""

LARGEST = 2**52 - 1
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
HOURS = st.integers(0, 23)

st.register_type_strategy(int, st.integers(-LARGEST, LARGEST))
# JSON has no infinity, and no score or weight is one.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(date, st.dates(date(2000, 1, 1), date(2199, 12, 31)))
st.register_type_strategy(
    HandledBlock,
    st.builds(
        lambda block, places, at: HandledBlock(
            block, tuple(sorted(block * BLOCK + each for each in places)), at
        ),
        st.integers(0, LARGEST // BLOCK - 1),
        st.sets(st.integers(0, BLOCK - 1), min_size=1, max_size=3),
        MOMENTS,
    ),
)
st.register_type_strategy(
    Mapping, lambda kind: st.dictionaries(*map(st.from_type, get_args(kind)), max_size=3)
)
JSON = st.sampled_from(["", '[{"type":"bold","offset":0,"length":1}]', "{}"])
st.register_type_strategy(Part, st.builds(Part, entities=JSON, extras=JSON))
st.register_type_strategy(
    Preferences,
    st.builds(
        Preferences,
        st.sampled_from(["UTC", "Asia/Almaty"]),
        st.sampled_from(Frequency),
        st.lists(HOURS, min_size=1, max_size=3, unique=True).map(lambda each: tuple(sorted(each))),
        st.lists(st.integers(0, 6), min_size=1, unique=True).map(lambda each: tuple(sorted(each))),
        st.integers(1, 31),
        st.none() | st.tuples(HOURS, HOURS),
        reminders=st.booleans(),
        monthly_summary=st.booleans(),
        silent=st.booleans(),
    ),
)


@st.composite
def grown(draw: st.DrawFn) -> Grown:
    """Return objects of every table; each row has its body."""
    made = {table: draw(_items(table)) for table in TABLES if table != "outbox"}
    names = [f"{each.number:032x}" for each in made["bodies"]]
    made["outbox"] = draw(_rows(names)) if names else []
    return made


def key_of(table: str, thing: Any) -> object:  # noqa: ANN401 - of each kind another one
    """Return what makes an object unique within its table."""
    if isinstance(thing, Record | Row):
        return thing.key
    names = {"chats": "id", "subscriptions": "target", "bodies": "hash", "seen": "name"}
    return getattr(thing, names[table])


@st.composite
def _items(draw: st.DrawFn, table: str) -> list[Item]:
    things = draw(
        st.lists(st.from_type(TABLES[table]), max_size=3, unique_by=lambda each: key_of(table, each))
    )
    numbers = draw(st.lists(st.integers(1, 100), min_size=3, max_size=3, unique=True).map(sorted))
    named = [Item(_number(number, thing), thing) for number, thing in zip(numbers, things, strict=False)]
    return sorted(named, key=lambda each: each.number)


@st.composite
def _rows(draw: st.DrawFn, bodies: list[str]) -> list[Item]:
    states = st.sampled_from([each for each in RowState if each is not RowState.LEASED])
    parts = st.integers(0, 3)
    row = st.builds(Row, part=parts, body=st.sampled_from(bodies), state=states, attempts=parts)
    rows = draw(st.lists(row, max_size=5, unique_by=lambda each: each.key))
    return [Item(number, each) for number, each in enumerate(rows, start=7)]


def _number(number: int, thing: object) -> int:
    if isinstance(thing, Body):
        return int(thing.hash, 16)
    return int(getattr(thing, "id", number)) if type(thing) is TABLES["chats"] else number
