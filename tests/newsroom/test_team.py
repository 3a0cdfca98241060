"""Who belongs to the newsroom: invited by links that work once, changed, removed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.newsroom.audit import Act, AuditEntry
from briefing.newsroom.forms import Form
from briefing.newsroom.team import Invite, Member
from briefing.roles import Role
from tests.desk import NOW
from views.telegram.callbacks import (
    ChangeRole,
    InviteTo,
    RemoveMember,
    ShowMember,
    ShowTeam,
    WithdrawInvite,
)

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from sandbox import Message, Person, Sandbox
    from tests.desk import Desk

REFUSAL = "This is for members of the newsroom who have the right to it."


@dataclass
class Office:
    """A desk whose owner is Olga."""

    desk: Desk
    olga: Person

    async def invite(self, role: str = "an editor", by: Person | None = None) -> str:
        """Invite as an owner does, and return the link's payload."""
        owner = by or self.olga
        chat = self.desk.box.world.private(owner)
        (team,) = await self.desk.say(owner, chat, "/team")
        await self.desk.press(owner, chat, team, f"➕ Invite {role}")
        (payload,) = re.findall(r"start=(join_[0-9a-f]{16})", team.text)
        return str(payload)

    async def open(self, person: Person, payload: str) -> str:
        """Follow the link and return the answer."""
        chat = self.desk.box.world.private(person)
        (answer,) = await self.desk.say(person, chat, f"/start {payload}")
        return answer.text

    async def hire(self, person: Person, role: str = "an editor") -> None:
        assert "Welcome to the newsroom" in await self.open(person, await self.invite(role))

    async def told(self, person: Person) -> str:
        """Let the outbox empty itself and return the last that came to the person."""
        await self.desk.travel(self.desk.now)
        return self.desk.box.world.messages(self.desk.box.world.private(person))[-1].text

    async def team(self) -> Message:
        chat = self.desk.box.world.private(self.olga)
        (answer,) = await self.desk.say(self.olga, chat, "/team")
        return answer

    async def manage(self, *buttons: str) -> Message:
        """Press one button after the other below a new list, and return it."""
        list_ = await self.team()
        for each in buttons:
            await self.desk.press(self.olga, self.desk.box.world.private(self.olga), list_, each)
        return list_

    async def acts(self) -> list[AuditEntry]:
        assert self.desk.app is not None
        return await self.desk.app.services.store.records(AuditEntry)

    async def role_of(self, person: Person) -> Role | None:
        assert self.desk.app is not None
        return await self.desk.app.services.role_of(person.id)


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


