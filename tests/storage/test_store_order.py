"""The index by moment, beside a list that is sorted anew each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.ledger.time_index import TimeIndex
from tests.storage.outboxes import at

keys = st.integers(0, 30)
moments = st.none() | st.integers(0, 9)


@given(st.lists(st.tuples(keys, moments), max_size=200), st.integers(0, 9), st.integers(0, 30))
def test_whatever_is_put_in_and_taken_out_it_is_in_order(
    steps: list[tuple[int, int | None]], moment: int, limit: int
) -> None:
    order: TimeIndex[int] = TimeIndex()
    plain: dict[int, int] = {}
    for key, due in steps:
        order.set(key, None if due is None else (at(due), key))
        plain.pop(key, None)
        if due is not None:
            plain[key] = due
    expected = sorted((at(due), key) for key, due in plain.items())
    up_to = [key for due, key in expected if due <= at(moment)]
    assert order.first() == (expected[0][0] if expected else None)
    assert order.up_to(at(9), len(plain)) == [key for _due, key in expected]
    assert order.up_to(at(moment), limit) == up_to[:limit]
    assert order.count_up_to(at(moment)) == len(up_to)
