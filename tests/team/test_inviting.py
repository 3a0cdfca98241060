"""Invitations to the newsroom: links that let one person in, within a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.desk import NOW
from tests.support.buttons import on
from views.telegram.team.callbacks import InviteTo, WithdrawInvite

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.team.office import Office


async def test_an_invitation_lets_one_person_in_and_its_owner_is_told(office: Office, emma: Person) -> None:
    answer = await office.open(emma, await office.invite())
    assert "By an invitation of Olga you are now: editor" in answer
    assert await office.role_of(emma) is Role.EDITOR
    told = await office.told(office.olga)
    assert told.startswith("Emma used your invitation and is now: editor.")
    assert "Emma: editor, since 22 November 2026" in (await office.team()).text
    assert [(each.act, each.actor) for each in await office.acts()] == [
        (AuditAction.INVITED, office.olga.id),
        (AuditAction.JOINED, emma.id),
    ]


async def test_a_used_invitation_says_so_to_the_next(office: Office, emma: Person, box: Sandbox) -> None:
    payload = await office.invite()
    await office.open(emma, payload)
    late = box.world.add_person("Late", language="en")
    assert "was used already" in await office.open(late, payload)
    assert await office.role_of(late) is None
    assert "You are a member already (editor)" in await office.open(emma, payload)


async def test_of_two_who_open_one_link_at_once_one_joins(office: Office, box: Sandbox) -> None:
    payload = await office.invite()
    two = [box.world.add_person(name, language="en") for name in ("One", "Two")]
    for each in two:
        box.world.start(each, payload)
    await box.settled()
    roles = [await office.role_of(each) for each in two]
    assert sorted(roles, key=str) == [None, Role.EDITOR]


async def test_an_invitation_expires_after_a_day(office: Office, emma: Person) -> None:
    payload = await office.invite()
    office.desk.now = NOW + timedelta(days=1)
    assert "has expired" in await office.open(emma, payload)
    assert await office.role_of(emma) is None
    assert "Open invitations" not in (await office.team()).text


async def test_an_invitation_that_nobody_made_is_not_known(office: Office, emma: Person) -> None:
    assert "is not known" in await office.open(emma, "join_0123456789abcdef")


async def test_an_open_invitation_is_listed_and_can_be_withdrawn(office: Office, emma: Person) -> None:
    payload = await office.invite("reviewer")
    open_ = await office.team()
    assert "1. reviewer, invited by Olga, until Mon 23 Nov, 14:00" in open_.text
    chat = office.desk.box.world.private(office.olga)
    assert await office.desk.press(office.olga, chat, open_, on(WithdrawInvite)) == (
        "The invitation is withdrawn.",
        False,
    )
    assert "Open invitations" not in open_.text
    assert "was withdrawn" in await office.open(emma, payload)
    assert (await office.acts())[-1].act is AuditAction.INVITE_WITHDRAWN


async def test_an_invitation_is_withdrawn_once(office: Office) -> None:
    payload = await office.invite()
    token = payload.removeprefix("join_")
    chat = office.desk.box.world.private(office.olga)
    message = await office.team()
    data = WithdrawInvite(token=token).pack()
    await office.desk.press(office.olga, chat, message, data, forged=True)
    toast, _alert = await office.desk.press(office.olga, chat, message, data, forged=True)
    assert toast == "This invitation was not open any more."
    assert [each.act for each in await office.acts()] == [AuditAction.INVITED, AuditAction.INVITE_WITHDRAWN]


async def test_an_owner_who_opens_a_link_does_not_use_it_up(office: Office, emma: Person) -> None:
    payload = await office.invite()
    assert "It is not used up" in await office.open(office.olga, payload)
    assert "Welcome" in await office.open(emma, payload)


async def test_a_member_rises_by_an_invitation(office: Office, emma: Person) -> None:
    await office.hire(emma, "reviewer")
    assert "Your role has changed" in await office.open(emma, await office.invite("editor"))
    assert await office.role_of(emma) is Role.EDITOR
    assert (await office.acts())[-1].details == {"old_role": "reviewer", "new_role": "editor"}


async def test_a_member_never_falls_by_an_invitation(office: Office, emma: Person, box: Sandbox) -> None:
    await office.hire(emma)
    payload = await office.invite("reviewer")
    assert "Your role stays as it is" in await office.open(emma, payload)
    assert await office.role_of(emma) is Role.EDITOR
    assert "Welcome" in await office.open(box.world.add_person("New", language="en"), payload)


async def test_a_button_pressed_twice_makes_one_invitation(office: Office) -> None:
    chat = office.desk.box.world.private(office.olga)
    team = await office.team()
    (data,) = [
        button["callback_data"]
        for row in (team.reply_markup or {})["inline_keyboard"]
        for button in row
        if button["text"] == "➕ Invite an editor"
    ]
    await office.desk.press(office.olga, chat, team, data, forged=True)
    await office.desk.press(office.olga, chat, team, data, forged=True)
    assert len(await office.acts()) == 1


async def test_the_button_of_a_closed_invitation_asks_to_press_again(office: Office, emma: Person) -> None:
    payload = await office.invite()
    await office.open(emma, payload)
    chat = office.desk.box.world.private(office.olga)
    data = InviteTo(role="editor", token=payload.removeprefix("join_")).pack()
    toast, _alert = await office.desk.press(office.olga, chat, await office.team(), data, forged=True)
    assert toast == "The invitation of this button is closed. Press again for a new one."


async def test_an_invitation_of_somebody_who_is_no_owner_any_more_is_void(
    office: Office, emma: Person, box: Sandbox
) -> None:
    payload = await office.invite()
    await office.desk.stop()
    await office.desk.start(admin_ids=frozenset({box.world.add_person("Next").id}))
    assert "was withdrawn" in await office.open(emma, payload)


async def test_an_invitation_opened_in_a_group_is_not_used_up(office: Office, emma: Person) -> None:
    payload = await office.invite()
    group = office.desk.box.world.add_group("Desk", members=[emma])
    await office.desk.say(emma, group, f"/start@briefing_bot {payload}")
    assert await office.role_of(emma) is None
    assert "Welcome" in await office.open(emma, payload)
