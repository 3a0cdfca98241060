"""Drafts of statement files: an editor sends an article and gets a file, of which nothing is published."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile

from briefing.legible import has_something_to_read
from briefing.team.roles import Right, may
from handlers.support.answer import answer
from handlers.support.commands import Command
from handlers.support.form import FormKind, FormStep
from handlers.support.open_forms import OpenForm, open_form
from handlers.support.team_rights import actor_of_message
from handlers.support.written import is_answer_of_person, is_forwarded
from views.telegram.drafts import drafts as views

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.team.audit import Actor
    from briefing.team.roles import Role
    from drafting.model import Draft
    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

ENDINGS = (".txt", ".md")
LARGEST = 1024 * 1024
"""Bytes of a text file; the command line has the same limit."""
ARTICLE = 600
"""Characters; a text of this length or more that is sent without a command is an article, not a search."""


def create_router() -> Router:
    """Route the command, the answers in its form, and articles that are sent without it."""
    router = Router(name="drafts")
    router.message.register(begin, Command("draft"))
    DRAFT.route(router)
    router.message.register(take_article, is_article)
    return router


async def is_article(
    message: Message, services: Services, call: TypedCommand | None = None, role: Role | None = None
) -> bool:
    """Pass text files and long texts of editors in their private chats, outside of any form."""
    if call is not None or message.chat.type != ChatType.PRIVATE or not may(role, Right.WRITE):
        return False
    is_long = len(message.text or "") >= ARTICLE and not is_forwarded(message)
    return (is_long or _is_text_file(message)) and await open_form(services, message.chat.id) is None


async def begin(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/draft`` by asking for the article, or with the draft when the article follows the command."""
    actor = await actor_of_message(message, Right.WRITE, services)
    if call.text:
        await _answer_with_draft(message, call.text, reader)
        return
    await answer(message, await open_draft(actor, reader, services))


async def open_draft(actor: Actor, reader: ViewContext, services: Services) -> Page:
    """Return the question for the article, after which the form is open."""
    return await DRAFT.begin(actor, reader, services, "article", {})


async def take_article(message: Message, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Make a draft of an article that was sent without the command."""
    if is_answer_of_person(message) and await actor_of_message(message, Right.WRITE, services) is not None:
        await _take(message, bot, reader)


async def _read(form: OpenForm, message: Message) -> None:
    assert message.bot is not None
    if await _take(message, message.bot, form.reader):
        await form.end()


async def _take(message: Message, bot: Bot, reader: ViewContext) -> bool:
    """Answer with a draft of the article in a message or file; tell whether there was one."""
    text = message.text or await _text_of_file(message, bot, reader)
    if isinstance(text, str) and not has_something_to_read(text):
        text = views.no_article(reader.tr)
    if isinstance(text, str):
        await _answer_with_draft(message, text, reader)
        return True
    await answer(message, text)
    return False


DRAFT = FormKind("draft", Right.WRITE, {"article": FormStep(views.ask_for_article, _read)})


async def _text_of_file(message: Message, bot: Bot, reader: ViewContext) -> str | Page:
    """Return the text of a file, or a page that says why it cannot be read."""
    document = message.document
    if document is None or not _is_text_file(message):
        return views.no_article(reader.tr)
    if (document.file_size or 0) > LARGEST:
        return views.too_large(reader.tr)
    data = BytesIO()
    try:
        await bot.download(document, destination=data)
        return data.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        return views.not_utf8(reader.tr)
    except TelegramAPIError:
        return views.cannot_be_fetched(reader.tr)


async def _answer_with_draft(message: Message, text: str, reader: ViewContext) -> None:
    draft = await asyncio.to_thread(_draft_of, text)
    if not draft.candidates and not draft.deadlines:
        await answer(message, views.nothing_found(reader.tr))
        return
    await message.answer_document(_file(draft), caption=views.draft_caption(reader.tr, draft))


def _draft_of(text: str) -> Draft:
    from drafting.draft_builder import draft_of  # noqa: PLC0415 - its rules take long to import

    return draft_of(text, None)


def _file(draft: Draft) -> BufferedInputFile:
    from views.drafts import as_toml  # noqa: PLC0415 - as above

    day = f"-{draft.made_on}" if draft.made_on else ""
    return BufferedInputFile(as_toml(draft).encode(), f"draft{day}.toml")


def _is_text_file(message: Message) -> bool:
    name = message.document.file_name if message.document else None
    return PurePath(name or "").suffix.lower() in ENDINGS
