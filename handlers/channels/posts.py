"""Posts of a channel: those that wait, those that were posted, and what can be done with each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import DeleteMessage, PinChatMessage, UnpinChatMessage

from briefing.channels.channel import Channel
from briefing.channels.posts import POST_FORM, Post, cancel
from briefing.local_time import DAY, at_local, local_date
from handlers.channels.chat_admin import channel_of_press, replaced, zone_in
from handlers.support.answer import notify, show, show_below
from handlers.support.open_forms import ask, end
from views.telegram.channels import posting
from views.telegram.channels import posts as views
from views.telegram.channels.callbacks import OfChannel, OfPost
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
"""The hour of the button for tomorrow."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A post as it is when one of its buttons is pressed by somebody who may."""

    query: CallbackQuery
    post: Post
    channel: Channel
    zone: ZoneInfo
    reader: ViewContext
    services: Services
    by_owner: bool = False
    """An owner of the bot answers what the channel's people could not be asked."""

    async def show(self, post: Post, said: str | None = None) -> None:
        """Show the post in place."""
        await show(self.query, views.post_page(self.reader.tr, post, self.channel, self.zone), said)


def create_router() -> Router:
    """Route the list of posts, and the buttons of each."""
    router = Router(name="posts")
    router.callback_query.register(show_posts, OfChannel.filter(F.act == "posts"))
    router.callback_query.register(pressed, OfPost.filter())
    return router


async def show_posts(
    query: CallbackQuery, callback_data: OfChannel, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """List what waits and what was posted."""
    channel = await channel_of_press(query, callback_data.chat, reader, services, bot)
    if channel is None:
        return
    now = services.clock()
    own = [each for each in await services.store.records(Post) if each.chat == channel.chat]
    posts = [await services.posts.looked_at(each, now) if each.waits else each for each in own]
    await show(query, views.post_list(reader.tr, channel, posts, await zone_in(channel, services)))


async def pressed(
    query: CallbackQuery, callback_data: OfPost, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Do what a button of a post says, if the presser may, and if the post is still what it was."""
    post = await services.store.record(Post, callback_data.post)
    if post is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    by_owner = await _answers_as_owner(query, post, callback_data.act, services)
    channel = by_owner or await channel_of_press(query, post.chat, reader, services, bot)
    if channel is None:
        return
    if post.waits:
        post = await services.posts.looked_at(post, services.clock())
    zone = await zone_in(channel, services)
    here = Pressed(query, post, channel, zone, reader, services, by_owner=by_owner is not None)
    match callback_data.act:
        case "show":
            await here.show(post)
        case "change":
            await _change(here)
        case "pin" | "unpin" | "delete" | "deleted":
            await _with_posted(here, callback_data.act, bot)
        case _:
            await _with_waiting(here, callback_data.act, bot)


async def _answers_as_owner(query: CallbackQuery, post: Post, act: str, services: Services) -> Channel | None:
    """Return the channel where an owner of the bot answers what is to become of a post; None for all else."""
    in_private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
    if not post.asks or act not in ("now", "cancel") or not in_private:
        return None
    if query.from_user.id not in services.owners:
        return None
    return await services.store.record(Channel, str(post.chat))


async def _change(here: Pressed) -> None:
    if here.post.reason is not None:
        await here.show(here.post)
        return
    values = {"chat": str(here.channel.chat), "post": here.post.id}
    await ask(here.services, here.query.from_user.id, POST_FORM, "message", values)
    await show_below(here.query, posting.ask_for_change(here.reader.tr, here.post, here.channel))


async def _with_waiting(here: Pressed, act: str, bot: Bot) -> None:
    """Change a draft, or a post that waits."""
    if here.post.is_closed:
        await here.show(here.post, views.posted_already(here.reader.tr))
        return
    if act == "when":
        values = {"chat": str(here.channel.chat), "post": here.post.id}
        await ask(here.services, here.query.from_user.id, POST_FORM, "when", values)
        await show_below(here.query, posting.ask_when(here.reader.tr, here.post, here.zone))
        return
    await end(here.services, here.query.from_user.id, POST_FORM)
    if act == "cancel":
        done = await cancel(here.services.store, here.post)
        gone = views.post_cancelled(here.reader.tr, here.channel)
        await show(here.query, gone if done else views.post_too_late(here.reader.tr, here.channel))
        return
    changed = _changed(here, act)
    if not await replaced(here.post, changed, here.services, bot):
        await show(here.query, views.post_too_late(here.reader.tr, here.channel))
        return
    here.services.wake_worker()
    await here.show(changed)


def _changed(here: Pressed, act: str) -> Post:
    now = here.services.clock()
    if act == "sound":
        return replace(here.post, silent=not here.post.silent)
    person, at = here.query.from_user.id, _moment(act, now, here.zone)
    return replace(here.post, at=at, by=person, by_owner=here.by_owner, asks=False)


def _moment(act: str, now: datetime, zone: ZoneInfo) -> datetime:
    if act == "morning":
        return at_local(local_date(now, zone) + DAY, MORNING, zone)
    return now + HOUR if act == "hour" else now


async def _with_posted(here: Pressed, act: str, bot: Bot) -> None:
    """Pin, unpin or delete what was posted, and tell what Telegram says."""
    tr, post = here.reader.tr, here.post
    if post.message_id is None:
        await here.show(post)
        return
    if act == "delete":
        await show(here.query, views.ask_to_delete(tr, post, here.channel))
        return
    try:
        await bot(_call(act, post, post.message_id))
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        await notify(here.query, views.telegram_refuses(tr, error.message), alert=True)
        return
    if act == "deleted":
        await here.services.store.transact(lambda records: records.remove(post))
        await show(here.query, views.post_deleted(tr, here.channel))
    else:
        await notify(here.query, views.post_pinned(tr) if act == "pin" else views.post_unpinned(tr))


def _call(act: str, post: Post, message_id: int) -> TelegramMethod[Any]:
    if act == "pin":
        return PinChatMessage(chat_id=post.chat, message_id=message_id, disable_notification=post.silent)
    kind = UnpinChatMessage if act == "unpin" else DeleteMessage
    return kind(chat_id=post.chat, message_id=message_id)
