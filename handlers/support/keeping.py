"""What is kept on the way to an answer that does not depend on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from briefing.errors import StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable

log = structlog.get_logger()


async def if_possible(change: Awaitable[object]) -> None:
    """Carry out a change; when the store cannot keep it, whoever asks is answered all the same."""
    try:
        await change
    except StorageUnavailable as error:
        log.debug("not kept", reason=str(error))
