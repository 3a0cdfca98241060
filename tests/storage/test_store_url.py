"""``STORAGE_URL``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from storage.memory import MemoryStore
from storage.open import check_storage_url, hide_password, open_store, passwords_of

if TYPE_CHECKING:
    from pathlib import Path


RIGHT = [
    "tinydb:///data/bot.json",
    "tinydb:////var/lib/bot.json",
    "memory://",
    "postgresql://",
    "postgres://bot:secret@db.example.org:6432/briefing?sslmode=verify-full",
    "postgresql:///briefing?host=/run/postgresql",
    "postgresql:///briefing?host=/run/postgresql&password=secret",
    "postgresql://one.example.org:5432,two.example.org:5433/briefing?target_session_attrs=read-write",
]


@pytest.mark.parametrize("url", RIGHT)
def test_a_right_url_is_accepted(url: str) -> None:
    check_storage_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data/bot.json",
        "tinydb://",
        "tinydb:///",
        "tinydb://data/bot.json",
        "tinydb:///data/",
        "memory",
        "redis://x",
    ],
)
async def test_a_wrong_url_is_told_what_would_be_right(url: str) -> None:
    with pytest.raises(ValueError, match="right are tinydb:///data") as checked:
        check_storage_url(url)
    with pytest.raises(ValueError, match="right are tinydb:///data") as opened:
        await open_store(url)
    assert str(checked.value) == str(opened.value)
    assert repr(url) in str(checked.value)


async def test_three_slashes_are_relative_and_four_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await (await open_store("tinydb:///data/bot.json")).close()
    assert (tmp_path / "data/bot.json").is_file()
    await (await open_store(f"tinydb:///{tmp_path}/other/bot.json")).close()
    assert (tmp_path / "other/bot.json").is_file()


async def test_memory_is_memory() -> None:
    assert isinstance(await open_store("memory://"), MemoryStore)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bot:sesame@[host/briefing",
        "postgresql:///briefing?password=sesame&colour=blue",
        "postgresl://bot:sesame@host/briefing",
        "redis://:sesame@host",
        "postgresql://bot:open/sesame@host/briefing",
        "postgresql://bot:open?/sesame@host/briefing",
        "postgresql://bot:p@open/sesame@host/briefing?sslmode=require",
        "mysql:///briefing?password=sesame",
    ],
)
def test_a_wrong_url_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"right are|libpq|%2F") as checked:
        check_storage_url(url)
    assert "sesame" not in str(checked.value)
    assert "sesame" not in hide_password(url)


def test_a_slash_in_a_password_can_be_written() -> None:
    assert passwords_of("postgresql://bot:open%2Fsesame@host/briefing?user=a@b") == ["open/sesame"]


def test_passwords_are_known_as_the_server_gets_them() -> None:
    assert passwords_of("postgresql://bot:se%20same@host/briefing") == ["se same"]
    assert passwords_of("postgresql:///briefing?host=/run/postgresql&password=sesame") == ["sesame"]
    assert passwords_of("postgresql:///briefing") == passwords_of("memory://") == []


def test_checking_a_url_loads_no_database() -> None:
    code = (
        "import sys, storage.open as o; o.check_storage_url('memory://'); "
        "sys.exit(bool({'tinydb', 'psycopg'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
