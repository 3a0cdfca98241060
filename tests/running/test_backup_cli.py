"""``backup`` and ``restore``, as processes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pyrage
import pytest

from storage.tinydb.store import TinyStore
from tests.running.test_cli import HANG_SECONDS, ROOT, bot
from tests.running.test_store_cli import filled
from tests.storage.chats import becomes, chat

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "123456:SECRET-part_of-the-token-0123456789"


async def test_a_backup_is_made_beside_a_bot_checked_and_restored(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(1, becomes(chat(1)))
    url = f"tinydb:///{tmp_path}/bot.json"
    made = bot("backup", "a.backup", cwd=tmp_path, STORAGE_URL=url, BOT_TOKEN=TOKEN)
    await store.close()
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[1:] == ["chats: 1"]
    checked = bot("backup", "--check", "a.backup", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, f"{made.stdout}It can be restored.\n")
    restored = bot("restore", "a.backup", cwd=tmp_path, STORAGE_URL="tinydb:///new/bot.json")
    assert restored.returncode == 0, restored.stderr
    assert restored.stdout.endswith("Everything was restored and compared. The bot can be started.\n")
    again = bot("restore", "a.backup", cwd=tmp_path, STORAGE_URL="tinydb:///new/bot.json")
    assert again.returncode == 1
    assert "not empty and was left as it is" in again.stderr
    assert TOKEN not in (tmp_path / "a.backup").read_bytes().decode("latin-1")
    assert (tmp_path / "a.backup").stat().st_mode & 0o777 == 0o600


def piped(
    *arguments: str, cwd: Path, given: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **settings},
        input=given,
        capture_output=True,
        timeout=HANG_SECONDS,
        check=False,
    )


async def test_an_encrypted_backup_goes_through_pipes(tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"{key}\n")
    url = await filled(tmp_path / "bot.json", 3)
    made = piped("backup", "-", cwd=tmp_path, STORAGE_URL=url, BACKUP_RECIPIENT=str(key.to_public()))
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith(b"age-encryption.org/v1\n")
    assert b"chats: 3" in made.stderr
    there = {"STORAGE_URL": "tinydb:///new/bot.json"}
    without = piped("restore", "-", cwd=tmp_path, given=made.stdout, **there)
    assert without.returncode == 1
    assert without.stderr.startswith(b"standard input is encrypted: name the file with its private key")
    assert not (tmp_path / "new").exists()
    restored = piped("restore", "-", "--identity", "key.txt", cwd=tmp_path, given=made.stdout, **there)
    assert restored.returncode == 0, restored.stderr
    checked = piped("backup", "--check", "-", "--identity", "key.txt", cwd=tmp_path, given=made.stdout)
    assert (checked.returncode, checked.stderr) == (0, b"")


async def test_a_damaged_backup_is_named_and_nothing_is_restored(tmp_path: Path) -> None:
    url = await filled(tmp_path / "bot.json", 300)
    assert bot("backup", "a.backup", cwd=tmp_path, STORAGE_URL=url).returncode == 0
    data = (tmp_path / "a.backup").read_bytes()
    (tmp_path / "cut.backup").write_bytes(data[: len(data) // 2])
    (tmp_path / "flipped.backup").write_bytes(data[:300] + bytes([data[300] ^ 1]) + data[301:])
    for name, says in (
        ("cut.backup", "cut.backup is cut off: its end is missing."),
        ("flipped.backup", "flipped.backup is damaged: it is not what was written."),
        ("bot.json", "bot.json is no backup of this program"),
        ("none.backup", "none.backup cannot be read (No such file or directory)."),
    ):
        for command in (("backup", "--check"), ("restore",)):
            ended = bot(*command, name, cwd=tmp_path, STORAGE_URL="tinydb:///new/bot.json")
            assert (ended.returncode, ended.stdout) == (1, "")
            assert ended.stderr.startswith(says)
            assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("settings", "status", "says"),
    [
        pytest.param(
            {"STORAGE_URL": "tinydb:///none.json"}, 1, "There is no store none.json.", id="no store"
        ),
        pytest.param({"STORAGE_URL": "memory://"}, 1, "keeps nothing", id="memory"),
        pytest.param(
            {"BACKUP_RECIPIENT": "AGE-SECRET-KEY-1X"}, 2, "its value is not right", id="private key"
        ),
        pytest.param({"STORAGE_URL": "postgresql://u:s3cret@127.0.0.1:9/x"}, 1, "127.0.0.1", id="away"),
    ],
)
def test_what_cannot_be_backed_up_is_told_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], status: int, says: str
) -> None:
    ended = bot("backup", "a.backup", cwd=tmp_path, **settings)
    assert (ended.returncode, ended.stderr.count("\n")) == (status, 1)
    assert says in ended.stderr
    assert "s3cret" not in ended.stderr
    assert "AGE-SECRET" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


async def test_a_backup_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    url = await filled(tmp_path / "bot.json", 3)
    for name in ("/dev/null", str(tmp_path), "/dev/full/a.backup"):
        ended = bot("backup", name, cwd=tmp_path, STORAGE_URL=url)
        assert ended.returncode == 1
        assert ended.stderr.splitlines()[-1].startswith(f"{name} cannot be written (")
