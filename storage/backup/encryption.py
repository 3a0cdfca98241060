"""Encryption with age (https://age-encryption.org), as the command ``age`` and its keys do it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

import pyrage

from storage.backup.sealing import BackupFaulty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

MARK = b"age-encryption.org/"
"""The first bytes of an encrypted file."""
WRONG_KEY = "No matching keys found"
"""What ``pyrage`` says when none of the identities fits."""


def recipient_of(text: str) -> Any:  # noqa: ANN401 - pyrage ships no types
    """Return a recipient: a public key of age (``age1…``), or one of SSH (``ssh-ed25519 …``, ``ssh-rsa …``).

    Raises:
        ValueError: it is neither.

    """
    keys = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
    try:
        return keys.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise ValueError(str(error)) from error


def identities_of(path: Path) -> list[Any]:
    """Return the private keys of a file: one as ``age-keygen`` writes it, or a key of SSH.

    Raises:
        BackupFaulty: the file cannot be read, or has none.

    """
    try:
        data = path.read_bytes()
        if data.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(data)]
        lines = [line.strip() for line in data.decode().splitlines()]
        found = [pyrage.x25519.Identity.from_str(each) for each in lines if each and not each.startswith("#")]
    except OSError as error:
        raise BackupFaulty(f"cannot be decrypted: {path} cannot be read ({error.strerror}).") from error
    except (pyrage.IdentityError, UnicodeDecodeError):
        found = []
    if not found:
        raise BackupFaulty(
            f"cannot be decrypted: {path} holds no private key. "
            "It takes a file of age-keygen, or a private key of SSH without a passphrase."
        )
    return found


@contextmanager
def encrypted(file: BinaryIO, recipient: str) -> Iterator[BinaryIO]:
    """Yield a stream; what is written to it goes to the file, encrypted. The file stays open.

    Raises:
        OSError: the file takes no more.

    """
    read, write = os.pipe()
    source = os.fdopen(read, "rb", buffering=0)
    work = _Work(lambda: pyrage.encrypt_io(source, file, [recipient_of(recipient)]), source)
    try:
        with os.fdopen(write, "wb") as stream:
            yield stream
    finally:
        # What went wrong with the file explains why the pipe was closed.
        try:
            work.wait()
        except pyrage.EncryptError as error:
            raise OSError(0, str(error).removeprefix("OSError: ")) from error


@contextmanager
def decrypted(file: BinaryIO, identities: list[Any]) -> Iterator[BinaryIO]:
    """Yield a stream of what a file has, decrypted.

    Raises:
        BackupFaulty: at the end, if no identity fits, or if the file was cut off or changed. Until then the
            stream may have less than all.

    """
    read, write = os.pipe()
    target = os.fdopen(write, "wb", buffering=0)
    work = _Work(lambda: pyrage.decrypt_io(file, target, identities), target)
    try:
        with os.fdopen(read, "rb") as stream:
            yield stream
    finally:
        # What went wrong with the bytes explains what went wrong with what is in them.
        try:
            with suppress(BrokenPipeError):  # not all was asked for
                work.wait()
        except pyrage.DecryptError as error:
            if WRONG_KEY in str(error):
                raise BackupFaulty("is encrypted for another key.") from error
            raise BackupFaulty("is damaged: it cannot be decrypted. Take another backup.") from error
        except OSError as error:
            raise BackupFaulty(
                "is damaged or cut off: it cannot be decrypted. Take another backup."
            ) from error


class _Work:
    """A thread at one end of a pipe, which it closes in the end."""

    def __init__(self, act: Callable[[], None], end: BinaryIO) -> None:
        self._act = act
        self._end = end
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until all is done; raise what went wrong."""
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            with self._end:
                self._act()
        except BaseException as error:  # noqa: BLE001 - raised by whoever waits
            self._error = error
