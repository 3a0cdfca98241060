"""The dispatcher: middlewares, and every conversation in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Dispatcher

from handlers import (
    channels,
    commitments,
    errors,
    finding,
    forged,
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
from handlers.belonging import Belonging
from handlers.context import ReaderMiddleware
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
    replacing,
    reporting,
    reports,
    reviews,
    starting_points,
    stats,
    team,
    untranslated,
)
from handlers.relayed import PostsPassBy
from handlers.topics import TopicsSeen

if TYPE_CHECKING:
    from handlers.context import Services
    from handlers.flood import FloodLimit

CONVERSATIONS = (
    forged,
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
    replacing,
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


def create_dispatcher(services: Services, flood: FloodLimit) -> Dispatcher:
    """Wire the middlewares and the conversations."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher["services"] = services
    dispatcher.message.outer_middleware(PostsPassBy())
    reader = ReaderMiddleware()
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.my_chat_member):
        observer.outer_middleware(reader)
    dispatcher.callback_query.outer_middleware(Belonging())
    dispatcher.message.outer_middleware(flood)
    dispatcher.message.outer_middleware(TopicsSeen())
    dispatcher.include_routers(*(each.create_router() for each in CONVERSATIONS))
    return dispatcher
