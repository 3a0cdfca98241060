"""Reading the statement, from a raw update to what leaves over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.support.buttons import on
from views.telegram.statement.callbacks import ShowCard, ShowList, ShowLog

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

SLUGS = (
    "ots_plus",
    "vision_2040",
    "investment_fund",
    "chamber",
    "industry",
    "middle_corridor",
    "digital_monitoring",
    "cyber_council",
    "innovation_center",
    "ai_university",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("/start", "What was proposed", id="start"),
        pytest.param("/help", "/deadlines", id="help"),
        pytest.param("/digest", "Kazakhstan Today, 7 October 2025, 16:22", id="digest names the source"),
        pytest.param("/digest", "39 days left", id="digest says what is next due"),
        pytest.param("/initiatives", "8. 🔍 Cybersecurity Council of the OTS", id="list"),
        pytest.param("/initiative 4", "4. Turkic Chamber of Commerce", id="card by number"),
        pytest.param("/initiative chamber", "4. Turkic Chamber of Commerce", id="card by slug"),
        pytest.param("/chamber", "4. Turkic Chamber of Commerce", id="card by its own command"),
        pytest.param("/CHAMBER@Briefing_Bot", "4. Turkic Chamber of Commerce", id="any case, with the name"),
        pytest.param("/deadlines", "held on 20 February 2026, 51 days late", id="deadlines"),
        pytest.param("/deadlines", "7 April 2027", id="next review of the undated"),
        pytest.param("/followups", "page 1 of 5", id="log"),
        pytest.param("/followups chamber", "8 January 2026", id="log of one"),
        pytest.param("/search палатой", "Turkic Chamber of Commerce and Industry", id="Russian word form"),
        pytest.param("палатой", "Turkic Chamber of Commerce and Industry", id="free text searches"),
        pytest.param("/cite 4", "§ 5. https://t.me/briefing_bot?start=chamber", id="citation"),
        pytest.param("/about", "does not mean that nothing was done", id="about"),
        pytest.param("/language", "Choose the language", id="language"),
        pytest.param("/forget", "Nothing is stored", id="nothing to forget"),
        pytest.param("/start chamber", "4. Turkic Chamber of Commerce", id="deep link"),
        pytest.param("/start nonsense", "What was proposed", id="unknown deep link greets"),
    ],
)
async def test_a_command_in_private_is_answered(desk: Desk, emma: Person, text: str, expected: str) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), text)
    assert expected in answer.text


@pytest.mark.parametrize("slug", SLUGS)
async def test_each_initiative_is_a_command(desk: Desk, emma: Person, slug: str) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), f"/{slug}")
    assert answer.text.startswith(f"{SLUGS.index(slug) + 1}. ")
    assert "checked on 29 november 2026 in sources up to 15 may 2026" in answer.text.casefold()
    assert "Kazakhstan Today" in answer.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("/initiative", "number or the name", id="no argument"),
        pytest.param("/initiative 11", "There is no initiative “11”", id="number out of range"),
        pytest.param("/initiative <b>x</b>", "There is no initiative “<b>x</b>”", id="markup stays text"),
        pytest.param("/cite chmber", "Did you mean this one?", id="misspelt slug"),
        pytest.param("/search", "after the command", id="nothing to search for"),
        pytest.param("/search zzzzzz", "Nothing was found", id="nothing found"),
        pytest.param("/digset", "Did you mean /digest?", id="misspelt command"),
        pytest.param("/chambre", "Did you mean /chamber?", id="misspelt slug command"),
        pytest.param("/палата", "Did you mean /chamber?", id="a command in another alphabet"),
        pytest.param("/language xx", "is not one of the languages", id="unknown language"),
    ],
)
async def test_wrong_input_gets_a_sentence_that_helps(
    desk: Desk, emma: Person, text: str, expected: str
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), text)
    assert expected in answer.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("/digset", id="unknown command"),
        pytest.param("/digest@other_bot", id="another bot's command"),
        pytest.param("good morning", id="small talk"),
    ],
)
async def test_a_group_is_left_in_peace(desk: Desk, emma: Person, text: str) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    assert await desk.say(emma, group, text) == []


@pytest.mark.parametrize("text", ["/digest", "/digest@briefing_bot"])
async def test_a_group_is_answered(desk: Desk, emma: Person, text: str) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], supergroup=False)
    (answer,) = await desk.say(emma, group, text)
    assert "12th summit" in answer.text


async def test_a_wrong_argument_in_a_group_gets_no_guess(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[])
    (answer,) = await desk.say(emma, group, "/initiative chmber")
    assert "There is no initiative" in answer.text
    assert "Did you mean" not in answer.text


async def test_a_topic_is_answered_in_the_topic(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    forum = world.add_group("Forum", members=[emma], admins=[emma], forum=True)
    topic = forum.topics[77] = Topic(77, "News")
    (in_topic,) = await desk.say(emma, forum, "/chamber", thread=topic.thread)
    (in_general,) = await desk.say(emma, forum, "/chamber")
    assert in_topic.thread == topic.thread
    assert in_general.thread is None


async def test_buttons_walk_through_the_cards_in_one_message(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    answer = await desk.press(emma, chat, card, on(ShowCard, slug="industry"))
    assert answer == ("", False)
    (shown,) = [each for each in desk.box.world.messages(chat) if each.from_bot]
    assert shown.text.startswith("5. Programme of Industrial Cooperation")
    await desk.press(emma, chat, shown, on(ShowList))
    assert "Initiatives" in shown.text
    await desk.press(emma, chat, shown, on(ShowCard, slug="ai_university"))
    await desk.press(emma, chat, shown, on(ShowCard, slug="ots_plus"))
    assert shown.text.startswith("1. OTS+ format")


async def test_the_log_is_paged_and_leads_back(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (log,) = await desk.say(emma, chat, "/followups")
    assert "15 May 2026" in log.text
    for page in range(1, 5):
        await desk.press(emma, chat, log, on(ShowLog, page=page))
    assert "page 5 of 5" in log.text
    assert "30 September 2025" in log.text
    await desk.press(emma, chat, log, on(ShowLog, slug=""))
    assert "page 4 of 5" in log.text


async def test_pressing_the_same_button_twice_changes_nothing(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (log,) = await desk.say(emma, chat, "/followups")
    data = "log:ots-2025::0"
    assert await desk.press(emma, chat, log, data, forged=True) == ("", False)
    assert await desk.press(emma, chat, log, data, forged=True) == ("", False)
    assert "page 1 of 5" in log.text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("card:ots-2025:gone", id="initiative that is gone"),
        pytest.param("card:old:chamber", id="statement that is gone"),
        pytest.param("log:ots-2025:chamber:x", id="page that is no number"),
        pytest.param("list", id="too short"),
        pytest.param("v0|something", id="of another age"),
        pytest.param("lang:xx", id="language that is gone"),
    ],
)
async def test_a_button_without_meaning_says_so(desk: Desk, emma: Person, data: str) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    answer = await desk.press(emma, chat, card, data, forged=True)
    assert answer == ("This button is out of date. /start shows new ones.", True)


async def test_a_page_beyond_the_last_shows_the_last(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (log,) = await desk.say(emma, chat, "/followups")
    await desk.press(emma, chat, log, "log:ots-2025::99", forged=True)
    assert "page 5 of 5" in log.text


@pytest.mark.profile
async def test_menus_and_descriptions_are_set_in_each_language(desk: Desk) -> None:
    scopes = ("all_private_chats", "all_group_chats", "all_chat_administrators")
    wanted = {(scope, language) for scope in scopes for language in ("", "en", "kk", "ru")}
    await desk.box.until(lambda: wanted <= desk.box.commands.keys())
    names = {each["command"] for each in desk.box.commands["all_group_chats", "ru"]}
    assert {"digest", "whatsnew"} <= names
    assert "language" not in names
    assert "language" in {each["command"] for each in desk.box.commands["all_chat_administrators", "ru"]}
    kinds = {kind for kind, _language in desk.box.descriptions}
    await desk.box.until(lambda: len(desk.box.descriptions) >= 2 * 4)
    assert len(kinds) == 2


async def test_a_forward_of_a_kind_that_is_not_known_here_gets_the_sentence_for_what_is_no_text(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    message = {"message_id": 900, "date": 5, "chat": chat.api(), "from": emma.api(), "hologram": {"depth": 3}}
    desk.box.inject({"message": message | {"forward_origin": {"type": "galaxy", "date": 5}}})
    await desk.box.settled()
    assert desk.box.world.messages(chat)[-1].text.startswith("The bot understands text")
