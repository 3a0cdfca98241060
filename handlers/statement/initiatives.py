"""The initiative that a command or a link names, and its card with what can be done with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.library import named_initiative
from handlers.support.outage import if_readable
from handlers.support.refusals import Refused
from handlers.support.targets import target_of
from views.telegram.following.following import follow_button
from views.telegram.search import search_pages
from views.telegram.statement import cards, history, lists, overview
from views.telegram.statement.callbacks import ShowCard, ShowHistory
from views.telegram.statement.statements import which_statement
from views.telegram.statement.whole import BY_BUTTON
from views.telegram.support.links import read_payload
from views.telegram.support.page import with_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.types import MaybeInaccessibleMessageUnion, Message

    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


CACHED_PAGES = 1024


async def initiative_of_command(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services
) -> tuple[ViewContext, str]:
    """Return the view context and slug of the initiative that a command names. Raises :class:`Refused`.

    A number means the chat's own statement; where several statements have the name, the refusal asks for one.
    """
    own = reader.statement
    if not call.argument:
        raise Refused(lambda _tr: search_pages.initiative_usage(reader, call.name))
    name = call.argument.lower().lstrip("/").replace("-", "_")
    holding = services.library.with_initiative(name, own)
    if len(holding) > 1 and not name.isdecimal():
        raise Refused(lambda _tr: which_statement(reader, holding, name, call.name))
    statement = holding[0] if holding else own
    initiative = named_initiative(statement, call.argument)
    if initiative is not None:
        return reader.of(statement), initiative.slug
    private = message.chat.type == ChatType.PRIVATE
    close = await services.finder.nearest_initiative(own, call.argument) if private else None
    raise Refused(lambda _tr: search_pages.unknown_initiative(reader, call.argument, close))


async def linked_page(message: Message, payload: str, reader: ViewContext, services: Services) -> Page | None:
    """Return the page that the payload of a deep link names; None when it names none, or one that is gone."""
    link = read_payload(payload)
    statement = services.library.statement(link.statement) if link else None
    if link is None or statement is None:
        return None
    statement_reader = reader.of(statement)
    if not isinstance(link, ShowCard | ShowHistory):
        return await whole_page(message, BY_BUTTON[type(link)], statement_reader, services)
    slug = statement.slug_of(link.slug)
    if slug is None:
        return None
    if isinstance(link, ShowHistory):
        return history.history_page(statement_reader, slug, 0)
    return await card_page(message, statement_reader, slug, services)


async def card_page(
    message: MaybeInaccessibleMessageUnion, reader: ViewContext, slug: str, services: Services
) -> Page:
    """Return a card with the button that follows the initiative in the chat or topic of ``message``.

    ``slug`` may be one that the initiative had before.
    """
    slug = reader.statement.slug_of(slug) or slug
    following = await if_readable(services.followed.of(target_of(message)), None)
    follows = following is not None and following.follows(reader.statement.id, slug)
    return _card(reader, slug, services.username, follows=follows)


@lru_cache(maxsize=CACHED_PAGES)
def _card(reader: ViewContext, slug: str, username: str, *, follows: bool) -> Page:
    return cards.card(reader, slug, username, follow_button(reader, slug, follows=follows))


async def whole_page(
    message: MaybeInaccessibleMessageUnion,
    view: Callable[[ViewContext, int], Page],
    reader: ViewContext,
    services: Services,
    number: int = 0,
) -> Page:
    """Return a page of the statement as a whole; the overview has a button for the chat's subscription."""
    if view is lists.deadlines:
        return lists.deadlines(reader, number, services.public_url)
    if view is not overview.digest:
        return view(reader, number)
    subscribed = await if_readable(services.store.subscription(target_of(message)), None) is not None
    return _digest(reader, number, subscribed=subscribed)


@lru_cache(maxsize=CACHED_PAGES)
def _digest(reader: ViewContext, number: int, *, subscribed: bool) -> Page:
    button = overview.subscription_button(reader.tr, subscribed=subscribed)
    return with_rows(overview.digest(reader, number), [[button]])
