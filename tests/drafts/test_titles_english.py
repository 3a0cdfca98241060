"""Who has a say in English, and where the title of what is put forward ends."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Port Alder. 10 March 2026. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param("The Fire Board has recommended that the alarm be replaced.", [], id="advice of others"),
        pytest.param("Unions have long urged the port to hire pilots.", [], id="asked for all along"),
        pytest.param("We have recommended a new tariff.", ["new tariff"], id="advice of one's own"),
        pytest.param("The bank is believed to be planning a merger.", [], id="hearsay"),
        pytest.param("The new ferry is likely to open a route.", [], id="forecast"),
        pytest.param(
            '"It is late," said Ann Moss of a club, which had urged the town to buy a bus.',
            [],
            id="past in a relative clause",
        ),
        pytest.param(
            "We propose a centre, under which at least 2,000 beds would be moved.",
            ["centre"],
            id="number in a relative clause",
        ),
        pytest.param("Those who will get a permit must file a return.", [], id="who will"),
        pytest.param(
            "They will draft a joint programme for saving the eastern fens.",
            ["joint programme for saving the eastern fens"],
            id="gerund behind a preposition",
        ),
        pytest.param(
            "The town will open its cellars to unannounced inspections.",
            ["cellars to unannounced inspections"],
            id="direction with an adjective",
        ),
        pytest.param("The town will hire guards to feed animals.", ["guards"], id="purpose"),
        pytest.param(
            "They decided to slow the pace at which loans are repaid.",
            ["pace at which loans are repaid"],
            id="preposition and which",
        ),
        pytest.param(
            "They will table a motion to free 60 plots.", ["motion to free 60 plots"], id="motion to"
        ),
        pytest.param("The mayor has asked us to move the market.", [], id="asked of the speaker"),
        pytest.param("I have asked Ms Finch to lead an inquiry.", ["inquiry"], id="asked to lead"),
        pytest.param("We mean to sell the old wharf.", ["old wharf"], id="mean to"),
        pytest.param("He gave the town the means to sell the wharf.", [], id="means"),
        pytest.param("There would be room to cut rates.", [], id="there would be"),
        pytest.param("They'll be moved to the evening.", [], id="pronoun with its verb"),
        pytest.param(
            "The works will be paid for by raising the port fee.", ["port fee"], id="paid for by doing"
        ),
        pytest.param("Drivers would be offered retraining.", ["retraining"], id="offered something"),
        pytest.param("Tutors will be trained in first aid.", ["first aid"], id="trained in"),
        pytest.param("Some 400 posts are to go at the mill.", ["400 posts"], id="are to go"),
        pytest.param("The clerk is to go to Salem.", [], id="is to go somewhere"),
        pytest.param("The port tax is to rise to 30 cents.", ["port tax"], id="is to rise"),
        pytest.param("Our first act will be to repeal the Salt Act.", ["Salt Act"], id="our first act"),
        pytest.param("The time has come to create a food bank.", ["food bank"], id="the time has come"),
        pytest.param("The firm plans a mill in Salem.", ["mill in Salem"], id="plans a thing"),
        pytest.param("I appeal to the donors to pay the bill.", ["bill"], id="appeal to"),
        pytest.param("The firm faced calls to close the mill.", [], id="faced calls"),
        pytest.param("The pact requires Peru to close a mine.", [], id="what a pact requires"),
        pytest.param("The Guild for Health advises countries to close mines.", [], id="predicate before to"),
        pytest.param("ACTION: Clerk to renew the policy.", ["policy"], id="order behind a mark"),
        pytest.param("You will find the full list on our site.", [], id="told to the reader"),
        pytest.param("Capital spending is expected to reach 40 million.", [], id="expected to reach"),
        pytest.param("The club will play in a new kit.", [], id="no object"),
        pytest.param(
            "The board will propose to the General Meeting a dividend of 9 cents.",
            ["dividend of 9 cents"],
            id="object behind a name",
        ),
        pytest.param("He told them to report back at the next meeting.", [], id="reports back"),
        pytest.param(
            "We shall spend £65m over three years on a mill.",
            ["£65m over three years on a mill"],
            id="money over years",
        ),
        pytest.param(
            "We call for the convening, no later than 2027, of a General Court.",
            ["General Court"],
            id="making and of apart",
        ),
        pytest.param("I want to pay tribute to them.", [], id="bare word of a light verb"),
        pytest.param("The debt of households calls for vigilance.", [], id="bare word called for"),
        pytest.param("We will close this school.", ["school"], id="what was named before"),
        pytest.param("All love sharing until the van has to be booked.", [], id="until"),
        pytest.param("Plans to close the mill have been dropped.", [], id="plans told as over"),
        pytest.param("The council voted 8-3 to sell the hall.", ["hall"], id="votes counted"),
        pytest.param("We ask that you publish a list of boats.", ["list of boats"], id="ask that"),
        pytest.param(
            "Duties under this order shall be entrusted to a clerk.",
            ["Duties under this order"],
            id="order is a noun",
        ),
    ],
)
def test_who_has_a_say_and_where_a_title_ends(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "en").candidates] == titles


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param("Cork will work with farmers to halve the use of nitrogen.", ["use of nitrogen"]),
        pytest.param("She will work in close cooperation with Peru to map the seabed.", ["seabed"]),
        pytest.param("The mayor will work with all sides.", []),
        pytest.param("The sides will work in shifts.", []),
        pytest.param("We will take steps toward rural self-rule.", ["rural self-rule"]),
        pytest.param("I will charge a commission with reviewing the sentence.", ["sentence"]),
        pytest.param("We will introduce a 3–5 year visa for nurses.", ["3–5 year visa for nurses"]),
        pytest.param("The agency will launch Jobs.gov for veterans.", ["Jobs.gov for veterans"]),
        pytest.param("We're going to build a tram to the port.", ["tram to the port"]),
        pytest.param("I'm going to be honest with them.", []),
        pytest.param("We urge those states who have not yet signed to ratify the pact.", ["pact"]),
        pytest.param("We call again on lenders to cancel the debt.", ["debt"]),
        pytest.param("He told those who were there to go home.", []),
        pytest.param("Voters need political will and money.", []),
        pytest.param("The firm is answering the governor's call to cut prices.", []),
        pytest.param("We support the Government's efforts to improve safety.", []),
        pytest.param("We will support the measures proposed in the address.", []),
        pytest.param("The bank announced six of 10 customers who complained were paid.", []),
        pytest.param("The last time it proposed tolls, voters revolted.", []),
        pytest.param("All troops should be withdrawn from the isles.", ["troops"]),
        pytest.param("The offices that serve the isles must be strengthened.", ["offices"]),
        pytest.param("It is time for the embargo to be lifted.", ["embargo"]),
        pytest.param("Abolish annual licence fees for boats.", ["annual licence fees for boats"]),
        pytest.param("Plant workers walked out at noon.", []),
        pytest.param("Visit our website for more hints.", []),
        pytest.param("The senate approved a law to tax windfalls.", ["law to tax windfalls"]),
        pytest.param("She is advocating for the closure of the camp.", ["closure of the camp"]),
        pytest.param("To cut smog, reintroduce diesel duty.", ["diesel duty"]),
        pytest.param("To be fair, building roads takes time.", []),
        pytest.param(
            "We will use data to guide aid and to cut gaps, work with Peru and hire cooks.", ["data"]
        ),
        pytest.param(
            "We plan to open a mill, to build a pier and to plant trees.", ["mill", "pier", "trees"]
        ),
        pytest.param(
            "We will give a tenth to national parks, and double the fund.",
            ["tenth to national parks", "fund"],
        ),
        pytest.param("The mine will meet the needs of smelters.", []),
        pytest.param("Ban opponents rallied at noon.", []),
        pytest.param("They stressed the need for reform of the courts.", ["reform of the courts"]),
        pytest.param(
            "We unveiled five plans, including a mill and a school.", ["five plans", "mill", "school"]
        ),
    ],
)
def test_what_partners_others_and_bare_orders_put_forward(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "en").candidates] == titles
