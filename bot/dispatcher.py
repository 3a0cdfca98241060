"""The dispatcher: middlewares, and every conversation in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Dispatcher

from handlers import (
    channels,
    commitments,
    errors,
    finding,
    forget,
    general,
    groups,
    history,
    language,
    membership,
    posting,
    posts,
    reading,
    scoreboard,
    settings,
    statements,
    subscribing,
    topics,
    turning,
    uploads,
)
from handlers.context import ReaderMiddleware, Services
from handlers.flood import FloodLimit
from handlers.newsroom import (
    audit,
    broadcast_lists,
    broadcasting,
    campaign_changes,
    campaigns,
    correcting,
    drafts,
    following,
    followup,
    forms,
    publishing,
    queue,
    reporting,
    reports,
    reviews,
    starting_points,
    stats,
    team,
    untranslated,
)
from handlers.topics import TopicsSeen

if TYPE_CHECKING:
    from collections.abc import Callable


CONVERSATIONS = (
    reading,
    turning,
    history,
    commitments,
    scoreboard,
    errors,
    membership,
    reporting,
    general,
    language,
    statements,
    following,
    subscribing,
    settings,
    groups,
    topics,
    channels,
    posts,
    posting,
    forget,
    broadcasting,
    broadcast_lists,
    campaigns,
    campaign_changes,
    uploads,
    forms,
    team,
    audit,
    stats,
    reviews,
    reports,
    followup,
    publishing,
    queue,
    correcting,
    untranslated,
    starting_points,
    drafts,
    finding,
)
"""In the order in which they are asked: what is wanted most comes first, what answers all the rest last."""


def create_dispatcher(services: Services, flood_limit: int, monotonic: Callable[[], float]) -> Dispatcher:
    """Wire the middlewares and the conversations."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher["services"] = services
    reader = ReaderMiddleware()
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.my_chat_member):
        observer.outer_middleware(reader)
    dispatcher.message.outer_middleware(FloodLimit(flood_limit, monotonic))
    dispatcher.message.outer_middleware(TopicsSeen())
    dispatcher.include_routers(*(each.create_router() for each in CONVERSATIONS))
    return dispatcher
