"""Groups, topics and channels that a person sets up from the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.legible import shown_name
from briefing.subscription import HaltReason
from views.telegram.channels.callbacks import OfChannel
from views.telegram.chats.callbacks import ShowGroups, ShowTopics
from views.telegram.chats.named_chat import NAME_LENGTH, NamedChat
from views.telegram.subscriptions.callbacks import ShowSettings
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, button, page
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiogram.filters.callback_data import CallbackData

    from briefing.chats.topics import Topic
    from briefing.subscription import Subscription, Target
    from views.translate import Translator

HALTED = {
    # Translators: State of a topic of a group: nobody can write there, at most 20 characters.
    HaltReason.TOPIC_CLOSED: N_("closed"),
    # Translators: State of a topic of a group: it is gone, at most 20 characters.
    HaltReason.TOPIC_DELETED: N_("deleted"),
    HaltReason.NO_RIGHT: N_("the bot may not write there"),
}


def groups(
    tr: Translator, named: Sequence[tuple[int, str]], channels: Sequence[tuple[int, str]], forums: set[int]
) -> Page:
    """List the groups and channels that a person sets up; ``forums``: groups whose topics are known."""
    # Translators: Heading of a list, at most 24 characters.
    heading = bold(tr.gettext("Your groups"))
    if not named and not channels:
        text = tr.gettext("None yet. Write /settings in a group that you administer; then it is listed here.")
        return page(heading, text)

    leads_to: list[tuple[str, int, str, CallbackData]] = [
        ("👥", chat, title, ShowTopics(chat=chat) if chat in forums else ShowSettings(chat=chat))
        for chat, title in named
    ]
    leads_to += [("📣", chat, title, OfChannel(chat=chat, act="show")) for chat, title in channels]
    return page(
        heading,
        rows=[
            [button(f"{sign} {shown_name(title, str(chat), NAME_LENGTH)}", data)]
            for sign, chat, title, data in leads_to
        ],
    )


def topics(
    tr: Translator,
    forum: NamedChat,
    seen: Sequence[Topic],
    subscriptions: Mapping[Target, Subscription],
) -> Page:
    """List the topics of a forum, the general one first, with a mark for those that are subscribed."""
    # Translators: The first topic of a forum, as Telegram calls it, on a button with an emoji before it, at
    # most 20 characters.
    named = [(forum.target, tr.gettext("General topic"), False)]
    named += [
        (each.target, shown_name(each.name, f"#{each.thread}", NAME_LENGTH), each.closed) for each in seen
    ]
    rows = []
    for target, name, closed in named:
        present = subscriptions.get(target)
        sign = "🔔" if present else "➕"
        label = f"{sign} {name}{_state(tr, present, closed=closed)}"
        rows.append([button(label, ShowSettings(chat=target.chat_id, thread=target.thread or 0))])
    rows.append([button(tr.gettext("👥 Your groups"), ShowGroups())])
    signs = tr.gettext("🔔: the bot writes in this topic, ➕: not yet. Press a topic to change it.")
    missing = tr.gettext(
        "A topic that is missing is listed as soon as a command, such as /digest, is written in it."
    )
    return page(forum.heading, lines(signs, missing), rows=rows)


def _state(tr: Translator, present: Subscription | None, *, closed: bool) -> str:
    if present is not None and present.halted is not None:
        return f" · ⚠️ {tr.gettext(HALTED[present.halted])}"
    return " · 🔒 " + tr.gettext("closed") if closed else ""
