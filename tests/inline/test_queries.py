"""Inline mode: what is offered in any chat."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from bot.site import site_of
from briefing.statement.text import Text
from tests.inline.asking import offered
from tests.statement.two_statements import with_newer
from tests.support.largest import largest
from views.html.addressing import resolve
from views.html.resources import Resource

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Person
    from storage.content import Content
    from tests.desk import Desk

HTTPS = "https://briefing.example"


def ids(answer: dict[str, object]) -> list[str]:
    results = answer["results"]
    assert isinstance(results, list)
    return [each["id"] for each in results]


def results_sent(desk: Desk) -> list[dict[str, Any]]:
    """Return the results of the last answer as the bot sent them."""
    found: list[dict[str, Any]] = desk.box.journal.filter("answerInlineQuery")[-1].params["results"]
    return found


async def test_without_words_the_overview_and_the_ten_initiatives_are_offered(
    desk: Desk, emma: Person
) -> None:
    answer = await offered(desk, emma, "")
    overview, *cards = answer["results"]
    assert overview["id"] == "ots-2025"
    assert overview["title"].startswith("Statement by the President of Kazakhstan")
    assert overview["description"].startswith("🟡 1 partly fulfilled · 🔄 4 in progress")
    assert len(cards) == 10
    assert cards[3]["id"] == "ots-2025:chamber"
    assert cards[3]["title"] == "4. Turkic Chamber of Commerce and Industry"
    assert cards[3]["description"].startswith("🔄 in progress, by news of 8 January 2026")
    assert (answer["is_personal"], answer["next_offset"], answer["button"]) == (True, "", None)
    assert answer["cache_time"] <= 60


@pytest.mark.parametrize("words", ["chamber", "палатой", "сауда палатасы", "ticaret odası", "4"])
async def test_words_are_searched(desk: Desk, emma: Person, words: str) -> None:
    found = ids(await offered(desk, emma, words))
    assert found[0] == "ots-2025:chamber"
    assert len(found) == len(set(found)) < 11


async def test_ids_do_not_depend_on_the_place(desk: Desk, emma: Person) -> None:
    every = ids(await offered(desk, emma, ""))
    found = ids(await offered(desk, emma, "логистика"))
    assert set(found) < set(every)
    assert every.index(found[0]) != 0


async def test_what_is_not_found_offers_the_nearest_and_says_so(desk: Desk, emma: Person) -> None:
    answer = await offered(desk, emma, "zxqw vbnm")
    assert len(answer["results"]) == 3
    assert answer["button"] == {
        "text": "Nothing found; these come nearest",
        "start_parameter": "s_ots-2025",
    }


async def test_a_word_for_a_command_offers_what_there_is(desk: Desk, emma: Person) -> None:
    assert len(ids(await offered(desk, emma, "help"))) == 11


async def test_the_language_is_that_of_the_person(desk: Desk, emma: Person) -> None:
    kairat = desk.box.world.add_person("Kairat", language="kk")
    await desk.say(kairat, desk.box.world.private(kairat), "/language ru")
    (first, *_rest) = (await offered(desk, kairat, "chamber"))["results"]
    assert first["title"] == "4. Торгово-промышленная палата тюркских государств"
    (first, *_rest) = (await offered(desk, emma, "chamber"))["results"]
    assert first["title"] == "4. Turkic Chamber of Commerce and Industry"


async def test_what_is_sent_is_the_card_with_its_buttons(desk: Desk, emma: Person) -> None:
    answer = await offered(desk, emma, "chamber")
    friends = desk.box.world.private(emma)
    desk.box.world.choose_inline(emma, friends, answer["query_id"], "ots-2025:chamber")
    await desk.box.settled()
    card = desk.box.world.messages(friends)[-1]
    assert card.text.startswith("4. Turkic Chamber of Commerce and Industry\n🔄 in progress")
    assert desk.box.world.messages(friends) == [card], "the bot does not answer its own card"
    buttons = [each["text"] for row in card.buttons for each in row]
    assert buttons == ["📄 Open", "🔔 Follow", "↗ Share", "🔄 Newest"]


async def test_with_pages_in_a_browser_there_are_small_pictures(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(public_url=HTTPS)
    await offered(idle_desk, emma, "")
    overview, *cards = results_sent(idle_desk)
    assert overview["thumbnail_url"].startswith(f"{HTTPS}/og/en/ots-2025/all-initiatives.")
    assert cards[3]["thumbnail_url"].startswith(f"{HTTPS}/og/en/ots-2025/chamber.")
    assert idle_desk.app is not None
    site = site_of(idle_desk.app.services, HTTPS, "")
    picture = resolve(site, cards[3]["thumbnail_url"].removeprefix(HTTPS))
    assert isinstance(picture, Resource)
    assert picture.body.startswith(b"\x89PNG"), "that of the page, under its present address"


async def test_without_pages_there_are_none(desk: Desk, emma: Person) -> None:
    await offered(desk, emma, "")
    assert {"thumbnail_url" in each for each in results_sent(desk)} == {False}


async def test_a_long_list_comes_in_pages(idle_desk: Desk, content: Content, emma: Person) -> None:
    long = largest(content.statements["ots-2025"], 60)
    idle_desk.content = replace(content, statements=MappingProxyType({long.id: long}))
    await idle_desk.start()
    first = await offered(idle_desk, emma, "")
    second = await offered(idle_desk, emma, "", first["next_offset"])
    assert (len(first["results"]), first["next_offset"]) == (50, "50")
    assert (len(second["results"]), second["next_offset"]) == (11, "")
    assert len({*ids(first), *ids(second)}) == 61
    assert max(len(each.encode()) for each in ids(first)) <= 64


async def test_a_long_title_is_cut_between_words_and_not_behind_its_number(
    idle_desk: Desk, content: Content, emma: Person
) -> None:
    one = content.statements["ots-2025"]
    words = "The Chamber of Commerce and Industry and its members in all states of the Organization"
    title = Text(dict.fromkeys(content.catalogues, words))
    initiatives = {**one.initiatives, "chamber": replace(one.initiatives["chamber"], title=title)}
    long = replace(one, initiatives=initiatives)
    idle_desk.content = replace(content, statements=MappingProxyType({long.id: long}))
    await idle_desk.start()
    await offered(idle_desk, emma, "chamber")
    shown = results_sent(idle_desk)[0]["title"]
    assert shown == "4. The Chamber of Commerce and Industry and its members in all states of the…"


@pytest.mark.parametrize("offset", ["x", "-1", "9" * 60, "٣", "999999", "²"])
async def test_an_offset_that_is_not_ours_is_no_error(desk: Desk, emma: Person, offset: str) -> None:
    assert len(ids(await offered(desk, emma, "", offset))) in {0, 8, 11}


async def test_the_statement_that_the_person_chose_comes_first(
    idle_desk: Desk, content: Content, emma: Person, tmp_path: Path
) -> None:
    idle_desk.content = with_newer(content, tmp_path / "content")
    await idle_desk.start()
    assert ids(await offered(idle_desk, emma, "chamber"))[:2] == ["summit:chamber", "ots-2025:chamber"]
    assert ids(await offered(idle_desk, emma, "")) == ["summit", "summit:chamber", "summit:tunnel"]


async def test_a_query_waits_for_no_answer_in_private(desk: Desk, emma: Person) -> None:
    desk.box.faults.add(method="sendMessage", times=1, kind="hang", seconds=3)
    desk.box.world.say(emma, desk.box.world.private(emma), "/chamber")
    query = desk.box.world.ask_inline(emma, desk.box.world.private(emma), "chamber")
    await desk.box.until(lambda: query in desk.box.world.inline_answers, timeout=2)
