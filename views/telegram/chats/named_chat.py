"""Another chat that a page is about, by name: its administrator reads the page in the private chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.legible import shown_name
from views.telegram.channels.callbacks import OfChannel
from views.telegram.chats.callbacks import ShowGroups, ShowTopics
from views.telegram.support.markup import bold
from views.telegram.support.page import button

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.subscription import Target
    from views.translate import Translator

NAME_LENGTH = 40
"""Characters of a name on a button or in a heading."""


@dataclass(frozen=True, slots=True)
class NamedChat:
    """A group, a topic or a channel with the names that are known of it."""

    target: Target
    title: str
    topic: str | None = None
    """The name of the topic, empty if it is not known; None: no topic is meant."""
    is_channel: bool = False
    is_forum: bool = False
    """Whether the group has topics, which have a list of their own."""

    @property
    def name(self) -> Markup:
        """The name in bold: "Team", in a forum "Team › News"."""
        named = bold(shown_name(self.title, str(self.target.chat_id), NAME_LENGTH))
        if self.topic is None:
            return named
        return named + " › " + bold(shown_name(self.topic, f"#{self.target.thread}", NAME_LENGTH))

    @property
    def heading(self) -> Markup:
        """The name with a sign: "👥 Team"."""
        return (Markup("📣 ") if self.is_channel else Markup("👥 ")) + self.name

    def back(self, tr: Translator) -> InlineKeyboardButton:
        """Return the button that leads back to where the chat was chosen."""
        chat = self.target.chat_id
        if self.is_channel:
            return button(tr.gettext("⬅ The channel"), OfChannel(chat=chat, act="show"))
        if self.is_forum:
            # Translators: Button: back to the topics of a forum, at most 20 characters.
            return button(tr.gettext("⬅ The topics"), ShowTopics(chat=chat))
        return button(tr.gettext("👥 Your groups"), ShowGroups())
