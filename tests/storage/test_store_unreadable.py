"""A damaged store stops the start with a sentence and is left as it was found."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageInUse, StorageUnavailable, StorageUnreadable
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, bump, chat, version
from tests.storage.disks import Image, image_of, restore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.chat import Chat

JOURNAL = "bot.json.journal-000001"
BACKUP = "bot.json.backup-000002"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """A store with a snapshot, two backups and a journal of three lines, as a kill leaves it."""
    return asyncio.run(make_image(tmp_path_factory.mktemp("store")))


def next_version(chat_id: int) -> Callable[[Chat | None], Chat]:
    return lambda present: bump(present) if present else chat(chat_id)


async def make_image(folder: Path) -> Image:
    for _ in range(2):
        store = await TinyStore.open(folder / "bot.json")
        for chat_id in range(3):
            await store.change_chat(chat_id, next_version(chat_id))
        await store.close()
    store = await TinyStore.open(folder / "bot.json")
    for _ in range(3):
        await store.change_chat(0, bump)
    image = image_of(folder)
    await store.close()
    return image


def edited(name: str, edit: Callable[[bytes], bytes]) -> Callable[[Image], Image]:
    return lambda image: {**image, name: edit(image[name])}


def fields(**changes: object) -> Callable[[Image], Image]:
    def edit(data: bytes) -> bytes:
        tables = json.loads(data)
        tables["chats"]["1"].update(changes)
        return json.dumps(tables).encode()

    return edited("bot.json", edit)


def flip(position: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def drop_line(number: int) -> Callable[[bytes], bytes]:
    return lambda data: b"".join(line for n, line in enumerate(data.splitlines(keepends=True)) if n != number)


@pytest.mark.parametrize(
    ("damage", "file", "reason"),
    [
        pytest.param(edited("bot.json", lambda data: data[:-9]), "bot.json", "not JSON", id="cut"),
        pytest.param(edited("bot.json", lambda _: b""), "bot.json", "empty", id="empty"),
        pytest.param(edited("bot.json", lambda _: b"\xff\xfe"), "bot.json", "not JSON", id="not-text"),
        pytest.param(edited("bot.json", lambda _: b"[" * 99999), "bot.json", "not JSON", id="too-deep"),
        pytest.param(edited("bot.json", lambda _: b"[]"), "bot.json", "not an object of tables", id="list"),
        pytest.param(edited("bot.json", lambda _: b'{"chats": 1}'), "bot.json", "table chats", id="table"),
        pytest.param(edited("bot.json", lambda _: b'{"chats": {"01": {}}}'), "bot.json", "'01'", id="id"),
        pytest.param(
            edited("bot.json", lambda _: b'{"chats": {"1": 2}}'), "bot.json", "document 1", id="doc"
        ),
        pytest.param(fields(kind="pigeon"), "bot.json", "chat 1: kind is 'pigeon': ", id="kind"),
        pytest.param(
            fields(since="soon"), "bot.json", "chat 1: since is 'soon': Invalid isoformat", id="moment"
        ),
        pytest.param(fields(since="2026-01-01"), "bot.json", "chat 1: since is .* no time zone", id="naive"),
        pytest.param(fields(language=7), "bot.json", "chat 1: language is 7", id="language"),
        pytest.param(edited(JOURNAL, flip(40)), JOURNAL, "line 1 is damaged", id="first-line"),
        pytest.param(edited(JOURNAL, flip(-20)), JOURNAL, "line 3 is damaged", id="last-line"),
        pytest.param(edited(JOURNAL, drop_line(1)), JOURNAL, "line 2 is damaged", id="missing-line"),
        pytest.param(
            edited(JOURNAL, lambda data: b"\n" + data), JOURNAL, "line 1 is damaged", id="blank-line"
        ),
        pytest.param(
            lambda image: {**image, "bot.json.journal-000003": b""},
            "bot.json.journal-000003",
            "the journal file before it is missing",
            id="missing-segment",
        ),
        pytest.param(
            lambda image: {**image, JOURNAL: image[JOURNAL][:-1], "bot.json.journal-000002": b""},
            JOURNAL,
            "cut short though",
            id="torn-in-the-middle",
        ),
        pytest.param(
            lambda image: {name: data for name, data in image.items() if name != "bot.json"},
            "bot.json",
            "it is missing",
            id="missing",
        ),
    ],
)
async def test_damage_is_named_and_left_alone(
    tmp_path: Path, image: Image, damage: Callable[[Image], Image], file: str, reason: str
) -> None:
    folder = restore(damage(image), tmp_path / "store")
    before = image_of(folder)
    with pytest.raises(StorageUnreadable) as caught:
        await TinyStore.open(folder / "bot.json")
    sentence = str(caught.value)
    assert sentence.startswith(f"{folder / file} cannot be read (")
    assert re.search(reason, sentence)
    assert sentence.endswith(f"and was left as it is; the newest backup of bot.json is {folder / BACKUP}.")
    assert image_of(folder) == before


async def test_a_store_without_backups_says_so(tmp_path: Path) -> None:
    (tmp_path / "bot.json").write_bytes(b"{")
    with pytest.raises(StorageUnreadable, match=r"there is no backup of bot\.json\.$"):
        await TinyStore.open(tmp_path / "bot.json")


async def test_the_backup_that_is_named_can_be_put_in_place(tmp_path: Path, image: Image) -> None:
    folder = restore({**image, "bot.json": image[BACKUP]}, tmp_path / "store")
    store = await TinyStore.open(folder / "bot.json")
    assert [version(await store.chat(chat_id)) for chat_id in range(3)] == [4, 0, 0]
    await store.close()


async def test_a_line_cut_short_by_a_kill_was_never_confirmed(tmp_path: Path, image: Image) -> None:
    last_line = image[JOURNAL].splitlines(keepends=True)[-1]
    for kept in range(len(last_line)):
        cut = image[JOURNAL][: len(image[JOURNAL]) - len(last_line) + kept]
        store = await TinyStore.open(restore({**image, JOURNAL: cut}, tmp_path / str(kept)) / "bot.json")
        assert version(await store.chat(0)) == 3
        await store.close()


async def test_a_folder_in_its_place_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "bot.json").mkdir()
    with pytest.raises(StorageUnreadable, match=r"bot\.json cannot be read \(Is a directory\)"):
        await TinyStore.open(tmp_path / "bot.json")


async def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, image: Image) -> None:
    folder = restore(image, tmp_path / "store")
    before = image_of(folder)

    def refuse(_: Path) -> bytes:
        # The tests may run as root, who may read everything.
        raise PermissionError(13, "Permission denied")

    with pytest.raises(StorageUnreadable, match=r"bot\.json cannot be read \(Permission denied\)"):
        await TinyStore.open(folder / "bot.json", disk=Disk(read=refuse))
    assert image_of(folder) == before


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageUnavailable, match=r"cannot be opened .* folder"):
        await TinyStore.open(tmp_path / "file/bot.json")


async def test_an_unreadable_store_is_not_held(tmp_path: Path, image: Image) -> None:
    folder = restore({**image, "bot.json": b""}, tmp_path / "store")
    with pytest.raises(StorageUnreadable):
        await TinyStore.open(folder / "bot.json")
    (folder / "bot.json").write_bytes(image["bot.json"])
    await (await TinyStore.open(folder / "bot.json")).close()


async def test_a_store_is_opened_once_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    store = await TinyStore.open(path)
    with pytest.raises(StorageInUse, match=r"bot\.json is in use by another process; .*STORAGE_URL"):
        await TinyStore.open(path)
    assert await store.change_chat(1, becomes(chat(1))) == chat(1)
    await store.close()
    await (await TinyStore.open(path)).close()
