"""Who belongs to the newsroom: shown, changed and removed by its owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.team.audit import AuditAction
from briefing.team.members import Invite, Member
from briefing.team.roles import Role
from tests.support.buttons import on
from tests.team.office import REFUSAL, Office
from views.telegram.team.callbacks import (
    ChangeRole,
    InviteTo,
    RemoveMember,
    ShowMember,
    ShowTeam,
    WithdrawInvite,
)

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from sandbox import Person, Sandbox


async def test_a_demoted_member_is_told_and_loses_the_open_form(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await office.begin_form(emma)
    await office.manage(on(ShowMember), on(ChangeRole, role="reviewer"))
    assert await office.role_of(emma) is Role.REVIEWER
    assert await office.forms() == []
    told = await office.told(emma)
    assert told.startswith("Your role in the newsroom is now: reviewer")


async def test_a_promoted_member_keeps_the_open_form(office: Office, emma: Person) -> None:
    await office.hire(emma, "reviewer")
    await office.begin_form(emma)
    await office.manage(on(ShowMember), on(ChangeRole, role="editor"))
    assert await office.role_of(emma) is Role.EDITOR
    assert len(await office.forms()) == 1


async def test_a_removed_member_is_told_and_loses_form_and_rights(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await office.begin_form(emma)
    list_ = await office.manage(on(ShowMember), on(RemoveMember, confirmed=False))
    assert "Remove Emma (editor) from the newsroom?" in list_.text
    assert await office.role_of(emma) is Role.EDITOR
    chat = office.desk.box.world.private(office.olga)
    await office.desk.press(office.olga, chat, list_, on(RemoveMember, confirmed=True))
    assert list_.text == "Emma is no longer a member."
    assert (await office.role_of(emma), await office.forms()) == (None, [])
    told = await office.told(emma)
    assert told.startswith("An owner removed you from the newsroom.")
    (refused,) = await office.desk.say(emma, office.desk.box.world.private(emma), "/team")
    assert refused.text == REFUSAL
    assert (await office.acts())[-1].act is AuditAction.REMOVED


async def test_a_member_who_is_gone_cannot_be_changed_by_old_buttons(office: Office, emma: Person) -> None:
    await office.hire(emma)
    chat = office.desk.box.world.private(office.olga)
    old = await office.manage(on(ShowMember))
    await office.manage(
        on(ShowMember),
        on(RemoveMember, confirmed=False),
        on(RemoveMember, confirmed=True),
    )
    before = await office.acts()
    await office.desk.press(office.olga, chat, old, on(ChangeRole, role="reviewer"))
    assert old.text == "This person is not a member any more."
    assert await office.acts() == before


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("mem:{owner}", id="show"),
        pytest.param("mrole:{owner}:reviewer", id="change"),
        pytest.param("mrem:{owner}:1", id="remove"),
    ],
)
async def test_an_owner_is_not_changed_in_the_chat(office: Office, data: str) -> None:
    chat = office.desk.box.world.private(office.olga)
    forged = data.format(owner=office.olga.id)
    toast, alert = await office.desk.press(office.olga, chat, await office.team(), forged, forged=True)
    assert (toast.startswith("An owner is named in the bot’s settings"), alert) == (True, True)
    assert await office.role_of(office.olga) is Role.OWNER


async def test_nobody_is_made_an_owner_by_a_button(office: Office, emma: Person) -> None:
    await office.hire(emma)
    chat = office.desk.box.world.private(office.olga)
    await office.desk.press(office.olga, chat, await office.team(), f"mrole:{emma.id}:owner", forged=True)
    assert await office.role_of(emma) is Role.EDITOR


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(ShowTeam(), id="list"),
        pytest.param(InviteTo(role="editor", token="0" * 16), id="invite"),
        pytest.param(WithdrawInvite(token="0" * 16), id="withdraw"),
        pytest.param(ShowMember(person=100001), id="show"),
        pytest.param(ChangeRole(person=100001, role="editor"), id="change"),
        pytest.param(RemoveMember(person=100001), id="ask"),
        pytest.param(RemoveMember(person=100001, confirmed=True), id="remove"),
    ],
)
async def test_readers_and_editors_are_refused(
    office: Office, emma: Person, box: Sandbox, forged: CallbackData
) -> None:
    await office.hire(emma)
    before = await office.acts()
    for person in (emma, box.world.add_person("Reader", language="en")):
        chat = box.world.private(person)
        (message,) = await office.desk.say(person, chat, "/digest")
        assert await office.desk.press(person, chat, message, forged.pack(), forged=True) == (REFUSAL, True)
    assert await office.acts() == before


async def test_names_are_shown_as_they_are(office: Office, box: Sandbox) -> None:
    payload = await office.invite()
    await office.open(box.world.add_person("<b>Eve</b> & {x}", language="en"), payload)
    assert "<b>Eve</b> & {x}: editor" in (await office.team()).text


async def test_menus_follow_the_role(office: Office, emma: Person, box: Sandbox) -> None:
    def menu(person: Person) -> set[str]:
        return {each["command"] for each in box.commands.get((f"chat:{person.id}", ""), [])}

    await office.desk.say(office.olga, box.world.private(office.olga), "/start")
    assert "team" in menu(office.olga)
    await office.hire(emma)
    assert {"followup", "digest"} <= menu(emma)
    await office.manage(on(ShowMember), on(ChangeRole, role="reviewer"))
    assert ("followup" in menu(emma), "queue" in menu(emma)) == (False, True)
    await office.manage(
        on(ShowMember),
        on(RemoveMember, confirmed=False),
        on(RemoveMember, confirmed=True),
    )
    assert menu(emma) == set()


@pytest.mark.profile
async def test_menus_of_owners_and_members_are_set_at_the_start(
    office: Office, emma: Person, box: Sandbox
) -> None:
    await office.hire(emma)
    await office.desk.stop()
    box.commands.clear()
    await office.desk.start(admin_ids=frozenset({office.olga.id, 999_999}))
    await box.until(lambda: (f"chat:{emma.id}", "") in box.commands)
    assert (f"chat:{office.olga.id}", "") in box.commands


async def test_what_is_kept_of_the_team_survives_a_restart(office: Office, emma: Person) -> None:
    await office.hire(emma)
    payload = await office.invite("reviewer")
    await office.desk.stop()
    app = await office.desk.start(admin_ids=frozenset({office.olga.id}))
    (member,) = await app.services.store.find(Member)
    assert (member.person, member.name, member.role) == (emma.id, "Emma", Role.EDITOR)
    used, open_ = await app.services.store.find(Invite)
    assert (used.used_by, f"join_{open_.token}") == (emma.id, payload)