async def test_an_invitation_lets_one_person_in_and_its_owner_is_told(office: Office, emma: Person) -> None:
    answer = await office.open(emma, await office.invite())
    assert "By an invitation of Olga you are now: editor" in answer
    assert await office.role_of(emma) is Role.EDITOR
    told = await office.told(office.olga)
    assert told.startswith("Emma used your invitation and is now: editor.")
    assert "Emma: editor, since 22 November 2026" in (await office.team()).text
    assert [(each.act, each.actor) for each in await office.acts()] == [
        (Act.INVITED, office.olga.id),
        (Act.JOINED, emma.id),
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
    payload = await office.invite("a reviewer")
    open_ = await office.team()
    assert "1. reviewer, invited by Olga, until Mon 23 Nov, 14:00" in open_.text
    chat = office.desk.box.world.private(office.olga)
    assert await office.desk.press(office.olga, chat, open_, "✖️ Withdraw invitation 1") == (
        "The invitation is withdrawn.",
        False,
    )
    assert "Open invitations" not in open_.text
    assert "was withdrawn" in await office.open(emma, payload)
    assert (await office.acts())[-1].act is Act.INVITE_WITHDRAWN


async def test_an_invitation_is_withdrawn_once(office: Office) -> None:
    payload = await office.invite()
    token = payload.removeprefix("join_")
    chat = office.desk.box.world.private(office.olga)
    message = await office.team()
    data = WithdrawInvite(token=token).pack()
    await office.desk.press(office.olga, chat, message, data, forged=True)
    toast, _alert = await office.desk.press(office.olga, chat, message, data, forged=True)
    assert toast == "This invitation was not open any more."
    assert [each.act for each in await office.acts()] == [Act.INVITED, Act.INVITE_WITHDRAWN]


async def test_an_owner_who_opens_a_link_does_not_use_it_up(office: Office, emma: Person) -> None:
    payload = await office.invite()
    assert "It is not used up" in await office.open(office.olga, payload)
    assert "Welcome" in await office.open(emma, payload)


async def test_a_member_rises_by_an_invitation(office: Office, emma: Person) -> None:
    await office.hire(emma, "a reviewer")
    assert "Your role has changed" in await office.open(emma, await office.invite("an editor"))
    assert await office.role_of(emma) is Role.EDITOR
    assert (await office.acts())[-1].details == {"old_role": "reviewer", "new_role": "editor"}


async def test_a_member_never_falls_by_an_invitation(office: Office, emma: Person, box: Sandbox) -> None:
    await office.hire(emma)
    payload = await office.invite("a reviewer")
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


async def test_a_demoted_member_is_told_and_loses_the_open_form(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await with_form(office, emma)
    await office.manage("👤 Emma · editor", "⬇️ Make a reviewer")
    assert await office.role_of(emma) is Role.REVIEWER
    assert await forms(office) == []
    told = await office.told(emma)
    assert told.startswith("Your role in the newsroom is now: reviewer")


async def test_a_promoted_member_keeps_the_open_form(office: Office, emma: Person) -> None:
    await office.hire(emma, "a reviewer")
    await with_form(office, emma)
    await office.manage("👤 Emma · reviewer", "⬆️ Make an editor")
    assert await office.role_of(emma) is Role.EDITOR
    assert len(await forms(office)) == 1


async def test_a_removed_member_is_told_and_loses_form_and_rights(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await with_form(office, emma)
    list_ = await office.manage("👤 Emma · editor", "🗑 Remove")
    assert "Remove Emma (editor) from the newsroom?" in list_.text
    assert await office.role_of(emma) is Role.EDITOR
    chat = office.desk.box.world.private(office.olga)
    await office.desk.press(office.olga, chat, list_, "🗑 Yes, remove")
    assert list_.text == "Emma is no longer a member."
    assert (await office.role_of(emma), await forms(office)) == (None, [])
    told = await office.told(emma)
    assert told.startswith("An owner removed you from the newsroom.")
    (refused,) = await office.desk.say(emma, office.desk.box.world.private(emma), "/team")
    assert refused.text == REFUSAL
    assert (await office.acts())[-1].act is Act.REMOVED


async def test_a_member_who_is_gone_cannot_be_changed_by_old_buttons(office: Office, emma: Person) -> None:
    await office.hire(emma)
    chat = office.desk.box.world.private(office.olga)
    old = await office.manage("👤 Emma · editor")
    await office.manage("👤 Emma · editor", "🗑 Remove", "🗑 Yes, remove")
    before = await office.acts()
    await office.desk.press(office.olga, chat, old, "⬇️ Make a reviewer")
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
    assert (toast.startswith("An owner is named in the bot's settings"), alert) == (True, True)
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
    await office.manage("👤 Emma · editor", "⬇️ Make a reviewer")
    assert ("followup" in menu(emma), "queue" in menu(emma)) == (False, True)
    await office.manage("👤 Emma · reviewer", "🗑 Remove", "🗑 Yes, remove")
    assert menu(emma) == set()


async def test_menus_of_owners_and_members_are_set_at_the_start(
    office: Office, emma: Person, box: Sandbox
) -> None:
    await office.hire(emma)
    await office.desk.stop()
    box.commands.clear()
    await office.desk.start(admin_ids=frozenset({office.olga.id, 999_999}))
    await box.until(lambda: (f"chat:{emma.id}", "") in box.commands)
    assert (f"chat:{office.olga.id}", "") in box.commands


async def with_form(office: Office, person: Person) -> None:
    assert office.desk.app is not None
    form = Form(person.id, "followup", "text", office.desk.now)
    await office.desk.app.services.store.transact(lambda records: records.put(form))


async def forms(office: Office) -> list[Form]:
    assert office.desk.app is not None
    return await office.desk.app.services.store.records(Form)


async def test_what_is_kept_of_the_team_survives_a_restart(office: Office, emma: Person) -> None:
    await office.hire(emma)
    payload = await office.invite("a reviewer")
    await office.desk.stop()
    app = await office.desk.start(admin_ids=frozenset({office.olga.id}))
    (member,) = await app.services.store.records(Member)
    assert (member.person, member.name, member.role) == (emma.id, "Emma", Role.EDITOR)
    used, open_ = await app.services.store.records(Invite)
    assert (used.used_by, f"join_{open_.token}") == (emma.id, payload)
