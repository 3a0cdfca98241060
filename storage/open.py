"""Opening the store that ``STORAGE_URL`` names."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.ports import Store
    from briefing.records import RecordReader

MEMORY = "memory://"
FILE = "tinydb:///"
SERVER = ("postgresql://", "postgres://")
PASSWORD = re.compile(r"(//[^/?#\s]*?:)\S*(?=@)|((?:ssl)?password=)[^&\s]*", re.IGNORECASE)
"""The password of a URL, with what is before it; somebody may have left a slash in it as it is."""


def hide_password(url: str) -> str:
    """Return a URL, or what was meant to be one, without its password."""
    return PASSWORD.sub(lambda found: f"{found[1] or found[2]}[hidden]", url)


def passwords_of(url: str) -> list[str]:
    """Return the passwords in a valid URL, which no log may show."""
    if not url.startswith(SERVER):
        return []
    from storage.postgres.conninfo import Conninfo  # noqa: PLC0415 - imports the driver

    return Conninfo(url).secrets


def check_storage_url(url: str) -> None:
    """Raise ValueError, with the valid forms, if :func:`open_store` does not accept the URL."""
    if url == MEMORY:
        return
    if url.startswith(SERVER):
        # Imported here and below, so that a URL loads the database that it names, and no other.
        from storage.postgres.conninfo import Conninfo  # noqa: PLC0415 - see above

        Conninfo(url)
        return
    path = url.removeprefix(FILE)
    if not url.startswith(FILE) or not path or path.endswith("/"):
        raise ValueError(
            f"{hide_password(url)!r} is no storage; right are tinydb:///data/bot.json (three slashes: a "
            "relative path), tinydb:////var/lib/bot.json (four: an absolute one), postgresql://… (a database "
            "server) or memory:// (nothing is kept)."
        )


async def open_store(url: str) -> Store:
    """Open the store that a URL names.

    Raises ValueError for an invalid URL, and the errors of :meth:`storage.tinydb.store.TinyStore.open` or
    :meth:`storage.postgres.store.PostgresStore.open`.
    """
    check_storage_url(url)
    if url == MEMORY:
        from storage.memory import MemoryStore  # noqa: PLC0415 - see above

        return MemoryStore()
    if url.startswith(SERVER):
        from storage.postgres.store import PostgresStore  # noqa: PLC0415 - see above

        return await PostgresStore.open(url)
    from storage.tinydb.store import TinyStore  # noqa: PLC0415 - see above

    return await TinyStore.open(Path(url.removeprefix(FILE)))


@asynccontextmanager
async def reading_records(url: str) -> AsyncIterator[RecordReader]:
    """Yield the records of the store that a URL names, to be read only; a running bot may hold the store.

    Raises ValueError for an invalid URL, and the errors of :func:`storage.tinydb.read_only.read_records` or
    :func:`storage.postgres.reading.reading`.
    """
    check_storage_url(url)
    if url == MEMORY:
        from storage.ledger.records import AllRecords, RecordsStep  # noqa: PLC0415 - as above

        yield RecordsStep(AllRecords())
        return
    if url.startswith(SERVER):
        from storage.postgres.reading import reading  # noqa: PLC0415 - as above

        async with reading(url) as records:
            yield records
        return
    from storage.tinydb.read_only import read_records  # noqa: PLC0415 - as above

    yield read_records(Path(url.removeprefix(FILE)))
