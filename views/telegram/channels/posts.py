"""Posts to channels: the page of a post, the list, and answers to what was done with a post."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.broadcasts.content import ContentKind
from views.telegram.channels.callbacks import OfChannel, OfPost
from views.telegram.support.bodies import Renderer, bodies
from views.telegram.support.markup import bold, italic, lines, shortened
from views.telegram.support.page import Page, Rows, button, page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from aiogram.types import InlineKeyboardButton

    from briefing.channels.channel import Channel
    from briefing.channels.posts import Post
    from briefing.outbox import Body
    from views.telegram.channels.callbacks import PostStep
    from views.translate import Translator

TITLE_LENGTH, SHOWN = 40, 20
"""The most characters of a post on a button, and the most posts in the list."""
ALERT_LENGTH = 150
"""The most characters of a reason in an alert, which holds 200."""


def post_page(tr: Translator, post: Post, channel: Channel, zone: ZoneInfo, notice: str = "") -> Page:
    """Show the state of a post, with buttons for what can be done with it."""
    state = lines(Markup("📣 ") + bold(channel.name), italic(_title(tr, post)), _state(tr, post, zone))
    sound = (
        # Translators: How messages come, after “Messages:”, at most 16 characters.
        tr.gettext("without sound")
        if post.silent
        # Translators: How messages come, after “Messages:”, at most 16 characters.
        else tr.gettext("with sound")
    )
    # Translators: Line: whether messages come with a sound; {sound} is one of the two above, at most 24
    # characters.
    messages = "" if post.is_closed else tr.gettext("Messages: {sound}", sound=sound)
    return page(notice, state, messages, rows=[*_buttons(tr, post), [_to_posts(tr, channel.chat)]])


def _state(tr: Translator, post: Post, zone: ZoneInfo) -> str:
    if post.reason is not None:
        return _not_posted(tr, post)
    if post.at is None:
        return tr.gettext("A draft: nothing is posted yet.")
    moment = f"{tr.moment(post.at.astimezone(zone))} ({zone.key})"
    if post.message_id is not None:
        # Translators: Line on the page of a post, at most 24 characters.
        return tr.gettext("Posted: {moment}", moment=moment)
    if post.asks:
        return tr.gettext("It waits for somebody’s word: who was to post it may not any more.")
    return tr.gettext("It will be posted: {moment}", moment=moment)


def _buttons(tr: Translator, post: Post) -> Rows:
    def to(text: str, act: PostStep) -> InlineKeyboardButton:
        return button(text, OfPost(post=post.id, act=act, mark=post.mark))

    if post.reason is not None:
        return []
    if post.message_id is not None:
        return [
            [
                # Translators: Button below a post: write another text, at most 20 characters.
                to(tr.gettext("✏️ Change"), "change"),
                # Translators: Button below a post, at most 20 characters.
                to(tr.gettext("🗑 Delete"), "delete"),
            ],
            [
                # Translators: Button below a post: keeps it on top of the channel, as Telegram calls it, at
                # most 20 characters.
                to(tr.gettext("📌 Pin"), "pin"),
                # Translators: Button below a post: it stays on top no longer, as Telegram calls it, at most
                # 20 characters.
                to(tr.gettext("Unpin"), "unpin"),
            ],
        ]
    sound = (
        # Translators: Button: messages come with a sound from then on, at most 20 characters.
        tr.gettext("Turn sound on")
        if post.silent
        # Translators: Button: messages come without a sound from then on, at most 20 characters.
        else tr.gettext("Turn sound off")
    )
    return [
        [
            # Translators: Button below a new post, at most 20 characters.
            to(tr.gettext("📤 Post now"), "now"),
            # Translators: Button below a new post: asks when, at most 20 characters.
            to(tr.gettext("🕒 Post later"), "when"),
        ],
        [to(tr.gettext("✏️ Change"), "change"), to(sound, "sound")],
        # Translators: Button below a post: shows all of it as it will look, at most 36 characters.
        [to(tr.gettext("👁 Show the message"), "see")],
        # Translators: Button below a new post: nothing of it is kept, at most 36 characters.
        [to(tr.gettext("✖️ Do not post"), "cancel")],
    ]


def post_list(tr: Translator, channel: Channel, every: Iterable[Post], zone: ZoneInfo) -> Page:
    """List posts: those that wait, the next one first, then drafts, then closed ones, the newest first."""
    own = sorted(every, key=lambda each: each.at.timestamp() if each.at else inf)
    closed = [each for each in reversed(own) if each.is_closed]
    shown = [*(each for each in own if not each.is_closed), *closed][:SHOWN]
    rows = [[button(_label(tr, each, zone), OfPost(post=each.id, act="show"))] for each in shown]
    rows.append([button(tr.gettext("✍️ New post"), OfChannel(chat=channel.chat, act="write"))])
    rows.append([button(tr.gettext("⬅ The channel"), OfChannel(chat=channel.chat, act="show"))])
    nothing = "" if shown else tr.gettext("Nothing was posted from here yet.")
    # Translators: Heading of a list; {channel} is a title in any language, at most 36 characters.
    heading = Markup("📣 ") + tr.html("Posts in {channel}", channel=bold(channel.name))
    return page(heading, nothing, rows=rows)


def _label(tr: Translator, post: Post, zone: ZoneInfo) -> str:
    title = _title(tr, post)
    if post.reason is not None:
        return f"⚠️ {title}"
    if post.at is None:
        return f"✏️ {title}"
    sign = "🕒" if post.message_id is None else "✅"
    return f"{sign} {tr.moment(post.at.astimezone(zone))} · {title}"


def _title(tr: Translator, post: Post) -> str:
    words = " ".join(post.content.text.split())
    if words:
        return shortened(words, TITLE_LENGTH)
    return (
        # Translators: What a post is, in place of a text, at most 16 characters.
        tr.gettext("a picture")
        if post.content.kind is ContentKind.PHOTO
        # Translators: What a post is, in place of a text, at most 16 characters.
        else tr.gettext("a file")
    )


def ask_to_delete(tr: Translator, post: Post, channel: Channel) -> Page:
    """Ask whether to delete a post from the channel."""
    text = tr.html(
        "Delete “{title}” from {channel}? It goes for every reader, and cannot be brought back.",
        title=_title(tr, post),
        channel=bold(channel.name),
    )
    rows = [
        # Translators: Button below the question whether to delete a post, at most 36 characters.
        [button(tr.gettext("🗑 Yes, delete it"), OfPost(post=post.id, act="deleted"))],
        [button(tr.gettext("No, keep it"), OfPost(post=post.id, act="show"))],
    ]
    return page(text, rows=rows)


def post_deleted(tr: Translator, channel: Channel) -> Page:
    """Confirm that a post was deleted."""
    return _done(tr, channel, tr.gettext("Deleted from the channel."))


def post_cancelled(tr: Translator, channel: Channel) -> Page:
    """Confirm that a post will not be posted."""
    return _done(tr, channel, tr.gettext("It will not be posted; nothing of it was kept."))


def post_too_late(tr: Translator, channel: Channel) -> Page:
    """Say that a post is being sent already, or was changed by somebody else."""
    text = tr.gettext(
        "That was too late: it is being posted, or somebody else has changed it. Look at it again."
    )
    return _done(tr, channel, text)


def post_gone(tr: Translator, channel: Channel) -> Page:
    """Say that a post does not exist any more."""
    return _done(tr, channel, tr.gettext("This post is not there any more."))


def _done(tr: Translator, channel: Channel, text: str) -> Page:
    return page(bold(channel.name), text, rows=[[_to_posts(tr, channel.chat)]])


def post_changed(tr: Translator) -> str:
    """Confirm that a post was changed in the channel."""
    return tr.gettext("Changed in the channel.")


def posted_already(tr: Translator) -> str:
    """Answer a button of a post that was posted after its page was shown."""
    return tr.gettext("It was posted meanwhile.")


def post_pinned(tr: Translator) -> str:
    """Confirm that a post was pinned."""
    return tr.gettext("Pinned in the channel.")


def post_unpinned(tr: Translator) -> str:
    """Confirm that a post is not pinned any more."""
    return tr.gettext("Not pinned any more.")


def telegram_refuses(tr: Translator, reason: str) -> str:
    """Return the reason of Telegram, short enough for an alert."""
    # Translators: Why something was not posted; {reason} is English, at most 32 characters.
    return tr.gettext("Telegram says: {reason}", reason=reason[:ALERT_LENGTH])


def _to_posts(tr: Translator, chat: int) -> InlineKeyboardButton:
    return button(tr.gettext("🗂 All posts"), OfChannel(chat=chat, act="posts"))


def _not_posted(tr: Translator, post: Post) -> str:
    if post.reason:
        return tr.gettext("It was not posted. Telegram says: {reason}", reason=post.reason)
    return tr.gettext("It was not posted: it would have been over a day late.")


class TelegramPostRenderer(Renderer):
    """Renders notifications of authors of posts."""

    def question_about(self, post: Post, title: str, language: str) -> tuple[Body, ...]:
        """Render the question whether to post what somebody wrote who may not post any more."""
        tr = self._tr(language)
        text = tr.html(
            "“{title}” is due in {channel}, and who wrote it may not post there any more. "
            "Shall it be posted?",
            title=_title(tr, post),
            channel=bold(title),
        )
        rows = [
            [button(tr.gettext("👁 Show the message"), OfPost(post=post.id, act="see"))],
            [button(tr.gettext("📤 Post now"), OfPost(post=post.id, act="now", mark=post.mark))],
            [button(tr.gettext("✖️ Do not post"), OfPost(post=post.id, act="cancel"))],
        ]
        return bodies(page(text, rows=rows), (post.chat, post.author))

    def not_posted(self, post: Post, language: str) -> tuple[Body, ...]:
        """Render for the author of a post that it was not posted, and why."""
        tr = self._tr(language)
        heading = Markup("⚠️ ") + bold(_title(tr, post))
        return bodies(page(heading, _not_posted(tr, post), rows=[[_to_posts(tr, post.chat)]]), (post.chat,))
