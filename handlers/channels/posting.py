"""Writing a post to a channel, and changing one: what is written or forwarded in the private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from briefing.broadcasts.composing import Flaw, WrongPart, moment_of
from briefing.broadcasts.content import CannotEdit
from briefing.channels.posts import POST_FORM, Post, put_draft, swap
from handlers.broadcasts.form_message import content_of, is_meant, missing_of, send_as_it_looks
from handlers.channels.chat_admin import channel_of_press, channel_of_writer, replaced, zone_in
from handlers.support.answer import answer, show_below
from handlers.support.forms import InForm, ask, end
from telegram.sender import edit_now
from views.telegram.broadcasts.faults import not_carried
from views.telegram.channels import posting as views
from views.telegram.channels import posts
from views.telegram.channels.callbacks import OfChannel

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.broadcasts.content import Content
    from briefing.channels.channel import Channel
    from briefing.forms import Form
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the beginning of a post, and what is written then."""
    router = Router(name="posting")
    router.callback_query.register(begin, OfChannel.filter(F.act == "write"))
    router.message.register(written, InForm(POST_FORM))
    return router


async def begin(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Ask for the message that is to be posted."""
    channel = await channel_of_press(query, callback_data.chat, reader, services, bot)
    if channel is not None:
        await ask(services, query.from_user.id, POST_FORM, "message", {"chat": str(channel.chat)})
        await show_below(query, views.ask_for_message(reader.tr, channel))


async def written(message: Message, form: Form, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Take the message of a post, or when it is to be posted."""
    if not is_meant(message):
        return
    channel = await channel_of_writer(message, int(form.values["chat"]), reader, services, bot)
    post = await services.store.record(Post, form.values.get("post", ""))
    if channel is None or (post is None and "post" in form.values):
        await end(services, form.person, form.kind)
        if channel is not None:
            await answer(message, posts.gone(reader.tr, channel))
    elif form.step == "when" and post is not None:
        await _take_moment(message, form, post, channel, reader, services)
    else:
        await _take_message(message, form, post, channel, reader, services)


async def _take_moment(
    message: Message, form: Form, post: Post, channel: Channel, reader: ViewContext, services: Services
) -> None:
    zone = await zone_in(channel, services)
    try:
        at = moment_of(message.text or "", services.clock(), zone)
    except WrongPart as fault:
        await answer(message, views.ask_when(reader.tr, post, zone, fault))
        return
    changed = replace(post, at=at, by=form.person, by_owner=False, asks=False)
    assert message.bot is not None
    kept = await replaced(post, changed, services, message.bot)
    await end(services, form.person, form.kind)
    shown = posts.post_page(reader.tr, changed, channel, zone) if kept else posts.too_late(reader.tr, channel)
    await answer(message, shown)


async def _take_message(
    message: Message, form: Form, post: Post | None, channel: Channel, reader: ViewContext, services: Services
) -> None:
    if message.media_group_id is not None:
        await _refuse_album(message, form, channel, reader, services)
        return
    try:
        content = content_of(message)
        after = (
            await _edited(message, post, content, services)
            if post is not None and post.message_id is not None
            else await _drafted(message, post, content, channel, reader, services)
        )
    except WrongPart as fault:
        await answer(message, views.wrong_message(reader.tr, fault))
        return
    except CannotEdit:
        await answer(message, views.cannot_become(reader.tr))
        return
    await end(services, form.person, form.kind)
    if after is None:
        await answer(message, posts.too_late(reader.tr, channel))
        return
    notice = posts.changed(reader.tr) if after.message_id is not None else ""
    notice = " ".join(each for each in (notice, not_carried(reader.tr, missing_of(message))) if each)
    await answer(
        message, posts.post_page(reader.tr, after, channel, await zone_in(channel, services), notice)
    )


async def _refuse_album(
    message: Message, form: Form, channel: Channel, reader: ViewContext, services: Services
) -> None:
    """Say what can be posted: once, however many pictures the album has."""
    album = message.media_group_id or ""
    if form.values.get("album") != album:
        await ask(services, form.person, form.kind, form.step, {**form.values, "album": album})
        await answer(message, views.no_albums(reader.tr, channel))


async def _drafted(
    message: Message,
    post: Post | None,
    content: Content,
    channel: Channel,
    reader: ViewContext,
    services: Services,
) -> Post | None:
    """Show the message exactly as it will look, and keep it; None when the post is on its way already.

    Raises :class:`WrongPart` when Telegram does not take it.
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

    Raises :class:`WrongPart` with what Telegram says, :class:`CannotEdit` when it has no way to do so.
    """
    if post.content.media and not content.media:
        # A text that is written for a picture is its new caption.
        content = replace(post.content, text=content.text, entities=content.entities)
    assert message.bot is not None
    try:
        for _place, body in content.edits((post.content,), ()):
            await edit_now(message.bot, body, post.chat, post.message_id)
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        raise WrongPart(Flaw.REFUSED, reason=error.message.removeprefix("Bad Request: ")) from error
    changed = replace(post, content=content)
    return changed if await services.store.transact(lambda records: swap(records, post, changed)) else None
