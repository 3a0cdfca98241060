"""The dispatcher: the middlewares and the routers of all conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indexed_dispatcher import IndexedDispatcher
from handlers import turning
from handlers.broadcasts import broadcasts, changes, named_lists
from handlers.broadcasts import form as broadcast_form
from handlers.channels import channels, posting, posts
from handlers.chats import forget, general, groups, language, membership
from handlers.chats.topics import TopicsSeen
from handlers.deadlines import commitments, scoreboard
from handlers.drafts import drafts
from handlers.feeds import adding, feeds
from handlers.following import following
from handlers.following import words as followed_words
from handlers.followups import correcting, publishing, queue, starting_points, untranslated
from handlers.followups import form as followup_form
from handlers.inline import guests, newest, queries
from handlers.inline.callers import CallerContext
from handlers.inline.once import AnsweredOnce
from handlers.proposals import proposals
from handlers.reports import reporting, reports
from handlers.reviews import reviews
from handlers.search import search
from handlers.statement import briefs, calendar_files, history, reading, sharing, statements
from handlers.stats import stats
from handlers.stats.answer_times import AnswerTimes
from handlers.subscriptions import settings, subscribing
from handlers.support import errors, open_forms, refusals
from handlers.support.answer_refusals import AnswerRefusals
from handlers.support.belonging import Belonging
from handlers.support.context import ContextMiddleware
from handlers.support.moving_on import MovingOn
from handlers.support.renamed_buttons import RenamedButtons
from handlers.team import audit, newsroom, team
from handlers.versions import uploads

if TYPE_CHECKING:
    from briefing.stats.measurements import Measurements
    from handlers.inline.guest_flood import GuestFlood
    from handlers.support.context import Services
    from handlers.support.flood import FloodLimit

CONVERSATIONS = (
    refusals,
    reading,
    turning,
    history,
    commitments,
    scoreboard,
    briefs,
    calendar_files,
    sharing,
    errors,
    membership,
    reporting,
    general,
    language,
    statements,
    followed_words,
    following,
    subscribing,
    settings,
    groups,
    channels,
    posts,
    posting,
    forget,
    broadcast_form,
    named_lists,
    broadcasts,
    changes,
    uploads,
    open_forms,
    newsroom,
    team,
    audit,
    stats,
    reviews,
    reports,
    proposals,
    adding,
    feeds,
    followup_form,
    publishing,
    queue,
    correcting,
    untranslated,
    starting_points,
    drafts,
    guests,
    queries,
    newest,
    search,
)
"""In the order in which they are tried: the most frequent first, those that match any message last."""


def create_dispatcher(
    services: Services, flood: FloodLimit, guest_flood: GuestFlood, measured: Measurements
) -> IndexedDispatcher:
    """Return a dispatcher with all middlewares and routers."""
    dispatcher = IndexedDispatcher()
    dispatcher["services"] = services
    measuring, reader = AnswerTimes(measured, services.clock), ContextMiddleware()
    for observer in (dispatcher.message, dispatcher.callback_query, dispatcher.my_chat_member):
        observer.outer_middleware(measuring)
        observer.outer_middleware(reader)
    dispatcher.callback_query.outer_middleware(Belonging())
    once, caller = AnsweredOnce(services.clock), CallerContext()
    dispatcher.message.outer_middleware(once.message)
    dispatcher.message.outer_middleware(flood)
    dispatcher.message.outer_middleware(TopicsSeen())
    for each in (measuring, once.guest, caller, guest_flood):
        dispatcher.guest_message.outer_middleware(each)
    for each in (measuring, caller):
        dispatcher.inline_query.outer_middleware(each)
    dispatcher.callback_query.middleware(RenamedButtons())
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.middleware(AnswerRefusals())
        observer.middleware(MovingOn())
    dispatcher.include_routers(*(each.create_router() for each in CONVERSATIONS))
    dispatcher.index()
    return dispatcher
