"""The text of an article in a message or file."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError

from briefing.legible import has_something_to_read
from views.telegram.drafts import drafts as views

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message

    from views.telegram.support.page import Page
    from views.translate import Translator

TEXTS = (".txt", ".md", ".html", ".htm")
NO_TEXTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")
"""Files of which an editor hears how their text is sent."""
LARGEST = 1024 * 1024
"""Bytes; the command line has the same limit."""


def is_article_file(message: Message) -> bool:
    """Tell whether a message has a file that is an article by its name."""
    name = message.document.file_name if message.document else None
    return PurePath(name or "").suffix.lower() in TEXTS + NO_TEXTS


async def text_in(message: Message, bot: Bot, tr: Translator) -> str | Page:
    """Return the text of an article, or a page that says why there is none."""
    text = message.text or await _text_of_file(message, bot, tr)
    return views.no_article(tr) if isinstance(text, str) and not has_something_to_read(text) else text


async def _text_of_file(message: Message, bot: Bot, tr: Translator) -> str | Page:
    from drafting.article_bytes import NotReadable, text_of  # noqa: PLC0415 - few ever send one

    document = message.document
    if document is None or not is_article_file(message):
        return views.no_article(tr)
    if (document.file_size or 0) > LARGEST:
        return views.too_large(tr)
    data = BytesIO()
    try:
        await bot.download(document, destination=data)
        return text_of(data.getvalue())
    except NotReadable as error:
        return views.not_readable(tr, error.why)
    except TelegramAPIError:
        return views.cannot_be_fetched(tr)
