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


def create_dispatcher(services: Services, flood_limit: int, monotonic: Callable[[], float]) -> Dispatcher:
    """Wire the conversations; the last router answers what no other one did."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher["services"] = services
    reader = ReaderMiddleware()
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.my_chat_member):
        observer.outer_middleware(reader)
    dispatcher.message.outer_middleware(FloodLimit(flood_limit, monotonic))
    dispatcher.message.outer_middleware(TopicsSeen())
    dispatcher.include_routers(
        reading.create_router(),
        history.create_router(),
        commitments.create_router(),
        scoreboard.create_router(),
        errors.create_router(),
        membership.create_router(),
        reporting.create_router(),
        general.create_router(),
        language.create_router(),
        statements.create_router(),
        following.create_router(),
        subscribing.create_router(),
        settings.create_router(),
        groups.create_router(),
        topics.create_router(),
        channels.create_router(),
        posts.create_router(),
        posting.create_router(),
        forget.create_router(),
        broadcasting.create_router(),
        broadcast_lists.create_router(),
        campaigns.create_router(),
        campaign_changes.create_router(),
        uploads.create_router(),
        forms.create_router(),
        team.create_router(),
        audit.create_router(),
        stats.create_router(),
        reviews.create_router(),
        reports.create_router(),
        followup.create_router(),
        publishing.create_router(),
        queue.create_router(),
        correcting.create_router(),
        untranslated.create_router(),
        starting_points.create_router(),
        drafts.create_router(),
        finding.create_router(),
    )
    return dispatcher
