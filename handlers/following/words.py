"""Following words: ``/follow word:logistics``, ``/unfollow word:logistics``, and the button that ends it."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.followed_words import WordRefused
from briefing.following.words import mark_of, read_word
from handlers.following.following import followed_page
from handlers.support.answer import answer, show, show_below
from handlers.support.commands import Command, TypedCommand, without_punctuation
from handlers.support.refusals import Refused
from handlers.support.targets import own_target_of_press, target_to_change
from handlers.support.to_asker import answer_asker
from views.telegram.following import words as views
from views.telegram.following.callbacks import UnfollowWord

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

NAMED = re.compile(r"\W*word\s*[:：](.*)", re.IGNORECASE | re.DOTALL)
"""What stands after the command when it names a word."""


def create_router() -> Router:
    """Route the commands that name a word, and the button."""
    router = Router(name="followed words")
    router.message.register(follow_word, Command("follow"), word_in_command)
    router.message.register(unfollow_word, Command("unfollow"), word_in_command)
    router.callback_query.register(end_word, UnfollowWord.filter())
    return router


async def word_in_command(_message: Message, call: TypedCommand) -> bool | dict[str, str]:
    """Pass commands that name a word; the handler gets it as ``typed``."""
    named = NAMED.fullmatch(call.text)
    return {"typed": without_punctuation(named[1])} if named else False


async def follow_word(
    message: Message, typed: str, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Follow a word in the chat, or say what may be followed."""
    place = await target_to_change(message, bot)
    try:
        word = read_word(typed)
        before = await services.followed.of(place.target)
        following = await services.followed.follow_word(
            place.target, place.kind, word, reader.tr.language, services.clock()
        )
    except WordRefused as error:
        problem = error.problem
        raise Refused(lambda _tr: views.word_refused(reader, problem)) from error
    was = before is not None and before.follows_word(mark_of(word))
    found = 0 if was else await _entries_with(word, services)
    digests = await services.followed.hears_digests(place.target)
    done = views.word_followed(reader.tr, word, following, found, was=was, digests=digests)
    await answer_asker(message, done, reader, services)


async def _entries_with(word: str, services: Services) -> int:
    """Return how many entries have a word now; what finds them is built in a thread."""

    def count() -> int:
        held = services.library.newest_first
        return sum(len(services.library.log_index(each).entries_with(word)) for each in held)

    return await asyncio.to_thread(count)


async def unfollow_word(
    message: Message, typed: str, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Stop following a word; without one list what is followed."""
    place = await target_to_change(message, bot)
    if not typed:
        await answer(message, await followed_page(place.target, reader, services))
        return
    ended = await services.followed.unfollow_word(place.target, mark_of(typed))
    done = views.word_unfollowed(reader.tr, ended.word if ended else typed, was=bool(ended))
    await answer_asker(message, done, reader, services)


async def end_word(
    query: CallbackQuery, callback_data: UnfollowWord, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Stop following a word; show the changed list, or say below any other message what was done."""
    place = await own_target_of_press(query, bot)
    ended = await services.followed.unfollow_word(place.target, callback_data.mark)
    if callback_data.page == "list" or ended is None:
        await show(query, await followed_page(place.target, reader, services))
    else:
        await show_below(query, views.word_unfollowed(reader.tr, ended.word, was=True))
