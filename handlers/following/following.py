"""Following and unfollowing initiatives in a chat or topic, and the list of what is followed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from handlers.statement.initiatives import card_page, initiative_of_command
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command, TypedCommand
from handlers.support.outage import if_readable
from handlers.support.refusals import Refused
from handlers.support.targets import OperatedTarget, own_target_of_press, target_of, target_to_change
from handlers.support.to_asker import answer_asker
from views.telegram.following import following as views
from views.telegram.following.asking import ask_to_follow
from views.telegram.following.callbacks import ChooseFollowMode, Follow, ShowFollowing, Unfollow
from views.telegram.following.words import word_usage
from views.telegram.search import search_pages
from views.telegram.support.notices import out_of_date
from views.telegram.support.page import with_foot

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.subscription import Target
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the commands and buttons of following."""
    router = Router(name="following")
    router.message.register(follow_named, Command("follow"))
    router.message.register(unfollow_named, Command("unfollow"))
    router.message.register(list_followed, Command("following"))
    router.callback_query.register(change_following, Follow.filter())
    router.callback_query.register(change_following, Unfollow.filter())
    router.callback_query.register(show_followed, ShowFollowing.filter())
    router.callback_query.register(choose_how, ChooseFollowMode.filter())
    return router


async def follow_named(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Answer ``/follow slug``."""
    place = await target_to_change(message, bot)
    if not call.argument:
        usage = search_pages.initiative_usage(reader, call.name)
        raise Refused(lambda tr: with_foot(usage, word_usage(tr)))
    asked = await initiative_of_command(message, call, reader, services)
    await answer_asker(message, await _follow(place, *asked, services), reader, services)


async def unfollow_named(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Answer ``/unfollow slug``; without a slug list what can be unfollowed."""
    place = await target_to_change(message, bot)
    if not call.argument:
        await answer(message, await followed_page(place.target, reader, services))
    else:
        asked = await initiative_of_command(message, call, reader, services)
        await answer_asker(message, await _unfollow(place, *asked, services), reader, services)


async def list_followed(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/following``."""
    await answer(message, await followed_page(target_of(message), reader, services))


async def change_following(
    query: CallbackQuery,
    callback_data: Follow | Unfollow,
    reader: ViewContext,
    services: Services,
    bot: Bot,
) -> None:
    """Follow or unfollow; show the changed card or list, or say below any other message what was done."""
    slug = callback_data.slug
    shown = services.reader_of(reader, callback_data.statement, slug)
    place = await own_target_of_press(query, bot)
    act = _follow if isinstance(callback_data, Follow) else _unfollow
    done = await act(place, shown, slug, services)
    if callback_data.page == "asked":
        await show(query, done)
    elif callback_data.page == "card" and query.message is not None:
        toast = done.parts[0].striptags().splitlines()[0]
        await show(query, await card_page(query.message, shown, slug, services), toast)
    elif callback_data.page == "list":
        await show(query, await followed_page(place.target, reader, services))
    else:
        await show_below(query, done)


async def show_followed(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the list in place."""
    if query.message is None:
        raise Refused(out_of_date)
    await show(query, await followed_page(target_of(query.message), reader, services))


async def choose_how(
    query: CallbackQuery, callback_data: ChooseFollowMode, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Choose whether notifications come at once or with the next digest, and show the list."""
    place = await own_target_of_press(query, bot)
    await services.followed.choose_mode(place.target, callback_data.mode)
    await show(query, await followed_page(place.target, reader, services))


async def _follow(place: OperatedTarget, reader: ViewContext, slug: str, services: Services) -> Page:
    statement, language = reader.statement.id, reader.tr.language
    before = await services.followed.of(place.target)
    was = before is not None and before.follows(statement, slug)
    following = await services.followed.follow(
        place.target, place.kind, statement, slug, language, services.clock()
    )
    digests = await services.followed.hears_digests(place.target)
    return views.followed(reader, slug, following, was=was, digests=digests)


async def question_page(message: Message, reader: ViewContext, slug: str, services: Services) -> Page:
    """Return the question whether to follow an initiative, or that it is followed already."""
    target = target_of(message)
    following = await if_readable(services.followed.of(target), None)
    if following is not None and following.follows(reader.statement.id, slug):
        digests = await services.followed.hears_digests(target)
        return views.followed(reader, slug, following, was=True, digests=digests)
    return ask_to_follow(reader, slug)


async def _unfollow(place: OperatedTarget, reader: ViewContext, slug: str, services: Services) -> Page:
    was = await services.followed.unfollow(place.target, reader.statement.id, slug)
    return views.unfollowed(reader, slug, was=was)


async def followed_page(target: Target, reader: ViewContext, services: Services, number: int = 0) -> Page:
    """Return a sheet of what is followed in a chat or topic."""
    following = await services.followed.of(target)
    known = [
        (reader.of(statement), each.slug)
        for each in (following.followed if following else ())
        if (statement := services.library.statement(each.statement)) and each.slug in statement.initiatives
    ]
    digests = await services.followed.hears_digests(target)
    return views.following_list(reader, known, following, number, digests=digests)
