"""Opening the store that ``STORAGE_URL`` names."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.ports import Store
    from briefing.records import RecordReader

MEMORY = "memory://"
FILE = "tinydb:///"


def check_storage_url(url: str) -> None:
    """Raise ValueError, with the valid forms, if :func:`open_store` does not accept the URL."""
    if url == MEMORY:
        return
    path = url.removeprefix(FILE)
    if not url.startswith(FILE) or not path or path.endswith("/"):
        raise ValueError(
            f"{url!r} is no storage; right are tinydb:///data/bot.json (three slashes: a relative path), "
            "tinydb:////var/lib/bot.json (four: an absolute one) or memory:// (nothing is kept)."
        )


async def open_store(url: str) -> Store:
    """Open the store that a URL names.

    Raises ValueError for an invalid URL, and the errors of :meth:`storage.tinydb.store.TinyStore.open`.
    """
    check_storage_url(url)
    # Imported here, so that checking a URL does not import a database.
    if url == MEMORY:
        from storage.memory import MemoryStore  # noqa: PLC0415 - see above

        return MemoryStore()
    from storage.tinydb.store import TinyStore  # noqa: PLC0415 - see above

    return await TinyStore.open(Path(url.removeprefix(FILE)))


@asynccontextmanager
async def reading_records(url: str) -> AsyncIterator[RecordReader]:
    """Yield the records of the store that a URL names, to be read only; a running bot may hold the store.

    Raises ValueError for an invalid URL, and the errors of :func:`storage.tinydb.read_only.read_records`.
    """
    check_storage_url(url)
    if url == MEMORY:
        from storage.ledger.records import AllRecords, RecordsStep  # noqa: PLC0415 - as above

        yield RecordsStep(AllRecords())
        return
    from storage.tinydb.read_only import read_records  # noqa: PLC0415 - as above

    yield read_records(Path(url.removeprefix(FILE)))
