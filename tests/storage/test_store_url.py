"""``STORAGE_URL``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from storage.memory import MemoryStore
from storage.open import check_storage_url, open_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("url", ["tinydb:///data/bot.json", "tinydb:////var/lib/bot.json", "memory://"])
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


def test_checking_a_url_loads_no_database() -> None:
    code = (
        "import sys, storage.open as o; o.check_storage_url('memory://'); sys.exit('tinydb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
