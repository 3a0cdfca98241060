"""Backups that cannot be used, and stores that take none."""

from __future__ import annotations

import io
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from briefing.errors import StorageUnavailable
from storage.backup.encryption import encrypted
from storage.backup.files import written
from storage.backup.sealing import BackupFaulty, Sealing
from storage.copying.marks import TargetRefused
from storage.open import open_store
from tests.storage.backups import HEADER, back_up, documents, restore, source_of
from tests.storage.chats import becomes, chat
from tests.storage.copies import Interrupted, interrupted, interrupted_from, many, url_of, write
from tests.storage.test_store_copy import files_of


@pytest.fixture
async def backup(tmp_path: Path) -> Path:
    """A small backup."""
    await write(tmp_path / "a.json", many(3))
    await back_up(url_of(tmp_path / "a.json"), tmp_path / "a.backup")
    return tmp_path / "a.backup"


@pytest.fixture
def data(backup: Path) -> bytes:
    return backup.read_bytes()


def test_no_flipped_bit_goes_unnoticed(data: bytes) -> None:
    for place in range(len(data)):
        for bit in range(8):
            flipped = data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
            with pytest.raises(BackupFaulty, match=r"is (damaged|cut off|no backup)|format"):
                source_of(flipped)


def test_no_missing_or_added_byte_goes_unnoticed(data: bytes) -> None:
    for end in range(len(data)):
        with pytest.raises(BackupFaulty, match=r"is (cut off|damaged|no backup)"):
            source_of(data[:end])
    for added in (b"\0", b"\n", data):
        with pytest.raises(BackupFaulty, match=r"is (cut off|damaged)"):
            source_of(data + added)


def backup_of(*lines: bytes, version: int = 1) -> bytes:
    """Return a backup with these lines, whatever they mean."""
    file = io.BytesIO()
    sealing = Sealing(file, replace(HEADER, version=version))
    sealing.write(b"".join(each + b"\n" for each in lines))
    sealing.close()
    return file.getvalue()


CHAT = b'["chats",1,{"kind":"private","since":"2026-01-01T00:00:00+00:00"}]'


def test_a_newer_format_is_not_guessed_at() -> None:
    with pytest.raises(BackupFaulty, match="has version 2 of the format, and this program reads 1"):
        source_of(backup_of(CHAT, version=2))


def test_an_object_that_cannot_be_read_is_named() -> None:
    with pytest.raises(BackupFaulty, match=r"cannot read \(chat 1: 'since' is missing"):
        source_of(backup_of(b'["chats",1,{"kind":"private"}]'))


async def test_what_this_version_does_not_know_is_named_and_left_out(tmp_path: Path) -> None:
    seen = b'["seen",1,{"name":"x","at":"2026-01-01T00:00:00+00:00"}]'
    data = backup_of(CHAT[:-2] + b',"mood":"good"}]', b'["plans",1,{}]', seen)
    source = source_of(data)
    assert source.left_out() == ["the field mood of the table chats", "the table plans"]
    (tmp_path / "a.backup").write_bytes(data)
    await restore(tmp_path / "a.backup", url_of(tmp_path / "b.json"))
    found = await documents(url_of(tmp_path / "b.json"))
    assert {table: len(each) for table, each in found.items() if each} == {"chats": 1, "seen": 1}


@pytest.fixture
def identity(tmp_path: Path) -> tuple[str, Path]:
    """A recipient and the file with its private key, as age-keygen writes it."""
    made = pyrage.x25519.Identity.generate()
    path = tmp_path / "key.txt"
    path.write_text(f"# created: 2026-01-01\n# public key: {made.to_public()}\n{made}\n")
    return str(made.to_public()), path


