"""The list of a channel's posts, and the buttons of each post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import DeleteMessage, PinChatMessage, UnpinChatMessage

from briefing.channels.channel import Channel
from briefing.channels.posts import POST_FORM, Post, replace_post
from briefing.invalid_input import InvalidInput
from briefing.local_time import DAY, at_local, local_date
from briefing.records import remove_records
from handlers.broadcasts.form_message import send_as_it_looks
from handlers.channels.chat_admin import change_post, channel_of_press, zone_in
from handlers.channels.posting import POSTING
from handlers.support.answer import answer_press, show, show_below
from handlers.support.open_forms import end_form
from handlers.support.refusals import Refused
from views.telegram.channels import posts as views
from views.telegram.channels.callbacks import OfChannel, OfPost
from views.telegram.support.form_questions import sent_or_changed
from views.telegram.support.invalid_input import sentence
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from aiogram.methods import TelegramMethod
    from aiogram.types import CallbackQuery

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

HOUR = timedelta(hours=1)
MORNING = 9
"""The hour of the button that posts tomorrow morning."""
CHOOSE_MOMENT = frozenset({"now", "hour", "morning"})
"""Buttons by which the post is posted, now or later."""


@dataclass(frozen=True, slots=True)
class PostPress:
    """A pressed button of a post, whose presser has the right to press it."""

    query: CallbackQuery
    post: Post
    channel: Channel
    zone: ZoneInfo
    reader: ViewContext
    services: Services
    by_owner: bool = False
    """An owner of the bot decides, because nobody who operates the channel could be asked."""

    async def show(self, post: Post, said: str | None = None) -> None:
        """Show the post in place."""
        await show(self.query, views.post_page(self.reader.tr, post, self.channel, self.zone), said)

    async def ask(self, step: str) -> None:
        """Open the form of the post at a step, and ask below."""
        values = {"chat": str(self.channel.chat), "post": self.post.id}
        person = self.query.from_user.id
        await show_below(self.query, await POSTING.begin(person, self.reader, self.services, step, values))


def create_router() -> Router:
    """Route the list of posts, and the buttons of each."""
    router = Router(name="posts")
    router.callback_query.register(show_posts, OfChannel.filter(F.act == "posts"))
    router.callback_query.register(act_on_post, OfPost.filter())
    return router


async def show_posts(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """List what waits and what was posted."""
    channel = await channel_of_press(query, callback_data.chat, services, bot)
    now = services.clock()
    own = await services.store.find(Post, chat=channel.chat)
    posts = [await services.posts.update(each, now) if each.waits else each for each in own]
    await show(query, views.post_list(reader.tr, channel, posts, await zone_in(channel, services)))


async def act_on_post(
    query: CallbackQuery, callback_data: OfPost, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Carry out a button of a post, if the presser may, and the post allows it."""
    post = await services.store.get(Post, callback_data.post)
    if post is None:
        raise Refused(out_of_date)
    by_owner = await _answers_as_owner(query, post, callback_data.act, services)
    channel = by_owner or await channel_of_press(query, post.chat, services, bot)
    if post.waits:
        post = await services.posts.update(post, services.clock())
    zone = await zone_in(channel, services)
    press = PostPress(query, post, channel, zone, reader, services, by_owner=by_owner is not None)
    if callback_data.act in CHOOSE_MOMENT and callback_data.mark != post.mark and not post.is_closed:
        await press.show(post, sent_or_changed(reader.tr))
        return
    match callback_data.act:
        case "show":
            await press.show(post)
        case "see":
            await _send_to_look_at(press, bot)
        case "change":
            await _change(press)
        case "pin" | "unpin" | "delete" | "deleted":
            await _act_on_posted(press, callback_data.act, bot)
        case _:
            await _change_waiting(press, callback_data.act, bot)


async def _answers_as_owner(query: CallbackQuery, post: Post, act: str, services: Services) -> Channel | None:
    """Return the channel if an owner of the bot decides about a post that waits for that, else None."""
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    is_owner = query.from_user.id in services.owners
    if not (is_owner and in_private and post.asks and act in ("see", "now", "cancel")):
        return None
    return await services.store.get(Channel, str(post.chat))


async def _send_to_look_at(press: PostPress, bot: Bot) -> None:
    """Send the presser all of the post as it will look. Raises :class:`Refused` with Telegram's reason."""
    body = press.post.content.body((), press.post.author)
    try:
        await send_as_it_looks(bot, press.query.from_user.id, body, silent=press.post.silent)
    except InvalidInput as error:
        invalid = error
        raise Refused(lambda tr: sentence(tr, invalid)) from error
    await answer_press(press.query)


async def _change(press: PostPress) -> None:
    if press.post.reason is not None:
        await press.show(press.post)
        return
    await press.ask("message")


async def _change_waiting(press: PostPress, act: str, bot: Bot) -> None:
    """Change a draft or a waiting post."""
    if press.post.is_closed:
        await press.show(press.post, views.posted_already(press.reader.tr))
        return
    if act == "when":
        await press.ask("when")
        return
    if act != "sound":  # The others answer the question of the moment, if it is open.
        await end_form(press.services, press.query.from_user.id, POST_FORM)
    if act == "cancel":
        if not await replace_post(press.services.store, press.post, None):
            raise Refused(lambda tr: views.post_too_late(tr, press.channel))
        await show(press.query, views.post_cancelled(press.reader.tr, press.channel))
        return
    changed = _changed(press, act)
    if not await change_post(press.post, changed, press.services, bot):
        raise Refused(lambda tr: views.post_too_late(tr, press.channel))
    press.services.wake_worker()
    await press.show(changed)


def _changed(press: PostPress, act: str) -> Post:
    now = press.services.clock()
    if act == "sound":
        return replace(press.post, silent=not press.post.silent)
    person, at = press.query.from_user.id, _moment(act, now, press.zone)
    return replace(press.post, at=at, by=person, by_owner=press.by_owner, asks=False)


def _moment(act: str, now: datetime, zone: ZoneInfo) -> datetime:
    if act == "morning":
        return at_local(local_date(now, zone) + DAY, MORNING, zone)
    return now + HOUR if act == "hour" else now


async def _act_on_posted(press: PostPress, act: str, bot: Bot) -> None:
    """Pin, unpin or delete what was posted. Raises :class:`Refused` with Telegram's reason."""
    tr, post = press.reader.tr, press.post
    if post.message_id is None:
        await press.show(post)
        return
    if act == "delete":
        await show(press.query, views.ask_to_delete(tr, post, press.channel))
        return
    try:
        await bot(_call(act, post, post.message_id))
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        reason = error.message
        raise Refused(lambda tr: views.telegram_refuses(tr, reason)) from error
    if act == "deleted":
        await remove_records(press.services.store, post)
        await show(press.query, views.post_deleted(tr, press.channel))
    else:
        await answer_press(press.query, views.post_pinned(tr) if act == "pin" else views.post_unpinned(tr))


def _call(act: str, post: Post, message_id: int) -> TelegramMethod[Any]:
    if act == "pin":
        return PinChatMessage(chat_id=post.chat, message_id=message_id, disable_notification=post.silent)
    kind = UnpinChatMessage if act == "unpin" else DeleteMessage
    return kind(chat_id=post.chat, message_id=message_id)
