"""The call that switches modes of the bot, which aiogram does not know yet."""

from __future__ import annotations

from aiogram.methods import TelegramMethod


class SetMySettings(TelegramMethod[bool]):
    """setMySettings (Bot API 10.5); a setting that is None stays as it is. Older servers answer 404."""

    __returning__ = bool
    __api_method__ = "setMySettings"

    supports_inline_queries: bool | None = None
    supports_guest_queries: bool | None = None
    can_read_all_group_messages: bool | None = None
