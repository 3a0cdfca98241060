"""The feeds of news: editors see how they are, owners change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.feeds import feeds as use_cases
from briefing.fetched import FetchFailed
from briefing.team.audit import AuditAction, record_act
from briefing.team.roles import Right, may
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.feeds import feeds as views
from views.telegram.feeds.callbacks import (
    AskFeed,
    PauseFeed,
    PreviewFeed,
    RemoveFeed,
    ShowFeed,
    ShowFeeds,
    short_name,
)
from views.telegram.feeds.previews import no_preview, preview_page
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.feeds.feed import Feed
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command and the buttons of feeds."""
    router = Router(name="feeds")
    router.message.register(feeds, Command("feeds"))
    router.callback_query.register(show_feeds, ShowFeeds.filter())
    router.callback_query.register(show_feed, ShowFeed.filter())
    router.callback_query.register(preview, PreviewFeed.filter())
    router.callback_query.register(ask_now, AskFeed.filter())
    router.callback_query.register(pause, PauseFeed.filter())
    router.callback_query.register(remove, RemoveFeed.filter())
    return router


async def feeds(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/feeds``."""
    actor = await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _list(actor, reader, services))


async def show_feeds(
    query: CallbackQuery, callback_data: ShowFeeds, reader: ViewContext, services: Services
) -> None:
    """Show a page of all feeds in place."""
    actor = await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _list(actor, reader, services, callback_data.page))


async def show_feed(
    query: CallbackQuery, callback_data: ShowFeed, reader: ViewContext, services: Services
) -> None:
    """Show one feed in place."""
    await actor_of_press(query, Right.MANAGE_FEEDS, services)
    await show(query, feed_page(await _feed(services, callback_data.feed), reader, services))


async def preview(
    query: CallbackQuery, callback_data: PreviewFeed, reader: ViewContext, services: Services
) -> None:
    """Show below what of a feed would be proposed; nothing is kept."""
    await actor_of_press(query, Right.MANAGE_FEEDS, services)
    feed = await _feed(services, callback_data.feed)
    try:
        found = await services.preview(feed.address)
    except FetchFailed as failed:
        await show_below(query, page(no_preview(reader.tr, failed.problem)))
        return
    await show_below(query, preview_page(reader.tr, services.library.statements, found))


async def ask_now(
    query: CallbackQuery, callback_data: AskFeed, reader: ViewContext, services: Services
) -> None:
    """Ask a feed for news now, as a round does, and show what came of it."""
    await actor_of_press(query, Right.MANAGE_FEEDS, services)
    feed = await _feed(services, callback_data.feed)
    done = await services.feed_rounds.fetch_round([feed], services.clock())
    # A feed that is paused stays so, and somebody may have removed it.
    after = await _feed(services, callback_data.feed)
    await show(query, feed_page(after, reader, services, views.tested(reader.tr, done)))


async def pause(
    query: CallbackQuery, callback_data: PauseFeed, reader: ViewContext, services: Services
) -> None:
    """Ask a feed no more for news, or again."""
    actor = await actor_of_press(query, Right.MANAGE_FEEDS, services)
    feed = await _feed(services, callback_data.feed)
    if callback_data.pause:
        changed = await use_cases.pause_feed(services.store, feed.address)
        act = AuditAction.FEED_PAUSED
    else:
        changed = await use_cases.resume_feed(services.store, feed.address, services.clock())
        act = AuditAction.FEED_RESUMED
    if changed is None:
        raise Refused(views.gone)
    if changed.is_paused != feed.is_paused:
        await audit(services, actor, act, feed)
    await show(query, feed_page(changed, reader, services))


async def remove(
    query: CallbackQuery, callback_data: RemoveFeed, reader: ViewContext, services: Services
) -> None:
    """Ask whether a feed is to be removed, and remove it at the second press."""
    actor = await actor_of_press(query, Right.MANAGE_FEEDS, services)
    feed = await _feed(services, callback_data.feed)
    if not callback_data.sure:
        await show(query, views.ask_removal(reader.tr, feed))
        return
    await use_cases.remove_feed(services.store, feed)
    await audit(services, actor, AuditAction.FEED_REMOVED, feed)
    await show(query, await _list(actor, reader, services))


def feed_page(feed: Feed, reader: ViewContext, services: Services, notice: str = "") -> Page:
    """Return the page of a feed as an owner sees it, below a notice."""
    return views.feed_page(reader.tr, feed, services.clock(), services.zone, notice)


async def audit(services: Services, actor: Actor, act: AuditAction, feed: Feed) -> None:
    """Enter in the audit log what an owner did with a feed."""
    await services.store.transact(lambda records: record_act(records, actor, act, feed.address))


async def _feed(services: Services, name: str) -> Feed:
    found = (each for each in await use_cases.all_feeds(services.store) if short_name(each.address) == name)
    feed = next(found, None)
    if feed is None:
        raise Refused(views.gone)
    return feed


async def _list(actor: Actor, reader: ViewContext, services: Services, number: int = 0) -> Page:
    every, changes = await use_cases.all_feeds(services.store), may(actor.role, Right.MANAGE_FEEDS)
    return views.feeds_page(reader.tr, every, number, services.clock(), services.zone, changes=changes)
