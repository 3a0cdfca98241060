"""Writing a post to a channel, and changing one: what is written or forwarded in the private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from briefing.broadcasts.composing import moment_of
from briefing.broadcasts.content import CannotEdit
from briefing.channels.channel import Channel
from briefing.channels.posts import POST_FORM, Post, put_draft, swap
from briefing.invalid_input import InvalidInput, Problem
from handlers.broadcasts.form_message import content_of, is_meant, missing_of, send_as_it_looks
from handlers.channels.chat_admin import channel_of_press, channel_of_writer, replaced, zone_in
from handlers.support.answer import show_below
from handlers.support.editing import edit_of
from handlers.support.form import FormKind, FormStep, OpenForm
from handlers.support.open_forms import ask
from views.telegram.broadcasts.notices import not_carried
from views.telegram.channels import posting as views
from views.telegram.channels import posts
from views.telegram.channels.callbacks import OfChannel
from views.telegram.support.newsroom_notices import form_gone

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.broadcasts.content import Content
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the beginning of a post, and what is written then."""
    router = Router(name="posting")
    router.callback_query.register(begin, OfChannel.filter(F.act == "write"))
    POSTING.route(router)
    return router


async def begin(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Ask for the message that is to be posted."""
    channel = await channel_of_press(query, callback_data.chat, reader, services, bot)
    if channel is not None:
        await ask(services, query.from_user.id, POST_FORM, "message", {"chat": str(channel.chat)})
        await show_below(query, views.ask_for_message(reader.tr, channel))


async def _read(here: OpenForm, message: Message) -> Page | None:
    """Take the message of a post, or when it is to be posted, from somebody who still may."""
    assert message.bot is not None
    services, reader, values = here.services, here.reader, here.values
    channel = await channel_of_writer(message, int(values["chat"]), reader, services, message.bot)
    post = await services.store.record(Post, values.get("post", ""))
    if channel is None or (post is None and "post" in values):
        await here.end()
        return posts.gone(reader.tr, channel) if channel is not None else None
    if here.step == "when" and post is not None:
        return await _take_moment(here, message, post, channel)
    return await _take_message(here, message, post, channel)


async def _take_moment(here: OpenForm, message: Message, post: Post, channel: Channel) -> Page:
    services, tr, zone = here.services, here.reader.tr, await zone_in(channel, here.services)
    at = moment_of(message.text or "", services.clock(), zone)
    changed = replace(post, at=at, by=here.form.person, by_owner=False, asks=False)
    assert message.bot is not None
    kept = await replaced(post, changed, services, message.bot)
    await here.end()
    return posts.post_page(tr, changed, channel, zone) if kept else posts.too_late(tr, channel)


async def _take_message(here: OpenForm, message: Message, post: Post | None, channel: Channel) -> Page | None:
    services, tr = here.services, here.reader.tr
    if message.media_group_id is not None:
        return await _refuse_album(here, message.media_group_id, channel)
    content = content_of(message)
    if post is not None and post.message_id is not None:
        after = await _edited(message, post, content, services)
    else:
        after = await _drafted(message, post, content, channel, here.reader, services)
    await here.end()
    if after is None:
        return posts.too_late(tr, channel)
    notice = posts.changed(tr) if after.message_id is not None else ""
    notice = " ".join(each for each in (notice, not_carried(tr, missing_of(message))) if each)
    return posts.post_page(tr, after, channel, await zone_in(channel, services), notice)


async def _ask_when(here: OpenForm, error: InvalidInput | None) -> Page:
    tr, store = here.reader.tr, here.services.store
    channel = await store.record(Channel, here.values["chat"])
    post = await store.record(Post, here.values["post"])
    if channel is None or post is None:
        return form_gone(tr)
    return views.ask_when(tr, post, await zone_in(channel, here.services), error)


async def _wrong_message(here: OpenForm, error: InvalidInput | None) -> Page:
    return views.wrong_message(here.reader.tr, error) if error else form_gone(here.reader.tr)


POSTING = FormKind(
    POST_FORM,
    None,
    {"message": FormStep(_wrong_message, _read), "when": FormStep(_ask_when, _read)},
    is_answer=is_meant,
)
"""Who may post in the channel is asked of Telegram."""


async def _refuse_album(here: OpenForm, album: str, channel: Channel) -> Page | None:
    """Say what can be posted: once, however many pictures the album has."""
    if here.values.get("album") == album:
        return None
    await here.at(here.step, {**here.values, "album": album}).kept()
    return views.no_albums(here.reader.tr, channel)


async def _drafted(
    message: Message,
    post: Post | None,
    content: Content,
    channel: Channel,
    reader: ViewContext,
    services: Services,
) -> Post | None:
    """Show the message exactly as it will look, and keep it; None when the post is on its way already.

    Raises :class:`InvalidInput` when Telegram does not take it.
    """
    author = message.chat.id
    assert message.bot is not None
    await send_as_it_looks(
        message.bot, author, content.body((), author), silent=post is not None and post.silent
    )
    if post is None:
        draft = Post(services.token(), channel.chat, author, reader.tr.language, content)
        await services.store.transact(lambda records: put_draft(records, draft))
        return draft
    changed = replace(
        post, content=content, author=author, language=reader.tr.language, by=author, by_owner=False
    )
    return changed if await replaced(post, changed, services, message.bot) else None


async def _edited(message: Message, post: Post, content: Content, services: Services) -> Post | None:
    """Let what was posted say something else; None when it was changed by somebody else meanwhile.

    Raises :class:`InvalidInput` with what Telegram says, also when it has no way to do so.
    """
    if post.content.media and not content.media:
        # A text that is written for a picture is its new caption.
        content = replace(post.content, text=content.text, entities=content.entities)
    assert message.bot is not None
    try:
        for _place, body in content.edits((post.content,), ()):
            await message.bot(edit_of(body, post.chat, post.message_id))
    except CannotEdit as error:
        raise InvalidInput(Problem.CANNOT_EDIT) from error
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        raise InvalidInput(Problem.REFUSED, reason=error.message.removeprefix("Bad Request: ")) from error
    changed = replace(post, content=content)
    return changed if await services.store.transact(lambda records: swap(records, post, changed)) else None
