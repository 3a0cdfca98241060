"""Predicates, reports and joined doings of English, sentence by sentence."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Port Alder. 10 March 2026. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "I am pleased to announce the opening in Lima of a Glacier Office.",
            ["Glacier Office"],
            id="pleased to",
        ),
        pytest.param("We welcome Chile's initiative to streamline mandates.", ["mandates"], id="a welcome"),
        pytest.param("He offered to train 200 specialists.", ["200 specialists"], id="an offer"),
        pytest.param("He said the country would open a mission.", ["mission"], id="a reported future"),
        pytest.param(
            "We intend to launch, together with our partners, a Lake Programme.",
            ["Lake Programme"],
            id="an insertion",
        ),
        pytest.param(
            "She proposed the creation of a fund and the launch of joint exercises.",
            ["fund", "joint exercises"],
            id="two doings",
        ),
        pytest.param(
            "They supported the proposal by Peru to open a training centre.",
            ["training centre"],
            id="whose idea",
        ),
        pytest.param(
            "He instructed them to draft a roadmap on the use of sensors.",
            ["roadmap on the use of sensors"],
            id="a title that goes on",
        ),
        pytest.param("I propose to give the region a permanent seat.", ["permanent seat"], id="two objects"),
        pytest.param(
            "I propose that 2027 be declared the Year of Pastures.",
            ["Year of Pastures"],
            id="a year of something",
        ),
        pytest.param(
            "By 2030, the share of renewables must reach 15 per cent.",
            ["share of renewables"],
            id="what must be reached",
        ),
        pytest.param(
            "The two sides reached an agreement to open consulates.", ["consulates"], id="an agreement to do"
        ),
    ],
)
def test_what_a_predicate_puts_forward(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "en").candidates] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        "They reaffirmed their commitment to the integrity of all states.",
        "Similar promises were made in 2019 and never kept.",
        "The government plans were welcomed by investors.",
        "Asked about nuclear power, he replied that nothing was decided.",
        "We need to move faster on digital trade.",
    ],
)
def test_principles_facts_and_answers_put_nothing_forward(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "en").candidates == ()
