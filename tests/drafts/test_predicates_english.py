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
    ("sentence", "titles"),
    [
        pytest.param(
            "We suggest opening in Lima, under the roof of the Academy, a glacier school.",
            ["glacier school"],
            id="object behind phrases",
        ),
        pytest.param("The board will submit to the council a report.", ["report"], id="addressee first"),
        pytest.param("They will put in place a common ferry pass.", ["common ferry pass"], id="put in place"),
        pytest.param(
            "They intend to finish, in 2027, the canal joining the lakes with the sea.",
            ["canal joining the lakes with the sea"],
            id="participle with its object",
        ),
        pytest.param(
            "We propose a school, for which the city will buy 40 desks.", ["school"], id="detail of a thing"
        ),
        pytest.param("We take note of the proposals of the Governor.", [], id="whose proposals"),
        pytest.param("Should prices rise, the fare may need to be raised.", [], id="inverted condition"),
        pytest.param("The firm would sign a contract if the price was right.", [], id="condition behind"),
        pytest.param("Experts at the Academy have proposed closing two ports.", [], id="outsiders"),
        pytest.param("Critics had long urged the firm to consider a split.", [], id="past before the past"),
        pytest.param("One in six families now needs a food parcel.", [], id="who lacks something"),
        pytest.param("We would ask the Board to do three things.", [], id="asking for what follows"),
        pytest.param("We ask the council to keep a register.", ["register"], id="asking leads on"),
        pytest.param("Drivers will be obliged to carry a permit.", ["permit"], id="obliged to"),
        pytest.param("The clerk is charged with holding a census.", ["census"], id="charged with"),
        pytest.param("They will take steps to recover old debts.", ["old debts"], id="steps to"),
        pytest.param("We are therefore creating a seed fund.", ["seed fund"], id="adverb between"),
        pytest.param("A tram line is being built.", ["tram line"], id="under way"),
        pytest.param(
            "Order No. 8 of 2 May 2014 is hereby repealed.", ["Order No. 8 of 2 May 2014"], id="hereby"
        ),
        pytest.param("$90 million will be invested in a tram depot.", ["tram depot"], id="what money is for"),
        pytest.param(
            "Land left idle will be subject to a yearly charge.", ["yearly charge"], id="subject to"
        ),
        pytest.param(
            "Nurses shall receive a housing grant.", ["housing grant"], id="who is granted something"
        ),
        pytest.param(
            "A harbour firm, to be named Nordlys, will be set up.", ["harbour firm"], id="interrupted subject"
        ),
        pytest.param(
            "It was RESOLVED that the pool be closed and that a guard be hired.",
            ["pool", "guard"],
            id="resolved that",
        ),
        pytest.param("RESOLVED that the pool not be closed.", [], id="resolved not"),
        pytest.param("Repeal the Harbour Act.", ["Harbour Act"], id="order"),
        pytest.param(
            "Publish in full the river survey.", ["river survey"], id="order with the object behind"
        ),
        pytest.param("Clerk to obtain two quotes.", ["two quotes"], id="who is to"),
        pytest.param("We will bring in a bill which caps fares.", ["bill which caps fares"], id="bare noun"),
        pytest.param("The houses we need will have to be paid for.", [], id="contact clause"),
        pytest.param("Finally, money.", [], id="heading of a series"),
        pytest.param("In 2019 the town pledged to plant a wood.", [], id="in a year before"),
        pytest.param("Debt should fall below 2 billion.", [], id="forecast"),
        pytest.param("Unless pay rises, members will be balloted.", [], id="unless"),
        pytest.param("The firm denies that it plans to close the mill.", [], id="denies"),
        pytest.param("No lorry shall enter the old town.", [], id="no subject"),
        pytest.param("We demand an immediate ban on trawling.", ["immediate ban on trawling"], id="demand"),
        pytest.param("There will be an inquiry.", ["inquiry"], id="there will be"),
        pytest.param("Fares are to be cut by a fifth.", ["Fares"], id="what is cut"),
        pytest.param("Road signs to be replaced by May.", [], id="no order without a list"),
        pytest.param(
            "They will add direct flights and hold talks to resolve disputes.",
            ["direct flights", "talks"],
            id="direct is no verb",
        ),
        pytest.param("The mayor laid out plans for 2027 and beyond.", [], id="plans for a time"),
    ],
)
def test_where_the_object_stands_and_who_speaks(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "en").candidates] == titles


def test_an_item_that_names_an_office_is_the_head_of_what_follows() -> None:
    text = (
        "The board RESOLVED:\n1. Harbour office (A. Lee):\n– install two cranes.\n"
        "2. The clerk, jointly with the mayor, to draft and submit for approval a new tariff for the port.\n"
        "3. Legal office: amend the harbour rules.\n4. Creation of a fleet of tugs.\n"
    )
    assert [each.title for each in draft_of(DATELINE + text, "en").candidates] == [
        "two cranes",
        "new tariff for the port",
        "harbour rules",
        "fleet of tugs",
    ]


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
