"""Nothing is stored, or logged, of people who ask in other chats, nor of these chats."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from tinydb import TinyDB

from tests.inline.asking import NAME, asked, foreign, offered

if TYPE_CHECKING:
    import pytest

    from sandbox import Person
    from tests.desk import Desk

FIRST, LAST, WORDS = "Жұлдызбек", "Qarğa", "chamber ҚОНАҚ"


def folder_of(desk: Desk) -> Path:
    return Path(desk.storage_url.removeprefix("tinydb:///")).parent


def tables(desk: Desk) -> dict[str, object]:
    """Return all that is stored but the numbers of updates, which say nothing of anybody."""
    with TinyDB(folder_of(desk) / "bot.json") as plain:
        kept = {name: [dict(each) for each in plain.table(name)] for name in plain.tables()}
    kept.pop("taken_updates", None)
    return dict(sorted(kept.items()))


async def test_what_is_stored_is_the_same_before_and_after(
    idle_desk: Desk, emma: Person, caplog: pytest.LogCaptureFixture
) -> None:
    desk, world = idle_desk, idle_desk.box.world
    await desk.start()
    await desk.say(emma, world.private(emma), "/language ru")
    await desk.stop()
    before = tables(desk)
    assert "chats" in before

    stranger = world.add_person(FIRST, "kk", LAST, "zhuldyzbek_q")
    chat = foreign(desk, stranger, emma)
    await desk.start()
    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as logged:
        for person in (stranger, emma):
            (answer,) = await asked(desk, person, chat, f"{NAME} {WORDS}")
            assert answer.text.startswith("4. ")
            assert (await offered(desk, person, WORDS))["results"]
    await desk.stop()
    assert tables(desk) == before
    told = json.dumps([str(logged), caplog.text], ensure_ascii=False)
    files = [each.read_text(encoding="utf-8") for each in folder_of(desk).iterdir() if each.is_file()]
    assert len(files) >= 1
    for word in (FIRST, LAST, "zhuldyzbek_q", WORDS, "ҚОНАҚ", str(stranger.id), str(chat.id), "Neighbours"):
        assert [each for each in (told, *files) if word in each or json.dumps(word) in each] == [], word
