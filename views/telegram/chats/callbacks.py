"""The data of the buttons of chats. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowLanguages(CallbackData, prefix="langs"):
    """Show the choice of languages."""


class SetLanguage(CallbackData, prefix="lang"):
    """Choose a language for this chat."""

    code: str


class Forget(CallbackData, prefix="forget"):
    """Confirm or decline that what is stored is erased."""

    confirmed: bool


class ShowGroups(CallbackData, prefix="groups"):
    """List the groups that a person sets up from their private chat."""


class SetUpGroup(CallbackData, prefix="setup"):
    """Open the settings of the group in which the button stands, for an administrator."""


class ShowTopics(CallbackData, prefix="tps"):
    """List the topics of a group."""

    chat: int
