"""What of a proposal is filled into the form of a follow-up, and what is left to be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.followups.form import first_open
from briefing.followups.presets import with_presets
from briefing.proposals.entry_form import values_of_proposal
from briefing.proposals.proposal import Proposal
from briefing.proposals.story import Story
from tests.desk import NOW
from tests.support.statement_examples import shipped

STATEMENT = shipped().statements["ots-2025"]
STORY = Story(
    "The fund begins", "It lends money.", "https://a.example/1", "A", date(2026, 11, 20), "https://a.example/"
)


def values(*sources: Story, language: str = "en") -> dict[str, str]:
    first = sources or (STORY,)
    return values_of_proposal(
        Proposal(7, "ots-2025", "investment_fund", language, 0.9, (), first, NOW), STATEMENT
    )


def asked_first(given: dict[str, str]) -> str:
    filled = with_presets(given, STATEMENT, NOW.date())
    return first_open(filled, STATEMENT).key


def test_only_the_status_is_left_to_be_asked() -> None:
    given = values()
    assert given["proposal"] == "7"
    assert (given["text"], given["text_language"]) == ("The fund begins. It lends money.", "en")
    assert (given["day"], given["url.1"], given["publisher.1"]) == ("2026-11-20", "https://a.example/1", "A")
    assert asked_first(given) == "status"


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Really?", "Yes.", "Really? Yes."),
        ("The fund begins", "", "The fund begins."),
        ("The fund", "The fund begins today.", "The fund begins today."),
        ("The fund\u202e begins", "It\u200b lends.", "The fund begins. It\u200b lends."),
        ("The fund begins", "x" * 600, "The fund begins"),
    ],
    ids=["ends itself", "no lead", "lead begins with the title", "marks", "too long together"],
)
def test_the_text_is_the_title_with_the_lead_where_both_fit(title: str, lead: str, expected: str) -> None:
    assert values(replace(STORY, title=title, lead=lead))["text"] == expected


@pytest.mark.parametrize(
    ("source", "missing", "asked"),
    [
        (replace(STORY, url="http://127.0.0.1:8080/1"), "url.1", "url.1"),
        (replace(STORY, url="https://a.example/" + "x" * 1000), "url.1", "url.1"),
        (replace(STORY, title="<b>x</b>", lead=""), "text", "text"),
        (replace(STORY, published_on=date(2025, 10, 1)), "day", "day"),
        (replace(STORY, publisher="x" * 200), "publisher.1", "status"),
    ],
    ids=["private", "long address", "markup", "before the statement", "no name"],
)
def test_what_no_editor_could_answer_is_asked_for(source: Story, missing: str, asked: str) -> None:
    given = values(source)
    assert missing not in given
    assert asked_first(given) == asked


def test_at_most_five_sources_are_taken_those_without_an_address_left_out() -> None:
    others = [replace(STORY, url=f"https://{n}.example/1") for n in range(7)]
    given = values(replace(STORY, url="http://10.0.0.1/1"), *others)
    assert [given[f"url.{n}"] for n in range(1, 6)] == [each.url for each in others[:5]]
    assert given["pieces"] == "5"


def test_an_outlet_keeps_the_name_that_the_log_has_for_it() -> None:
    given = values(replace(STORY, url="https://qazinform.com/news/x", publisher="Qazinform: all news"))
    assert "publisher.1" not in given
    assert with_presets(given, STATEMENT, NOW.date())["publisher.1"] == "Qazinform"


def test_a_language_that_the_statement_has_no_more_is_replaced() -> None:
    assert values(language="de")["text_language"] in STATEMENT.title.by_language
