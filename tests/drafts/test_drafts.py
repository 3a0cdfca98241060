"""An editor sends an article, gets a draft as a file, and goes through it; nobody else does."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.buttons import on
from tests.team.office import Office
from views.telegram.drafts.callbacks import Decide
from views.telegram.versions.callbacks import TakeIn

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

ARTICLE = (
    "Riverton. 3 March 2026. The mayor proposed to establish a council for drinking water. "
    "“We will open a laboratory for river water by the end of 2027,” she said. "
    "The city supports the idea of a joint fund of the three towns. The old bridge needs care.\n"
)
LONG = ARTICLE + "The meeting was held in the old town hall. " * 12


@pytest.fixture
async def olga(idle_desk: Desk) -> Person:
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}))
    return person


async def sent(desk: Desk, person: Person, name: str, data: bytes) -> list[Message]:
    world = desk.box.world
    chat = world.private(person)
    before = max((each.message_id for each in world.messages(chat)), default=0)
    world.send_file(person, chat, data, kind="document", name=name)
    await desk.box.settled()
    return [each for each in world.messages(chat) if each.from_bot and each.message_id > before]


async def press(desk: Desk, person: Person, value: str) -> list[Message]:
    """Press a button of the newest page; return what the bot sent in new messages."""
    world = desk.box.world
    chat = world.private(person)
    newest = page_of(desk, person)
    before = max(each.message_id for each in world.messages(chat))
    await desk.press(person, chat, newest, on(Decide, value=value))
    return [each for each in world.messages(chat) if each.from_bot and each.message_id > before]


def page_of(desk: Desk, person: Person) -> Message:
    """Return the newest message with buttons."""
    world = desk.box.world
    return [each for each in world.messages(world.private(person)) if each.from_bot and each.buttons][-1]


def file_in(desk: Desk, message: Message) -> dict[str, Any]:
    stored = desk.box.files.by_id(message.content["document"]["file_id"])
    assert stored is not None
    return tomllib.loads(stored.data.decode())


async def test_a_text_file_is_answered_with_a_draft_and_its_first_candidate(
    idle_desk: Desk, olga: Person
) -> None:
    file, first = await sent(idle_desk, olga, "speech.TXT", ARTICLE.encode())
    draft = file_in(idle_desk, file)
    assert len(draft["initiatives"]) == 3
    assert [str(each["last_day"]) for each in draft["deadlines"]] == ["2027-12-31"]
    assert "3 candidate initiatives, 1 candidate deadline, 1 sentence to look at" in file.text
    assert "Candidate 1 of 3" in first.text
    assert "council for drinking water" in first.text
    assert "The mayor proposed to establish" in first.text


async def test_an_owner_goes_through_a_draft_and_loads_what_was_taken(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    await sent(idle_desk, olga, "speech.txt", ARTICLE.encode())
    await press(idle_desk, olga, "take")
    assert "Candidate 2 of 3" in page_of(idle_desk, olga).text
    await press(idle_desk, olga, "rename")
    await idle_desk.say(olga, chat, "River laboratory")
    assert "Candidate 3 of 3" in page_of(idle_desk, olga).text
    await press(idle_desk, olga, "leave")
    look = page_of(idle_desk, olga)
    assert "Look here too: 1 of 1" in look.text
    assert "The old bridge needs care." in look.text
    assert "speaks of a need" in look.text
    await press(idle_desk, olga, "make")
    (file, offer) = await idle_desk.say(olga, chat, "Care of the old bridge")
    texts = file_in(idle_desk, file)["texts"]["en"]["initiatives"]
    assert [each["title"] for each in texts.values()] == [
        "council for drinking water",
        "River laboratory",
        "Care of the old bridge",
    ]
    await idle_desk.press(olga, chat, offer, on(TakeIn))
    (shown,) = await idle_desk.say(olga, chat, "/versions draft-2026-03-03")
    assert "draft-2026-03-03" in shown.text


async def test_a_draft_is_finished_early_with_what_was_taken(idle_desk: Desk, olga: Person) -> None:
    await sent(idle_desk, olga, "speech.txt", ARTICLE.encode())
    await press(idle_desk, olga, "take")
    (file,) = await press(idle_desk, olga, "finish")
    assert len(file_in(idle_desk, file)["initiatives"]) == 1
    assert file_in(idle_desk, file).get("deadlines") is None


async def test_a_draft_of_which_nothing_is_taken_is_no_statement(idle_desk: Desk, olga: Person) -> None:
    await sent(idle_desk, olga, "speech.txt", ARTICLE.encode())
    await press(idle_desk, olga, "finish")
    assert "You took nothing" in idle_desk.box.world.messages(idle_desk.box.world.private(olga))[-1].text


async def test_an_editor_hears_who_can_load_the_statement(idle_desk: Desk, olga: Person) -> None:
    erik = idle_desk.box.world.add_person("Erik", language="en")
    await Office(idle_desk, olga).hire(erik)
    await sent(idle_desk, erik, "speech.txt", ARTICLE.encode())
    await press(idle_desk, erik, "take")
    (file,) = await press(idle_desk, erik, "finish")
    assert len(file_in(idle_desk, file)["initiatives"]) == 1
    world = idle_desk.box.world
    assert any("An owner of the bot can load" in each.text for each in world.messages(world.private(erik)))


async def test_a_title_that_cannot_be_taken_is_asked_for_again(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    await sent(idle_desk, olga, "speech.txt", ARTICLE.encode())
    await press(idle_desk, olga, "rename")
    (again,) = await idle_desk.say(olga, chat, "x" * 151)
    assert "at most 150 characters" in again.text
    await press(idle_desk, olga, "back")
    assert "Candidate 1 of 3" in page_of(idle_desk, olga).text


async def test_a_long_text_is_an_article_and_a_short_one_a_search(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    file, _first = await idle_desk.say(olga, chat, LONG)
    assert len(file_in(idle_desk, file)["initiatives"]) == 3
    await press(idle_desk, olga, "finish")
    (found,) = await idle_desk.say(olga, chat, "chamber")
    assert "document" not in found.content


async def test_the_command_asks_for_the_article(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    (asked,) = await idle_desk.say(olga, chat, "/draft")
    assert "text file" in asked.text
    file, _first = await idle_desk.say(olga, chat, ARTICLE)
    assert len(file_in(idle_desk, file)["initiatives"]) == 3
    left, file, first = await idle_desk.say(olga, chat, f"/draft {ARTICLE}")
    assert left.text == "No statement was made of the article."
    assert len(file_in(idle_desk, file)["initiatives"]) == 3
    assert "Candidate 1 of 3" in first.text


async def test_an_article_that_is_too_long_for_buttons_is_a_file_alone(idle_desk: Desk, olga: Person) -> None:
    file, said = await sent(idle_desk, olga, "speech.txt", (ARTICLE + "It rained. " * 6000).encode())
    assert len(file_in(idle_desk, file)["initiatives"]) == 3
    assert "too long to go through" in said.text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        pytest.param("speech.txt", b"x" * (1024 * 1024 + 1), "over 1 MiB", id="size"),
        pytest.param("speech.md", b"Nothing at all happened.", "Nothing was found", id="nothing in it"),
        pytest.param("speech.pdf", b"%PDF-1.7", "copy its text", id="PDF"),
        pytest.param("speech.docx", b"PK\x03\x04word/", "Save it there as plain text", id="Word"),
        pytest.param("speech.txt", bytes(range(256)) * 9, "is no text", id="no text"),
    ],
)
async def test_what_is_wrong_is_said(
    idle_desk: Desk, olga: Person, name: str, data: bytes, sentence: str
) -> None:
    (answer,) = await sent(idle_desk, olga, name, data)
    assert sentence in answer.text


async def test_a_text_in_a_language_without_rules_says_so(idle_desk: Desk, olga: Person) -> None:
    text = "Okul 1 Eylül 2026 tarihinde açılacak ve bir köprü için çok para olacak.\n"
    file, first = await sent(idle_desk, olga, "speech.txt", text.encode())
    assert "no rules for this language (Turkish)" in file.text
    assert "Look here too: 1 of 1" in first.text


async def test_a_reader_gets_no_draft(idle_desk: Desk, olga: Person) -> None:
    reader = idle_desk.box.world.add_person("Rita", language="en")
    assert reader.id != olga.id
    (answer,) = await sent(idle_desk, reader, "speech.txt", ARTICLE.encode())
    assert "document" not in answer.content
    (refused,) = await idle_desk.say(reader, idle_desk.box.world.private(reader), f"/draft {ARTICLE}")
    assert "document" not in refused.content


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"  \n\n ", id="blank"),
        pytest.param(b"\xef\xbb\xbf", id="byte order mark"),
        pytest.param("\u200b\u0301".encode(), id="invisible"),
        pytest.param(b"\x00\x00", id="zeros"),
        pytest.param(b"\xff\xfe\xfd", id="half a letter"),
        pytest.param(b"\xed\xa0\x80", id="half a character"),
    ],
)
async def test_a_file_without_an_article_is_answered_with_a_sentence(
    idle_desk: Desk, olga: Person, data: bytes
) -> None:
    (answer,) = await sent(idle_desk, olga, "speech.txt", data)
    assert "went wrong on our side" not in answer.text
    assert "document" not in answer.content
