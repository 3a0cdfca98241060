"""What the bot says of itself, and where one goes from there."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from tests.statement.two_statements import with_newer
from tests.support.buttons import on, pressable
from views.telegram.chats.callbacks import SetLanguage, ShowLanguages
from views.telegram.statement.callbacks import ShowDigest
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.support.callbacks import TurnPage
from views.telegram.team.callbacks import ShowNewsroom

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Message, Person
    from tests.desk import Desk
    from tests.team.office import Office

OWN_SENTENCE = {
    "en": "The bot shows what became of the initiatives that Kassym-Jomart Tokayev",
    "ru": "Бот показывает, что стало с инициативами, о которых Президент Казахстана",
    "kk": "Бот Қазақстан Президенті Қасым-Жомарт Тоқаевтың",
}


def kinds(message: Message) -> list[str]:
    """Return the prefixes of what the buttons carry, in order."""
    return [data.partition("|")[0].partition(":")[0] for data in pressable(message)]


FOUR = [each.__prefix__ for each in (ShowDigest, TurnPage, Subscribe, ShowLanguages)]


@pytest.mark.parametrize("language", OWN_SENTENCE)
async def test_start_is_one_sentence_of_the_statement_and_four_buttons(desk: Desk, language: str) -> None:
    person = desk.box.world.add_person("P", language=language)
    (hello,) = await desk.say(person, desk.box.world.private(person), "/start")
    assert OWN_SENTENCE[language] in hello.text
    assert kinds(hello) == FOUR
    assert len(hello.text) < 300


async def test_each_of_the_four_leads_where_it_says(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    shown = {}
    for kind in (ShowDigest, TurnPage, Subscribe, ShowLanguages):
        (hello,) = await desk.say(emma, chat, "/start")
        await desk.press(emma, chat, hello, on(kind))
        shown[kind] = hello.text
    assert "12th summit" in shown[ShowDigest]
    assert "new" in shown[TurnPage]
    assert "UTC+5" in shown[Subscribe]
    assert shown[ShowLanguages].startswith("Choose the language")


async def test_who_subscribes_already_finds_the_settings_there(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    (hello,) = await desk.say(emma, chat, "/start")
    assert kinds(hello) == [each.__prefix__ for each in (ShowDigest, TurnPage, ShowSettings, ShowLanguages)]


async def test_who_has_chosen_a_language_goes_on_with_the_same_four(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (hello,) = await desk.say(emma, chat, "/start")
    await desk.press(emma, chat, hello, on(ShowLanguages))
    await desk.press(emma, chat, hello, on(SetLanguage, code="kk"))
    assert kinds(hello) == FOUR


@pytest.mark.parametrize(
    ("kind", "how"),
    [("private", "To search, just write a word."), ("group", "To search, write /search and a word.")],
)
async def test_it_says_how_a_search_is_begun_there(desk: Desk, emma: Person, kind: str, how: str) -> None:
    world = desk.box.world
    place = world.private(emma) if kind == "private" else world.add_group("Talk", [emma])
    (hello,) = await desk.say(emma, place, "/start@briefing_bot")
    assert how in hello.text


async def test_members_have_the_newsroom_too_but_not_in_a_group(office: Office, emma: Person) -> None:
    desk, world = office.desk, office.desk.box.world
    await office.hire(emma, "reviewer")
    (hello,) = await desk.say(emma, world.private(emma), "/start")
    assert kinds(hello) == [*FOUR, ShowNewsroom.__prefix__]
    group = world.add_group("Desk", members=[emma], admins=[emma], bot="administrator")
    (hello,) = await desk.say(emma, group, "/start@briefing_bot")
    assert kinds(hello) == FOUR


async def test_where_there_are_several_statements_one_can_be_chosen(
    idle_desk: Desk, emma: Person, tmp_path: Path
) -> None:
    idle_desk.content = with_newer(idle_desk.content, tmp_path / "content")
    await idle_desk.start()
    (hello,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/start")
    assert kinds(hello)[:4] == FOUR
    assert kinds(hello)[4:] == ["sts"]


async def test_a_statement_without_a_sentence_of_its_own_is_named_by_its_title(
    idle_desk: Desk, emma: Person
) -> None:
    statement = replace(idle_desk.content.statements["ots-2025"], intro=None)
    statements = MappingProxyType({"ots-2025": statement})
    idle_desk.content = replace(idle_desk.content, statements=statements)
    await idle_desk.start()
    (hello,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/start")
    title = statement.title.in_language("en")
    assert f"The bot shows what became of the initiatives of one statement: {title}." in hello.text


async def test_a_group_hears_the_sentence_and_administrators_find_the_settings(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    group = world.add_group("Desk", members=[emma], admins=[emma], bot=None)
    world.bot_added(group, by=emma)
    await desk.box.settled()
    (hello,) = [each for each in world.messages(group) if each.from_bot]
    assert hello.text.startswith("Hello!")
    assert OWN_SENTENCE["en"] in hello.text
    links = [each["url"].partition("start=")[2] for row in hello.buttons for each in row if "url" in each]
    assert (links, kinds(hello)) == (["dig-ots-2025", "due-ots-2025"], ["setup"])


async def test_what_is_new_on_the_page_of_somebody_else_is_had_by_its_command(
    desk: Desk, emma: Person
) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[emma, boss], admins=[boss], bot="administrator")
    group.takes_ephemeral = False
    (hello,) = await desk.say(boss, group, "/start@briefing_bot")
    toast, _alert = await desk.press(emma, group, hello, on(TurnPage))
    assert toast == "This answers somebody else. Send /whatsnew to get your own."


@pytest.mark.profile
async def test_the_profile_begins_with_the_same_sentence(desk: Desk) -> None:
    box = desk.box
    await box.until(
        lambda: {("description", language) for language in OWN_SENTENCE} <= box.descriptions.keys()
    )
    for language, sentence in OWN_SENTENCE.items():
        assert box.descriptions["description", language].startswith(sentence)
