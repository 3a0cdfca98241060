"""Guest messages that answer another message: which initiative that is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.inline.asking import NAME, asked, asked_as_guest, foreign, links

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

NEWS = {
    "en": "Kazakhstan takes over the Turkic Chamber of Commerce and Industry for a year. The ceremony took "
    "place in Astana, and 12 agreements were signed on the margins.",
    "ru": "Казахстан на год возглавил Тюркскую торгово-промышленную палату. Церемония прошла в Астане.",
    "kk": "Қазақстан Түркі сауда-өнеркәсіп палатасына бір жыл төрағалық етеді. Рәсім Астанада өтті.",
    "tr": "Türk Ticaret ve Sanayi Odası’nın dönem başkanlığı Kazakistan’a geçti. Tören Astana’da yapıldı.",
}
OF_OTHERS = {
    "en": "The Istanbul Chamber of Commerce elected a new president. Its members trade with forty countries.",
    "ru": "Инвестиционный фонд Норвегии сократил вложения в облигации. Доля акций выросла до 70 процентов.",
    "kk": "Алматы сауда палатасы жаңа төраға сайлады. Оған мүшелер дауыс берді.",
    "tr": "Ankara Ticaret Odası yeni başkanını seçti. Oda üyelerinin yarısı oy kullandı.",
}
"""News of other chambers and funds, which have the words of ours."""
WEATHER = (
    "Tomorrow it rains in the north; in the south the sun shines all day long, says the weather service."
)


@pytest.fixture
def chat(desk: Desk, emma: Person) -> Chat:
    return foreign(desk, emma)


async def answered(desk: Desk, person: Person, chat: Chat, news: str, text: str) -> Message:
    """Let somebody post news, and ask the bot below it."""
    other = desk.box.world.add_person("Other", language="en")
    desk.box.world.join(other, chat)
    post = desk.box.world.say(other, chat, news)
    (answer,) = await asked(desk, person, chat, text, reply_to=post["message_id"])
    return answer


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("{} is this true?", "en"),
        ("{}", "en"),
        ("{} правда?", "ru"),
        ("{} это фейк или нет", "ru"),
        ("рас па, {}?", "kk"),
        ("{} bu doğru mu?", "tr"),
        ("{} check this please", "tr"),
        ("{} doğrudur?", "tr"),
        ("{} rostmi?", "kk"),
        ("{} чынбы?", "kk"),
    ],
)
async def test_a_question_about_a_message_is_answered_by_what_the_message_names(
    desk: Desk, emma: Person, chat: Chat, text: str, language: str
) -> None:
    answer = await answered(desk, emma, chat, NEWS[language], text.format(NAME))
    found, _gap, title, *_rest = answer.text.splitlines()
    assert found.startswith("↩️ Found in the message that was answered, by: ")
    words = found.partition("by: ")[2].split(", ")
    assert len(words) > 1
    assert all(each in NEWS[language] for each in words)
    assert title == "4. Turkic Chamber of Commerce and Industry"


async def test_what_a_message_names_besides_is_linked(desk: Desk, emma: Person, chat: Chat) -> None:
    news = f"{NEWS['en']} The Turkic Investment Fund and railway containers were spoken of, too."
    answer = await answered(desk, emma, chat, news, f"{NAME} is this true?")
    assert "4. Turkic Chamber of Commerce and Industry" in answer.text
    others = list(links(answer).items())[2:]
    assert ("3. Turkic Investment Fund", "https://t.me/briefing_bot?start=i_investment_fund") in others
    assert len(others) == 2


async def test_names_in_the_question_come_first(desk: Desk, emma: Person, chat: Chat) -> None:
    answer = await answered(desk, emma, chat, NEWS["en"], f"{NAME} and what about logistics?")
    assert answer.text.startswith("6. Transport, logistics")


async def test_other_words_of_the_question_come_after_what_the_message_names(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    answer = await answered(desk, emma, chat, NEWS["en"], f"{NAME} is the summit still on?")
    assert "4. Turkic Chamber of Commerce and Industry" in answer.text
    answer = await answered(desk, emma, chat, WEATHER, f"{NAME} Eurasia")
    assert answer.text.startswith("6. Transport, logistics")


async def test_a_message_that_names_nothing_is_answered_by_the_nearest_three(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    answer = await answered(desk, emma, chat, WEATHER, f"{NAME} is this true?")
    assert answer.text.startswith("The message that was answered names none of the initiatives.")
    assert len(links(answer)) == 4


@pytest.mark.parametrize("news", OF_OTHERS.values(), ids=OF_OTHERS)
async def test_news_of_others_is_not_taken_for_ours(desk: Desk, emma: Person, chat: Chat, news: str) -> None:
    answer = await answered(desk, emma, chat, news, f"{NAME} is this true?")
    assert answer.text.startswith("The message that was answered names none of the initiatives.")


async def test_a_single_name_is_enough(desk: Desk, emma: Person, chat: Chat) -> None:
    answer = await answered(desk, emma, chat, "Палата!", NAME)
    found, _gap, title, *_rest = answer.text.splitlines()
    assert found == "↩️ Found in the message that was answered, by: Палата"
    assert title.startswith("4. ")


async def test_what_is_quoted_comes_before_the_rest_of_the_message(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    fund = "The Turkic Investment Fund was founded, too."
    post = desk.box.world.say(emma, chat, f"{NEWS['en']} {fund}")
    asking = desk.box.world.say(emma, chat, "true?", reply_to=post["message_id"])
    quote = {"text": fund, "position": len(NEWS["en"]) + 1, "is_manual": True}
    (answer,) = await asked_as_guest(desk, chat, asking | {"text": f"{NAME} true?", "quote": quote})
    found, _gap, title, *_rest = answer.text.splitlines()
    assert found == "↩️ Found in the quoted words, by: Turkic, Investment, Fund"
    assert title == "3. Turkic Investment Fund"


async def test_the_caption_of_a_picture_is_read(desk: Desk, emma: Person, chat: Chat) -> None:
    picture = desk.box.world.send_file(emma, chat, b"news", kind="document", caption=NEWS["ru"])
    (answer,) = await asked(desk, emma, chat, f"{NAME} правда?", reply_to=picture["message_id"])
    assert "by: Тюркскую, торгово, промышленную, палату" in answer.text


async def test_a_message_without_words_is_not_asked(desk: Desk, emma: Person, chat: Chat) -> None:
    picture = desk.box.world.send_file(emma, chat, b"news", kind="document")
    (answer,) = await asked(desk, emma, chat, NAME, reply_to=picture["message_id"])
    assert answer.text.startswith("Statement by the President")
    (answer,) = await asked(desk, emma, chat, f"{NAME} chamber", reply_to=picture["message_id"])
    assert answer.text.startswith("4. ")


async def test_an_answer_to_the_bots_own_answer_is_a_question_too(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    (card,) = await asked(desk, emma, chat, f"{NAME} chamber")
    (answer,) = await asked(desk, emma, chat, "and the railways?", reply_to=card.message_id)
    assert answer.text.startswith("6. Transport, logistics")


async def test_a_long_question_is_read_for_the_names_in_it(desk: Desk, emma: Person, chat: Chat) -> None:
    (answer,) = await asked(desk, emma, chat, f"{NAME} is it true? {'Much else was said. ' * 20}{NEWS['ru']}")
    assert answer.text.startswith("4. ")
