"""What happens when a handler fails.

The person gets an apology with a short id, the log a traceback with the same id.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat

from briefing.errors import StorageUnavailable
from handlers.support.answer import answer_press
from handlers.support.to_asker import answer_asker
from telegram.body_call import BodyCall, call_for_chat
from telegram.errors import description, is_shut_out
from views.telegram.support.notices import apology, shut_out, storage_apology
from views.telegram.support.page import page

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from aiogram.methods import TelegramMethod
    from aiogram.types import ErrorEvent, Update

    from handlers.support.context import Services
    from views.translate import Translator

log = structlog.get_logger()
ID_BYTES = 3
"""Six hexadecimal digits: short enough to be read aloud, and unique within some days of log."""


def create_router() -> Router:
    """Route every exception that a handler lets through."""
    router = Router(name="errors")
    router.errors.register(apologise)
    return router


async def apologise(event: ErrorEvent, services: Services, bot: Bot) -> bool:
    """Log the error and send an apology; for a place where the bot cannot write that is no error of ours."""
    if isinstance(event.exception, TelegramMigrateToChat):
        return await _answer_anew(event.exception, services, bot)
    query = event.update.callback_query
    if is_shut_out(event.exception):
        log.info("answer_refused", update=event.update.update_id, reason=description(event.exception))
        if query is not None:
            await answer_press(query, shut_out(await _translator(event.update, services)), alert=True)
        return True
    services.error_counts.failed(services.clock())
    error_id = secrets.token_hex(ID_BYTES)
    tr = await _translator(event.update, services)
    told = {"error_id": error_id, "update": event.update.update_id}
    if isinstance(event.exception, StorageUnavailable):
        notice = storage_apology
        log.warning("not_saved", reason=str(event.exception), **told)
    else:
        notice = apology
        log.error("handler_failed", exc_info=event.exception, **told)
    try:
        await _tell(event.update, notice(tr, error_id), tr, services)
    except TelegramAPIError as error:
        log.warning("apology_undelivered", error_id=error_id, reason=error.message)
    return True


async def if_possible(change: Awaitable[object]) -> None:
    """Carry out a change that the answer does not depend on; when the store cannot keep it, log that."""
    try:
        await change
    except StorageUnavailable as error:
        log.debug("not_kept", reason=str(error))


async def _answer_anew(error: TelegramMigrateToChat, services: Services, bot: Bot) -> bool:
    """Move all data of a group to the supergroup that it has become, and send the answer there."""
    old_id = getattr(error.method, "chat_id", None)
    if isinstance(old_id, int):
        await services.store.migrate_chat(old_id, error.migrate_to_chat_id)
        with suppress(TelegramAPIError):
            await bot(_for_chat(error.method, error.migrate_to_chat_id))
    return True


def _for_chat(method: TelegramMethod[Any], chat_id: int) -> TelegramMethod[Any]:
    if isinstance(method, BodyCall):
        return cast("TelegramMethod[Any]", call_for_chat(method, chat_id))
    return method.model_copy(update={"chat_id": chat_id})


async def _translator(update: Update, services: Services) -> Translator:
    """Return the translator of the chat, or of the person when the store fails."""
    query = update.callback_query
    message = query.message if query else update.message
    person = getattr(update.event, "from_user", None)
    tag = person.language_code if person else None
    if message is not None:
        with suppress(StorageUnavailable):
            return await services.translator_in(
                message.chat.id, await services.store.chat(message.chat.id), tag
            )
    return await services.translator_in(None, None, tag)


async def _tell(update: Update, text: str, tr: Translator, services: Services) -> None:
    if update.callback_query:
        await answer_press(update.callback_query, text, alert=True)
    elif update.message:
        await answer_asker(update.message, page(text), services.reader(tr), services)
