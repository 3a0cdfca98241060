"""What ``/start`` opens: the page that greets, or what the payload of a deep link names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.channels.channel import keep_channel
from briefing.chat import ChatKind, kind_of
from briefing.statement.history import entry_of
from briefing.team.roles import Right, may
from handlers.channels.chat_admin import channel_page
from handlers.chats.groups import topics_page
from handlers.following.following import question_page
from handlers.statement.initiatives import card_page, linked_page, whole_page
from handlers.subscriptions.settings import group_settings
from handlers.support.operating import remember
from handlers.support.outage import if_readable
from handlers.support.refusals import Refused
from handlers.support.targets import target_of
from telegram.chat_info import get_chat
from telegram.rights import administers
from views.telegram.chats import general
from views.telegram.chats.unopened import nothing_opened, opens_in_private
from views.telegram.following.callbacks import Follow
from views.telegram.statement.callbacks import ShowCard, ShowEntry
from views.telegram.statement.entry_page import entry_page
from views.telegram.statement.statements import in_other_statements, statements_button, which_statement
from views.telegram.statement.whole import BY_NAME
from views.telegram.support.notices import administrators_only
from views.telegram.support.page import Page, with_notice, with_rows
from views.telegram.support.start_links import LONGEST_ENTRY, add_buttons

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from aiogram import Bot
    from aiogram.filters.callback_data import CallbackData
    from aiogram.types import Message

    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

PAYLOAD = re.compile(r"[\w-]{1,64}", re.ASCII)
"""What a payload may be (Bot API, deep linking)."""
WITHOUT_MEANING = frozenset({"", "true"})
"""Payloads that ask for nothing: other people's links that add a bot to a group end in "startgroup=true"."""
IN_PRIVATE = ("g_", "group", "join_", "rep-")
"""The beginnings of payloads that are for one person, and so open in the private chat only."""


@dataclass(frozen=True, slots=True)
class Start:
    """A ``/start`` with all that the pages which it opens are made of."""

    message: Message
    reader: ViewContext
    role: Role | None
    services: Services
    bot: Bot

    async def first_page(self) -> Page:
        """Return the page that greets."""
        return await first_page(self.message, self.reader, self.role, self.services)

    def holding(self, slug: str) -> list[Statement]:
        """Return the statements with an initiative of this name: that of the chat first, then the newest."""
        return self.services.library.with_initiative(slug, self.reader.statement)


async def first_page(message: Message, reader: ViewContext, role: Role | None, services: Services) -> Page:
    """Return the page that greets; in private it also offers to add the bot to a group or channel."""
    in_private = message.chat.type == ChatType.PRIVATE
    in_newsroom = in_private and may(role, Right.READ_NEWSROOM)
    subscribed = await if_readable(services.store.subscription(target_of(message)), None) is not None
    shown = general.start_page(
        reader, subscribed=subscribed, in_newsroom=in_newsroom, in_group=not in_private
    )
    rows = [add_buttons(reader.tr, services.username)] if in_private else []
    if len(services.library.statements) > 1:
        rows.append([statements_button(reader)])
    return with_rows(shown, rows)


async def opened_page(start: Start, payload: str) -> Page:
    """Return the page that a payload names; the page that greets, with a sentence, where it names none.

    Raises :class:`Refused` in groups for what is for one person.
    """
    if payload in WITHOUT_MEANING:
        return await start.first_page()
    lower = payload.lower()
    if PAYLOAD.fullmatch(payload):
        if start.message.chat.type != ChatType.PRIVATE and lower.startswith(IN_PRIVATE):
            raise Refused(lambda tr: opens_in_private(tr, start.services.username, payload))
        for prefix, opened in OPENED.items():
            if lower.startswith(prefix) and (shown := await opened(start, payload[len(prefix) :])):
                return shown
        if shown := await _named_page(start, payload):
            return shown
    return with_notice(nothing_opened(start.reader.tr), await start.first_page())


async def _card(start: Start, slug: str) -> Page | None:
    async def card(reader: ViewContext, slug: str) -> Page:
        return await card_page(start.message, reader, slug, start.services)

    return await _of_initiative(start, slug.lower(), "initiative", ShowCard, card)


async def _follow(start: Start, slug: str) -> Page | None:
    async def question(reader: ViewContext, slug: str) -> Page:
        return await question_page(start.message, reader, slug, start.services)

    return await _of_initiative(start, slug.lower(), "follow", Follow, question)


