"""Erasing what is stored about a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from handlers.answer import answer, notify, show
from handlers.commands import Command
from handlers.places import place_to_change
from handlers.rights import presser_may_change
from views.telegram import forgetting
from views.telegram.callbacks import Forget
from views.telegram.notices import administrators_only

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.chat import Chat
    from handlers.context import Services
    from views.telegram.page import Reader


def create_router() -> Router:
    """Route the question and its answer."""
    router = Router(name="forget")
    router.message.register(ask, Command("forget"))
    router.callback_query.register(decide, Forget.filter())
    return router


async def ask(message: Message, reader: Reader, chat: Chat | None, services: Services, bot: Bot) -> None:
    """Show what is stored and ask for a confirmation."""
    if await place_to_change(message, bot, reader.tr):
        subscriptions = await services.store.subscriptions([message.chat.id])
        await answer(message, forgetting.forget_question(reader.tr, chat, subscriptions))


async def decide(
    query: CallbackQuery, callback_data: Forget, reader: Reader, services: Services, bot: Bot
) -> None:
    """Erase everything, or leave everything as it is."""
    if query.message is None or not await presser_may_change(query, bot):
        await notify(query, administrators_only(reader.tr), alert=True)
    elif callback_data.confirmed:
        await services.store.forget_chat(query.message.chat.id)
        await show(query, forgetting.forgotten(reader.tr))
    else:
        await show(query, forgetting.kept(reader.tr))
