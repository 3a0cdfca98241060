"""The brief of a statement as a file, to print and to pass on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile
from aiogram.utils.deep_linking import create_telegram_link

from handlers.support.commands import Command
from handlers.support.refusals import Refused
from views.briefs.brief import brief_of
from views.html.addresses import statement_path
from views.telegram.statement import briefs as views

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.statement.model import Statement
    from handlers.support.context import Services
    from views.briefs.brief import Brief
    from views.telegram.support.page import ViewContext

log = structlog.get_logger()


def create_router() -> Router:
    """Route the command."""
    router = Router(name="briefs")
    router.message.register(send_brief, Command("pdf"))
    return router


async def send_brief(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/pdf`` with the brief of the chat's statement; where no file may be sent, say so."""
    address = _address(services, reader.tr.language, reader.statement)
    brief = brief_of(reader.statement, reader.tr, reader.today, address)
    # A thread, so that typesetting holds up nobody else.
    pdf = await asyncio.to_thread(_typeset, brief)
    name = f"{reader.statement.id}.{brief.language}.{brief.day.isoformat()}.pdf"
    try:
        await message.answer_document(BufferedInputFile(pdf, name), caption=views.caption(brief))
    except TelegramBadRequest as error:
        log.warning("brief_refused", reason=error.message)
        raise Refused(views.refused) from error


def _address(services: Services, language: str, statement: Statement) -> str:
    """Return where readers of the paper find the sources: on the site, else in the bot."""
    if services.public_url:
        return services.public_url + statement_path(language, statement)
    return create_telegram_link(services.username) if services.username else ""


def _typeset(brief: Brief) -> bytes:
    from views.briefs.typesetting import brief_pdf  # noqa: PLC0415 - typst can wait for the first brief

    return brief_pdf(brief)
