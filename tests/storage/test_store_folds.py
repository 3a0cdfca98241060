"""The journal is folded into a snapshot that plain TinyDB opens, beside a bot that goes on writing."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING

import structlog
from tinydb import TinyDB

from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, bump, chat, contents, version
from tests.storage.disks import image_of

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return [name for name in image_of(folder) if name != "bot.json.lock"]


def modes_of(folder: Path) -> list[int]:
    return [each.stat().st_mode & 0o777 for each in folder.iterdir()]


async def test_plain_tinydb_shows_the_same_documents(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    for chat_id in range(-70, 70):
        await store.change_chat(chat_id, becomes(chat(chat_id, language="қаз")))
    await store.close()
    with TinyDB(tmp_path / "bot.json") as plain:
        assert plain.tables() == {"chats"}
        chats = plain.table("chats")
        assert {each.doc_id for each in chats} == set(range(-70, 70))
        assert chats.get(doc_id=-70) == {
            "kind": "private",
            "since": "2026-01-01T00:00:00+00:00",
            "language": "қаз",
            "paused": None,
            "greeted": False,
            "statement": None,
            "manages": [],
        }


async def test_what_plain_tinydb_wrote_is_opened(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(1, becomes(chat(1)))
    await store.close()
    with TinyDB(tmp_path / "bot.json") as plain:
        plain.table("chats").update({"language": "kk"}, doc_ids=[1])
    store = await TinyStore.open(tmp_path / "bot.json")
    assert await store.chat(1) == chat(1, language="kk")
    await store.close()


async def test_the_snapshot_has_a_line_for_each_document(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    for chat_id in range(200):
        await store.change_chat(chat_id, becomes(chat(chat_id, language="қаз")))
    await store.close()
    lines = (tmp_path / "bot.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 204
    assert lines[2].startswith('"0": {"kind":"private","since":"2026-01-01T00:00:00+00:00","language":"қаз",')


async def test_a_write_costs_one_line_and_a_close_leaves_no_journal(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    for number in range(3):
        await store.change_chat(1, becomes(chat(1, version=number)))
        journal = image_of(tmp_path)["bot.json.journal-000001"]
        assert len(journal.splitlines()) == number + 1
    await store.migrate_chat(1, -1)
    last = image_of(tmp_path)["bot.json.journal-000001"].splitlines()[-1]
    assert json.loads(last[9:])["changes"]["chats"].keys() == {"1", "-1"}
    await store.close()
    assert names(tmp_path) == ["bot.json", "bot.json.backup-000001"]


async def test_a_fold_beside_writers_loses_nothing(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json", fold_bytes=2_000)
    for chat_id in range(20):
        await store.change_chat(chat_id, becomes(chat(chat_id)))

    async def write(chat_id: int) -> None:
        for _ in range(100):
            await store.change_chat(chat_id, bump)

    await asyncio.gather(*(write(chat_id) for chat_id in range(20)))
    kept = await contents(store, range(20))
    assert {version(each) for each in kept.values()} == {100}
    await store.close()
    assert names(tmp_path)[-1] > "bot.json.backup-000004", "there have to be folds meanwhile"
    reopened = await TinyStore.open(tmp_path / "bot.json")
    assert await contents(reopened, range(20)) == kept
    await reopened.close()


async def test_changes_are_confirmed_while_a_fold_takes_its_time(tmp_path: Path) -> None:
    reached, go = threading.Event(), threading.Event()

    def replace(source: Path, target: Path) -> None:
        if target.name == "bot.json" and target.exists():
            reached.set()
            assert go.wait(timeout=30)
        source.replace(target)

    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(replace=replace), fold_bytes=200)
    await store.change_chat(1, becomes(chat(1)))
    while not reached.is_set():
        await store.change_chat(1, bump)
    during = version(await store.change_chat(1, bump))
    assert names(tmp_path)[-3:-1] == ["bot.json.journal-000001", "bot.json.journal-000002"]
    go.set()
    await store.close()
    store = await TinyStore.open(tmp_path / "bot.json")
    assert version(await store.chat(1)) == during
    await store.close()


async def test_the_three_newest_snapshots_before_are_kept(tmp_path: Path) -> None:
    for number in range(6):
        store = await TinyStore.open(tmp_path / "bot.json")
        await store.change_chat(1, becomes(chat(1, version=number)))
        await store.close()
    assert names(tmp_path) == ["bot.json", *(f"bot.json.backup-00000{number}" for number in (4, 5, 6))]
    versions = [
        b"00:00:0%d" % number in image_of(tmp_path)[f"bot.json.backup-00000{number + 2}"]
        for number in (2, 3, 4)
    ]
    assert versions == [True, True, True]


async def test_a_forgotten_person_leaves_every_file_before_the_answer(tmp_path: Path) -> None:
    for number in range(4):
        store = await TinyStore.open(tmp_path / "bot.json")
        await store.change_chat(1, becomes(chat(1, version=number, language="secret")))
        await store.change_chat(2, becomes(chat(2, version=number)))
        await store.close()
    store = await TinyStore.open(tmp_path / "bot.json")
    assert sum(b"secret" in data for data in image_of(tmp_path).values()) == 4
    await asyncio.gather(store.forget_chat(1), store.change_chat(2, bump))
    image = image_of(tmp_path)
    assert not any(b"secret" in data for data in image.values())
    assert image["bot.json.backup-000005"] == image["bot.json"]
    await store.close()


async def test_every_file_is_for_its_user_alone(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json", fold_bytes=0)
    for chat_id in range(4):
        await store.change_chat(chat_id, becomes(chat(chat_id)))
    await store.forget_chat(1)
    await store.change_chat(2, becomes(chat(2, language="kk")))
    modes = modes_of(tmp_path)
    assert len(modes) >= 4, "a snapshot, a journal, a backup and the lock"
    assert set(modes) == {0o600}
    await store.close()


async def test_people_who_are_forgotten_at_once_share_folds(tmp_path: Path) -> None:
    replaced: list[str] = []

    def replace(source: Path, target: Path) -> None:
        replaced.append(target.name)
        source.replace(target)

    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(replace=replace))
    await asyncio.gather(*(store.change_chat(chat_id, becomes(chat(chat_id))) for chat_id in range(100)))
    replaced.clear()
    assert all(await asyncio.gather(*(store.forget_chat(chat_id) for chat_id in range(100))))
    assert replaced.count("bot.json") == 1
    await store.close()


async def test_who_gives_up_waiting_for_a_fold_does_not_let_a_second_one_begin(tmp_path: Path) -> None:
    events: list[str] = []
    reached, go = threading.Event(), threading.Event()

    def replace(source: Path, target: Path) -> None:
        if target.name == "bot.json" and target.exists():
            events.append("begins")
            reached.set()
            assert go.wait(timeout=30)
            events.append("ends")
        source.replace(target)

    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(replace=replace))
    for chat_id in (1, 2, 3):
        await store.change_chat(chat_id, becomes(chat(chat_id)))
    first = asyncio.create_task(store.forget_chat(1))
    await asyncio.to_thread(reached.wait, 30)
    first.cancel()
    second = asyncio.create_task(store.forget_chat(2))
    for _ in range(20):
        await store.change_chat(3, bump)
    go.set()
    assert await second
    assert events == ["begins", "ends"] * 2
    await store.close()


async def test_fields_of_a_newer_version_survive_a_change_and_a_migration(tmp_path: Path) -> None:
    document = {"kind": "group", "since": "2026-01-01T00:00:00+00:00", "zone": "Asia/Almaty"}
    (tmp_path / "bot.json").write_text(json.dumps({"chats": {"-1": document}, "notes": {"7": {"text": "…"}}}))
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(-1, bump)
    await store.migrate_chat(-1, -100)
    await store.close()
    tables = json.loads(image_of(tmp_path)["bot.json"])
    assert tables["notes"] == {"7": {"text": "…"}}
    assert tables["chats"].keys() == {"-100"}
    assert tables["chats"]["-100"]["zone"] == "Asia/Almaty"
    assert tables["chats"]["-100"]["since"] == "2026-01-01T00:00:01+00:00"


async def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "real/bot.json")
    store = await TinyStore.open(tmp_path / "link.json")
    await store.change_chat(1, becomes(chat(1)))
    await store.close()
    assert (tmp_path / "link.json").is_symlink()
    assert "bot.json" in names(tmp_path / "real")


async def test_a_fold_that_fails_is_logged_and_made_up_for(tmp_path: Path) -> None:
    broken = True

    def replace(source: Path, target: Path) -> None:
        if broken:
            raise OSError(5, "Input/output error")
        source.replace(target)

    await (await TinyStore.open(tmp_path / "bot.json")).close()
    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(replace=replace))
    await store.change_chat(1, becomes(chat(1, language="secret")))
    with structlog.testing.capture_logs() as logged:
        assert await store.forget_chat(1)
    assert [each["event"] for each in logged] == ["journal_not_folded"]
    assert any(b"secret" in data for data in image_of(tmp_path).values())
    broken = False
    assert not await store.forget_chat(1)
    assert not any(b"secret" in data for data in image_of(tmp_path).values())
    await store.close()
