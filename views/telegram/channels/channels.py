"""Channels that are operated from the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.legible import NAMELESS, shown_name
from briefing.subscription import HaltReason
from views.telegram.channels.callbacks import ChannelLanguage, OfChannel, ShowChannels
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.chats.named_chat import NAME_LENGTH
from views.telegram.subscriptions.callbacks import ShowSettings
from views.telegram.support.markup import bold, code, lines
from views.telegram.support.notices import lead_to_private
from views.telegram.support.page import Page, Rows, button, in_rows, page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.channels.channel import Channel
    from briefing.subscription import Subscription
    from views.translate import Translator

LANGUAGES_PER_ROW = 2


def private_only(tr: Translator, username: str) -> Page:
    """Say in a group that channels are operated in the private chat, with a button that opens it."""
    return lead_to_private(tr, username, tr.gettext("Channels are managed in the private chat with the bot."))


def channel_list(tr: Translator, own: Sequence[tuple[int, str]]) -> Page:
    """List the channels of a person, and say how another one is added."""
    how = tr.gettext(
        "Make the bot an administrator of a channel who may post messages; then the channel is "
        "listed here, and you can subscribe it, post in it now or later, and change, pin and "
        "delete what was posted."
    )
    rows = [
        [button(f"📣 {shown_name(title, str(chat), NAME_LENGTH)}", OfChannel(chat=chat, act="show"))]
        for chat, title in own
    ]
    # Translators: Heading of a list, at most 24 characters.
    return page(bold(tr.gettext("Your channels")), how, rows=rows)


def ask_to_link(tr: Translator, channel: Channel, *, may_post: bool) -> Page:
    """Ask the person who made the bot an administrator whether to operate the channel from this chat."""
    text = tr.html(
        "The bot is an administrator of {channel} now. Shall the channel be managed from this "
        "chat? You can subscribe it to digests and reminders, and post there now or later.",
        channel=bold(channel.name),
    )
    missing = tr.gettext(
        "The bot may not post there yet. Allow it to post messages in the channel’s settings, "
        "under Administrators."
    )
    rows = [
        [
            # Translators: Button: the bot may write in the channel from then on, at most 20 characters.
            button(tr.gettext("🔗 Link the channel"), OfChannel(chat=channel.chat, act="link")),
            # Translators: Button below the question whether to link a channel, at most 20 characters.
            button(tr.gettext("Not now"), OfChannel(chat=channel.chat, act="later")),
        ]
    ]
    return page(text, "" if may_post else missing, rows=rows)


def not_linked(tr: Translator, chat: int) -> Page:
    """Confirm that a channel was not linked, and say where it is listed."""
    rows = [[button(tr.gettext("🔗 Link the channel"), OfChannel(chat=chat, act="link"))]]
    return page(tr.gettext("Nothing was changed. /channels lists it at any time."), rows=rows)


def channel_page(
    tr: Translator,
    shown: Channel,
    subscription: Subscription | None,
    waiting: int,
    *,
    language: str | None,
    paused: bool,
    link: str,
) -> Page:
    """Show what is sent to a channel, with buttons for what can be done there."""
    halted = paused or (subscription is not None and subscription.halted is HaltReason.NO_RIGHT)
    hears = (
        # Translators: State of digests and reminders, plural, after a colon, at most 12 characters.
        tr.gettext("on")
        if subscription
        # Translators: State of digests and reminders, plural, after a colon, at most 12 characters.
        else tr.gettext("off")
    )
    named = tr.own_name_of(language or (subscription.language if subscription else tr.language))
    posts = tr.ngettext("{n} post waits for its time", "{n} posts wait for their time", waiting)
    facts = [
        tr.gettext("Digests and reminders: {state}", state=hears),
        # Translators: Line about a chat or channel; the name of the language follows, at most 24
        # characters.
        tr.gettext("language: {language}", language=named),
        posts if waiting else "",
    ]
    others = tr.html("Other administrators who may post open it by this link: {link}", link=code(link))
    heading = Markup("📣 ") + bold(shown.name)
    what_to_do = _what_to_do(tr) if halted else ""
    return page(heading, what_to_do, lines(*facts), others, rows=_buttons(tr, shown.chat))


def _buttons(tr: Translator, chat: int) -> Rows:
    return [
        [
            # Translators: Button on the page of a channel: write a message that is posted there, at most 20
            # characters.
            button(tr.gettext("✍️ New post"), OfChannel(chat=chat, act="write")),
            # Translators: Button on the page of a channel: lists the posts written here, at most 20
            # characters.
            button(tr.gettext("🗂 All posts"), OfChannel(chat=chat, act="posts")),
        ],
        # Translators: Button on the page of a channel: opens its settings, at most 36 characters.
        [button(tr.gettext("🔔 Digests and reminders"), ShowSettings(chat=chat))],
        # Translators: Button: shows the choice of languages, at most 20 characters.
        [button(tr.gettext("🌐 Language"), OfChannel(chat=chat, act="languages"))],
        # Translators: Button on the page of a channel: erases all that is stored about it, at most 36
        # characters.
        [button(tr.gettext("🗑 Forget this channel"), OfChannel(chat=chat, act="forget"))],
        [
            # Translators: Button: back to the list of channels, at most 36 characters.
            button(tr.gettext("📣 Your channels"), ShowChannels()),
            # Translators: Button: to the list of groups that one sets up, at most 36 characters.
            button(tr.gettext("👥 Your groups"), ShowGroups()),
        ],
    ]


def languages(tr: Translator, shown: Channel, known: Mapping[str, Translator], present: str | None) -> Page:
    """Offer the languages of digests and reminders in a channel; the chosen one is marked."""
    buttons = (
        button(
            ("✓ " if code == present else "") + each.own_name_of(code),
            ChannelLanguage(chat=shown.chat, code=code),
        )
        for code, each in known.items()
    )
    # Translators: Button: back to the page of the channel, at most 20 characters.
    back = [button(tr.gettext("⬅ The channel"), OfChannel(chat=shown.chat, act="show"))]
    question = tr.gettext("In which language do digests and reminders come there?")
    heading = Markup("📣 ") + bold(shown.name)
    return page(heading, question, rows=[*in_rows(buttons, LANGUAGES_PER_ROW), back])


def ask_to_forget(tr: Translator, shown: Channel) -> Page:
    """Ask whether to erase all that is stored about a channel."""
    text = tr.html(
        "Erase all that is stored about {channel}: its subscription, its language, and the posts that wait? "
        "What was posted stays in the channel.",
        channel=bold(shown.name),
    )
    rows = [
        # Translators: Button below the question whether to erase what is stored, at most 36 characters.
        [button(tr.gettext("🗑 Yes, erase it"), OfChannel(chat=shown.chat, act="forgotten"))],
        # Translators: Button below the question whether to erase or delete something, at most 36
        # characters.
        [button(tr.gettext("No, keep it"), OfChannel(chat=shown.chat, act="show"))],
    ]
    return page(text, rows=rows)


def channel_forgotten(tr: Translator, shown: Channel) -> Page:
    """Confirm that all that was stored about a channel is erased."""
    text = tr.html(
        "Everything that was stored about {channel} is erased. The bot is still an administrator "
        "there; remove it, if you like, in the channel’s settings.",
        channel=bold(shown.name),
    )
    return page(text, rows=[[button(tr.gettext("📣 Your channels"), ShowChannels())]])


def right_lost(tr: Translator, title: str, *, is_channel: bool) -> Page:
    """Say that the bot may not write in a chat any more, and how to allow it."""
    heading = Markup("🔕 ") + bold(shown_name(title, NAMELESS))
    of_group = tr.gettext(
        "The bot may not write in this group any more, so nothing is sent there. Allow it to "
        "send messages in the group’s settings; then it goes on by itself."
    )
    return page(heading, _what_to_do(tr) if is_channel else of_group)


def _what_to_do(tr: Translator) -> str:
    return tr.gettext(
        "The bot may not post in this channel any more, so nothing is sent there and posts wait. "
        "Make it an administrator who may post messages in the channel’s settings; then it goes "
        "on by itself."
    )


def right_back(tr: Translator, title: str) -> Page:
    """Say that the bot may write in a chat again."""
    heading = Markup("🔔 ") + bold(shown_name(title, NAMELESS))
    return page(heading, tr.gettext("The bot may write there again, and goes on."))
