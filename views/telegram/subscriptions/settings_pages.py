"""What the pages of the settings share: whose subscription it is, and buttons that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.subscriptions.callbacks import Prefer, ShowSettings
from views.telegram.subscriptions.choices import switch_value
from views.telegram.support.markup import bold
from views.telegram.support.page import button, page

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from aiogram.types import InlineKeyboardButton

    from briefing.subscription import Subscription
    from views.telegram.chats.named_chat import NamedChat
    from views.telegram.subscriptions.choices import Choice
    from views.telegram.support.page import Page, Rows
    from views.translate import Translator


class SettingsPages:
    """Pages of one subscription's settings for one moment."""

    def __init__(
        self, tr: Translator, subscription: Subscription, now: datetime, named: NamedChat | None = None
    ) -> None:
        """``named``: the chat of the subscription if it is another one than that of the page."""
        self._tr = tr
        self._subscription = subscription
        self._preferences = subscription.preferences
        self._now = now
        self._named = named
        self._chat = subscription.target.chat_id if named else 0
        self._thread = (subscription.target.thread or 0) if named else 0

    @property
    def _heading(self) -> str:
        """Which chat the page is about; empty for the chat of the page itself."""
        return self._named.heading if self._named else ""

    def _page(self, question: str, rows: Rows) -> Page:
        # Translators: Button: back to the settings, at most 20 characters.
        back = [self._link(self._tr.gettext("⬅ Settings"), "main")]
        return page(self._heading, bold(question), rows=[*rows, back])

    def _link(self, text: str, name: str, *, marked: bool = False) -> InlineKeyboardButton:
        data = ShowSettings(chat=self._chat, thread=self._thread, page=name)
        return button(f"✓ {text}" if marked else text, data)

    def _choice(self, text: str, name: Choice, value: str, *, marked: bool = False) -> InlineKeyboardButton:
        data = Prefer(chat=self._chat, thread=self._thread, name=name.value, value=value)
        return button(f"✓ {text}" if marked else text, data)

    def _switch(self, text: str, name: Choice, number: int, on: Collection[int]) -> InlineKeyboardButton:
        return self._choice(text, name, switch_value(number, is_on=number in on), marked=number in on)
