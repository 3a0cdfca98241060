"""A store of before, whose bodies speak the words of the Bot API, goes on as if nothing had changed.

``stores/bodies_in_api_words.json`` was written by the version before, ``….calls.json`` has the calls by which
that version would have sent it all.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.broadcasts.broadcast import Broadcast
from briefing.broadcasts.versions import versions
from briefing.channels.posts import Post
from briefing.errors import StorageUnreadable
from storage.tinydb.store import TinyStore
from telegram.body_call import call_of
from tests.storage.disks import image_of, restore

if TYPE_CHECKING:
    from briefing.outbox import Body, Row

STORES = Path(__file__).parent / "stores"
OLD = STORES / "bodies_in_api_words.json"
PHOTO_CHATS = 11, 21
ERASED = 50
"""Got a copy from somebody who was forgotten: of the body nothing is left."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "bot.json"))


def tables_of(path: Path) -> Any:  # noqa: ANN401 - whatever a file holds
    return json.loads(path.read_text())


def everything(store: TinyStore) -> list[tuple[Row, Body]]:
    ledger = store._ledger
    rows = (ledger.outbox.all[number] for number in ledger.outbox.all.numbers())
    return [(row, ledger.bodies[row.body]) for row in rows]


def calls(store: TinyStore) -> list[Any]:
    made = [(row, call_of(row, body)) for row, body in everything(store) if row.target.chat_id != ERASED]
    return sorted(
        (
            [row.occurrence, call.chat_id, call.method, json.loads(call.body), call.messages, call.is_paid]
            for row, call in made
        ),
        key=lambda each: (each[0], each[1]),
    )


async def test_every_row_is_sent_by_the_call_of_before(path: Path) -> None:
    store = await TinyStore.open(path)
    assert calls(store) == tables_of(OLD.with_suffix(".calls.json"))
    await store.close()


async def test_a_broadcast_and_a_post_know_what_they_have_sent(path: Path) -> None:
    store = await TinyStore.open(path)
    (broadcast,) = await store.find(Broadcast)
    known = versions(broadcast)
    languages = {
        row.target.chat_id: known[row.body].language async for row in store.rows_of(broadcast.occurrence)
    }
    assert languages == {
        start + each: key for start in (10, 20) for each, key in enumerate(broadcast.contents)
    }
    (post,) = await store.find(Post)
    (row,) = [row async for row in store.rows_of(post.occurrence)]
    assert row.body == replace(post.content.body((), post.author), people=(post.author,)).hash
    await store.close()


async def test_what_is_written_anew_speaks_no_word_of_the_bot_api(path: Path) -> None:
    store = await TinyStore.open(path)
    await store.change_rows("digest:x", lambda _row: None)
    before = calls(store)
    await store.close()
    written = tables_of(path)
    assert {name for each in written["bodies"].values() for name in each} == {
        *("hash", "text", "keyboard", "act", "parts", "links", "source", "is_paid", "people")
    }
    store = await TinyStore.open(path)
    assert calls(store) == before
    await store.close()


async def test_a_crash_before_all_is_written_anew_brings_nothing_back(path: Path, tmp_path: Path) -> None:
    store = await TinyStore.open(path)
    for occurrence in {row.occurrence for row, _body in everything(store)}:
        await store.change_rows(occurrence, lambda row: None if row.target.chat_id in PHOTO_CHATS else row)
    after = calls(store), len(store._ledger.bodies)
    crashed = restore(image_of(tmp_path), tmp_path / "crashed")
    await store.close()
    assert any("method" in each for each in tables_of(crashed / "bot.json")["bodies"].values())
    again = await TinyStore.open(crashed / "bot.json")
    assert (calls(again), len(again._ledger.bodies)) == after
    await again.close()


@pytest.mark.parametrize(
    "damage", ['{"photo": ', '{"caption": "Bridge"}', "[]"], ids=["no JSON", "no file", "no object"]
)
async def test_one_that_cannot_be_read_is_named_and_the_file_left_as_it_is(path: Path, damage: str) -> None:
    tables = tables_of(path)
    number, fields = next(
        (key, each) for key, each in tables["bodies"].items() if each.get("method") == "sendPhoto"
    )
    fields["parameters"] = damage
    restore({"bot.json": json.dumps(tables).encode()}, path.parent / "damaged")
    with pytest.raises(StorageUnreadable, match=f"body {number}"):
        await TinyStore.open(path.parent / "damaged" / "bot.json")
    assert tables_of(path.parent / "damaged" / "bot.json") == tables
