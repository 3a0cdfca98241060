"""Opening stores to copy or to check them, by their URLs."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.open import FILE, MEMORY, SERVER, check_storage_url, open_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from briefing.ports import Store
    from briefing.store_stats import StoreStats
    from storage.copying.port import CopySource, CopyTarget


async def open_source(url: str) -> CopySource:
    """Open a store to be copied; nobody else may change it meanwhile.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing or in use.
    """
    if url.startswith(SERVER):
        # Imported here and below, so that a URL loads the database that it names, and no other.
        from storage.postgres.copying import PostgresSource  # noqa: PLC0415 - see above

        return await PostgresSource.open(url, alone=True)
    from storage.tinydb.copying import TinySource  # noqa: PLC0415 - see above

    return await TinySource.locked(_file(url))


async def open_target(url: str, source: CopySource) -> CopyTarget:
    """Open or create the target of a copy; raise as :func:`open_source`, and ``TargetRefused``."""
    if url.startswith(SERVER):
        from storage.postgres.copy_target import PostgresTarget  # noqa: PLC0415 - as above

        return await PostgresTarget.open_for(url, source.name)
    from storage.tinydb.copying import TinyTarget  # noqa: PLC0415 - as above

    return await TinyTarget.open(_file(url), source.name)


async def open_to_check(url: str) -> CopySource:
    """Open a store to read it once; a running bot may hold it.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing.
    """
    if url.startswith(SERVER):
        from storage.postgres.copying import PostgresSource  # noqa: PLC0415 - as above

        return await PostgresSource.open(url, alone=False)
    from storage.tinydb.copying import TinySource  # noqa: PLC0415 - as above

    return await TinySource.beside_a_bot(_file(url))


@asynccontextmanager
async def snapshot_of(url: str) -> AsyncIterator[CopySource]:
    """Yield a store as it is now, to be backed up; a running bot may hold it, and change it meanwhile.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing, cannot be
    read or is an unfinished copy.
    """
    if url.startswith(SERVER):
        from storage.postgres.copying import PostgresSnapshot  # noqa: PLC0415 - as above

        async with PostgresSnapshot.taken(url) as snapshot:
            yield snapshot
        return
    from storage.tinydb.copying import TinySource  # noqa: PLC0415 - as above

    yield await TinySource.complete_beside_a_bot(_file(url))


async def open_alone(url: str) -> Store:
    """Open a store that is there and that nobody else uses.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing or in use.
    """
    await (await open_source(url)).close()
    return await open_store(url)


async def stats_of(url: str, now: datetime) -> StoreStats:
    """Return the figures of a store at ``now``; a running bot may hold it.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing.
    """
    if url.startswith(SERVER):
        # Opened as a store at once, an empty database would get tables.
        await (await open_to_check(url)).close()
        store = await open_store(url)
        try:
            return await store.stats(now)
        finally:
            await store.close()
    from storage.tinydb.read_only import read_stats  # noqa: PLC0415 - as above

    return await asyncio.to_thread(read_stats, _file(url), now)


def _file(url: str) -> Path:
    check_storage_url(url)
    if url == MEMORY:
        raise StorageUnavailable(
            f"{MEMORY} keeps nothing: there is nothing to copy, back up, check or count."
        )
    return Path(url.removeprefix(FILE))
