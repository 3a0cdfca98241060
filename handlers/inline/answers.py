"""Sending of answers to queries, which Telegram takes for a short time only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

import structlog
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from telegram.bodies import encode
from telegram.errors import is_late_answer
from telegram.inline_calls import Result, article, guest_answer
from views.telegram.inline.articles import card_article, overview_article
from views.telegram.support.bodies import unmarked_bodies

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import Message

    from telegram.bodies import Encoded
    from telegram.body_call import BodyCall
    from views.telegram.support.page import Page, ViewContext

log = structlog.get_logger()

CACHED_ARTICLES = 1024


@lru_cache(maxsize=CACHED_ARTICLES)
def article_json(reader: ViewContext, slug: str | None, username: str) -> str:
    """Return what is offered of an initiative, or of the statement (None), as JSON."""
    made = overview_article(reader, username) if slug is None else card_article(reader, slug, username)
    return article(Result(made.id, made.title, made.description, made.picture), encoded_page(made.page))


def encoded_page(shown: Page) -> Encoded:
    """Return a page of one message, encoded."""
    (body,) = unmarked_bodies(shown)
    return encode(body)


async def answer_guest(message: Message, reader: ViewContext, shown: Page) -> None:
    """Answer a guest query with a page."""
    assert message.bot is not None
    assert message.guest_query_id is not None
    result = Result(reader.statement.id, reader.tr.text(reader.statement.title))
    await answer_query(
        message.bot, guest_answer(message.guest_query_id, article(result, encoded_page(shown)))
    )


async def answer_query(bot: Bot, call: BodyCall) -> None:
    """Make the call that answers a query; an answer that is late, or does not arrive, is dropped.

    Raises:
        TelegramBadRequest: Telegram does not take the answer itself.

    """
    try:
        await bot(cast("TelegramMethod[object]", call))
    except TelegramAPIError as error:
        if isinstance(error, TelegramBadRequest) and not is_late_answer(error):
            raise
        log.debug("query_answer_refused", method=call.method, reason=type(error).__name__)
