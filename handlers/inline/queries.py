"""Inline mode: the bot's name and words in any chat offer cards to send there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aiogram import Bot, Router

from briefing.legible import has_something_to_read
from handlers.inline.answers import answer_query, article_json
from handlers.inline.guests import READERS
from telegram.inline_calls import inline_answer
from views.telegram.inline.articles import nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import InlineQuery

    from briefing.statement.model import Statement
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

PAGE = 50
"""Results of one answer (Bot API, answerInlineQuery)."""
LONGEST_OFFSET = 6
"""Digits of an offset that is read; ours are numbers of results."""


class Offered(NamedTuple):
    """What answers a query: initiatives, or statements as a whole (None)."""

    items: Sequence[tuple[Statement, str | None]]
    is_found: bool = True


def create_router() -> Router:
    """Route inline queries."""
    router = Router(name="inline_queries")
    router.inline_query.register(answer)
    return router


async def answer(query: InlineQuery, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Answer with a page of what is offered."""
    offered = await _offered(query.query, reader.statement, services)
    start = _offset(query.offset)
    shown = offered.items[start : start + PAGE]
    made = [article_json(reader.of(statement), slug, services.username) for statement, slug in shown]
    after = str(start + PAGE) if len(offered.items) > start + PAGE else ""
    button = None if offered.is_found else nothing_found(reader)
    await answer_query(bot, inline_answer(query.id, made, after, button))


async def _offered(words: str, own: Statement, services: Services) -> Offered:
    whole = [(own, None), *((own, each.slug) for each in own.in_order)]
    if not has_something_to_read(words):
        return Offered(whole)
    others = [each for each in services.library.newest_first if each is not own]
    first = await services.finder.find(own, words, READERS)
    items = [(own, hit.initiative) for hit in first.hits]
    for statement in others:
        found = await services.finder.find(statement, words, ())
        items += [(statement, hit.initiative) for hit in found.hits]
    if items:
        return Offered(items)
    if first.commands:
        return Offered(whole)
    return Offered([(own, slug) for slug in first.nearest], is_found=False)


def _offset(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_OFFSET else 0
