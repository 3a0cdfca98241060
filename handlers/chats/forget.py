"""Erasing what is stored about a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.stored_data import forget, stored_data_of
from briefing.team.members import Member
from handlers.broadcasts.broadcast_page import stop_unanswered
from handlers.support.answer import show
from handlers.support.commands import Command
from handlers.support.targets import own_target_of_press, target_to_change
from handlers.support.to_asker import answer_asker
from handlers.team.private_chats import remove_menu
from views.telegram.chats import forgetting
from views.telegram.chats.callbacks import Forget

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.chat import Chat
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the question and its answer."""
    router = Router(name="forget")
    router.message.register(ask, Command("forget"))
    router.callback_query.register(decide, Forget.filter())
    return router


async def ask(message: Message, reader: ViewContext, chat: Chat | None, services: Services, bot: Bot) -> None:
    """Answer ``/forget`` with what is stored, and ask for a confirmation."""
    chat_id = (await target_to_change(message, bot)).target.chat_id
    subscriptions = await services.store.subscriptions([chat_id])
    stored_data = await stored_data_of(services.store, chat_id)
    of_owner = chat_id in services.owners
    question = forgetting.forget_question(reader.tr, chat, subscriptions, stored_data, of_owner=of_owner)
    await answer_asker(message, question, reader, services)


async def decide(
    query: CallbackQuery, callback_data: Forget, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Erase everything, or leave everything as it is."""
    chat_id = (await own_target_of_press(query, bot)).target.chat_id
    if not callback_data.confirmed:
        await show(query, forgetting.nothing_erased(reader.tr))
        return
    was_member = await services.store.get(Member, str(chat_id)) is not None
    await forget(services.store, chat_id, services.clock())
    await stop_unanswered(services)
    if was_member and chat_id not in services.owners:
        await remove_menu(bot, chat_id)
    await show(query, forgetting.everything_erased(reader.tr))
