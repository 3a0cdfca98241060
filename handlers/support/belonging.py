"""Who may press a button in a group or channel: only those to whom its page belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery
from aiogram.utils.deep_linking import create_telegram_link

from handlers.support.answer import answer_press, show, whose_page
from handlers.support.ephemeral_pages import ephemeral_id, opening_own, receiver_of
from handlers.support.targets import presser_may_change
from handlers.support.to_asker import GROUPS
from telegram.ephemeral import NotEphemeral
from views.telegram.chats.callbacks import SetUpGroup
from views.telegram.reports.callbacks import ReportCard
from views.telegram.support import others_pages
from views.telegram.support.belonging import Common, without_mark
from views.telegram.support.links import payload
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

FOR_EVERYBODY = (SetUpGroup.__prefix__, ReportCard.__prefix__)
"""Prefixes of buttons that everybody may press: they only open the private chat."""


class Belonging(BaseMiddleware):
    """Lets only those to whom a page belongs press its buttons, and removes the mark from their data.

    To others in a group a button that only shows something opens a page that they alone see.
    """

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler, or tell the presser how to get an own page."""
        if not isinstance(event, CallbackQuery) or event.data is None:
            return await handler(event, data)
        query = event.model_copy(update={"data": without_mark(event.data)})
        if await _may_press(query, data["bot"]):
            return await handler(query, data)
        services: Services = data["services"]
        if await _may_be_shown_alone(query, services, data["bot"]):
            try:
                return await self._open_alone(handler, query, data)
            except NotEphemeral as refusal:
                assert query.message is not None
                services.ephemeral.refused(query.message.chat.id, receiver_of(query), refusal)
        await _refuse(query, data["reader"], services)
        return None

    async def _open_alone(
        self, handler: NextMiddlewareType[TelegramObject], query: CallbackQuery, data: dict[str, Any]
    ) -> object:
        """Show the presser alone what the button opens, or why it does nothing. Raises NotEphemeral."""
        own = opening_own(query)
        if others_pages.opens_a_page(query.data or ""):
            return await handler(own, data)
        await show(own, page(others_pages.not_your_page(data["reader"].tr, query.data or "")))
        return None


async def _may_press(query: CallbackQuery, bot: Bot) -> bool:
    if query.message is None or query.message.chat.type == ChatType.PRIVATE:
        return True
    if ephemeral_id(query.message) is not None:
        return True  # nobody else sees it
    if (query.data or "").partition(":")[0] in FOR_EVERYBODY:
        return True
    owner = whose_page(query.message)
    if owner is Common.ADMINISTRATORS:
        return await presser_may_change(query, bot)
    return owner == query.from_user.id


async def _may_be_shown_alone(query: CallbackQuery, services: Services, bot: Bot) -> bool:
    assert query.message is not None
    chat = query.message.chat
    return chat.type in GROUPS and await services.ephemeral.takes(bot, chat.id, receiver_of(query))


async def _refuse(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Tell the presser how to get an own page; in a channel open the private chat instead."""
    data = query.data or ""
    in_channel = query.message is not None and query.message.chat.type == ChatType.CHANNEL
    if not in_channel:
        await answer_press(
            query, others_pages.not_your_page(reader.tr, data), alert=others_pages.changes_the_chat(data)
        )
        return
    start = payload(data)
    if start is None:
        await answer_press(query, others_pages.post_is_for_all(reader.tr, services.username))
    else:
        await answer_press(query, url=create_telegram_link(services.username, start=start))
