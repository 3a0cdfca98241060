"""The running bot makes a backup a day, keeps the newest ones, and says when it cannot."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.daily_backups import RETRY_SECONDS, DailyBackups
from bot.settings import SettingsWrong, load_settings
from tests.desk import NOW
from tests.storage.backups import source_of
from tests.support.logged import without_debug

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

DAY = timedelta(days=1)
FIRST = "briefing-20261122T090000Z.backup"


class Monotonic:
    ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def clock() -> Monotonic:
    return Monotonic()


def backups(desk: Desk, folder: Path, clock: Monotonic, keep: int = 7) -> DailyBackups:
    """Return the backups of a bot that makes none by itself."""
    assert desk.app is not None
    settings = desk.app.settings.model_copy(update={"backup_keep": keep})
    return DailyBackups(folder, settings, desk.app.services, desk.app.bot, clock)


async def test_a_bot_with_a_folder_makes_one_at_its_first_start(
    idle_desk: Desk, tmp_path: Path, emma: Person
) -> None:
    app = await idle_desk.start(backup_dir=tmp_path / "backups")
    await idle_desk.say(emma, idle_desk.box.world.private(emma), "/start")
    async with asyncio.timeout(60):
        while not (tmp_path / "backups" / FIRST).exists():  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.05)
    assert app.backups is not None
    assert app.backups.last_at() == NOW
    source_of((tmp_path / "backups" / FIRST).read_bytes())


async def test_there_is_one_a_day_and_the_newest_stay(desk: Desk, tmp_path: Path, clock: Monotonic) -> None:
    folder = tmp_path / "backups"
    made = backups(desk, folder, clock, keep=2)
    assert made.last_at() is None
    (tmp_path / "backups").mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / f"{FIRST}.77.tmp").write_text("half")
    for hours in (0, 23, 24, 25, 48):
        desk.now = NOW + timedelta(hours=hours)
        await made.make_due()
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["briefing-20261123T090000Z.backup", "briefing-20261124T090000Z.backup", "notes.txt"]
    assert made.last_at() == NOW + 2 * DAY


async def test_an_old_one_that_cannot_be_removed_leaves_the_new_one_and_keeps_no_others(
    desk: Desk, tmp_path: Path, clock: Monotonic
) -> None:
    """As one that belongs to another user; a folder of the name fails for every user."""
    folder = tmp_path / "backups"
    stays = folder / "briefing-20261101T090000Z.backup"
    stays.mkdir(parents=True)
    (folder / "briefing-20261102T090000Z.backup").write_text("old")
    made = backups(desk, folder, clock, keep=1)
    with structlog.testing.capture_logs() as logged:
        await made.make_due()
    assert sorted(folder.glob("*")) == [stays, folder / FIRST]
    written, kept = without_debug(logged)
    assert (written["event"], kept["event"]) == ("backup_written", "backups_not_removed")
    assert stays.name in kept["reason"]


async def test_a_backup_of_the_future_does_not_keep_others_from_being_made(
    desk: Desk, tmp_path: Path, clock: Monotonic
) -> None:
    """The clock was wrong when it was made."""
    (tmp_path / "briefing-20991122T090000Z.backup").write_text("wrong")
    made = backups(desk, tmp_path, clock, keep=1)
    await made.make_due()
    assert made.last_at() == NOW
    assert (tmp_path / FIRST).exists()


async def test_a_failure_is_told_to_owners_once_and_tried_again(
    idle_desk: Desk, tmp_path: Path, clock: Monotonic
) -> None:
    desk = idle_desk
    olga = desk.box.world.add_person("Olga", language="en")
    await desk.start(admin_ids=frozenset({olga.id}))
    private = desk.box.world.private(olga)
    await desk.say(olga, private, "/start")
    folder = tmp_path / "backups"
    folder.write_text("a file is in the way")
    made = backups(desk, folder, clock)
    told = len(desk.box.world.messages(private))
    with structlog.testing.capture_logs() as logged:
        for _ in range(3):
            await made.make_due()
            clock.ahead += RETRY_SECONDS / 2
    failures = without_debug(logged)
    assert [each["event"] for each in failures] == ["backup_failed", "backup_failed"]
    assert "cannot be written (" in failures[0]["reason"]
    (notice,) = desk.box.world.messages(private)[told:]
    assert notice.text.startswith("Today’s backup could not be made")
    folder.unlink()
    await made.make_due()
    assert not folder.exists()
    clock.ahead += RETRY_SECONDS
    await made.make_due()
    assert (folder / FIRST).exists()
    assert len(desk.box.world.messages(private)) == told + 1


async def test_a_lasting_failure_of_the_store_is_named(desk: Desk, tmp_path: Path, clock: Monotonic) -> None:
    assert desk.app is not None
    settings = desk.app.settings.model_copy(update={"storage_url": f"tinydb:///{tmp_path}/none.json"})
    made = DailyBackups(tmp_path / "backups", settings, desk.app.services, desk.app.bot, clock)
    with structlog.testing.capture_logs() as logged:
        await made.make_due()
    (failure,) = without_debug(logged)
    assert "There is no store" in failure["reason"]
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "stopped"])
async def test_a_process_that_a_signal_ends_is_told_of(
    desk: Desk, tmp_path: Path, clock: Monotonic, number: signal.Signals
) -> None:
    """Linux kills it when memory is short, a service manager stops it; the process may then say nothing."""
    made = backups(desk, tmp_path / "backups", clock)
    before = children()
    with structlog.testing.capture_logs() as logged:
        making = asyncio.create_task(made.make_due())
        async with asyncio.timeout(60):
            while not (begun := children() - before):  # noqa: ASYNC110 - only the system knows
                await asyncio.sleep(0)
        os.kill(begun.pop(), number)
        await making
    (failure,) = without_debug(logged)
    assert re.fullmatch(r"signal \d+ ended its process: \w+", failure["reason"])


def children() -> set[int]:
    """Return the ids of the processes that this one has started."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(each) for task in tasks for each in task.read_text(encoding="utf-8").split()}


def test_a_bot_that_keeps_nothing_has_no_backups(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="BACKUP_DIR: with memory://"):
        load_settings(_env_file=None, storage_url="memory://", backup_dir=tmp_path)
