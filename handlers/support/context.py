"""The arguments of handlers: the services of the composition root, the chat, the language and the role."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from briefing.chat import ChatKind
from briefing.chats.language import resolve
from briefing.feeds.feeds import preview
from briefing.followings import Following, key_of
from briefing.inline.recent import Recent
from briefing.local_time import local_date, zone_of
from briefing.notify import language_of, notify
from briefing.subscription import Target
from briefing.team.members import Member
from briefing.team.roles import Role
from briefing.versions.publish import refresh
from handlers.support.commands import command_of
from handlers.support.outage import if_readable
from handlers.support.refusals import Refused
from views.telegram.support.bodies import bodies
from views.telegram.support.modes import NOTHING_ON, Modes
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import ViewContext, WebPages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from aiogram import Bot
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.channels.post_tracker import PostTracker
    from briefing.chat import Chat
    from briefing.chats.group_tokens import GroupTokens
    from briefing.feeds.feeds import Preview
    from briefing.feeds.rounds import FeedRounds
    from briefing.feeds.source import FeedSource
    from briefing.finder import Finder
    from briefing.following.followed_initiatives import FollowedInitiatives
    from briefing.library import Library
    from briefing.ports import Clock, Store
    from briefing.proposals.matching import Matcher
    from briefing.statement.model import Statement
    from briefing.stats.error_counts import ErrorCounter
    from briefing.subscriptions.subscribing import Subscriptions
    from briefing.versions.statement_versions import StatementVersions
    from telegram.ephemeral import EphemeralChats
    from views.telegram.support.page import Page
    from views.translate import Translator


KINDS = frozenset(kind.value for kind in ChatKind)


@dataclass(slots=True)
class Services:
    """Everything that handlers use, built once by the composition root."""

    store: Store
    library: Library
    finder: Finder
    translators: Mapping[str, Translator]
    clock: Clock
    zone: ZoneInfo
    """The zone in which "today" is counted for all who have chosen none."""
    default_language: str
    subscriptions: Subscriptions
    statement_versions: StatementVersions
    followed: FollowedInitiatives
    wake_worker: Callable[[], None]
    """Tells the outbox worker that there is something to send."""
    put_off_pushes: Callable[[str], None]
    """Tells the worker not to send now the rows of an occurrence that it has leased."""
    posts: PostTracker
    """Knows what became of posts to channels."""
    error_counts: ErrorCounter
    """Counts failures of the bot itself; the newsroom is told of them once a day."""
    feed_source: FeedSource
    feed_rounds: FeedRounds
    matcher: Matcher
    """Finds the initiatives that a story may concern."""
    sent_within: Callable[[int], int]
    """Returns how many messages were sent within the given last seconds, at most 3600."""
    ephemeral: EphemeralChats
    """Knows where an answer can be shown to one person alone."""
    token: Callable[[], str]
    """Returns 16 lowercase hexadecimal digits that nobody can guess, different at each call."""
    group_tokens: GroupTokens
    """Names chats in links for their administrators."""
    owners: frozenset[int] = frozenset()
    """The ids of ``ADMIN_IDS``."""
    is_paid_broadcast: bool = False
    """Broadcasts are started at the paid pace (``PAID_BROADCAST``)."""
    profile_outdated: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when menus and descriptions are to be published again."""
    public_url: str = ""
    """The address of the pages in a browser; empty if there are none."""
    username: str = ""
    """The bot's username without ``@``; empty until Telegram was asked."""
    renewed: Recent[str] = field(default_factory=lambda: Recent(timedelta(minutes=1)))
    """Messages in any chat that were brought up to date within the last minute."""
    modes: Modes = NOTHING_ON
    """What is switched on at Telegram; nothing until it was asked."""

    async def preview(self, address: str) -> Preview:
        """Return what a feed has and what would be proposed. Raises :class:`briefing.fetched.FetchFailed`."""
        return await preview(self.feed_source, self.matcher, address, self.clock(), self.zone)

    async def translator_in(
        self, chat_id: int | None, chat: Chat | None, person_tag: str | None
    ) -> Translator:
        """Return the translator for answers in a chat, which in groups does not depend on who asks."""
        if chat_id is not None and chat_id < 0:
            person_tag = await if_readable(self._spoken_in(chat_id), None)
        return self._in(chat.language if chat else None, person_tag)

    async def _spoken_in(self, chat_id: int) -> str | None:
        """Return the language of the subscription or the following of a group or channel, or None."""
        subscribed = await self.store.subscriptions([chat_id])
        if subscribed:
            return subscribed[0].language
        following = await self.store.get(Following, key_of(Target(chat_id)))
        return following.language if following else None

    async def translator_for(self, person_id: int, language: str | None = None) -> Translator:
        """Return the translator for a person; ``language`` counts when the person has chosen none."""
        return self._in(await language_of(self.store, person_id, language), language)

    async def notify(
        self,
        person_id: int,
        occurrence: str,
        show: Callable[[Translator], Page],
        *,
        language: str | None = None,
        about: int | None = None,
    ) -> None:
        """Send a page to a person, once for each ``occurrence``.

        ``about`` is the id of another person or chat that the page names: the row is deleted when the data of
        that person or chat is erased.
        """
        people = () if about is None else (about,)
        await notify(
            self.store,
            person_id,
            occurrence,
            lambda found: bodies(show(self._in(found, language)), people),
            self.clock(),
            language=language,
        )
        self.wake_worker()

    def _in(self, chosen: str | None, otherwise: str | None) -> Translator:
        return self.translators[resolve(chosen, otherwise, self.default_language, self.translators)]

    async def zone_at(self, target: Target) -> ZoneInfo:
        """Return the zone of the subscription of a target: a page counts days as its reminders do."""
        subscription = await if_readable(self.store.subscription(target), None)
        return zone_of(subscription.preferences.zone) if subscription else self.zone

    def reader(
        self,
        tr: Translator,
        statement: Statement | None = None,
        *,
        is_private: bool = False,
        zone: ZoneInfo | None = None,
    ) -> ViewContext:
        """Return the view context of now in a language, with the given or else the newest statement.

        ``is_private``: whether the answer is for a private chat. ``zone``: where another one than the
        default says which day it is.
        """
        today = local_date(self.clock(), zone or self.zone)
        web = WebPages.for_chat(self.public_url, is_private=is_private)
        return ViewContext(statement or self.library.current, tr, today, web, self.modes)

    def reader_of(self, reader: ViewContext, statement_id: str, slug: str | None = None) -> ViewContext:
        """Return the view context of the statement, and perhaps initiative of it, that a button names.

        Raises :class:`Refused` when one of them is gone.
        """
        statement = self.library.statement(statement_id)
        if statement is None or slug not in (None, *statement.initiatives):
            raise Refused(out_of_date)
        return reader.of(statement)

    async def role_of(self, person_id: int) -> Role | None:
        """Return the role of a person in the newsroom, or None for a reader."""
        if person_id in self.owners:
            return Role.OWNER
        member = await if_readable(self.store.get(Member, str(person_id)), None)
        return member.role if member else None

    async def refresh(self) -> None:
        """Bring what was just published into the library, so that readers see it."""
        await refresh(self.library, self.store, self.clock())


