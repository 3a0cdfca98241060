"""Searching the shipped statement in all its languages, word forms included."""

from __future__ import annotations

import functools
import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.forms import word_forms
from briefing.search.index import SearchIndex
from briefing.search.words import words_of
from tests.support.statement_examples import followup, library, shipped, statement

if TYPE_CHECKING:
    from briefing.search.ranking import Hit

OTS = shipped().statements["ots-2025"]
LIMIT = 4096
"""Characters that a message may have."""


forms = functools.cache(word_forms)


def find(query: str) -> list[Hit]:
    return library().search(OTS, query)


def best(query: str) -> tuple[str, str | None] | None:
    hits = find(query)
    return (hits[0].initiative, hits[0].followup) if hits else None


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        pytest.param("палата", "chamber", id="ru nominative"),
        pytest.param("палатой", "chamber", id="ru instrumental"),
        pytest.param("палаты", "chamber", id="ru genitive"),
        pytest.param("ПАЛАТУ", "chamber", id="ru capitals"),
        pytest.param("кибербезопасности", "cyber_council", id="ru compound"),
        pytest.param("кибербезопасностью", "cyber_council", id="ru compound instrumental"),
        pytest.param("совет по кибербезопасности", "cyber_council", id="ru title"),
        pytest.param("советы кибербезопасность", "cyber_council", id="ru title in other forms"),
        pytest.param("университет", "ai_university", id="ru university"),
        pytest.param("университетами", "ai_university", id="ru universities"),
        pytest.param("торгово-промышленной", "chamber", id="ru hyphen"),
        pytest.param("universities", "ai_university", id="en plural"),
        pytest.param("corridors", "middle_corridor", id="en corridors"),
        pytest.param("Chairmanship", "chamber", id="en only in a deadline and a body"),
        pytest.param("палатасы", "chamber", id="kk as in the title"),
        pytest.param("палатасының", "chamber", id="kk genitive"),
        pytest.param("дәлізді", "middle_corridor", id="kk accusative"),
        pytest.param("университеттің", "ai_university", id="kk university"),
        pytest.param("қоры", "investment_fund", id="kk short word as in the title"),
        pytest.param("ЖИ", "ai_university", id="kk abbreviation"),
        pytest.param("OTS+", "ots_plus", id="a sign after a word"),
        pytest.param("ai_university", "ai_university", id="name with an underscore"),
        pytest.param("/middle_corridor", "middle_corridor", id="name as a command"),
        pytest.param("4", "chamber", id="number of an initiative"),
        pytest.param("2040", "vision_2040", id="year in a title"),
        pytest.param("1765", "middle_corridor", id="figure in a follow-up"),
        pytest.param("turkic alliance for cybersecurity", "cyber_council", id="en several words"),
    ],
)
def test_a_query_finds_what_was_meant_first(query: str, slug: str) -> None:
    assert find(query)[0].initiative == slug


def test_a_follow_up_is_found_by_its_words() -> None:
    assert best("Бишкеке") == ("investment_fund", "2025-12-05-fund-governors-corrected")


def test_a_follow_up_is_found_by_its_publisher() -> None:
    assert best("Sayasat.kg") == ("ots_plus", "2025-10-07-format-decision")


def test_io_in_a_query_finds_ie_in_a_text() -> None:
    assert find("объём") == find("объем") != []


@pytest.mark.parametrize("query", ["ёлка", "елка", "Ёлками", "елкой"])
@pytest.mark.parametrize("written", ["ёлка", "елка"])
def test_io_and_ie_are_one_letter(written: str, query: str) -> None:
    index = SearchIndex(statement(followup(date(2026, 1, 1), name=written)), forms())
    assert [each.followup for each in index.find(query)] == [written]


def test_letters_of_two_characters_are_one() -> None:
    """The letter й as people type it, and as some programs take it apart."""
    assert find("промышлeнный".replace("e", "е").replace("й", "\u0438\u0306")) == find("промышленный") != []


@pytest.mark.parametrize("query", ["бегемот", "qwertyuiop", "999999", "бұлбұл"], ids=ascii)
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert find(query) == []


@pytest.mark.parametrize(
    "query",
    ["", "   ", "\n\t", "…", "?!", "«»", "—", "___", "'-’", "\u200b", "🙂🙃", "\ud83d"],
    ids=ascii,
)
def test_without_a_word_nothing_is_found(query: str) -> None:
    assert find(query) == []


@pytest.mark.parametrize(
    "query",
    [".*", "(", "[", "\\", "(?:", "*", "+", "{1,2}$", "^|", "(a*)*$", "%s", "{0}", "${x}", "'; --"],
)
def test_signs_of_patterns_mean_nothing(query: str) -> None:
    words = " ".join(re.findall(r"\w+", query))
    assert find(query) == find(words)


