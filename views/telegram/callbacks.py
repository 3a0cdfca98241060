"""What the buttons carry: 64 bytes at most, so names are short.

The longest, ``log:`` with a statement's id (20), a slug (32) and a page, has 61 bytes.
"""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from briefing.newsroom.following import FollowMode  # noqa: TC001 - pydantic reads it at run time


class ShowDigest(CallbackData, prefix="dig"):
    """Show the digest of a statement."""

    statement: str


class ShowList(CallbackData, prefix="list"):
    """Show the numbered list of initiatives."""

    statement: str


class ShowCard(CallbackData, prefix="card"):
    """Show one initiative."""

    statement: str
    slug: str


class ShowDeadlines(CallbackData, prefix="due"):
    """Show the deadlines."""

    statement: str


class ShowLog(CallbackData, prefix="log"):
    """Show a page of the follow-ups of one initiative, or of all (an empty slug)."""

    statement: str
    slug: str
    page: int


class ShowLanguages(CallbackData, prefix="langs"):
    """Show the choice of languages."""


class SetLanguage(CallbackData, prefix="lang"):
    """Choose a language for this chat."""

    code: str


class Forget(CallbackData, prefix="forget"):
    """Answer the question whether to erase what is stored."""

    confirmed: bool


class ShowSettings(CallbackData, prefix="set"):
    """Show a page of the settings of a subscription; chat 0 is the chat and topic of the button."""

    chat: int = 0
    thread: int = 0
    page: str = "main"


class Prefer(CallbackData, prefix="p"):
    """Change one preference. The longest, with a zone's name (32), has 62 bytes."""

    chat: int
    thread: int
    name: str
    value: str


class Subscribe(CallbackData, prefix="sub"):
    """Begin a subscription."""

    chat: int = 0
    thread: int = 0


class Unsubscribe(CallbackData, prefix="uns"):
    """End a subscription."""

    chat: int = 0
    thread: int = 0


class Snooze(CallbackData, prefix="snz"):
    """Send nothing for some days; 0 ends a snooze. ``again``: the reminders of today come once more then."""

    days: int
    again: bool = True
    chat: int = 0
    thread: int = 0


class ShowGroups(CallbackData, prefix="groups"):
    """List the groups that a person sets up from their private chat."""


class ShowHistory(CallbackData, prefix="his"):
    """Show a page of everything that is recorded about one initiative."""

    statement: str
    slug: str
    page: int = 0


class ShowCommitments(CallbackData, prefix="com"):
    """List commitments by status and timeliness; an empty one means any."""

    statement: str
    status: str = ""
    timeliness: str = ""
    page: int = 0


class ShowCommitment(CallbackData, prefix="cmi"):
    """List the commitment of one initiative alone."""

    statement: str
    slug: str


class ChooseCommitments(CallbackData, prefix="cmc"):
    """Offer what to list commitments by: ``s`` statuses, ``t`` timeliness, ``i`` initiatives."""

    statement: str
    by: str
    status: str = ""
    timeliness: str = ""


class ScoreboardTheme(CallbackData, prefix="sco"):
    """Draw the scoreboard in another theme."""

    statement: str
    theme: str


class ShowStatements(CallbackData, prefix="sts"):
    """List the statements to choose from."""


class ChooseStatement(CallbackData, prefix="stc"):
    """Let this chat follow another statement."""

    statement: str


class Cite(CallbackData, prefix="cit"):
    """Show a citation to copy."""

    statement: str
    slug: str


class Follow(CallbackData, prefix="fol"):
    """Follow an initiative here; ``page`` is shown then. The longest has 62 bytes."""

    statement: str
    slug: str
    page: Literal["card", "list", ""] = ""


class Unfollow(CallbackData, prefix="unf"):
    """Follow an initiative here no more; as :class:`Follow`."""

    statement: str
    slug: str
    page: Literal["card", "list", ""] = ""


class ShowFollowing(CallbackData, prefix="fos"):
    """List what is followed here."""


class ChooseFollowMode(CallbackData, prefix="fom"):
    """Choose when the news about what is followed comes."""

    mode: FollowMode


class TurnPage(CallbackData, prefix="turn"):
    """Show another sheet of a page that is known by its name."""

    name: str
    statement: str
    page: int


class TurnCommitments(CallbackData, prefix="cmt"):
    """As :class:`ChooseCommitments`, of what there is too much for one keyboard."""

    statement: str
    by: str
    status: str
    timeliness: str
    page: int