async def _of_initiative(
    start: Start,
    name: str,
    command: str,
    data: type[ShowCard | Follow],
    own_page: Callable[[ViewContext, str], Awaitable[Page]],
) -> Page | None:
    """Return a page about an initiative of the chat's statement, or ask which of several is meant.

    ``name`` is its slug, or one that it had before.
    """
    holding, own = start.holding(name), start.reader.statement.slug_of(name)
    if own is None:
        return await _elsewhere(
            start, holding, lambda each: data(statement=each.id, slug=each.slug_of(name) or name)
        )
    if len(holding) > 1:
        return which_statement(start.reader, holding, name, command)
    return await own_page(start.reader, own)


async def _entry(start: Start, entry_id: str) -> Page | None:
    name, reader = entry_id.lower(), start.reader
    logged = entry_of(reader.statement, name, LONGEST_ENTRY)
    if logged is not None:
        return entry_page(reader, logged, start.services.username)
    every = start.services.library.newest_first
    holding = [each for each in every if entry_of(each, name, LONGEST_ENTRY)]
    return await _elsewhere(start, holding, lambda _each: ShowEntry(entry=name))


async def _elsewhere(
    start: Start, holding: Sequence[Statement], data: Callable[[Statement], CallbackData]
) -> Page | None:
    """Return the page that greets, with buttons that lead to other statements; None if there are none."""
    if not holding:
        return None
    notice, rows = in_other_statements(start.reader, holding, data)
    shown = await start.first_page()
    own = shown.keyboard.inline_keyboard if shown.keyboard else []
    return with_notice(notice, with_rows(Page(shown.parts), [*rows, *own]))


async def _statement(start: Start, statement_id: str) -> Page | None:
    statement = start.services.library.statement(statement_id.lower())
    return await _whole(start, "digest", statement) if statement else None


async def _whole(start: Start, name: str, statement: Statement) -> Page:
    return await whole_page(start.message, BY_NAME[name], start.reader.of(statement), start.services)


async def _group_of_token(start: Start, token: str) -> Page | None:
    chat_id = start.services.group_tokens.chat_id(token)
    return None if chat_id is None else await _group(start, chat_id)


async def _group_of_number(start: Start, number: str) -> Page | None:
    """Return what links of earlier versions open, in which the number of the chat stands."""
    return await _group(start, int(number)) if number.removeprefix("-").isdecimal() else None


async def _group(start: Start, chat_id: int) -> Page:
    """Return the page of a channel, the topics of a forum, or the settings of another group.

    Who does not administer it is told so.
    """
    person, services, reader = start.message.from_user, start.services, start.reader
    if person is None or not await administers(start.bot, chat_id, person.id):
        kind = kind_of(await if_readable(services.store.chat(chat_id), None), chat_id)
        return with_notice(administrators_only(reader.tr, kind), await start.first_page())
    await remember(services, person.id, chat_id)
    found = await get_chat(start.bot, chat_id)
    if found is not None and found.get("type") == ChatKind.CHANNEL:
        title = str(found.get("title", chat_id))
        channel = await keep_channel(services.store, chat_id, title, services.clock())
        return await channel_page(channel, reader, services)
    topics = await topics_page(chat_id, reader, services, start.bot)
    return topics or await group_settings(services, reader, chat_id, start.bot)


async def _named_page(start: Start, payload: str) -> Page | None:
    """Return what a link below a push names, the deadlines, or the card of a bare slug."""
    if payload.lower() == "d":
        return await _whole(start, "deadlines", start.reader.statement)
    linked = await linked_page(start.message, payload, start.reader, start.services)
    if linked is not None:
        return linked
    slug = payload.lower()
    holding = start.holding(slug)
    if len(holding) > 1:
        return which_statement(start.reader, holding, slug, slug)
    if holding:
        return await card_page(start.message, start.reader.of(holding[0]), slug, start.services)
    return None


OPENED: dict[str, Callable[[Start, str], Awaitable[Page | None]]] = {
    "i_": _card,
    "f_": _follow,
    "e_": _entry,
    "s_": _statement,
    "g_": _group_of_token,
    "group": _group_of_number,
}
"""By the beginning of a payload: what returns the page that the rest names, or None if it names nothing."""
