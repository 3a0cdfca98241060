"""Every page about channels, their posts, and the topics of forums."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.broadcasts.content import Content, ContentKind
from briefing.channels.channel import Channel
from briefing.channels.posts import Post
from briefing.chats.topics import Topic
from briefing.invalid_input import InvalidInput, Problem
from briefing.subscription import Target
from views.telegram.channels import channels, posting, posts
from views.telegram.chats import places
from views.telegram.chats.named_chat import NamedChat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.telegram.support.page import Page
    from views.translate import Translator

ID = -1001234567890123
ZONE = ZoneInfo("America/Argentina/ComodRivadavia")
AT = datetime(2026, 12, 31, 20, 59, tzinfo=UTC)
LONGEST = 128
"""Characters of a title (Bot API)."""


def of_channels(tr: Translator, said: str) -> Iterator[tuple[str, Page]]:
    """Yield the pages by a name; ``said`` is what people called or wrote something."""
    title = said[:LONGEST]
    channel = Channel(ID, title, 1)
    named = [(ID - each, title) for each in range(20)]
    link = f"https://t.me/a_bot?start=group{ID}"
    yield "no channels", channels.channel_list(tr, [])
    yield "channels", channels.channel_list(tr, named)
    yield "channel added", channels.ask_to_link(tr, channel, may_post=False)
    yield "channel put off", channels.not_linked(tr, ID)
    yield "channel", channels.channel_page(tr, channel, None, 3, language=None, paused=True, link=link)
    yield "channel languages", channels.languages(tr, channel, {"en": tr, "kk": tr}, "kk")
    yield "channel to forget", channels.ask_to_forget(tr, channel)
    yield "channel forgotten", channels.channel_forgotten(tr, channel)
    yield "right lost", channels.right_lost(tr, title, is_channel=False)
    yield "right back", channels.right_back(tr, title)
    yield "groups", places.groups(tr, named, named, {ID})
    topics = [Topic(ID, 7, title, closed=True), Topic(ID, 8)]
    yield "topics", places.topics(tr, NamedChat(Target(ID), title, is_forum=True), topics, {})
    yield from _of_posts(tr, channel, said)


def _of_posts(tr: Translator, channel: Channel, said: str) -> Iterator[tuple[str, Page]]:
    draft = Post("0" * 16, ID, 1, "en", Content(ContentKind.TEXT, said))
    waits = replace(draft, at=AT, silent=True)
    picture = replace(waits, content=Content(ContentKind.PHOTO, media=(("photo", "x"),)), message_id=5)
    failed = replace(waits, reason=said)
    every = [draft, waits, replace(waits, asks=True), picture, failed, replace(failed, reason="")]
    yield "posts", posts.post_list(tr, channel, every, ZONE)
    for number, post in enumerate(every):
        yield f"post {number}", posts.post_page(tr, post, channel, ZONE, posts.post_changed(tr))
        yield f"post {number} to change", posting.ask_for_change(tr, post, channel)
        yield f"post {number} changed", posting.confirm_change(tr, post, channel, "0" * 16, said)
    yield "post to delete", posts.ask_to_delete(tr, waits, channel)
    yield "message of a post", posting.ask_for_message(tr, channel)
    yield "message refused", posting.wrong_message(tr, InvalidInput(Problem.REFUSED, reason=said))
    yield (
        "message too long",
        posting.wrong_message(tr, InvalidInput(Problem.TEXT_TOO_LONG, length=9, limit=5)),
    )
    yield "message of a kind", posting.wrong_message(tr, InvalidInput(Problem.OTHER_KIND))
    yield "message of another kind", posting.wrong_message(tr, InvalidInput(Problem.CANNOT_EDIT))
    yield "album", posting.no_albums(tr, channel)
    for problem in (
        Problem.PAST,
        Problem.TOO_FAR,
        Problem.NO_SUCH_DAY,
        Problem.NO_SUCH_HOUR,
        Problem.NO_MOMENT,
    ):
        yield f"when {problem}", posting.ask_when(tr, waits, ZONE, InvalidInput(problem))
    for done in (posts.post_deleted, posts.post_cancelled, posts.post_too_late, posts.post_gone):
        yield f"post {done.__name__}", done(tr, channel)
