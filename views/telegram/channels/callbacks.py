"""The data of the buttons of channels. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

ChannelStep = Literal["link", "later", "show", "write", "posts", "languages", "forget", "forgotten"]


PostStep = Literal[
    "show",
    "see",
    "now",
    "hour",
    "morning",
    "when",
    "sound",
    "change",
    "cancel",
    "pin",
    "unpin",
    "delete",
    "deleted",
]


class ShowChannels(CallbackData, prefix="chs"):
    """List the channels that a person operates."""


class OfChannel(CallbackData, prefix="cha"):
    """Do something with a channel."""

    chat: int
    act: ChannelStep


class ChannelLanguage(CallbackData, prefix="chl"):
    """Choose the language of a channel."""

    chat: int
    code: str


class ChangePost(CallbackData, prefix="poc"):
    """Put the message that was shown in place of a post; ``form`` changes with each message."""

    form: str


class OfPost(CallbackData, prefix="poa"):
    """Do something with a post; ``mark``: of the content that is shown, where it is posted by this."""

    post: str
    act: PostStep
    mark: str = ""