def _is_sent_by(message: Message, bot: Bot) -> bool:
    """Tell whether somebody chose a message from what the bot offered."""
    return message.via_bot is not None and message.via_bot.id == bot.id


class ContextMiddleware(BaseMiddleware):
    """Looks up the chat, its language and statement, and the person's role; parses the command."""

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Put ``reader``, ``chat``, ``call`` and ``role`` into the handler's arguments.

        No handler gets what asks nothing: the posts of a channel that Telegram itself forwards into its
        discussion group, and cards that somebody sent by the bot's own inline mode. What somebody writes
        there in the name of a channel is a question like others.
        """
        if isinstance(event, Message) and (event.is_automatic_forward or _is_sent_by(event, data["bot"])):
            return None
        services: Services = data["services"]
        person = event.from_user if isinstance(event, Message | CallbackQuery | ChatMemberUpdated) else None
        event_chat = data.get("event_chat")
        if event_chat is not None and event_chat.type not in KINDS:
            return None  # a kind of chat that is newer than this version, for which no behaviour is known
        chat = await if_readable(services.store.chat(event_chat.id), None) if event_chat else None
        tag = person.language_code if person else None
        tr = await services.translator_in(event_chat.id if event_chat else None, chat, tag)
        data["chat"] = chat
        data["call"] = command_of(event.text, services.username) if isinstance(event, Message) else None
        is_private = event_chat is not None and event_chat.type == ChatKind.PRIVATE
        zone = None
        if event_chat is not None:
            zone = await services.zone_at(Target(event_chat.id, data.get("event_thread_id")))
        chosen = services.library.chosen_by(chat)
        data["reader"] = services.reader(tr, chosen, is_private=is_private, zone=zone)
        data["role"] = await services.role_of(person.id) if person else None
        return await handler(event, data)
