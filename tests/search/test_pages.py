"""A search as people meet it: what is typed, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.buttons import on
from views.telegram.reports.callbacks import ReportCard
from views.telegram.statement.callbacks import ShowCard, ShowDeadlines, ShowMore
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.support.callbacks import TurnPage

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk
    from tests.followups.desk import Editor
    from tests.support.buttons import Button


def cards(message: Message) -> list[str]:
    assert message.reply_markup is not None
    data = [each["callback_data"] for row in message.reply_markup["inline_keyboard"] for each in row]
    return [each.split(":")[2] for each in data if each.startswith("card:")]


async def test_five_results_are_shown_and_a_button_leads_to_the_others(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "OTS")
    first = cards(answer)
    assert len(first) == 5
    await desk.press(emma, chat, answer, on(TurnPage, name="search", page=1))
    more = cards(answer)
    assert more
    assert not set(first) & set(more), "each is shown once"
    assert "for “OTS”" in answer.text
    await desk.press(emma, chat, answer, on(TurnPage, name="search", page=0))
    assert cards(answer) == first


async def test_the_words_that_were_found_are_bold(desk: Desk, emma: Person) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "cyberattacks")
    assert "<b>cyberattacks</b>" in answer.html.lower()
    assert "The President called" in answer.text


async def test_a_query_in_one_language_is_answered_in_the_reader_s(desk: Desk, emma: Person) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "палатасы")
    assert "Turkic Chamber of Commerce and Industry" in answer.text


@pytest.mark.parametrize(
    ("typed", "button"),
    [
        ("подписаться", on(Subscribe)),
        ("deadlines", on(ShowDeadlines)),
        ("settings", on(ShowSettings)),
        ("баптаулар", on(ShowSettings)),
        ("setings", on(ShowSettings)),
    ],
)
async def test_the_word_for_a_command_offers_its_button(
    desk: Desk, emma: Person, typed: str, button: Button
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), typed)
    assert button.of(answer)


async def test_the_words_of_the_newsroom_s_commands_offer_nothing_to_readers(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "send a message to many chats")
    assert "/broadcast" not in answer.text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("/stop", "/unsubscribe", id="what ends other bots"),
        pytest.param("/дайджест", "/digest", id="a word of another language"),
        pytest.param("/quiet_hours", "/settings", id="several words"),
        pytest.param("/cyber", "/cyber_council", id="a word of a name, though another name is more alike"),
    ],
)
async def test_an_unknown_command_that_is_a_word_for_another_offers_that(
    desk: Desk, emma: Person, asked: str, meant: str
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), asked)
    assert f"Did you mean {meant}?" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("/report", id="a command that other texts have as a word"),
        pytest.param("/initiative 11", id="a number out of range that a text has"),
        pytest.param("/follow 0", id="the number nought"),
    ],
)
async def test_what_only_stands_in_some_text_is_no_guess(desk: Desk, emma: Person, asked: str) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), asked)
    assert answer.text.startswith("There is no ")
    assert "Did you mean" not in answer.text


async def test_a_misspelt_command_is_not_taken_for_one_of_the_newsroom_by_readers(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/quiet")
    assert "There is no command /quiet" in answer.text
    assert "/queue" not in answer.text


async def test_an_editor_s_misspelt_command_may_be_one_of_the_newsroom(olga: Editor) -> None:
    assert "Did you mean /queue?" in (await olga.say("/qeue")).text


async def test_an_editor_is_offered_the_newsroom_s_commands(olga: Editor) -> None:
    assert (
        "/broadcast — send a message to many chats" in (await olga.say("send a message to many chats")).text
    )


@pytest.mark.parametrize("hello", ["hello", "Привет!", "Merhaba", "Сәлем", "Assalomu alaykum"])
async def test_a_greeting_is_answered_with_what_the_bot_does(desk: Desk, emma: Person, hello: str) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), hello)
    assert "What was proposed, and what became of it" in answer.text
    assert on(Subscribe).of(answer)


async def test_where_nothing_is_found_the_nearest_three_and_the_editors_are_offered(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "qwertyuiop")
    assert answer.text.startswith("Nothing was found for “qwertyuiop”")
    near = cards(answer)
    assert len(near) == 3
    assert "“🔎 Suggest evidence”" in answer.text
    await desk.press(emma, chat, answer, on(ShowCard, slug=near[0]))
    await desk.press(emma, chat, answer, on(ShowMore, slug=near[0]))
    about = f"rep-s-ots-2025-{near[0]}"
    assert on(ReportCard, about=about).of(answer), "the button that the text names is on the card"
