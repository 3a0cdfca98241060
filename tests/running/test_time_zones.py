"""Local hours are those of the locked tzdata, whatever data the machine has."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.desk import TOKEN

ROOT = Path(__file__).parents[2]
DUE = """
from datetime import UTC, datetime
import bot
from briefing.local_time import at_local, zone_of
print(at_local(datetime(2026, 11, 23, tzinfo=UTC).date(), 9, zone_of("Asia/Almaty")).isoformat())
"""


@pytest.fixture
def old_machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine on which Almaty is still at UTC+6."""
    old = tmp_path / "zoneinfo" / "Asia" / "Almaty"
    old.parent.mkdir(parents=True)
    old.write_bytes(files("tzdata").joinpath("zoneinfo", "Etc", "GMT-6").read_bytes())
    return {**os.environ, "PYTHONTZPATH": str(tmp_path / "zoneinfo"), "TZ": "America/New_York"}


def python(environment: dict[str, str], *arguments: str) -> str:
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_old_data_would_be_read_otherwise(old_machine: dict[str, str]) -> None:
    assert "03:00" in python(old_machine, "-c", DUE.replace("import bot\n", ""))


def test_nine_in_almaty_is_at_its_moment(old_machine: dict[str, str]) -> None:
    assert "2026-11-23T04:00:00+00:00" in python(old_machine, "-c", DUE)


def test_check_names_the_data(old_machine: dict[str, str]) -> None:
    assert f"Time zones: tzdata {version('tzdata')}." in python(old_machine, "-m", "bot", "check")


async def test_settings_show_the_offset_of_the_locked_data(
    old_machine: dict[str, str], tmp_path: Path
) -> None:
    box = Sandbox(token=TOKEN, username="briefing_bot")
    url = await box.start()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=ROOT,
        env={
            **old_machine,
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": url,
            "STORAGE_URL": f"tinydb:///{tmp_path}/bot.json",
            "WEB_PORT": "0",
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        emma = box.world.add_person("Emma", language="en")
        chat = box.world.private(emma)
        box.world.say(emma, chat, "/subscribe")
        assert "UTC+5" in (await box.next_message(chat, timeout=60)).text
    finally:
        process.terminate()
        assert await process.wait() == 0
        await box.stop()
