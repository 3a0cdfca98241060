"""The form that adds a feed: an address, then what would be proposed, then the feed is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.feeds.feeds import AlreadyAdded, add_feed, feed_named
from briefing.fetched import FetchFailed
from briefing.invalid_input import InvalidInput, Problem
from briefing.team.audit import AuditAction
from briefing.team.roles import Right
from handlers.feeds.feeds import audit, feed_page
from handlers.support.answer import show_below
from handlers.support.form import FormKind, FormStep
from handlers.support.team_rights import actor_of_press
from views.telegram.feeds import previews as views
from views.telegram.feeds.callbacks import AddFeed, BeginFeed
from views.telegram.feeds.feeds import added
from views.telegram.support.form_questions import question, sent_or_changed

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the button that opens the form, and its answers."""
    router = Router(name="adding feeds")
    ADDING.route(router)
    router.callback_query.register(begin, BeginFeed.filter())
    router.callback_query.register(ADDING.take_choice, AddFeed.filter())
    return router


async def begin(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Ask for an address below the list."""
    actor = await actor_of_press(query, Right.MANAGE_FEEDS, services)
    await show_below(query, await ADDING.begin(actor, reader, services, "address", {}))


async def _read(form: OpenForm, message: Message) -> OpenForm:
    """Take an address; one without http is most likely one of https."""
    text = (message.text or "").strip()
    if not text or len(text.split()) > 1:
        raise InvalidInput(Problem.NO_ADDRESS)
    address = text if "://" in text else f"https://{text}"
    if await feed_named(form.services.store, address) is not None:
        raise InvalidInput(Problem.SAME_ADDRESS)
    # Each address has a name of its own, so that the button below an earlier one adds nothing.
    return form.moved_to("preview", {**form.values, "address": address, "form": form.services.token()})


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    if asked.error is not None:
        return question(asked)
    address, services = form.values["address"], form.services
    try:
        found = await services.preview(address)
    except FetchFailed as failed:
        return views.not_found(asked, address, failed.problem)
    return views.offer(asked, views.preview_page(form.tr, services.library.statements, found))


async def _add(form: OpenForm, _value: str) -> OpenForm | Page:
    services, actor = form.services, form.actor
    try:
        feed = await add_feed(
            services.store, services.feed_source, form.values["address"], services.clock(), actor.person
        )
    except AlreadyAdded as error:
        raise InvalidInput(Problem.SAME_ADDRESS) from error
    except FetchFailed:
        return form  # asked again, it is shown with what is wrong now
    await audit(services, actor, AuditAction.FEED_ADDED, feed)
    return feed_page(feed, form.reader, services, added(form.tr))


ADDING = FormKind(
    "feed",
    Right.MANAGE_FEEDS,
    {
        "address": FormStep(views.ask_address, _read),
        "preview": FormStep(show=_preview, read=_read, choose=_add),
    },
    over=sent_or_changed,
)
