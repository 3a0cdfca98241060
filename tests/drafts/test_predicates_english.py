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
        pytest.param(
            "We will reform the harbour rules, a choice put off for years, to attract new ships.",
            ["harbour rules"],
            id="an apposition and a purpose",
        ),
        pytest.param(
            "They agreed to open a school, to build a bridge and to repair a road.",
            ["school", "bridge", "road"],
            id="three purposes that are things to do",
        ),
        pytest.param(
            "Recognizing the need to protect the lake, the council agreed to draft a charter.",
            ["charter"],
            id="a leading participle clause",
        ),
        pytest.param("He praised the clerks who will keep the register.", [], id="a relative clause"),
        pytest.param("The mayor could not say how the bridge will be paid.", [], id="an indirect question"),
        pytest.param("The firm announced this month a new ferry.", ["new ferry"], id="a time without a day"),
        pytest.param(
            "The firm will open its U.S. headquarters in Salem.",
            ["U.S. headquarters in Salem"],
            id="an abbreviation with full stops",
        ),
        pytest.param("The firm will create up to 500 jobs.", ["500 jobs"], id="a quantity"),
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


def test_a_heading_before_the_sentences_of_an_item_is_no_thing() -> None:
    text = (
        "Our priorities:\n1. Homes and gardens. We will build a school.\n2. Roads. We will repair a bridge."
    )
    assert [each.title for each in draft_of(DATELINE + text, "en").candidates] == ["school", "bridge"]


def test_an_item_that_names_who_is_to_do_it_is_about_what_is_done() -> None:
    text = "Agreements were signed with:\n- Lima University to jointly fund 50 scholarships."
    assert [each.title for each in draft_of(DATELINE + text, "en").candidates] == ["50 scholarships"]


def test_what_the_limit_cuts_is_weaker_than_a_plain_word_of_will() -> None:
    weak = "The new project and the next steps could open possible measures on 1 May 2026 and 2 May 2026."
    plain = "The town must act."
    draft = draft_of(DATELINE + " ".join([weak, plain] * 6), "en")
    assert {each.sentence for each in draft.look} >= {plain}
    assert sum(each.sentence == plain for each in draft.look) == 6
    assert len(draft.look) == 9
