"""Single sentences in English: what they put forward, and which put nothing forward."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Tashlyk. 7 October 2025. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "He suggested that a joint task force on wildfires be set up.",
            ["joint task force on wildfires"],
            id="He suggested that a",
        ),
        pytest.param(
            "She recommended that the ministries prepare a common syllabus.",
            ["common syllabus"],
            id="She recommended that the",
        ),
        pytest.param(
            "We shall invest 40 million crowns in rail freight.",
            ["40 million crowns in rail freight"],
            id="We shall invest 40",
        ),
        pytest.param(
            "They plan to expand the ferry fleet and to modernise two piers.",
            ["ferry fleet", "two piers"],
            id="They plan to expand",
        ),
        pytest.param(
            "The government has decided to build a tidal power station.",
            ["tidal power station"],
            id="The government has decided",
        ),
        pytest.param(
            "It is planned to open three clinics next year.", ["three clinics"], id="It is planned to"
        ),
        pytest.param("The chamber is to be chaired by Ostmark in 2026.", ["chamber"], id="The chamber is to"),
        pytest.param(
            "He confirmed the intention to sign the Charter of the Plains by 1 July 2026.",
            ["Charter of the Plains"],
            id="He confirmed the intention",
        ),
        pytest.param(
            "I would like to propose the establishment of a Centre for Alpine Studies.",
            ["Centre for Alpine Studies"],
            id="I would like to",
        ),
        pytest.param(
            "He reiterated his proposal to hold the games every two years.",
            ["games every two years"],
            id="He reiterated his proposal",
        ),
        pytest.param(
            "Our goal is to plant one million trees by 2030.", ["one million trees"], id="Our goal is to"
        ),
        pytest.param(
            "The minister was instructed to submit a report within two weeks.",
            ["report"],
            id="The minister was instructed",
        ),
        pytest.param(
            "Members backed the proposal for a regional ombudsman.",
            ["regional ombudsman"],
            id="Members backed the proposal",
        ),
        pytest.param(
            "He invited the heads of state to the Summit of the Isles, to be held in Farrow "
            "on 28-29 May 2026.",
            ["Summit of the Isles"],
            id="He invited the heads",
        ),
        pytest.param("There is a need to harmonise safety rules.", ["safety rules"], id="There is a need"),
        pytest.param(
            "She announced the launch of a digital land register in the first half of 2027.",
            ["digital land register"],
            id="She announced the launch",
        ),
        pytest.param(
            "We will continue to support the idea of a nuclear-free zone.",
            ["nuclear-free zone"],
            id="We will continue to",
        ),
        pytest.param(
            "We propose the following: to abolish roaming fees and to adopt a single emergency number.",
            ["roaming fees", "single emergency number"],
            id="We propose the following",
        ),
        pytest.param(
            "Norland pledged to contribute 200 doctors to the mission.",
            ["200 doctors to the mission"],
            id="Norland pledged to contribute",
        ),
        pytest.param(
            "In his view, the member states should pool their research budgets.",
            ["research budgets"],
            id="In his view, the",
        ),
        pytest.param(
            "The Speaker tasked the committee with drafting a bill on archives.",
            ["bill on archives"],
            id="The Speaker tasked the",
        ),
        pytest.param(
            "We intend within three months to launch a hotline for miners.",
            ["hotline for miners"],
            id="We intend within three",
        ),
        pytest.param(
            "He proposed creating a seed library, a training centre and a mobile laboratory.",
            ["seed library", "training centre", "mobile laboratory"],
            id="He proposed creating a",
        ),
        pytest.param(
            "The parties agreed on a joint action plan for 2026-2028.",
            ["joint action plan"],
            id="The parties agreed on",
        ),
        pytest.param(
            "Announced that Kestria will host the Youth Forum in spring 2027.",
            ["Youth Forum"],
            id="Announced that Kestria will",
        ),
        pytest.param(
            "Therefore, I propose to adopt a Declaration on Clean Air, which would cover all cities.",
            ["Declaration on Clean Air"],
            id="Therefore, I propose to",
        ),
        pytest.param(
            "My first proposal is to establish a regional drought centre.",
            ["regional drought centre"],
            id="My first proposal is",
        ),
        pytest.param(
            "First, we should create a common visa for tourists.",
            ["common visa for tourists"],
            id="First, we should create",
        ),
        pytest.param(
            "It is time for us to establish a joint bank of seeds.",
            ["joint bank of seeds"],
            id="It is time for",
        ),
        pytest.param(
            "We are launching a new scholarship for nurses.",
            ["new scholarship for nurses"],
            id="We are launching a",
        ),
        pytest.param(
            "We are planning to open a consulate in Farrow.", ["consulate in Farrow"], id="We are planning to"
        ),
        pytest.param(
            "I have instructed the Government to prepare a bill on glaciers by 1 March.",
            ["bill on glaciers"],
            id="I have instructed the",
        ),
        pytest.param(
            "Kestria proposes a moratorium on river dumping.",
            ["moratorium on river dumping"],
            id="Kestria proposes a moratorium",
        ),
        pytest.param(
            "The country has called for the creation of a demilitarised zone.",
            ["demilitarised zone"],
            id="The country has called",
        ),
        pytest.param("The fund should be replenished every three years.", ["fund"], id="The fund should be"),
        pytest.param(
            "He underscored the importance of establishing a hotline.",
            ["hotline"],
            id="He underscored the importance",
        ),
        pytest.param(
            "The sides agreed to increase trade to $10 billion by 2030.",
            ["trade to $10 billion"],
            id="The sides agreed to",
        ),
        pytest.param(
            "Kestria will host the forum in 2027 and chair the Union in 2028.",
            ["forum", "Union"],
            id="Kestria will host the",
        ),
        pytest.param(
            "I hereby announce the opening of a new embassy.", ["new embassy"], id="I hereby announce the"
        ),
        pytest.param(
            "The President noted the need for a new convention on biosafety.",
            ["new convention on biosafety"],
            id="The President noted the",
        ),
        pytest.param(
            "He voiced support for the early conclusion of the talks.",
            ["early conclusion of the talks"],
            id="He voiced support for",
        ),
        pytest.param(
            "Under the plan, 15 schools will be built over the next three years.",
            ["15 schools"],
            id="Under the plan, 15",
        ),
        pytest.param(
            "proposed introducing visa-free travel for drivers",
            ["visa-free travel for drivers"],
            id="proposed introducing visa-free travel",
        ),
        pytest.param("spoke in favour of merging the power grids", ["power grids"], id="spoke in favour of"),
        pytest.param(
            "promised to double the area of greenhouses by 2030.",
            ["area of greenhouses"],
            id="promised to double the",
        ),
        pytest.param(
            "The Government intends to raise the minimum wage next year.",
            ["minimum wage"],
            id="The Government intends to",
        ),
        pytest.param(
            "Proposed to consider holding a summit in Hollin.",
            ["summit in Hollin"],
            id="Proposed to consider holding",
        ),
        pytest.param("It was agreed to set up a working group.", ["working group"], id="It was agreed to"),
        pytest.param(
            "The working group is expected to present its findings by 15 December 2025.",
            ["findings"],
            id="The working group is",
        ),
        pytest.param(
            "In order to protect the lake, we propose to ban diesel boats and create a ranger service.",
            ["diesel boats", "ranger service"],
            id="In order to protect",
        ),
    ],
)
def test_what_a_sentence_puts_forward(sentence: str, titles: list[str]) -> None:
    draft = draft_of(DATELINE + sentence, "en")
    assert [each.title for each in draft.candidates] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The mayor said the city would not close the library.", id="The mayor said the"),
        pytest.param("Let us work together for peace.", id="Let us work together"),
        pytest.param("The fund helped 300 families last year.", id="The fund helped 300"),
        pytest.param("I urge all parties to show restraint.", id="I urge all parties"),
        pytest.param("He called for restraint.", id="He called for restraint"),
        pytest.param("If we establish a fund, money will follow.", id="If we establish a"),
        pytest.param("The bridge was built in 2020 and opened last year.", id="The bridge was built"),
        pytest.param("The report suggests that prices will fall.", id="The report suggests that"),
        pytest.param("Should we create a fund?", id="Should we create a"),
        pytest.param("It is necessary to think about the future.", id="It is necessary to"),
        pytest.param(
            "The president expressed hope that talks would continue.", id="The president expressed hope"
        ),
        pytest.param("The company did not promise to raise wages.", id="The company did not"),
        pytest.param("The country never proposed to divide the lake.", id="The country never proposed"),
        pytest.param("By 2035, the population will double.", id="By 2035, the population"),
        pytest.param("His country is committed to peace.", id="His country is committed"),
        pytest.param(
            "The President highlighted the importance of trade.", id="The President highlighted the"
        ),
        pytest.param("An agreement on extradition was signed in March.", id="An agreement on extradition"),
        pytest.param(
            "We are grateful for the support of our initiative to create a museum.", id="We are grateful for"
        ),
        pytest.param("Kestria stands for peace.", id="Kestria stands for peace"),
        pytest.param("I invite you to visit our country.", id="I invite you to"),
        pytest.param("The programme will create 5,000 jobs.", id="The programme will create"),
        pytest.param("These measures will improve the investment climate.", id="These measures will improve"),
        pytest.param("We have built ten bridges and opened four schools.", id="We have built ten"),
        pytest.param("Trade reached $3 billion in 2024.", id="Trade reached $3 billion"),
        pytest.param("The delegation was warmly welcomed.", id="The delegation was warmly"),
        pytest.param("We must not allow prices to rise.", id="We must not allow"),
        pytest.param("We cannot build walls.", id="We cannot build walls"),
        pytest.param("I thank you for supporting our initiative.", id="I thank you for"),
    ],
)
def test_praise_facts_denials_and_conditions_put_nothing_forward(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "en").candidates == ()
