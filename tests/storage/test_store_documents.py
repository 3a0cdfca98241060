"""How subscriptions, rows and bodies lie in the file, and which file is refused."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from briefing.errors import StorageUnreadable
from briefing.outbox import RowState
from briefing.subscription import Target
from storage.tinydb.store import TinyStore
from tests.storage.chats import EPOCH
from tests.storage.disks import image_of
from tests.storage.outboxes import FULL, OTHER, TEXT, at, lease, put, row, sent, subscribe, subscription

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Tables = dict[str, dict[str, dict[str, Any]]]
TEXT_ID = str(int(TEXT.hash, 16))


def tables_of(folder: Path) -> Tables:
    tables: Tables = json.loads(image_of(folder)["bot.json"])
    return tables


async def filled(folder: Path) -> Tables:
    """A store with one of everything."""
    store = await TinyStore.open(folder / "bot.json")
    await subscribe(store, FULL, subscription(5, due=None))
    await store.enqueue(
        {}, [row(5), replace(row(5, "other", 1, thread=3, body=OTHER), silent=True)], [TEXT, OTHER]
    )
    one, _ = await lease(store)
    await store.close_rows([sent(one)])
    await store.close()
    return tables_of(folder)


async def test_plain_tinydb_shows_what_is_kept(tmp_path: Path) -> None:
    await filled(tmp_path)
    with TinyDB(tmp_path / "bot.json") as plain:
        assert plain.tables() == {"subscriptions", "outbox", "bodies"}
        assert [dict(each) for each in plain.table("subscriptions")] == [
            {
                "chat": -(10**12),
                "thread": 7,
                "zone": "UTC",
                "frequency": "weekdays",
                "hours": [9, 18],
                "weekdays": [0, 6],
                "month_day": 31,
                "quiet": [22, 8],
                "reminders": False,
                "silent": True,
                "monthly_summary": False,
                "language": "ru",
                "reminded_to": "2026-02-28",
                "summarized_to": "2026-02-01",
                "since": "2026-01-01T00:00:00.000001+00:00",
                "told_to": "2026-01-01T00:00:01+00:00",
                "told_before": "2026-01-01T00:00:00.500000+00:00",
                "last_digest_at": "2026-01-01T00:00:02+00:00",
                "changed_at": "2026-01-01T00:00:03.500000+00:00",
                "snoozed_until": "2026-01-01T00:00:05+00:00",
                "next_due_at": "2026-01-01T00:00:06+00:00",
                "halted": "no_right",
            },
            {
                "chat": 5,
                "zone": "Asia/Almaty",
                "frequency": "daily",
                "hours": [9],
                "weekdays": [0, 1, 2, 3, 4],
                "month_day": 1,
                "reminders": True,
                "silent": False,
                "language": "kk",
                "reminded_to": "2026-01-01",
                "since": "2026-01-01T00:00:00+00:00",
                "told_to": "2026-01-01T00:00:00+00:00",
            },
        ]
        assert [dict(each) for each in plain.table("outbox")] == [
            {
                "occurrence": "digest",
                "chat": 5,
                "part": 0,
                "body": TEXT.hash,
                "due_at": "2026-01-01T00:00:00+00:00",
                "state": "sent",
                "attempts": 1,
                "message_id": 77,
                "closed_at": "2026-01-01T00:00:01+00:00",
            },
            {
                "occurrence": "other",
                "chat": 5,
                "thread": 3,
                "part": 1,
                "body": OTHER.hash,
                "due_at": "2026-01-01T00:00:00+00:00",
                "silent": True,
                "state": "pending",
            },
        ], "who has a row in hand is not written down"
        assert [dict(each) for each in plain.table("bodies")] == [
            {"hash": TEXT.hash, "text": TEXT.text, "keyboard": None},
            {"hash": OTHER.hash, "text": OTHER.text, "keyboard": OTHER.keyboard},
        ]


async def test_a_tick_with_its_rows_is_one_line(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await subscribe(store, subscription(1), subscription(2))
    before = len(image_of(tmp_path)["bot.json.journal-000001"].splitlines())
    moves = {subscription(number): subscription(number, due=9) for number in (1, 2)}
    await store.enqueue(moves, [row(1), row(2)], [TEXT])
    (line,) = image_of(tmp_path)["bot.json.journal-000001"].splitlines()[before:]
    changes = json.loads(line[9:])["changes"]
    assert {name: len(table) for name, table in changes.items()} == {
        "subscriptions": 2,
        "outbox": 2,
        "bodies": 1,
    }
    await store.close()


async def test_what_a_newer_version_added_survives_whatever_happens(tmp_path: Path) -> None:
    tables = await filled(tmp_path)
    for table in tables.values():
        for document in table.values():
            document["newer"] = {"deep": [1]}
    (tmp_path / "bot.json").write_text(json.dumps(tables), encoding="utf-8")
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.migrate_chat(5, -500)
    moved = subscription(-500, due=None)
    await store.enqueue(
        {moved: replace(moved, next_due_at=at(9))}, [row(-500, "third", thread=3, body=OTHER)], []
    )
    (leased,) = await lease(store)
    await store.close_rows([sent(leased)])
    await store.close()
    after = tables_of(tmp_path)
    assert after["subscriptions"]["2"]["chat"] == -500
    assert after["outbox"]["2"]["state"] == "sent"
    assert [name for name, each in after["outbox"].items() if "newer" not in each] == ["3"]
    assert all(each["newer"] == {"deep": [1]} for each in after["subscriptions"].values())
    assert all(each["newer"] == {"deep": [1]} for each in after["bodies"].values())


async def test_a_value_that_is_taken_back_is_not_left_in_the_file(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await subscribe(store, FULL)
    await subscribe(
        store, replace(FULL, snoozed_until=None, preferences=replace(FULL.preferences, quiet=None))
    )
    await store.close()
    (document,) = tables_of(tmp_path)["subscriptions"].values()
    assert not {"snoozed_until", "quiet"} & document.keys()


async def test_numbers_are_not_used_twice_in_a_file(tmp_path: Path) -> None:
    await filled(tmp_path)
    store = await TinyStore.open(tmp_path / "bot.json")
    await subscribe(store, subscription(6))
    await put(store, row(6))
    await store.close()
    tables = tables_of(tmp_path)
    assert {name: list(table) for name, table in tables.items() if name != "bodies"} == {
        "subscriptions": ["1", "2", "3"],
        "outbox": ["1", "2", "3"],
    }


async def test_a_moment_without_a_zone_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await subscribe(store, subscription(1))
    naive = EPOCH.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        await subscribe(store, replace(subscription(1), news_seen_until=naive))
    with pytest.raises(ValueError, match="time zone"):
        await put(store, row(1), replace(row(2), due_at=naive))
    assert await store.subscription(Target(1)) == subscription(1)
    assert set((await store.count_rows()).values()) == {0}
    await store.close()


def changed(table: str, number: str, **fields: object) -> Callable[[Tables], None]:
    return lambda tables: tables[table][number].update(fields)


def without(table: str, number: str, field: str) -> Callable[[Tables], None]:
    return lambda tables: tables[table][number].__delitem__(field)


def dropped(tables: Tables) -> None:
    tables["bodies"].clear()


def twice(tables: Tables) -> None:
    tables["outbox"]["9"] = dict(tables["outbox"]["1"])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        pytest.param(
            without("subscriptions", "1", "zone"), "subscription 1: 'zone' is missing", id="no-zone"
        ),
        pytest.param(
            changed("subscriptions", "1", frequency="hourly"),
            "subscription 1: frequency is 'hourly': ",
            id="frequency",
        ),
        pytest.param(
            changed("subscriptions", "1", hours=[]),
            "subscription 1: hours or weekdays are empty",
            id="no-hours",
        ),
        pytest.param(
            changed("subscriptions", "1", hours=["9"]),
            r"subscription 1: hours\.0 is '9': .* integer",
            id="hours",
        ),
        pytest.param(
            changed("subscriptions", "1", quiet=[9]), r"subscription 1: 'quiet\.1' is missing", id="quiet"
        ),
        pytest.param(
            changed("subscriptions", "1", reminded_to="x"), "reminded_to is 'x': Invalid isoformat", id="day"
        ),
        pytest.param(
            changed("subscriptions", "1", next_due_at="2026-01-01"),
            "next_due_at is .* no time zone",
            id="naive",
        ),
        pytest.param(
            changed("subscriptions", "2", chat=-(10**12), thread=7), "2 and 1 are the same", id="same"
        ),
        pytest.param(changed("outbox", "1", state="lost"), "outbox 1: state is 'lost': ", id="state"),
        pytest.param(changed("outbox", "1", chat="5"), "outbox 1: chat is '5': ", id="chat"),
        pytest.param(twice, "outbox 9 and 1 are the same", id="twice"),
        pytest.param(dropped, f"outbox 1: its body {TEXT.hash} is missing", id="no-body"),
        pytest.param(changed("bodies", TEXT_ID, hash="00"), "its hash is 00", id="another-hash"),
        pytest.param(changed("bodies", TEXT_ID, text=None), "text is None", id="no-text"),
        pytest.param(changed("bodies", TEXT_ID, act="sing"), "'sing' is not a valid Act", id="act"),
        pytest.param(changed("bodies", TEXT_ID, source=[7, "5"]), "no pair of int", id="source"),
        pytest.param(changed("bodies", TEXT_ID, links=[["Site"]]), "not enough values", id="link"),
        pytest.param(changed("bodies", TEXT_ID, parts=[{"file": "p"}]), "file is 'p', not list", id="file"),
    ],
)
async def test_damage_is_named_and_left_alone(
    tmp_path: Path, damage: Callable[[Tables], None], reason: str
) -> None:
    tables = await filled(tmp_path)
    damage(tables)
    (tmp_path / "bot.json").write_text(json.dumps(tables), encoding="utf-8")
    before = image_of(tmp_path)
    with pytest.raises(StorageUnreadable) as caught:
        await TinyStore.open(tmp_path / "bot.json")
    assert re.search(reason, str(caught.value))
    assert image_of(tmp_path) == before


async def test_a_person_who_is_forgotten_leaves_no_message_in_any_file(tmp_path: Path) -> None:
    for number in range(3):
        store = await TinyStore.open(tmp_path / "bot.json")
        await subscribe(store, subscription(5), subscription(6))
        await put(store, row(5, str(number), body=OTHER), row(6, str(number)))
        await store.close()
    store = await TinyStore.open(tmp_path / "bot.json")
    await lease(store)
    assert await store.forget_chat(5)
    image = image_of(tmp_path)
    assert not any(OTHER.text.encode() in data or b'"chat":5,' in data for data in image.values())
    assert any(TEXT.text.encode() in data for data in image.values())
    assert (await store.count_rows())[RowState.LEASED] == 1
    await store.close()
