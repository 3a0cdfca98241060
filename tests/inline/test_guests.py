"""Guest mode: the bot's name in a chat of which it is no member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import structlog

from tests.inline.asking import NAME, asked, foreign, links, posted
from tests.views.telegram_html import units

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

CHAMBER = "4. Turkic Chamber of Commerce and Industry"


def title(text: str) -> str:
    return text.splitlines()[0]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("chamber", id="slug"),
        pytest.param("4", id="number"),
        pytest.param("№ 4", id="number sign"),
        pytest.param("4th?", id="ordinal"),
        pytest.param("4-інші", id="kk ordinal"),
        pytest.param("/chamber", id="command"),
        pytest.param("Chambers", id="en plural"),
        pytest.param("what became of the trade chamber?", id="en question"),
        pytest.param("палатой", id="ru instrumental"),
        pytest.param("Что с торгово-промышленной палатой?", id="ru question"),
        pytest.param("сауда палатасының жағдайы қандай?", id="kk question"),
        pytest.param("ticaret odası", id="tr"),
        pytest.param("ticarət palatası", id="az"),
        pytest.param("savdo palatasi", id="uz"),
        pytest.param("соода палатасы", id="ky"),
    ],
)
async def test_words_are_answered_by_the_card(desk: Desk, emma: Person, words: str) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} {words}")
    assert title(answer.text) == CHAMBER


async def test_a_number_that_is_part_of_a_word_is_no_number_of_an_initiative(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} 5G")
    assert not answer.text.startswith("5. ")


@pytest.mark.parametrize(
    "text", ["chamber {}", "/chamber {}", "{}: chamber, please", "{} @other_bot chamber"]
)
async def test_the_name_may_stand_anywhere(desk: Desk, emma: Person, text: str) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), text.format(NAME))
    assert title(answer.text) == CHAMBER


async def test_the_answer_is_one_screen_with_links_only(desk: Desk, emma: Person) -> None:
    chat = foreign(desk, emma)
    for number in range(1, 11):
        (answer,) = await asked(desk, emma, chat, f"{NAME} {number}")
        assert title(answer.text).startswith(f"{number}. ")
        assert units(answer.text) <= 700
        assert not [each for row in answer.buttons for each in row if "callback_data" in each]
    assert links(answer) == {
        "📄 Open": "https://t.me/briefing_bot?start=i_ai_university",
        "🔔 Follow": "https://t.me/briefing_bot?start=f_ai_university",
    }
    (share,) = [each for row in answer.buttons for each in row if each["text"] == "↗ Share"]
    assert share["switch_inline_query_chosen_chat"]["query"] == "ai_university"


async def test_without_inline_mode_what_is_shared_is_a_link(idle_desk: Desk, emma: Person) -> None:
    idle_desk.box.world.settings.inline = False
    await idle_desk.start()
    (answer,) = await asked(idle_desk, emma, foreign(idle_desk, emma), f"{NAME} chamber")
    assert links(answer)["↗ Share"].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fbriefing_bot")


async def test_it_has_status_sentence_deadline_and_the_newest_change_with_one_source(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    _title, status, _gap, sentence, _gap, deadline, _gap, heading, event = answer.text.splitlines()
    assert status.startswith("🔄 in progress, by news of 8 January 2026")
    assert sentence.startswith("The President sees in the Chamber")
    assert deadline.startswith("⏰ 2026: Kazakhstan’s chairmanship")
    assert (heading, event.split(":")[0]) == ("Newest evidence", "8 January 2026")
    assert answer.html.count("<a href=") == 1


@pytest.mark.parametrize(
    "text", [NAME, f"{NAME}?", f"{NAME} 🤔", f"hi {NAME}", f"{NAME} /help", f"{NAME} digest"]
)
async def test_the_name_alone_is_answered_by_the_overview(desk: Desk, emma: Person, text: str) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), text)
    assert title(answer.text).startswith("Statement by the President of Kazakhstan")
    assert [each for each in answer.text.splitlines() if each[:1].isdigit()][-1].startswith("10. ")
    assert links(answer)["📄 Open"] == "https://t.me/briefing_bot?start=s_ots-2025"


async def test_what_is_not_found_is_answered_by_the_nearest_three_and_a_link(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} zxqw <b>vbnm</b>")
    assert answer.text == "Nothing was found for “zxqw <b>vbnm</b>”.\nThese come nearest:"
    *near, (everything, address) = links(answer).items()
    assert [url.split("start=")[1][:2] for _words, url in near] == ["i_"] * 3
    assert (everything, address) == ("📋 All initiatives", "https://t.me/briefing_bot?start=s_ots-2025")


async def test_the_answer_is_in_the_language_of_the_caller(desk: Desk, emma: Person) -> None:
    kairat = desk.box.world.add_person("Kairat", language="kk")
    chat = foreign(desk, emma, kairat)
    (answer,) = await asked(desk, kairat, chat, f"{NAME} chamber")
    assert title(answer.text) == "4. Түркі мемлекеттерінің сауда-өнеркәсіп палатасы"
    await desk.say(kairat, desk.box.world.private(kairat), "/language ru")
    (answer,) = await asked(desk, kairat, chat, f"{NAME} chamber")
    assert title(answer.text) == "4. Торгово-промышленная палата тюркских государств"
    (answer,) = await asked(desk, emma, chat, f"{NAME} chamber")
    assert title(answer.text) == CHAMBER
    stranger = desk.box.world.add_person("Stranger", language="")
    (answer,) = await asked(desk, stranger, foreign(desk, stranger), f"{NAME} chamber")
    assert title(answer.text) == CHAMBER, "the language of the bot"


async def test_no_other_call_is_made(desk: Desk, emma: Person) -> None:
    desk.box.journal.clear()
    await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    about_itself = ("getUpdates", "setMy", "getMy", "deleteMy")
    called = [each.method for each in desk.box.journal if not each.method.startswith(about_itself)]
    assert called == ["answerGuestQuery"]


async def test_a_basic_group_and_a_caption_are_answered_too(desk: Desk, emma: Person) -> None:
    chat = foreign(desk, emma, supergroup=False)
    (answer,) = await asked(desk, emma, chat, f"{NAME} chamber")
    assert title(answer.text) == CHAMBER
    desk.box.world.send_file(emma, chat, b"news", kind="document", caption=f"{NAME} logistics")
    await desk.box.settled()
    assert title(posted(desk, chat)[-1].text).startswith("6. ")


async def test_nothing_is_answered_where_guest_mode_is_off(idle_desk: Desk, emma: Person) -> None:
    idle_desk.box.world.settings.guests = False
    await idle_desk.start()
    assert await asked(idle_desk, emma, foreign(idle_desk, emma), f"{NAME} chamber") == []


async def test_a_group_of_the_bot_hears_nothing_of_plain_words_as_before(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    assert await asked(desk, emma, group, f"{NAME} chamber") == []


async def test_a_guest_message_that_says_nothing_is_no_error(desk: Desk, emma: Person) -> None:
    sender = {"id": emma.id, "is_bot": False, "first_name": "Emma"}
    chat = {"id": -100_5, "type": "supergroup", "title": "x"}
    bare = {"message_id": 1, "date": 5, "chat": chat}
    with structlog.testing.capture_logs() as logged:
        desk.box.inject({"guest_message": bare | {"from": sender}})
        desk.box.inject({"guest_message": bare | {"guest_query_id": "7", "quote": 5, "reply_to_message": []}})
        (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    assert title(answer.text) == CHAMBER
    assert [each for each in logged if each["event"] == "handler_failed"] == []


async def test_a_chat_of_two_people_is_answered_without_touching_either_of_theirs(
    desk: Desk, emma: Person
) -> None:
    fred = desk.box.world.add_person("Fred", language="en")
    private = desk.box.world.private(fred)
    await desk.say(fred, private, "/start")
    (answer,) = await asked(desk, emma, desk.box.world.between(emma, fred), f"{NAME} chamber")
    assert title(answer.text) == CHAMBER
    assert [each.text for each in posted(desk, private)][1:] == []
    (card,) = await desk.say(fred, private, "/chamber")
    assert card.text.startswith("4. ")
