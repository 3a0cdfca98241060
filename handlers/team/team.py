"""Who belongs to the newsroom: owners invite, change and remove; whoever was invited joins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.team import membership
from briefing.team.members import Member, Team
from briefing.team.roles import Right, Role
from handlers.broadcasts.broadcast_page import stop_unanswered
from handlers.support.answer import answer, show
from handlers.support.commands import Command
from handlers.support.refusals import Refused
from handlers.support.team_rights import actor_of_message, actor_of_press
from handlers.team.private_chats import remove_menu, set_menu
from views.telegram.team import inviting as invite_views
from views.telegram.team import team as views
from views.telegram.team.callbacks import (
    ChangeRole,
    InviteTo,
    RemoveMember,
    ShowMember,
    ShowTeam,
    TurnTeam,
    WithdrawInvite,
)

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message, User

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the list and its buttons."""
    router = Router(name="team")
    router.message.register(team, Command("team"))
    router.callback_query.register(show_team, ShowTeam.filter())
    router.callback_query.register(turn_team, TurnTeam.filter())
    router.callback_query.register(invite, InviteTo.filter())
    router.callback_query.register(withdraw, WithdrawInvite.filter())
    router.callback_query.register(show_member, ShowMember.filter())
    router.callback_query.register(change_role, ChangeRole.filter())
    router.callback_query.register(remove, RemoveMember.filter())
    return router


async def team_of(services: Services) -> Team:
    """Return who belongs to the newsroom."""
    members = await services.store.find(Member)
    return Team(services.owners, {each.person: each for each in members})


async def team(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/team``."""
    actor = await actor_of_message(message, Right.MANAGE_TEAM, services)
    await answer(message, await _team_page(reader, services, actor.person))


async def turn_team(
    query: CallbackQuery, callback_data: TurnTeam, reader: ViewContext, services: Services
) -> None:
    """Show another sheet of the list in place."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    await show(query, await _team_page(reader, services, actor.person, callback_data.page))


async def show_team(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the list in place."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    await show(query, await _team_page(reader, services, actor.person))


async def _team_page(reader: ViewContext, services: Services, viewer: int, number: int = 0) -> Page:
    now = services.clock()
    invites = await services.store.transact(
        lambda records: membership.open_invites(records, services.owners, now)
    )
    shown = views.TeamView(await team_of(services), invites, viewer, services.username, services.zone)
    return views.team_page(reader.tr, shown, services.token(), services.token(), number)


async def invite(
    query: CallbackQuery, callback_data: InviteTo, reader: ViewContext, services: Services
) -> None:
    """Make an invitation and show its link."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    role, token, name = Role(callback_data.role), callback_data.token, query.from_user.full_name
    try:
        made = await services.store.transact(
            lambda records: membership.invite(records, actor, role, token, name)
        )
    except membership.InviteRefused:
        again = await _team_page(reader, services, actor.person)
        await show(query, again, invite_views.invitation_closed(reader.tr))
        return
    expires = made.expires_at.astimezone(services.zone)
    await show(query, invite_views.invitation_page(reader.tr, made, services.username, expires))


def token_in_link(payload: str) -> str | None:
    """Return the token that the payload of a deep link carries, or None when it is no invitation."""
    return payload.removeprefix(invite_views.JOIN) if payload.startswith(invite_views.JOIN) else None


async def join(
    message: Message, person: User, token: str, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Make the person who opened an invitation a member, or say why the invitation is refused."""
    guest = membership.Guest(person.id, person.full_name, reader.tr.language, services.clock())
    owners = services.owners
    try:
        joined = await services.store.transact(
            lambda records: membership.accept(records, guest, token, owners)
        )
    except membership.InviteRefused as refusal:
        await answer(message, invite_views.invitation_refused(reader.tr, refusal))
        return
    await services.notify(
        joined.invite.by,
        f"joined:{token}",
        lambda tr: invite_views.somebody_joined(tr, joined),
        about=person.id,
    )
    await set_menu(bot, services, person.id, joined.member.role, joined.member.language)
    await answer(message, invite_views.welcome(reader.tr, joined))


async def withdraw(
    query: CallbackQuery, callback_data: WithdrawInvite, reader: ViewContext, services: Services
) -> None:
    """Withdraw an invitation."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    token, owners = callback_data.token, services.owners
    was_open = await services.store.transact(
        lambda records: membership.withdraw(records, actor, token, owners)
    )
    toast = invite_views.invitation_withdrawn(reader.tr, was_open=was_open)
    await show(query, await _team_page(reader, services, actor.person), toast)


async def show_member(
    query: CallbackQuery, callback_data: ShowMember, reader: ViewContext, services: Services
) -> None:
    """Show one member, with buttons to change the role or remove the member."""
    await actor_of_press(query, Right.MANAGE_TEAM, services)
    if callback_data.person in services.owners:
        raise Refused(views.owner_stays)
    await show(query, await _member_page(reader, services, callback_data.person))


async def _member_page(reader: ViewContext, services: Services, person: int) -> Page:
    member = await services.store.get(Member, str(person))
    return views.member_page(reader.tr, member, services.zone) if member else views.no_member(reader.tr)


async def change_role(
    query: CallbackQuery, callback_data: ChangeRole, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Give a member another role, and tell the member."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    person, role = callback_data.person, Role(callback_data.role)
    if person in services.owners:
        raise Refused(views.owner_stays)
    changed = await services.store.transact(
        lambda records: membership.change_role(records, actor, person, role)
    )
    if changed is not None:
        await stop_unanswered(services)
        notice, language = partial(views.role_changed, role=role), changed.language
        await services.notify(person, f"role:{services.token()}", notice, language=language)
        await set_menu(bot, services, person, role, changed.language)
    await show(query, await _member_page(reader, services, person))


async def remove(
    query: CallbackQuery, callback_data: RemoveMember, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Ask, then remove a member and tell them."""
    actor = await actor_of_press(query, Right.MANAGE_TEAM, services)
    person = callback_data.person
    if person in services.owners:
        raise Refused(views.owner_stays)
    if not callback_data.confirmed:
        member = await services.store.get(Member, str(person))
        await show(query, views.remove_question(reader.tr, member) if member else views.no_member(reader.tr))
        return
    gone = await services.store.transact(lambda records: membership.remove(records, actor, person))
    if gone is None:
        raise Refused(views.no_member)
    await stop_unanswered(services)
    occurrence = f"removed:{services.token()}"
    await services.notify(person, occurrence, views.was_removed, language=gone.language)
    await remove_menu(bot, person)
    await show(query, views.member_removed(reader.tr, gone))