def test_what_has_most_of_the_words_comes_first() -> None:
    hits = find("тюркский инвестиционный фонд")
    assert (hits[0].initiative, hits[0].followup) == ("investment_fund", None)
    assert len(hits) > 2, "one word of three is enough to be found at all"


def test_an_initiative_is_found_once_however_many_entries_match() -> None:
    assert [each.initiative for each in find("инвестиционный фонд")].count("investment_fund") == 1


def test_what_has_all_words_in_its_texts_stands_before_what_has_one_in_its_name() -> None:
    index = SearchIndex(
        statement(
            followup(date(2026, 1, 1), slug="road", name="a bridge of granite"), slugs=("bridge", "road")
        ),
        forms(),
    )
    assert [each.initiative for each in index.find("granite bridge")] == ["road", "bridge"]


def test_a_word_in_the_title_weighs_more_than_one_in_the_body() -> None:
    hits = [each.initiative for each in find("кооперации") if each.followup is None]
    assert hits == ["industry", "chamber"], "although the chamber stands before it in the statement"


def test_a_known_form_weighs_more_than_a_shared_beginning() -> None:
    log = (
        followup(date(2026, 1, 2), slug="bridge", name="шайбалар"),
        followup(date(2026, 1, 1), slug="road", name="шайба"),
    )
    index = SearchIndex(statement(*log, slugs=("bridge", "road")), forms())
    assert [each.initiative for each in index.find("шайбу")] == ["road", "bridge"]


def test_what_was_typed_rightly_stands_before_what_was_mistaken() -> None:
    log = (
        followup(date(2026, 1, 2), slug="bridge", name="гранит"),
        followup(date(2026, 1, 1), slug="road", name="гранат"),
    )
    index = SearchIndex(statement(*log, slugs=("bridge", "road")), forms())
    assert [each.initiative for each in index.find("гранат")] == ["road"]
    assert [each.initiative for each in index.find("гранут")] == ["bridge", "road"]


def test_two_words_are_not_related_by_a_beginning_alone() -> None:
    index = SearchIndex(statement(followup(date(2026, 1, 1), name="international")), forms())
    assert index.find("interval") == []


def test_a_repeated_word_counts_once() -> None:
    assert find("палата палата палата") == find("палата")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("палата " * 585, id="one word again and again"),
        pytest.param(" ".join(f"слов{n:03}" for n in range(500)), id="many unknown words"),
        pytest.param(" ".join(f"word{n:04}" for n in range(400)), id="many unknown English words"),
        pytest.param("а" * LIMIT, id="one long word"),
        pytest.param("не" * (LIMIT // 2), id="one long word of prefixes"),
        pytest.param(
            " ".join("недо" * 6 + chr(0x430 + n) for n in range(32)), id="words of doubling prefixes"
        ),
        pytest.param("а-" * (LIMIT // 2), id="hyphens"),
        pytest.param("(((((" * 800, id="brackets"),
        pytest.param("\u0301" * LIMIT, id="combining marks"),
    ],
)
def test_a_query_as_long_as_a_message_is_answered_at_once(query: str) -> None:
    """A slow search would keep everybody waiting; the slowest of these takes 0.1 s on an idle machine."""
    began = time.process_time()
    find(query[:LIMIT])
    assert time.process_time() - began < 1.0


@given(st.text(max_size=200))
def test_any_query_is_answered_with_what_exists(query: str) -> None:
    hits = find(query)
    assert len({(each.initiative, each.followup) for each in hits}) == len(hits)
    ids = {each.id for each in OTS.followups}
    assert all(each.initiative in OTS.initiatives and each.followup in {None, *ids} for each in hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ёлка", ["Ёлка"], id="as written"),
        pytest.param("торгово-промышленная", ["торгово", "промышленная"], id="hyphen"),
        pytest.param("ai_university", ["ai", "university"], id="underscore"),
        pytest.param("Fund’s", ["Fund’s"], id="apostrophe"),
        pytest.param("‘Fund’", ["Fund"], id="quotation marks"),
        pytest.param("oʻzbek o‘zbek o'zbek", ["oʻzbek", "o‘zbek", "o'zbek"], id="apostrophes of letters"),
        pytest.param("İnnovasiya", ["İnnovasiya"], id="dotted capital i"),
        pytest.param("ТМҰ-ның", ["ТМҰ", "ның"], id="kk ending after a hyphen"),
        pytest.param("в 2025–2026", ["в", "2025", "2026"], id="a dash separates"),
        pytest.param("-a-", ["a"], id="hyphens around"),
        pytest.param("ОТГ+, §5.", ["ОТГ", "plus", "5"], id="a plus is a word"),
        pytest.param("1 + 2", ["1", "2"], id="a plus by itself is none"),
        pytest.param("A.I. and Alem.AI", ["AI", "and", "Alem", "AI"], id="full stops of an abbreviation"),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert [word.text for word in words_of(text)] == expected
