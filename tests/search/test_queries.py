"""What people type, in seven languages, and how much of it finds what they mean."""

from __future__ import annotations

import pytest

from tests.search.finding import HELD_OUT, READERS, SHOWN, TABLE, expected, found, score
from tests.support.statement_examples import shipped

FIRST = 0.95
"""The share of queries that are to find first what is meant."""


def test_the_table_names_what_there_is_in_every_language() -> None:
    known = {*shipped().statements["ots-2025"].initiatives, *(f"/{name}" for name in READERS)}
    assert expected().keys() == set(shipped().languages)
    assert {meant for rows in expected().values() for meant in rows.values()} <= known
    assert sum(map(len, expected().values())) >= 140


def test_nearly_all_queries_find_first_what_is_meant() -> None:
    result = score(TABLE)
    print(f"{result.first} of {result.queries} found first, {result.shown} among {SHOWN}")  # noqa: T201
    assert result.first >= FIRST * result.queries, result.others
    assert result.shown == result.queries, result.others


def test_queries_that_nothing_was_mended_for_find_it_too() -> None:
    assert not set(queries_of(TABLE)) & set(queries_of(HELD_OUT))
    result = score(HELD_OUT)
    print(f"{result.first} of {result.queries} found first, {result.shown} among {SHOWN}")  # noqa: T201
    assert result.first >= FIRST * result.queries, result.others


def queries_of(table: str) -> list[tuple[str, str]]:
    return [(language, query) for language, rows in expected(table).items() for query in rows]


@pytest.mark.parametrize("language", sorted(expected()))
def test_a_query_finds_the_same_however_it_is_written(language: str) -> None:
    """Capitals, blanks, a question mark, and letters that some programs take apart."""
    for query in expected()[language]:
        if "i" not in query.lower() and "ı" not in query and not query.isupper():
            assert found(query.upper())[:1] == found(query)[:1], query
        assert found(f"  {query} ?")[:1] == found(query)[:1]
