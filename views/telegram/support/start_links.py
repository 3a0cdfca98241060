"""Links that open something in the chat with the bot, and the button that shares a page.

What a link opens stands in its start parameter, of which Telegram takes 64 characters of ``A-Za-z0-9_-``:
``i_<slug>`` a card, ``f_<slug>`` the question whether to follow, ``d`` the deadlines, ``e_<entry>`` an entry
of the log, ``s_<statement>`` a statement, ``g_<token>`` the settings of a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from aiogram.types import InlineKeyboardButton, SwitchInlineQueryChosenChat
from aiogram.utils.link import create_telegram_link

if TYPE_CHECKING:
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

LONGEST_ENTRY = 59
"""Characters of the id of an entry in a link or a button; a longer id is cut, and found by its beginning."""


def card_link(username: str, slug: str) -> str:
    """Return the link that opens the card of an initiative."""
    return create_telegram_link(username, start=f"i_{slug}")


def follow_link(username: str, slug: str) -> str:
    """Return the link that asks whether to follow an initiative."""
    return create_telegram_link(username, start=f"f_{slug}")


def entry_link(username: str, entry_id: str) -> str:
    """Return the link that opens an entry of the log."""
    return create_telegram_link(username, start=f"e_{entry_id[:LONGEST_ENTRY]}")


def statement_link(username: str, statement_id: str) -> str:
    """Return the link that opens the overview of a statement."""
    return create_telegram_link(username, start=f"s_{statement_id}")


def group_settings_link(username: str, token: str) -> str:
    """Return the link at which administrators set up a group or channel."""
    return create_telegram_link(username, start=f"g_{token}")


def add_buttons(tr: Translator, username: str) -> list[InlineKeyboardButton]:
    """Return the buttons with which a person adds the bot to a group or a channel.

    A group lets a bot write without any right. That to manage the chat, the least there is, lets it ask who
    administers the group where members are hidden, and answer one person alone at any time. A channel lets a
    bot do nothing but what it has a right to.
    """
    address = create_telegram_link(username)
    # Translators: Button: adds the bot to a group of one's own choice, at most 20 characters.
    group = tr.gettext("➕ Add to a group")
    # Translators: Button: adds the bot to a channel of one's own choice, at most 20 characters.
    channel = tr.gettext("📣 Add to a channel")
    return [
        InlineKeyboardButton(text=group, url=f"{address}?startgroup&admin=manage_chat"),
        InlineKeyboardButton(text=channel, url=f"{address}?startchannel&admin=post_messages"),
    ]


def share_button(reader: ViewContext, title: str, address: str, query: str) -> InlineKeyboardButton:
    """Return a button that shares a page with people of one's own choice.

    Where inline mode is on, it writes ``query`` after the name of the bot in the chat that is chosen, which
    offers the page; else Telegram's own link shares ``title`` and ``address``.
    """
    # Translators: Button below a card: sends it to another chat, at most 20 characters.
    text = reader.tr.gettext("↗ Share")
    if reader.modes.inline:
        chosen = SwitchInlineQueryChosenChat(
            query=query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
        )
        return InlineKeyboardButton(text=text, switch_inline_query_chosen_chat=chosen)
    parameters = urlencode({"url": address, "text": title}, quote_via=quote)
    return InlineKeyboardButton(text=text, url=f"https://t.me/share/url?{parameters}")
