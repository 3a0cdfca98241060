"""Invitations to the newsroom, for the owner who invites and for the person who is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.utils.deep_linking import create_telegram_link

from briefing.team.membership import InviteRefusal
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, button, page
from views.telegram.support.people import MAY, ROLE
from views.telegram.team.callbacks import ShowNewsroom, ShowTeam, WithdrawInvite
from views.translate import N_

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.team.members import Invite
    from briefing.team.membership import InviteRefused, Joined
    from views.translate import Translator

JOIN = "join_"
"""The start parameter of an invitation begins with this; the token follows."""

REFUSED = {
    InviteRefusal.UNKNOWN: N_("This invitation is not known. Ask for the whole link, or for a new one."),
    InviteRefusal.USED: N_("This invitation was used already; each lets one person in. Ask for a new one."),
    InviteRefusal.WITHDRAWN: N_("This invitation was withdrawn. Ask who sent it to you."),
    InviteRefusal.EXPIRED: N_("This invitation has expired; it was good for a day. Ask for a new one."),
    InviteRefusal.OWNER: N_(
        "You are an owner, so this invitation does nothing for you. It is not used up: pass it on."
    ),
    InviteRefusal.MEMBER: N_(
        "You are a member already ({role}), and this invitation would add nothing. Your role stays as it is."
    ),
}


def invite_link(username: str, token: str) -> str:
    """Return the link with which somebody joins the newsroom."""
    return create_telegram_link(username, start=f"{JOIN}{token}")


def invitation_page(tr: Translator, invite: Invite, username: str, expires: datetime) -> Page:
    """Show a new invitation to the owner who made it; ``expires`` is in local time."""
    text = tr.html(
        "It lets one person in, as {role} ({may}), until {moment}. Send it to that person alone:",
        role=tr.gettext(ROLE[invite.role]),
        may=tr.gettext(MAY[invite.role]),
        moment=tr.moment(expires),
    )
    # Translators: Heading of a link that lets one person into the newsroom, at most 20 characters.
    heading = bold(tr.gettext("An invitation"))
    rows = [
        # Translators: Button below an invitation: its link works no longer; a verb, at most 20 characters.
        [button(tr.gettext("✖️ Withdraw"), WithdrawInvite(token=invite.token))],
        # Translators: Button: back to the members of the newsroom, at most 20 characters.
        [button(tr.gettext("⬅ Team"), ShowTeam())],
    ]
    return page(lines(heading, text), invite_link(username, invite.token), rows=rows)


def welcome(tr: Translator, joined: Joined) -> Page:
    """Welcome a new member, or tell a member about a higher role."""
    role, head = joined.invite.role, tr.gettext("Welcome to the newsroom")
    if joined.former is not None:
        head = tr.gettext("Your role has changed")
    text = tr.gettext(
        "By an invitation of {who} you are now: {role} ({may}). /help lists your commands. "
        "What you do here is kept in a log that owners read; /forget removes your name and number from it.",
        who=joined.invite.inviter_name,
        role=tr.gettext(ROLE[role]),
        may=tr.gettext(MAY[role]),
    )
    return page(lines(bold(head), text), rows=[[button(tr.gettext("🗂 Newsroom"), ShowNewsroom())]])


def invitation_refused(tr: Translator, refusal: InviteRefused) -> Page:
    """Say why an invitation has no effect."""
    role = tr.gettext(ROLE[refusal.role]) if refusal.role else ""
    return page(tr.gettext(REFUSED[refusal.why], role=role))


def somebody_joined(tr: Translator, joined: Joined) -> Page:
    """Tell the owner who made an invitation that it was used."""
    text = tr.html(
        "{name} used your invitation and is now: {role}. /team lists everybody.",
        name=joined.member.shown_as,
        role=tr.gettext(ROLE[joined.invite.role]),
    )
    return page(text)


def invitation_closed(tr: Translator) -> str:
    """Answer a button whose invitation was made by an earlier press and is not open any more."""
    return tr.gettext("The invitation of this button is closed. Press again for a new one.")


def invitation_withdrawn(tr: Translator, *, was_open: bool) -> str:
    """Confirm that an invitation was withdrawn, or say that it was not open any more."""
    if was_open:
        return tr.gettext("The invitation is withdrawn.")
    return tr.gettext("This invitation was not open any more.")
