"""Whatever call a crash prevents, every confirmed change is there afterwards and none is there by half."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from briefing.chat import merged
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, bump, chat, contents
from tests.storage.disks import Image, Picture, PictureDisk, image_of, restore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from briefing.chat import Chat

IDS = range(-2, 12)
CRASHES = ["killed", "cut", "reordered"]
SECRET = "kk-secret"
FOLD_BYTES = 700
"""Small: a fold after every fourth change."""


@dataclass(frozen=True)
class Step:
    do: Callable[[TinyStore], Awaitable[object]]
    then: dict[int, Chat]
    """Everything that is kept once it is confirmed."""


def script() -> list[Step]:
    """A life with folds in it, a person who is forgotten and a group that moves."""
    kept: dict[int, Chat] = {}
    steps: list[Step] = []

    def put(target: Chat) -> None:
        kept[target.id] = target
        steps.append(Step(lambda store: store.change_chat(target.id, becomes(target)), dict(kept)))

    for number in range(6):
        put(chat(number, language=SECRET if number == 3 else None))
    kept[-1] = merged(kept.pop(1), None, -1)
    steps.append(Step(lambda store: store.migrate_chat(1, -1), dict(kept)))
    for number in range(6):
        put(chat(0, version=number))
    put(chat(3, version=1, language=SECRET))
    del kept[3]
    steps.append(Step(lambda store: store.forget_chat(3), dict(kept)))
    for number in range(3):
        put(chat(0, version=number + 6))
        put(chat(7 + number))
    return steps


FORGOTTEN = max(number for number, step in enumerate(script(), start=1) if 3 in step.then) + 1
"""Steps that are confirmed once chat 3 is forgotten."""


async def play(path: Path, disk: Disk, progress: Callable[[int], None] = lambda _: None) -> None:
    """Live the script; ``progress`` is told how many steps are confirmed."""
    store = await TinyStore.open(path, disk=disk, fold_bytes=FOLD_BYTES)
    for number, step in enumerate(script(), start=1):
        await step.do(store)
        progress(number)
    await store.close()


async def found(folder: Path) -> dict[int, Chat]:
    store = await TinyStore.open(folder / "bot.json")
    try:
        return await contents(store, IDS)
    finally:
        await store.close()


async def pictures_of(folder: Path, tmp_path: Path) -> list[tuple[Picture, int]]:
    """Every picture of the script, with the number of steps that were confirmed when it was taken."""
    taken: list[tuple[Picture, int]] = []
    confirmed = 0

    def tell(number: int) -> None:
        nonlocal confirmed
        confirmed = number

    camera = PictureDisk(folder, tmp_path / "graves", lambda picture: taken.append((picture, confirmed)))
    await play(folder / "bot.json", camera.disk(), tell)
    camera.picture("after the end")
    return taken


def states() -> list[dict[int, Chat]]:
    return [{}, *(step.then for step in script())]


@pytest.mark.parametrize("crash", CRASHES)
async def test_a_crash_before_any_call_keeps_what_was_confirmed(tmp_path: Path, crash: str) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    taken = await pictures_of(folder, tmp_path)
    assert sum(picture.call == "replace bot.json" for picture, _ in taken) >= 4, "the script has to fold"

    for number, (picture, confirmed) in enumerate(taken):
        image: Image = getattr(picture, crash)
        kept = await found(restore(image, tmp_path / f"{crash}-{number}"))
        assert kept in states()[confirmed : confirmed + 2], f"crash {number} before {picture.call}"


@pytest.mark.parametrize("crash", CRASHES)
async def test_a_crash_during_the_recovery_of_a_crash_loses_nothing(tmp_path: Path, crash: str) -> None:
    images = [await killed_during_a_fold(tmp_path / "during-a-fold")]
    first = tmp_path / "first"
    first.mkdir()
    killed = [picture.killed for picture, _ in await pictures_of(first, tmp_path)]
    images += [image for image in killed if "bot.json.journal-000001" in image][-1:]
    images += [image for image in killed if any(b"erases" in data for data in image.values())][::8]
    for turn, image in enumerate(images):
        expected = await found(restore(image, tmp_path / f"undisturbed-{turn}"))
        folder = restore(image, tmp_path / f"turn-{turn}")
        again: list[Picture] = []
        camera = PictureDisk(folder, tmp_path / f"graves-{turn}", again.append)
        await (await TinyStore.open(folder / "bot.json", disk=camera.disk())).close()
        for number, picture in enumerate(again):
            copy = restore(getattr(picture, crash), tmp_path / f"turn-{turn}-{number}")
            assert await found(copy) == expected, f"crash {number} before {picture.call}"


async def killed_during_a_fold(folder: Path) -> Image:
    """Two journal files with different versions of one chat, and a snapshot half-written."""
    reached, go = threading.Event(), threading.Event()

    def replace(source: Path, target: Path) -> None:
        if target.name == "bot.json" and target.exists():
            reached.set()
            assert go.wait(timeout=30)
        source.replace(target)

    store = await TinyStore.open(folder / "bot.json", disk=Disk(replace=replace), fold_bytes=300)
    await store.change_chat(0, becomes(chat(0)))
    while not reached.is_set():
        await store.change_chat(0, bump)
    await store.change_chat(0, bump)
    image = image_of(folder)
    go.set()
    await store.close()
    assert [name[-14:] for name in image if "journal" in name] == ["journal-000001", "journal-000002"]
    assert "bot.json.tmp" in image
    return image


async def test_what_a_killed_process_had_half_written_is_removed(tmp_path: Path) -> None:
    folder = restore(await killed_during_a_fold(tmp_path / "store"), tmp_path / "copy")
    (folder / "bot.json.backup-000001.tmp").write_bytes(b"half")
    (folder / "others.tmp").write_bytes(b"not ours")
    await found(folder)
    assert [name for name in image_of(folder) if name.endswith(".tmp")] == ["others.tmp"]


async def test_what_was_forgotten_is_in_no_file_any_more(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    taken = await pictures_of(folder, tmp_path)
    assert any(has_secret(picture.killed) for picture, _ in taken)
    for picture, confirmed in taken:
        if confirmed >= FORGOTTEN:
            assert not has_secret(picture.killed)
            assert not has_secret(picture.cut)


async def test_a_crash_while_forgetting_leaves_nothing_behind_after_the_start(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    confirmed_in_journal = [
        picture
        for picture, _ in await pictures_of(folder, tmp_path)
        if any(b'"erases":true}\n' in data for data in picture.killed.values())
    ]
    assert len(confirmed_in_journal) > 5
    for number, picture in enumerate(confirmed_in_journal):
        copy = restore(picture.killed, tmp_path / f"copy-{number}")
        await found(copy)
        assert not has_secret(image_of(copy)), f"crash {number} before {picture.call}"


def has_secret(image: Image) -> bool:
    return any(SECRET.encode() in data for data in image.values())
