"""Answers to a press on somebody else's page: which command shows the same to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.commands import RESERVED
from views.telegram.chats.callbacks import Forget, SetLanguage, ShowLanguages
from views.telegram.deadlines.callbacks import (
    ChooseCommitments,
    ScoreboardTheme,
    ShowCommitment,
    ShowCommitments,
)
from views.telegram.following.callbacks import ChooseFollowMode, Follow, ShowFollowing, Unfollow, UnfollowWord
from views.telegram.statement.callbacks import (
    ChooseStatement,
    Cite,
    SendCalendar,
    ShowCard,
    ShowDeadlines,
    ShowDigest,
    ShowEntry,
    ShowHistory,
    ShowList,
    ShowLog,
    ShowMore,
    ShowStatements,
)
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Snooze, Subscribe, Unsubscribe
from views.telegram.support.callbacks import TurnPage

if TYPE_CHECKING:
    from views.translate import Translator

_READING = {
    ShowDigest.__prefix__: "/digest",
    ShowList.__prefix__: "/initiatives",
    ShowDeadlines.__prefix__: "/deadlines",
    ShowCommitments.__prefix__: "/commitments",
    ShowCommitment.__prefix__: "/commitments",
    ChooseCommitments.__prefix__: "/commitments",
    ScoreboardTheme.__prefix__: "/scoreboard",
    ShowStatements.__prefix__: "/statements",
    ShowFollowing.__prefix__: "/following",
    ShowLanguages.__prefix__: "/language",
    ShowEntry.__prefix__: "/followups",
}
_OF_INITIATIVES = {
    ShowCard.__prefix__: "/{slug}",
    ShowMore.__prefix__: "/{slug}",
    ShowLog.__prefix__: "/followups {slug}",
    ShowHistory.__prefix__: "/history {slug}",
    Cite.__prefix__: "/cite {slug}",
    Follow.__prefix__: "/follow {slug}",
    Unfollow.__prefix__: "/unfollow {slug}",
}
"""The slug is the third part of the data of these buttons."""
_CHANGING = {
    ChooseStatement.__prefix__: "/statements",
    ChooseFollowMode.__prefix__: "/following",
    UnfollowWord.__prefix__: "/following",
    SetLanguage.__prefix__: "/language",
    ShowSettings.__prefix__: "/settings",
    Prefer.__prefix__: "/settings",
    Subscribe.__prefix__: "/subscribe",
    Unsubscribe.__prefix__: "/unsubscribe",
    Snooze.__prefix__: "/snooze",
    Forget.__prefix__: "/forget",
}
_SHOWING = (
    frozenset(_READING)
    | frozenset(_OF_INITIATIVES) - {Follow.__prefix__, Unfollow.__prefix__}
    | {ShowSettings.__prefix__, TurnPage.__prefix__, SendCalendar.__prefix__}
)
_COMMANDS = _READING | _OF_INITIATIVES | _CHANGING


def not_your_page(tr: Translator, data: str) -> str:
    """Say that a page was asked for by somebody else, and which command shows the same to this person."""
    kind, first, slug, *_ = (*data.split(":"), "", "")
    # A page that is known by its name is mostly called as the command that shows it.
    otherwise = f"/{first}" if kind == TurnPage.__prefix__ and first in RESERVED else "/help"
    command = _COMMANDS.get(kind, otherwise).format(slug=slug).strip()
    return tr.gettext("This answers somebody else. Send {command} to get your own.", command=command)


def changes_the_chat(data: str) -> bool:
    """Return whether a button changes something for the whole chat; then the refusal is shown as an alert."""
    kind = data.partition(":")[0]
    return kind in _CHANGING or kind in (Follow.__prefix__, Unfollow.__prefix__)


def opens_a_page(data: str) -> bool:
    """Return whether a button shows something and changes nothing."""
    return data.partition(":")[0] in _SHOWING


def post_is_for_all(tr: Translator, username: str) -> str:
    """Say that a post is not changed by its buttons, and in which chat one can ask the bot."""
    return tr.gettext(
        "This post is for everybody and stays as it is. Write to the bot in private: @{username}",
        username=username,
    )
