"""When news of what is followed comes, and the buttons that change and show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.followings import FollowMode
from views.telegram.following.callbacks import ChooseFollowMode, ShowFollowing
from views.telegram.support.page import button
from views.translate import N_

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.translate import Translator

HOW = {
    FollowMode.AT_ONCE: N_("News comes at once."),
    FollowMode.WITH_DIGEST: N_("News comes with the next digest."),
}


def mode_row(tr: Translator, mode: FollowMode) -> list[InlineKeyboardButton]:
    """Return the button that chooses the other mode."""
    if mode is FollowMode.AT_ONCE:
        # Translators: Button: news of what is followed come with the digest, not at once, at most 36
        # characters.
        text, other = tr.gettext("📰 With the next digest instead"), FollowMode.WITH_DIGEST
    else:
        # Translators: Button: news of what is followed come at once, not with the digest, at most 36
        # characters.
        text, other = tr.gettext("⚡ At once instead"), FollowMode.AT_ONCE
    return [button(text, ChooseFollowMode(mode=other))]


def list_button(tr: Translator) -> InlineKeyboardButton:
    """Return the button that lists what the chat follows."""
    # Translators: Button: shows the list of what the chat follows, at most 36 characters.
    return button(tr.gettext("🔔 All that you follow"), ShowFollowing())
