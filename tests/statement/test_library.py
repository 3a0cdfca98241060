"""The statements that the bot holds, and how people name things in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.library import Library, named_initiative, nearest
from tests.support.statement_examples import library, shipped, statement

OTS = shipped().statements["ots-2025"]


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        pytest.param("4", "chamber", id="number"),
        pytest.param("04", "chamber", id="number with a nought"),
        pytest.param("10", "ai_university", id="number of two digits"),
        pytest.param(" 4 ", "chamber", id="blanks around"),
        pytest.param("chamber", "chamber", id="name"),
        pytest.param("/chamber", "chamber", id="name with a slash"),
        pytest.param("CHAMBER", "chamber", id="capitals"),
        pytest.param("ai-university", "ai_university", id="hyphen for underscore"),
        pytest.param("0", None, id="nought"),
        pytest.param("00", None, id="noughts"),
        pytest.param("11", None, id="one too many"),
        pytest.param("-1", None, id="below nought"),
        pytest.param("4.5", None, id="fraction"),
        pytest.param("४", None, id="digit of another script"),
        pytest.param("²", None, id="digit that is no number"),
        pytest.param("", None, id="nothing"),
        pytest.param("/", None, id="slash alone"),
        pytest.param("chambe", None, id="beginning of a name"),
        pytest.param("9" * 10_000, None, id="very large"),
        pytest.param("0" * 10_000 + "4", "chamber", id="very many noughts"),
    ],
)
def test_a_number_or_a_name_names_exactly_one_initiative(asked: str, slug: str | None) -> None:
    found = named_initiative(OTS, asked)
    assert (found.slug if found else None) == slug


def test_a_name_of_digits_names_its_initiative_unless_it_is_a_number_of_another() -> None:
    of_digits = statement(slugs=("first", "2040", "1"))
    assert [named_initiative(of_digits, each).slug for each in ("2040", "1", "3")] == [  # type: ignore[union-attr] # none would fail
        "2040",
        "first",
        "1",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("chamer", "chamber", id="a letter missing"),
        pytest.param("CHAMBRE", "chamber", id="two letters changed, capitals"),
        pytest.param("digets", "digest", id="two letters changed"),
        pytest.param("xyz", None, id="nothing close"),
        pytest.param("", None, id="nothing asked"),
        pytest.param("д" * 5000, None, id="very long"),
    ],
)
def test_the_nearest_name(asked: str, expected: str | None) -> None:
    assert nearest(asked, ["chamber", "digest", "deadlines"]) == expected


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        pytest.param("chambr", "chamber", id="misspelt"),
        pytest.param("Middle Corridor", "middle_corridor", id="a blank for underscore"),
        pytest.param("middle-corridors", "middle_corridor", id="hyphen and plural"),
        pytest.param("палатой", "chamber", id="a word in Russian"),
        pytest.param("дәлізді", "middle_corridor", id="a word in Kazakh"),
        pytest.param("бегемот", None, id="no idea"),
        pytest.param("", None, id="nothing asked"),
    ],
)
def test_the_nearest_initiative_by_name_else_by_words(asked: str, slug: str | None) -> None:
    assert library().nearest_initiative(OTS, asked) == slug


def test_the_newest_statement_is_current_and_comes_first() -> None:
    def forms(word: str) -> frozenset[str]:
        return frozenset({word})

    old = statement(made_on=date(2025, 1, 1), slugs=("bridge", "tunnel"))
    new = replace(statement(made_on=date(2026, 1, 1), slugs=("bridge",)), id="later")
    both = Library({"summit": old, "later": new}, forms)
    assert both.current is new
    assert both.newest_first == [new, old]
    assert both.with_initiative("bridge") == [new, old]
    assert both.with_initiative("bridge", old) == [old, new]
    assert both.with_initiative("tunnel", new) == [old]
    assert both.with_initiative("nonsense") == []
    assert both.statement("summit") is old
    assert both.statement("nonsense") is None
    assert [each.initiative for each in both.search(old, "tunnel")] == ["tunnel"]
    assert both.search(new, "tunnel") == []
