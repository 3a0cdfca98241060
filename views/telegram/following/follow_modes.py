"""When news of what is followed comes, and the buttons that change and show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.followings import FollowMode
from views.telegram.following.callbacks import ChooseFollowMode, ShowFollowing
from views.telegram.support.page import button

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.translate import Translator


def how(tr: Translator, mode: FollowMode, *, digests: bool) -> str:
    """Say when news comes; ``digests``: whether the chat gets any."""
    if mode is FollowMode.AT_ONCE:
        return tr.gettext("News comes at once.")
    if digests:
        return tr.gettext("News comes with the next digest.")
    return tr.gettext("News comes together, at most once a day.")


def mode_row(tr: Translator, mode: FollowMode, *, digests: bool) -> list[InlineKeyboardButton]:
    """Return the button that chooses the other mode; ``digests`` as in :func:`how`."""
    if mode is not FollowMode.AT_ONCE:
        # Translators: Button: news of what is followed come at once, not later together, at most 36
        # characters.
        return [button(tr.gettext("⚡ At once instead"), ChooseFollowMode(mode=FollowMode.AT_ONCE))]
    # Translators: Button: news of what is followed come with the digest, not at once, at most 36 characters.
    text = tr.gettext("📰 With the next digest instead")
    if not digests:
        # Translators: Button: news of what is followed come together once a day, not at once, at most 36
        # characters.
        text = tr.gettext("📰 Once a day instead")
    return [button(text, ChooseFollowMode(mode=FollowMode.WITH_DIGEST))]


def list_button(tr: Translator) -> InlineKeyboardButton:
    """Return the button that lists what the chat follows."""
    # Translators: Button: shows the list of what the chat follows, at most 36 characters.
    return button(tr.gettext("🔔 All that you follow"), ShowFollowing())
