"""Sending pictures: painted and uploaded once, from then on sent by Telegram's own name for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputFile, Message

from briefing.errors import StorageUnavailable
from briefing.pictures import Picture, remember_picture

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.ports import Store
    from views.pictures.drawing import Drawing
    from views.pictures.themes import Theme

Media = str | InputFile
"""A name that Telegram gave, or a file to upload."""

log = structlog.get_logger()


async def send_picture(
    store: Store, drawing: Drawing, theme: Theme, send: Callable[[Media], Awaitable[Message | bool]]
) -> None:
    """Let ``send`` send a picture, by its name if Telegram has it; painting it does not hold up others.

    ``TelegramBadRequest`` when it is refused.
    """
    key = drawing.key(theme)
    known = await store.record(Picture, key)
    if known is not None:
        try:
            await send(known.file_id)
        except TelegramBadRequest as error:
            if "file" not in error.message:
                raise
            log.info("picture is gone at Telegram", reason=error.message)
        else:
            return
    painted = await asyncio.to_thread(_painted, drawing, theme)
    sent = await send(BufferedInputFile(painted, "scoreboard.png"))
    if isinstance(sent, Message) and sent.photo:
        picture = Picture(key, sent.photo[-1].file_id)
        try:
            await store.transact(lambda records: remember_picture(records, picture))
        except StorageUnavailable as error:
            # The reader has the picture; the next one's costs an upload more.
            log.warning("picture not remembered", reason=str(error))


def _painted(drawing: Drawing, theme: Theme) -> bytes:
    from views.pictures.scoreboard import paint  # noqa: PLC0415 - Pillow can wait for the first picture

    return paint(drawing, theme)
