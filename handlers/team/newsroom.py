"""The first page of the newsroom: how much waits, and the way to each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.followups.entries import LogEntry
from briefing.proposals.suggestions import queue
from briefing.reports.reports import Report, ReportState
from briefing.reviews.open_reviews import open_reviews
from briefing.team.roles import Right
from handlers.broadcasts.form import open_broadcast
from handlers.drafts.drafts import open_draft
from handlers.followups.form import open_follow_up
from handlers.followups.queue import waiting_among
from handlers.followups.untranslated import missing_among
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.team.callbacks import BeginInNewsroom, ShowNewsroom
from views.telegram.team.newsroom import Waiting, newsroom_page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command and its buttons."""
    router = Router(name="newsroom")
    router.message.register(newsroom, Command("newsroom"))
    router.callback_query.register(show_newsroom, ShowNewsroom.filter())
    router.callback_query.register(begin, BeginInNewsroom.filter())
    return router


async def newsroom(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/newsroom``."""
    actor = await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _page(actor, reader, services))


async def show_newsroom(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the page in place."""
    actor = await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _page(actor, reader, services))


async def begin(
    query: CallbackQuery, callback_data: BeginInNewsroom, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Open a form below the page, as its command does."""
    if callback_data.what == "followup":
        actor = await actor_of_press(query, Right.WRITE, services)
        question = await open_follow_up(actor, reader, services, {})
    elif callback_data.what == "draft":
        actor = await actor_of_press(query, Right.WRITE, services)
        question = await open_draft(actor, reader, services)
    else:
        actor = await actor_of_press(query, Right.BROADCAST, services)
        question = await open_broadcast(actor, reader, services, bot)
    await show_below(query, question)


async def _page(actor: Actor, reader: ViewContext, services: Services) -> Page:
    statements = services.library.statements.values()
    reviews = [each for one in statements for each in open_reviews(one, reader.today)]
    entries = await services.store.find(LogEntry)
    waiting = Waiting(
        reviews=len({(each.statement, each.initiative) for each in reviews}),
        reports=await services.store.count(Report, state=ReportState.OPEN),
        queue=len(waiting_among(entries, services)),
        untranslated=len(missing_among(entries, services)),
        proposals=len(await queue(services.store)),
    )
    return newsroom_page(reader, waiting, actor.role)
