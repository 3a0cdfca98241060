"""Reading while the store cannot be reached: pages that change nothing are shown without what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import structlog

from briefing.errors import StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable

    T = TypeVar("T")
    Otherwise = TypeVar("Otherwise")

log = structlog.get_logger()


async def if_readable(read: Awaitable[T], otherwise: Otherwise) -> T | Otherwise:
    """Return what is read, or ``otherwise`` when the store cannot be reached."""
    try:
        return await read
    except StorageUnavailable as error:
        log.debug("shown_without_store", reason=str(error))
        return otherwise
