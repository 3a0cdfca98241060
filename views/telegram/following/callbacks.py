"""The data of the buttons of following. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from briefing.followings import FollowMode  # noqa: TC001 - pydantic reads it at run time


class Follow(CallbackData, prefix="fol"):
    """Follow an initiative in this chat, and show ``page`` then. The longest has 63 bytes."""

    statement: str
    slug: str
    page: Literal["card", "list", "asked", ""] = ""


class Unfollow(CallbackData, prefix="unf"):
    """Stop following an initiative in this chat; as :class:`Follow`."""

    statement: str
    slug: str
    page: Literal["card", "list", ""] = ""


class UnfollowWord(CallbackData, prefix="unw"):
    """Stop following a word in this chat, and show ``page`` then."""

    mark: str
    page: Literal["list", ""] = ""


class ShowFollowing(CallbackData, prefix="fos"):
    """List what is followed in this chat."""


class ChooseFollowMode(CallbackData, prefix="fom"):
    """Choose when the news about what is followed comes."""

    mode: FollowMode
