"""Lists, orders and minutes in English, as they are really published."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Port Alder. 10 March 2026. "
UNKNOWN = DATELINE + "The harbour was quiet in the spring.\n\nThe works:\n\n"


def titles(text: str) -> list[str]:
    return [each.title for each in draft_of(text, "en").candidates]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("Introduce three new fees on yachts to raise €2 million.", ["three new fees on yachts"]),
        pytest.param("Extension of the quay up to Mill Lane", ["Extension of the quay up to Mill Lane"]),
        pytest.param("Construction of two footbridges over the canal", ["two footbridges over the canal"]),
        pytest.param("and drafting and adopting a port code.", ["port code"]),
        pytest.param("to refrain from charging night fees", ["night fees"]),
        pytest.param("Anna Holm: Send one more letter to settle the claim", ["one more letter"]),
        pytest.param("Jon Beck: Reach out to skippers who pay late", ["Reach out to skippers"]),
        pytest.param("Upon request, submit the revised drawings.", ["revised drawings"]),
        pytest.param("Cut the Berth Levy & Abolish the Buoy Tax", ["Berth Levy", "Buoy Tax"]),
        pytest.param("GOAL 2: Build strong crews to serve the coast.", ["strong crews"]),
        pytest.param("Platform 9 closed", []),
        pytest.param("QUAYS & CRANES, DOCKS", []),
        pytest.param("Check Berths and Verify Depth", []),
        pytest.param("How to contribute funds", []),
    ],
)
def test_items_of_a_list_whose_introduction_is_unknown(item: str, expected: list[str]) -> None:
    assert titles(f"{UNKNOWN}- {item}\n") == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(
            "Taxes on empty sheds and on empty berths", ["Taxes on empty sheds and on empty berths"]
        ),
        pytest.param("No toll bridge within the old town.", ["No toll bridge within the old town"]),
        pytest.param("The two mayors noted the long friendship of the towns.", []),
        pytest.param("The chair reaffirmed their bond with Peru.", []),
        pytest.param("Harbour Dues And Fees", []),
        pytest.param("Encourages donors to increase their gifts;", ["gifts"]),
        pytest.param("Reaffirming its previous orders,", []),
    ],
)
def test_items_of_a_list_of_things_to_be_done(item: str, expected: list[str]) -> None:
    assert titles(f"{DATELINE}We will see to the following:\n- {item}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Each office shall have a flood plan in place.", ["flood plan in place"]),
        pytest.param("Offices shall also give special weight to small ports.", ["special weight"]),
        pytest.param("Offices shall cooperate in providing the team with maps.", ["maps"]),
        pytest.param("Records of dives, including logs, shall be released.", ["Records of dives"]),
        pytest.param(
            "The council will consult with local divers.", ["consult with local divers"], id="no object"
        ),
        pytest.param("The Tide Study will receive almost $5 million.", ["$5 million"]),
        pytest.param("Norland commits to refrain from taxing sails or ropes.", ["sails or ropes"]),
        pytest.param(
            "Norland is working towards ratification of the Reef Pact.", ["ratification of the Reef Pact"]
        ),
        pytest.param("They looked forward to a return visit to Lima.", ["return visit to Lima"]),
        pytest.param("We firmly commit to a code for pilots.", ["code for pilots"]),
        pytest.param("We favour a single term for mayors.", ["single term for mayors"]),
        pytest.param("The firm wants lighter rules for tugs.", ["lighter rules for tugs"]),
        pytest.param("There will be no room for smugglers.", []),
        pytest.param(
            "The port has pledged £20m to repair the north quay.", ["£20m to repair the north quay"]
        ),
        pytest.param("Each port shall ensure that sludge is burnt apart.", ["sludge is burnt apart"]),
        pytest.param("The mayor said on Monday she was launching a review of tolls.", ["review of tolls"]),
        pytest.param("The mayor signed a decree ordering the creation of a fund.", ["fund"]),
        pytest.param("Plans for a new slip have been unveiled.", ["new slip"]),
        pytest.param("The regatta will go ahead on Friday.", ["regatta"]),
        pytest.param("We will not raise the mooring fee.", ["mooring fee"]),
        pytest.param(
            "The clerk shall submit a report describing the results.", ["report describing the results"]
        ),
        pytest.param("This Order shall take effect at noon.", []),
        pytest.param("We must foster trade and enhance trust in the port.", []),
        pytest.param("Our objective is to maintain the beauty of the bay.", []),
        pytest.param("The council has agreed a 4.9% rise in berth fees.", ["4.9% rise in berth fees"]),
        pytest.param("The state will take over the ailing ferry.", ["ailing ferry"]),
        pytest.param("The guild wants the port to cut fees.", ["fees"]),
        pytest.param("The tugs lie in our country to serve the quay.", []),
        pytest.param("Norland announced a pact with Acme, a maker of tugs and buoys.", ["pact with Acme"]),
        pytest.param("Harbour advocates for years blamed the crane.", []),
        pytest.param("The quay fees must continue.", ["quay fees"]),
        pytest.param("He said it will allow ferries to use two lanes.", ["two lanes"]),
        pytest.param("The plans involve moving the crane.", ["crane"]),
        pytest.param("The guild renewed calls by the Union of Crews for a new slip.", ["new slip"]),
        pytest.param("I give my support for this Dredging Bill.", ["Dredging Bill"]),
        pytest.param(
            "Norland will cut dues on sails, including by repealing the Sail Act.",
            ["dues on sails", "Sail Act"],
        ),
        pytest.param("The port needs to provide more pilots.", ["more pilots"]),
        pytest.param(
            "The board voted to proceed to the design stage to support growth.",
            ["proceed to the design stage"],
        ),
        pytest.param(
            "The mayor said a hall will be set up this year and a bank will be opened.", ["hall", "bank"]
        ),
        pytest.param(
            "The town would support the reuse of sheds in an effort to save land.", ["reuse of sheds"]
        ),
        pytest.param("Two years ago the crews were required to stop fishing in May.", []),
        pytest.param("The mission of the guild is to empower crews.", []),
        pytest.param("In line with our commitment to environmental stewardship, we dive.", []),
        pytest.param("The band is making great progress and giving joy to crowds.", []),
    ],
)
def test_orders_and_promises(sentence: str, expected: list[str]) -> None:
    assert titles(DATELINE + sentence) == expected
