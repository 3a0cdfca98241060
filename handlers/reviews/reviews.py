"""Reviews: the list of initiatives that editors are to look at again, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.reviews.open_reviews import open_reviews
from briefing.reviews.reviewing import ReviewMark, check_today, put_off
from briefing.team.roles import Right, may
from handlers.support.answer import answer, answer_press, show
from handlers.support.commands import Command
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.reviews import reviews as views
from views.telegram.reviews.callbacks import CheckReview, PutOffReview, ShowReviews

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.reviews.open_reviews import OpenReview
    from briefing.team.audit import Actor
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the list and its buttons."""
    router = Router(name="reviews")
    router.message.register(reviews, Command("reviews"))
    router.callback_query.register(show_reviews, ShowReviews.filter())
    router.callback_query.register(check, CheckReview.filter())
    router.callback_query.register(later, PutOffReview.filter())
    return router


async def reviews(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/reviews`` with the open reviews of all statements."""
    actor = await actor_of_message(message, Right.READ_NEWSROOM, services)
    await answer(message, await _page(actor, reader, services))


async def show_reviews(
    query: CallbackQuery, callback_data: ShowReviews, reader: ViewContext, services: Services
) -> None:
    """Show another page in place."""
    actor = await actor_of_press(query, Right.READ_NEWSROOM, services)
    await show(query, await _page(actor, reader, services, callback_data.page))


async def check(
    query: CallbackQuery, callback_data: CheckReview, reader: ViewContext, services: Services
) -> None:
    """Publish a check of today that found nothing new, if the review is still open."""
    actor = await actor_of_press(query, Right.WRITE, services)
    statement = services.library.statement(callback_data.statement)
    entry = None
    if statement is not None and _open(reader, services, callback_data):
        slug, today = callback_data.slug, reader.today
        entry = await services.store.transact(
            lambda records: check_today(records, actor, statement, slug, today)
        )
        await services.refresh()
    toast = views.check_published(reader.tr) if entry is not None else views.review_closed(reader.tr)
    await show(query, await _page(actor, reader, services), toast)


async def later(
    query: CallbackQuery, callback_data: PutOffReview, reader: ViewContext, services: Services
) -> None:
    """Put the reviews of an initiative off for a week, for this editor."""
    actor = await actor_of_press(query, Right.WRITE, services)
    waiting = _open(reader, services, callback_data)
    if not waiting:
        await show(query, await _page(actor, reader, services), views.review_closed(reader.tr))
        return
    about = f"{callback_data.statement}/{callback_data.slug}"
    until = await services.store.transact(
        lambda records: put_off(records, actor, about, waiting, reader.today)
    )
    tr = reader.tr
    await answer_press(query, views.put_off_until(tr, until) if until else views.put_off_already(tr))


def _every(reader: ViewContext, services: Services) -> list[OpenReview]:
    statements = services.library.statements.values()
    return [each for one in statements for each in open_reviews(one, reader.today)]


def _open(
    reader: ViewContext, services: Services, data: CheckReview | PutOffReview
) -> tuple[OpenReview, ...]:
    about = (data.statement, data.slug)
    return tuple(each for each in _every(reader, services) if (each.statement, each.initiative) == about)


async def _page(actor: Actor, reader: ViewContext, services: Services, number: int = 0) -> Page:
    marks = await services.store.find(ReviewMark, person=actor.person)
    put_off_by_actor = {each.review: each.put_off_until for each in marks if each.put_off_until is not None}
    return views.reviews_page(
        reader.tr,
        services.library.statements,
        _every(reader, services),
        put_off_by_actor,
        number,
        writes=may(actor.role, Right.WRITE),
    )
