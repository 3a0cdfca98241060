"""Opening stores to copy or to check them, by their URLs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.open import FILE, MEMORY, check_storage_url

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store_stats import StoreStats
    from storage.copying.port import CopySource, CopyTarget


async def open_source(url: str) -> CopySource:
    """Open a store to be copied; nobody else may change it meanwhile.

    Raises ValueError for an invalid URL, and ``StorageUnavailable`` for a store that is missing or in use.
    """
    path = _file(url)
    from storage.tinydb.copying import TinySource  # noqa: PLC0415 - imports a database

    return await TinySource.locked(path)


async def open_target(url: str, source: CopySource) -> CopyTarget:
    """Open or create the target of a copy; raise as :func:`open_source`, and ``TargetRefused``."""
    path = _file(url)
    from storage.tinydb.copying import TinyTarget  # noqa: PLC0415 - as above

    return await TinyTarget.open(path, source.name)


async def open_to_check(url: str) -> CopySource:
    """Open a store to read it once; a running bot may hold it."""
    path = _file(url)
    from storage.tinydb.copying import TinySource  # noqa: PLC0415 - as above

    return await TinySource.beside_a_bot(path)


async def stats_of(url: str, now: datetime) -> StoreStats:
    """Return the figures of a store at ``now``; a running bot may hold it."""
    path = _file(url)
    from storage.tinydb.read_only import read_stats  # noqa: PLC0415 - as above

    return await asyncio.to_thread(read_stats, path, now)


def _file(url: str) -> Path:
    check_storage_url(url)
    if url == MEMORY:
        raise StorageUnavailable(f"{MEMORY} keeps nothing: there is nothing to copy, to check or to count.")
    return Path(url.removeprefix(FILE))
