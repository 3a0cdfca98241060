"""The members of the newsroom, for owners, and what members are told about their role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.team.roles import Role
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.people import MAY, ROLE, person_name
from views.telegram.support.sheets import Item, sheet
from views.telegram.support.to_newsroom import newsroom_row
from views.telegram.team.callbacks import (
    ChangeRole,
    InviteTo,
    RemoveMember,
    ShowMember,
    ShowTeam,
    TurnTeam,
    WithdrawInvite,
)
from views.telegram.team.inviting import invite_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from aiogram.types import InlineKeyboardButton

    from briefing.team.members import Invite, Member, Team
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class TeamView:
    """With what the page of the team is made."""

    team: Team
    invites: Sequence[Invite]
    """The open invitations."""
    viewer: int
    username: str
    """The username of the bot, for links."""
    zone: ZoneInfo


def team_page(
    tr: Translator, shown: TeamView, editor_token: str, reviewer_token: str, number: int = 0
) -> Page:
    """List owners, members and open invitations; each token is for the next invitation to its role."""
    items = [Item(_owners(tr, shown)), *_members(tr, shown), *_invites(tr, shown)]
    rows: Rows = [
        # Translators: Button: makes a link for a new editor, at most 36 characters.
        [button(tr.gettext("➕ Invite an editor"), InviteTo(role="editor", token=editor_token))],
        # Translators: Button: makes a link for a new reviewer, at most 36 characters.
        [button(tr.gettext("➕ Invite a reviewer"), InviteTo(role="reviewer", token=reviewer_token))],
        newsroom_row(tr),
    ]
    return sheet(tr, Markup(), items, number, lambda page: TurnTeam(page=page), rows=rows)


def _owners(tr: Translator, shown: TeamView) -> Markup:
    named = []
    for person in sorted(shown.team.owners):
        name = person_name(tr, person, shown.team)
        # Translators: Line of the team: the reader of the page, at most 16 characters.
        named.append("• " + (tr.gettext("{who} (you)", who=name) if person == shown.viewer else name))
    note = tr.gettext("Owners are named in the bot’s settings (ADMIN_IDS), and changed there.")
    # Translators: Heading in the team: owners of the bot, at most 20 characters.
    return lines(bold(tr.gettext("Owners")), *named, note)


def _members(tr: Translator, shown: TeamView) -> Iterator[Item]:
    members = [each for each in shown.team.members.values() if each.person not in shown.team.owners]
    yield Item(bold(tr.gettext("Editors and reviewers")))
    for each in members:
        role = tr.gettext(ROLE[each.role])
        since = tr.date(each.since.astimezone(shown.zone).date())
        # Translators: Line of the team, at most 44 characters.
        line = tr.gettext("• {name}: {role}, since {date}", name=each.shown_as, role=role, date=since)
        row = (button(f"👤 {each.shown_as} · {role}", ShowMember(person=each.person)),)
        yield Item(line, row, gap="\n")
    nobody = "" if members else tr.gettext("Nobody yet. Invite somebody.")
    roles = [f"{tr.gettext(ROLE[role])}: {tr.gettext(MAY[role])}." for role in (Role.EDITOR, Role.REVIEWER)]
    yield Item(lines(nobody, *roles), gap="\n")


def _invites(tr: Translator, shown: TeamView) -> Iterator[Item]:
    if shown.invites:
        # Translators: Heading in the team, at most 28 characters.
        yield Item(bold(tr.gettext("Open invitations")))
    for number, each in enumerate(shown.invites, start=1):
        line = tr.html(
            "{n}. {role}, invited by {who}, until {moment}: {link}",
            n=number,
            role=tr.gettext(ROLE[each.role]),
            who=each.inviter_name,
            moment=tr.moment(each.expires_at.astimezone(shown.zone)),
            link=invite_link(shown.username, each.token),
        )
        # Translators: Button: the link of the invitation works no longer, at most 36 characters.
        withdraw = button(tr.gettext("✖️ Withdraw invitation {n}", n=number), WithdrawInvite(token=each.token))
        yield Item(line, (withdraw,), gap="\n")


def member_page(tr: Translator, member: Member, zone: ZoneInfo) -> Page:
    """Show one member, with buttons to change the role and to remove the member."""
    other = Role.REVIEWER if member.role is Role.EDITOR else Role.EDITOR
    words = {
        # Translators: Button: a reviewer becomes an editor, at most 36 characters.
        Role.EDITOR: tr.gettext("⬆️ Make an editor"),
        # Translators: Button: an editor becomes a reviewer, at most 36 characters.
        Role.REVIEWER: tr.gettext("⬇️ Make a reviewer"),
    }
    change = ChangeRole(person=member.person, role="editor" if other is Role.EDITOR else "reviewer")
    # Translators: Line on the page of a member of the newsroom, at most 48 characters.
    about = tr.gettext(
        "{role}, since {date}; number {id}",
        role=tr.gettext(ROLE[member.role]),
        date=tr.date(member.since.astimezone(zone).date()),
        id=member.person,
    )
    rows = [
        [button(words[other], change)],
        # Translators: Button: a member leaves the newsroom, at most 20 characters.
        [button(tr.gettext("🗑 Remove"), RemoveMember(person=member.person))],
        [back_to_team(tr)],
    ]
    return page(lines(bold(member.shown_as), about), rows=rows)


def remove_question(tr: Translator, member: Member) -> Page:
    """Ask whether to remove a member."""
    text = tr.html(
        "Remove {name} ({role}) from the newsroom? What the person published stays; what was begun and not "
        "sent is lost. The person is told.",
        name=bold(member.shown_as),
        role=tr.gettext(ROLE[member.role]),
    )
    rows = [
        # Translators: Button below the question whether to remove a member, at most 20 characters.
        [button(tr.gettext("🗑 Yes, remove"), RemoveMember(person=member.person, confirmed=True))],
        # Translators: Button below the question whether to remove a member, at most 20 characters.
        [button(tr.gettext("No, keep"), ShowMember(person=member.person))],
    ]
    return page(text, rows=rows)


def member_removed(tr: Translator, member: Member) -> Page:
    """Confirm that a member was removed."""
    return page(tr.html("{name} is no longer a member.", name=member.shown_as), rows=[[back_to_team(tr)]])


def no_member(tr: Translator) -> Page:
    """Say that a person is not a member any more."""
    return page(tr.gettext("This person is not a member any more."), rows=[[back_to_team(tr)]])


def owner_stays(tr: Translator) -> str:
    """Say that an owner cannot be changed here."""
    return tr.gettext("An owner is named in the bot’s settings (ADMIN_IDS) and can only be changed there.")


def back_to_team(tr: Translator) -> InlineKeyboardButton:
    """Return the button that leads to the team."""
    return button(tr.gettext("⬅ Team"), ShowTeam())


def role_changed(tr: Translator, role: Role) -> Page:
    """Tell a member about a new role."""
    text = tr.gettext(
        "Your role in the newsroom is now: {role} ({may}). /help lists your commands.",
        role=tr.gettext(ROLE[role]),
        may=tr.gettext(MAY[role]),
    )
    return page(text)


def was_removed(tr: Translator) -> Page:
    """Tell a person who was removed that they are not a member any more."""
    text = tr.gettext(
        "An owner removed you from the newsroom. What you published stays; a form that was open has ended. "
        "Everything for readers works as before."
    )
    return page(text)
