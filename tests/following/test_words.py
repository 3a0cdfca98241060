"""Following a word: what may be one, which new entries are told, and that each is told once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.statement.entry import Status
from sandbox import Topic
from tests.followups.published import MINUTE, checked, digests, followed_up, nine, subscribed, told
from tests.statement.two_statements import with_newer
from tests.support.buttons import on, pressable
from views.telegram.following.callbacks import ChooseFollowMode, Unfollow, UnfollowWord

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat, Person
    from storage.content import Content
    from tests.desk import Desk

WITH_WORD = "Customs and logistics were agreed."
DAY = timedelta(days=1)


@pytest.fixture
def chat(idle_desk: Desk, emma: Person) -> Chat:
    return idle_desk.box.world.private(emma)


@pytest.mark.parametrize(
    ("word", "words"),
    [
        pytest.param("logistics", WITH_WORD, id="as it stands"),
        pytest.param("LOGISTICS", WITH_WORD, id="in capitals"),
        pytest.param("“logistics”.", WITH_WORD, id="in quotation marks"),
        pytest.param("logistika", WITH_WORD, id="in another language"),
        pytest.param("логистика", WITH_WORD, id="in another alphabet"),
        pytest.param("university", "Two universities were opened.", id="in another form"),
        pytest.param("палата", "Открыты палаты в двух городах.", id="in a Russian form"),
        pytest.param("палата", "Решено палатой.", id="in another Russian form"),
        pytest.param("palata", "Открыты палаты в двух городах.", id="typed in Latin letters"),
        pytest.param("қор", "Қорға ақша бөлінді.", id="with an ending of Kazakh"),
        pytest.param("customs logistics", WITH_WORD, id="two words, both in the entry"),
        pytest.param("Agency", "The office was opened.", id="who published it"),
    ],
)
async def test_a_new_entry_with_the_word_is_told(
    desk: Desk, emma: Person, chat: Chat, word: str, words: str
) -> None:
    (answer,) = await desk.say(emma, chat, f"/follow word:{word}")
    assert answer.text.startswith("You follow the word ")
    await followed_up(desk, "industry", words)
    (message,) = await told(desk, chat, desk.now + MINUTE)
    assert "With your words: " in message
    assert "Programme of Industrial" in message or "/industry" in message
    assert words in message
    assert await told(desk, chat, desk.now + DAY) == []


@pytest.mark.parametrize(
    ("word", "words"),
    [
        pytest.param("logistics", "The office was opened.", id="another word"),
        pytest.param("customs logistics", "Logistics were agreed.", id="one of two words"),
        pytest.param("loan", "The logan was opened.", id="a typing error away"),
        pytest.param("port", "A portfolio was opened.", id="a longer word that begins so"),
        pytest.param("chamber", "The office was opened.", id="a word of the initiative's name only"),
    ],
)
async def test_an_entry_without_the_word_is_not_told(
    desk: Desk, emma: Person, chat: Chat, word: str, words: str
) -> None:
    await desk.say(emma, chat, f"/follow word:{word}")
    await followed_up(desk, "chamber", words)
    assert await told(desk, chat, desk.now + MINUTE) == []


async def test_a_check_that_changes_the_status_is_told_by_its_reason(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow word:nobody")
    await desk.say(emma, chat, "/follow word:seen")
    await checked(desk, "chamber", Status.STALLED)
    (message,) = await told(desk, chat, desk.now + MINUTE)
    assert "Nobody has seen it." in message


async def test_what_was_there_before_is_counted_but_not_told(desk: Desk, emma: Person, chat: Chat) -> None:
    await followed_up(desk, "industry", WITH_WORD)
    (answer,) = await desk.say(emma, chat, "/follow word:logistics")
    assert "1 entry has it now" in answer.text
    assert await told(desk, chat, desk.now + DAY) == []


async def test_an_entry_of_a_followed_initiative_with_a_followed_word_is_told_once(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow industry")
    await desk.say(emma, chat, "/follow word:logistics")
    await desk.say(emma, chat, "/follow word:customs")
    await followed_up(desk, "industry", WITH_WORD)
    (message,) = await told(desk, chat, desk.now + MINUTE)
    assert message.count(WITH_WORD) == 1
    assert "With your words: logistics, customs" in message
    await desk.say(emma, chat, "/unfollow industry")
    assert await told(desk, chat, desk.now + DAY) == []
    await desk.say(emma, chat, "/unfollow word:logistics")
    await desk.say(emma, chat, "/follow word:logistics")
    assert await told(desk, chat, desk.now + DAY) == []


async def test_what_is_told_of_a_word_is_told_of_the_initiative_no_more(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow word:logistics")
    await followed_up(desk, "industry", WITH_WORD)
    assert len(await told(desk, chat, desk.now + MINUTE)) == 1
    await desk.say(emma, chat, "/follow industry")
    assert await told(desk, chat, desk.now + DAY) == []
    await followed_up(desk, "industry", "The office was opened.")
    (message,) = await told(desk, chat, desk.now + MINUTE)
    assert "With your words" not in message


async def test_the_digest_leaves_out_what_was_told_of_a_word(desk: Desk, emma: Person, chat: Chat) -> None:
    await subscribed(desk, emma, chat)
    await desk.say(emma, chat, "/follow word:logistics")
    await followed_up(desk, "industry", WITH_WORD)
    await followed_up(desk, "chamber", "The office was opened.")
    (message,) = await told(desk, chat, desk.now + MINUTE)
    assert "The office was opened." not in message
    (digest,) = await digests(desk, chat, nine(30))
    assert "The office was opened." in digest
    assert WITH_WORD not in digest


async def test_with_the_digest_the_word_comes_in_it(desk: Desk, emma: Person, chat: Chat) -> None:
    await subscribed(desk, emma, chat)
    (answer,) = await desk.say(emma, chat, "/follow word:logistics")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await followed_up(desk, "industry", WITH_WORD)
    assert await told(desk, chat, desk.now + MINUTE) == []
    (digest,) = await digests(desk, chat, nine(30))
    assert WITH_WORD in digest
    assert await told(desk, chat, desk.now + 9 * DAY) == []


async def test_a_word_is_followed_in_every_statement(
    idle_desk: Desk, emma: Person, chat: Chat, content: Content, tmp_path: Path
) -> None:
    desk = idle_desk
    desk.content = with_newer(content, tmp_path / "content")
    await desk.start()
    await desk.say(emma, chat, "/follow word:logistics")
    await followed_up(desk, "tunnel", WITH_WORD, statement="summit")
    await followed_up(desk, "industry", "Logistics again.")
    messages = await told(desk, chat, desk.now + MINUTE)
    assert [WITH_WORD in each for each in messages].count(True) == 1
    assert ["Logistics again." in each for each in messages].count(True) == 1
    assert await told(desk, chat, desk.now + DAY) == []


async def test_the_list_shows_words_and_ends_them(desk: Desk, emma: Person, chat: Chat) -> None:
    await desk.say(emma, chat, "/follow word:logistics")
    await desk.say(emma, chat, "/follow word:middle corridor")
    (listed,) = await desk.say(emma, chat, "/following")
    assert listed.text.index("🔎 logistics") < listed.text.index("🔎 middle corridor")
    first, second = (each for each in pressable(listed) if each.startswith("unw:"))
    await desk.press(emma, chat, listed, first)
    assert "🔎 logistics" not in listed.text
    await desk.press(emma, chat, listed, second.partition("|")[0])
    assert listed.text.startswith("You follow nothing yet.")


async def test_a_notification_ends_the_word_that_it_is_about(desk: Desk, emma: Person, chat: Chat) -> None:
    await desk.say(emma, chat, "/follow word:logistics")
    await followed_up(desk, "industry", WITH_WORD)
    (message,) = await desk.pushed(chat, desk.now + MINUTE)
    assert not any(each.startswith(Unfollow.__prefix__ + ":") for each in pressable(message))
    await desk.press(emma, chat, message, on(UnfollowWord))
    assert desk.box.world.messages(chat)[-1].text == "You no longer follow the word logistics."
    (listed,) = await desk.say(emma, chat, "/following")
    assert "logistics" not in listed.text.splitlines()[0]


async def test_a_word_that_is_ended_while_its_message_waits_is_not_told(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow word:logistics")
    await followed_up(desk, "industry", WITH_WORD)
    desk.now += MINUTE
    assert desk.app is not None
    desk.app.worker.suspend()
    await desk.app.ticker.tick()
    await desk.say(emma, chat, "/unfollow word:Logistics")
    desk.app.worker.resume()
    assert await told(desk, chat, desk.now + MINUTE) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("/follow word:", "A word has 2 to 40 characters.", id="none"),
        pytest.param("/follow word: .", "A word has 2 to 40 characters.", id="punctuation"),
        pytest.param("/follow word:a", "A word has 2 to 40 characters.", id="one letter"),
        pytest.param(f"/follow word:{'w' * 41}", "A word has 2 to 40 characters.", id="41 letters"),
        pytest.param("/follow word:the", "That is in every text", id="a word that says nothing"),
        pytest.param("/follow word:и что", "That is in every text", id="two of them"),
        pytest.param("/follow word:🙂🙂", "That is in every text", id="no letters"),
        pytest.param("/follow", "/follow word:logistics", id="nothing at all"),
        pytest.param("/unfollow word:fund", "You did not follow the word fund.", id="what is not followed"),
        pytest.param("/unfollow word:", "You follow nothing yet.", id="nothing to unfollow"),
    ],
)
async def test_what_is_no_word_is_answered_in_a_sentence(
    desk: Desk, emma: Person, chat: Chat, asked: str, expected: str
) -> None:
    (answer,) = await desk.say(emma, chat, asked)
    assert expected in answer.text


async def test_a_word_is_followed_once_whatever_its_spelling(desk: Desk, emma: Person, chat: Chat) -> None:
    await desk.say(emma, chat, "/follow word:logistika")
    (again,) = await desk.say(emma, chat, "/follow word:Логистика")
    assert again.text.startswith("You follow this word already: Логистика")
    (listed,) = await desk.say(emma, chat, "/following")
    assert listed.text.count("🔎") == 1


async def test_twenty_words_are_the_most(idle_desk: Desk, emma: Person, chat: Chat) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=100)
    for number in range(20):
        await desk.say(emma, chat, f"/follow word:word {number}")
    (refused,) = await desk.say(emma, chat, "/follow word:logistics")
    assert refused.text.startswith("A chat follows at most 20 words.")
    await desk.say(emma, chat, "/unfollow word:word 7")
    (taken,) = await desk.say(emma, chat, "/follow word:logistics")
    assert taken.text.startswith("You follow the word logistics")


async def test_in_groups_administrators_alone_follow_words_each_topic_for_itself(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    forum = world.add_group("Forum", members=[boss, emma], admins=[boss], forum=True)
    forum.topics[77] = Topic(77, "News")
    (refusal,) = await desk.say(emma, forum, "/follow word:logistics", thread=77)
    assert "Only administrators" in refusal.text
    await desk.say(boss, forum, "/follow word:logistics", thread=77)
    await followed_up(desk, "industry", WITH_WORD)
    (message,) = await desk.pushed(forum, desk.now + MINUTE)
    assert message.thread == 77
    assert WITH_WORD in message.text
    await desk.say(boss, forum, "/unfollow word:logistics", thread=77)
    await followed_up(desk, "industry", "Logistics again.")
    assert await told(desk, forum, desk.now + MINUTE) == []


async def test_words_outlive_a_restart_and_are_erased_with_the_chat(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow word:logistics")
    await desk.stop()
    await desk.start()
    await followed_up(desk, "industry", WITH_WORD)
    assert len(await told(desk, chat, desk.now + MINUTE)) == 1
    (question,) = await desk.say(emma, chat, "/forget")
    erase = next(each for each in pressable(question) if each.startswith("forget:1"))
    await desk.press(emma, chat, question, erase)
    await followed_up(desk, "industry", "Logistics again.")
    assert await told(desk, chat, desk.now + MINUTE) == []
