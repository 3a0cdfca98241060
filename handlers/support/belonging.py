"""Whose page a pressed button stands on: in groups and channels nobody changes what others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery
from aiogram.utils.deep_linking import create_telegram_link

from handlers.support.answer import notify, whose_page
from handlers.support.rights import presser_may_change
from views.telegram.chats.callbacks import SetUpGroup
from views.telegram.reports.callbacks import ReportCard
from views.telegram.support import others_pages
from views.telegram.support.belonging import Common, without_mark
from views.telegram.support.links import payload

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import TelegramObject

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

FOR_EVERYBODY = (SetUpGroup.__prefix__, ReportCard.__prefix__)
"""Buttons that open the private chat, and change nothing where they stand."""


class Belonging(BaseMiddleware):
    """Lets whoever a page belongs to press its buttons, and takes the mark off what is pressed."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> object:
        """Hand a press on, or say how one gets a page of one's own."""
        if not isinstance(event, CallbackQuery) or event.data is None:
            return await handler(event, data)
        query = event.model_copy(update={"data": without_mark(event.data)})
        if await _may_press(query, data["bot"]):
            return await handler(query, data)
        await _refuse(query, data["reader"], data["services"])
        return None


async def _may_press(query: CallbackQuery, bot: Bot) -> bool:
    if query.message is None or query.message.chat.type == ChatType.PRIVATE:
        return True
    if (query.data or "").partition(":")[0] in FOR_EVERYBODY:
        return True
    owner = whose_page(query.message)
    if owner is Common.ADMINISTRATORS:
        return await presser_may_change(query, bot)
    return owner == query.from_user.id


async def _refuse(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Say how one's own page is got; in a channel, where nobody asks, the private chat opens."""
    data = query.data or ""
    in_channel = query.message is not None and query.message.chat.type == ChatType.CHANNEL
    if not in_channel:
        await notify(
            query, others_pages.not_your_page(reader.tr, data), alert=others_pages.changes_the_chat(data)
        )
        return
    start = payload(data)
    if start is None:
        await notify(query, others_pages.post_is_for_all(reader.tr, services.username))
    else:
        await notify(query, url=create_telegram_link(services.username, start=start))
