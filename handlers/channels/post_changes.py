"""Another message in place of a post that waits or was posted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from briefing.broadcasts.content import CannotEdit
from briefing.broadcasts.form import contents_of
from briefing.channels.posts import swap
from briefing.invalid_input import InvalidInput, Problem
from handlers.channels.chat_admin import change_post
from telegram.errors import reason_of
from telegram.sender import edit_now

if TYPE_CHECKING:
    from aiogram import Bot

    from briefing.broadcasts.content import Content
    from briefing.channels.posts import Post
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm


def in_place_of(post: Post, content: Content) -> Content:
    """Return the content that is posted in place of a post. Raises :class:`InvalidInput` if it cannot be."""
    if post.message_id is None:
        return content
    if post.content.media and not content.media:
        # A text that is sent for a picture becomes its caption.
        content = replace(post.content, text=content.text, entities=content.entities)
    try:
        list(content.edits((post.content,), ()))
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error
    return content


async def put_in_place(form: OpenForm, bot: Bot, post: Post) -> Post | None:
    """Change a post into the message of the form; None when it is too late. Raises :class:`InvalidInput`."""
    person, content = form.stored.person, in_place_of(post, contents_of(form.values)[""])
    if post.message_id is not None:
        return await _edit_post(bot, post, content, form.services)
    language = form.tr.language
    changed = replace(post, content=content, author=person, language=language, by=person, by_owner=False)
    return changed if await change_post(post, changed, form.services, bot) else None


async def _edit_post(bot: Bot, post: Post, content: Content, services: Services) -> Post | None:
    """Change what was posted; return None when somebody else changed the post meanwhile.

    Raises :class:`InvalidInput` with Telegram's reason, or when the Bot API has no call for the change.
    """
    try:
        for _place, body in content.edits((post.content,), ()):
            await edit_now(bot, body, post.chat, post.message_id)
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        raise InvalidInput(Problem.REFUSED, reason=reason_of(error)) from error
    changed = replace(post, content=content)
    return changed if await services.store.transact(lambda records: swap(records, post, changed)) else None