async def test_an_encrypted_backup_is_restored_with_its_key_only(
    tmp_path: Path, identity: tuple[str, Path]
) -> None:
    recipient, key = identity
    first, encrypted = url_of(tmp_path / "a.json"), tmp_path / "a.backup.age"
    await write(tmp_path / "a.json", many(1500))
    await back_up(first, encrypted, recipient)
    data = encrypted.read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    assert b"briefing" not in data
    private = pyrage.x25519.Identity.from_str(key.read_text().split()[-1])
    assert pyrage.decrypt(data, [private]).startswith(b'{"format": "briefing-bot backup"')
    with pytest.raises(BackupFaulty, match="is encrypted: name the file with its private key"):
        source_of(data)
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(BackupFaulty, match="is encrypted for another key"):
        source_of(data, other)
    await restore(encrypted, url_of(tmp_path / "b.json"), key)
    assert await documents(url_of(tmp_path / "b.json")) == await documents(first)


async def test_a_damaged_encrypted_backup_is_noticed(tmp_path: Path, identity: tuple[str, Path]) -> None:
    recipient, key = identity
    await write(tmp_path / "a.json", many(3))
    await back_up(url_of(tmp_path / "a.json"), tmp_path / "a.age", recipient)
    data = (tmp_path / "a.age").read_bytes()
    for place in range(len(data)):
        with pytest.raises(BackupFaulty):
            source_of(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :], key)
        with pytest.raises(BackupFaulty):
            source_of(data[:place], key)


@pytest.mark.parametrize("content", ["", "# nothing\n", "secret\n", "-----BEGIN OPENSSH PRIVATE KEY-----\n"])
async def test_a_file_without_a_key_is_named(
    tmp_path: Path, identity: tuple[str, Path], content: str
) -> None:
    recipient, key = identity
    await write(tmp_path / "a.json", many(3))
    await back_up(url_of(tmp_path / "a.json"), tmp_path / "a.age", recipient)
    key.write_text(content)
    with pytest.raises(BackupFaulty, match=r"key\.txt holds no private key"):
        source_of((tmp_path / "a.age").read_bytes(), key)


async def test_a_store_that_holds_something_is_left_as_it_was(backup: Path, tmp_path: Path) -> None:
    full = tmp_path / "full" / "bot.json"
    store = await open_store(url_of(full))
    await store.change_chat(9, becomes(chat(9)))
    await store.close()
    before = files_of(full.parent)
    with pytest.raises(TargetRefused, match="is not empty and was left as it is"):
        await restore(backup, url_of(full))
    assert files_of(full.parent) == before


async def test_an_interrupted_restore_is_not_run_and_goes_on(tmp_path: Path) -> None:
    first, backup, there = tmp_path / "a.json", tmp_path / "a.backup", url_of(tmp_path / "b.json")
    await write(first, many(3500))
    await back_up(url_of(first), backup)
    with pytest.raises(Interrupted):
        await interrupted_from(source_of(backup.read_bytes()), there, 2)
    with pytest.raises(StorageUnavailable, match="unfinished copy of the backup"):
        await open_store(there)
    await restore(backup, there)
    assert await documents(there) == await documents(url_of(first))


async def test_an_unfinished_copy_is_not_backed_up(tmp_path: Path) -> None:
    await write(tmp_path / "a.json", many(1500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(tmp_path / "a.json"), url_of(tmp_path / "b.json"), 1)
    with pytest.raises(StorageUnavailable, match="unfinished copy"):
        await back_up(url_of(tmp_path / "b.json"), tmp_path / "b.backup")
    assert not (tmp_path / "b.backup").exists()


async def test_a_store_that_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="There is no store"):
        await back_up(url_of(tmp_path / "none.json"), tmp_path / "a.backup")
    assert files_of(tmp_path) == {}


async def test_a_failure_leaves_the_backup_that_was_there(backup: Path) -> None:
    before = files_of(backup.parent)
    with pytest.raises(ZeroDivisionError):
        write_half(str(backup))
    assert files_of(backup.parent) == before


def write_half(name: str) -> None:
    with written(name, "") as file:
        file.write(b"half")
        raise ZeroDivisionError


def test_a_full_disk_is_an_error_also_when_it_is_encrypted(identity: tuple[str, Path]) -> None:
    """The end that writes to the disk is another thread then."""
    for recipient in ("", identity[0]):
        with pytest.raises(OSError, match="No space left"):
            fill(recipient)


def fill(recipient: str) -> None:
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        encrypted(full, recipient) if recipient else nullcontext(full) as file,
    ):
        for _ in range(100):
            file.write(bytes(100_000))
