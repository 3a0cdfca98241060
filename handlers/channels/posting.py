"""The form of a post: its message, and when it is posted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, F, Router

from briefing.broadcasts.form import missing_in, with_content
from briefing.channels.channel import Channel
from briefing.channels.posts import POST_FORM, Post, put_draft
from briefing.invalid_input import InvalidInput
from briefing.moments import moment_of
from handlers.broadcasts.form_message import content_of, is_message_to_send, missing_of, send_as_it_looks
from handlers.channels.chat_admin import change_post, channel_of_press, channel_of_writer, zone_in
from handlers.channels.post_changes import in_place_of, put_in_place
from handlers.support.answer import answer, show, show_below
from handlers.support.form import FormKind, FormStep
from handlers.support.refusals import Refused
from views.telegram.broadcasts.notices import not_carried
from views.telegram.channels import posting as views
from views.telegram.channels import posts
from views.telegram.channels.callbacks import ChangePost, OfChannel
from views.telegram.support.form_questions import form_gone, sent_or_changed

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.broadcasts.content import Content
    from handlers.support.context import Services
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the button that begins a post, the answers, and the button that changes a post."""
    router = Router(name="posting")
    router.callback_query.register(change, ChangePost.filter())
    router.callback_query.register(begin, OfChannel.filter(F.act == "write"))
    POSTING.route(router)
    return router


async def begin(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Ask for the message that is to be posted."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    values = {"chat": str(channel.chat)}
    await show_below(query, await POSTING.begin(query.from_user.id, reader, services, "message", values))


async def _channel_and_post(form: OpenForm, message: Message, bot: Bot) -> tuple[Channel, Post | None]:
    """Return the channel and the post of a form; raise :class:`Refused` if the writer may no longer post."""
    try:
        channel = await channel_of_writer(message, int(form.values["chat"]), form.services, bot)
    except Refused:
        await form.end()
        raise
    return channel, await form.services.store.get(Post, form.values.get("post", ""))


async def _read_message(form: OpenForm, message: Message) -> OpenForm | Page | None:
    """Take the message of a post; one that is to be posted, or was, changes only when it was looked at."""
    services, tr, bot = form.services, form.tr, message.bot
    assert bot is not None
    channel, post = await _channel_and_post(form, message, bot)
    if post is None and "post" in form.values:
        return posts.post_gone(tr, channel)
    if message.media_group_id is not None:
        await _refuse_album(form, message, channel)
        return None
    content, missing = content_of(message), missing_of(message)
    if post is not None and post.at is not None:
        content = in_place_of(post, content)
        await send_as_it_looks(bot, form.stored.person, content.body((), form.stored.person), silent=True)
        # Each message has a name of its own, so that the button below an earlier one changes nothing.
        values = {**with_content(form.values, content, None, missing), "form": services.token()}
        return form.moved_to("preview", values)
    after = await _keep_draft(form, bot, post, content, channel)
    if after is None:
        return posts.post_too_late(tr, channel)
    return posts.post_page(tr, after, channel, await zone_in(channel, services), not_carried(tr, missing))


async def change(
    query: CallbackQuery, callback_data: ChangePost, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Put the message that was looked at in place of a post."""
    form = await POSTING.of_press(query, callback_data.form, "preview", reader, services)
    channel = await channel_of_press(query, int(form.values["chat"]), services, bot)
    post = await services.store.get(Post, form.values["post"])
    if post is None:
        shown = posts.post_gone(form.tr, channel)
    else:
        try:
            after = await put_in_place(form, bot, post)
        except InvalidInput as error:
            await show(query, await POSTING.show(form, error))
            return
        zone = await zone_in(channel, services)
        said = posts.post_changed(form.tr) if post.message_id is not None else ""
        too_late = posts.post_too_late(form.tr, channel)
        shown = posts.post_page(form.tr, after, channel, zone, said) if after else too_late
    await form.end()
    await show(query, shown)


async def _read_when(form: OpenForm, message: Message) -> Page:
    """Take the moment at which a post is to be posted."""
    services, tr, bot = form.services, form.tr, message.bot
    assert bot is not None
    channel, post = await _channel_and_post(form, message, bot)
    if post is None:
        return posts.post_gone(tr, channel)
    zone = await zone_in(channel, services)
    at = moment_of(message.text or "", services.clock(), zone)
    changed = replace(post, at=at, by=form.stored.person, by_owner=False, asks=False)
    if await change_post(post, changed, services, bot):
        return posts.post_page(tr, changed, channel, zone)
    return posts.post_too_late(tr, channel)


async def _refuse_album(form: OpenForm, message: Message, channel: Channel) -> None:
    """Say that albums cannot be posted: once for all parts of an album."""
    album = message.media_group_id or ""
    if form.values.get("album") != album:
        await form.moved_to(form.step, {**form.values, "album": album}).save()
        await answer(message, views.no_albums(form.tr, channel))


async def _keep_draft(
    form: OpenForm, bot: Bot, post: Post | None, content: Content, channel: Channel
) -> Post | None:
    """Send the message to its author as it will look, and store the draft; None when it is too late.

    Raises :class:`InvalidInput` when Telegram refuses the message.
    """
    services, author, language = form.services, form.stored.person, form.tr.language
    is_silent = post is not None and post.silent
    await send_as_it_looks(bot, author, content.body((), author), silent=is_silent)
    if post is None:
        draft = Post(services.token(), channel.chat, author, language, content)
        await services.store.transact(lambda records: put_draft(records, draft))
        return draft
    changed = replace(post, content=content, author=author, language=language, by=author, by_owner=False)
    return changed if await change_post(post, changed, services, bot) else None


async def _ask_message(form: OpenForm, asked: FormQuestion) -> Page:
    if asked.error is not None:
        return views.wrong_message(asked.tr, asked.error)
    channel = await form.services.store.get(Channel, form.values["chat"])
    if channel is None:
        return form_gone(asked.tr)
    post = await form.services.store.get(Post, form.values.get("post", ""))
    return views.ask_for_change(asked.tr, post, channel) if post else views.ask_for_message(asked.tr, channel)


async def _ask_when(form: OpenForm, asked: FormQuestion) -> Page:
    store = form.services.store
    channel = await store.get(Channel, form.values["chat"])
    post = await store.get(Post, form.values["post"])
    if channel is None or post is None:
        return form_gone(asked.tr)
    return views.ask_when(asked.tr, post, await zone_in(channel, form.services), asked.error)


async def _preview(form: OpenForm, asked: FormQuestion) -> Page:
    if asked.error is not None:
        return views.wrong_message(asked.tr, asked.error)
    channel = await form.services.store.get(Channel, form.values["chat"])
    post = await form.services.store.get(Post, form.values["post"])
    if channel is None or post is None:
        return form_gone(asked.tr)
    notice = not_carried(asked.tr, missing_in(form.values))
    return views.confirm_change(asked.tr, post, channel, asked.form, notice)


POSTING = FormKind(
    POST_FORM,
    None,
    {
        "message": FormStep(show=_ask_message, read=_read_message),
        "preview": FormStep(show=_preview, read=_read_message),
        "when": FormStep(show=_ask_when, read=_read_when),
    },
    is_answer=is_message_to_send,
    over=sent_or_changed,
)
"""It asks for no right of the newsroom: Telegram says who may post in the channel."""
