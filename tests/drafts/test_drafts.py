"""An editor sends an article and gets a draft as a file; nobody else does, and nothing is published."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

ARTICLE = (
    "Riverton. 3 March 2026. The mayor proposed to establish a council for drinking water. "
    "“We will open a laboratory for river water by the end of 2027,” she said. "
    "The city supports the idea of a joint fund of the three towns.\n"
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


def draft_in(desk: Desk, answers: list[Message]) -> dict[str, list[dict[str, object]]]:
    (answer,) = answers
    stored = desk.box.files.by_id(answer.content["document"]["file_id"])
    assert stored is not None
    return tomllib.loads(stored.data.decode())


async def test_a_text_file_is_answered_with_a_draft(idle_desk: Desk, olga: Person) -> None:
    answers = await sent(idle_desk, olga, "speech.TXT", ARTICLE.encode())
    draft = draft_in(idle_desk, answers)
    assert len(draft["initiatives"]) == 3
    assert [str(each["last_day"]) for each in draft["deadlines"]] == ["2027-12-31"]
    assert "3 candidate initiatives" in answers[0].text
    assert "Nothing is published" in answers[0].text


async def test_a_long_text_is_an_article_and_a_short_one_a_search(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    assert len(draft_in(idle_desk, await idle_desk.say(olga, chat, LONG))["initiatives"]) == 3
    (found,) = await idle_desk.say(olga, chat, "chamber")
    assert "document" not in found.content


async def test_the_command_asks_for_the_article(idle_desk: Desk, olga: Person) -> None:
    chat = idle_desk.box.world.private(olga)
    (asked,) = await idle_desk.say(olga, chat, "/draft")
    assert "text file" in asked.text
    assert len(draft_in(idle_desk, await idle_desk.say(olga, chat, ARTICLE))["initiatives"]) == 3
    (found,) = await idle_desk.say(olga, chat, "chamber")
    assert "document" not in found.content
    assert len(draft_in(idle_desk, await idle_desk.say(olga, chat, f"/draft {ARTICLE}"))["initiatives"]) == 3


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        pytest.param("speech.txt", "Речь".encode("cp1251"), "not UTF-8", id="encoding"),
        pytest.param("speech.txt", b"x" * (1024 * 1024 + 1), "over 1 MiB", id="size"),
        pytest.param("speech.md", b"Nothing at all happened.", "Nothing was found", id="nothing in it"),
    ],
)
async def test_what_is_wrong_is_said(
    idle_desk: Desk, olga: Person, name: str, data: bytes, sentence: str
) -> None:
    (answer,) = await sent(idle_desk, olga, name, data)
    assert sentence in answer.text


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
        pytest.param(ARTICLE.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xff\xfe\xfd", id="no text"),
        pytest.param(b"\xed\xa0\x80", id="half a character"),
    ],
)
async def test_a_file_without_an_article_is_answered_with_a_sentence(
    idle_desk: Desk, olga: Person, data: bytes
) -> None:
    (answer,) = await sent(idle_desk, olga, "speech.txt", data)
    assert "went wrong on our side" not in answer.text
    assert "document" not in answer.content
