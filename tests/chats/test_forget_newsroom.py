"""/forget in the newsroom: a person goes, what was done stays under an alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.followups.entries import EntryState, LogEntry
from briefing.records import ALIASES, put_records
from briefing.statement.entry import FollowUp, Status
from briefing.statement.text import Text
from briefing.team.audit import AuditAction
from tests.desk import NOW
from tests.support.buttons import on
from tests.team.office import files_with
from views.telegram.chats.callbacks import Forget
from views.telegram.team.callbacks import ChangeRole, RemoveMember, ShowMember

if TYPE_CHECKING:
    from sandbox import Message, Person, Sandbox
    from tests.team.office import Office


async def ask(office: Office, person: Person) -> Message:
    *_ended, question = await office.desk.say(person, office.desk.box.world.private(person), "/forget")
    return question


async def forget(office: Office, person: Person) -> str:
    """Ask, press Yes, and return what the question said."""
    question = await ask(office, person)
    said = question.text
    await office.desk.press(
        person, office.desk.box.world.private(person), question, on(Forget, confirmed=True)
    )
    assert question.text.startswith("Everything that was stored about this chat is erased.")
    return said


async def test_a_member_who_forgets_is_found_in_no_file(office: Office, emma: Person, box: Sandbox) -> None:
    await office.hire(emma)
    await office.manage(on(ShowMember), on(ChangeRole, role="reviewer"))
    await office.open(emma, await office.invite())
    await office.begin_form(emma)
    await put_records(office.store, entry_of(emma))
    await office.desk.say(office.olga, box.world.private(office.olga), f"/audit person {emma.id}")
    await office.desk.travel(office.desk.now)
    assert files_with(office.desk, emma)

    said = await forget(office, emma)
    assert "that you belong to the newsroom, as editor, and your name" in said
    assert "You will not be a member of the newsroom any more." in said
    assert "it will say “a former member”" in said
    assert files_with(office.desk, emma) == []
    await office.desk.stop()
    assert files_with(office.desk, emma) == []


def entry_of(person: Person) -> LogEntry:
    item = FollowUp("e-1", "chamber", NOW.date(), Text({"en": "It happened."}), ())
    return LogEntry(
        "ots-2025", item, person.id, EntryState.RETURNED, written_at=NOW, old_status=Status.ANNOUNCED
    )


async def test_acts_stay_under_an_alias(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await forget(office, emma)
    assert [(each.act, each.actor) for each in await office.acts()] == [
        (AuditAction.INVITED, office.olga.id),
        (AuditAction.JOINED, ALIASES - 1),
    ]
    chat = office.desk.box.world.private(office.olga)
    (log,) = await office.desk.say(office.olga, chat, "/audit joined")
    assert "a former member (1) (editor)" in log.text


async def test_who_comes_again_has_another_alias(office: Office, emma: Person) -> None:
    for _ in range(2):
        await office.hire(emma)
        await forget(office, emma)
    joined = [each.actor for each in await office.acts() if each.act is AuditAction.JOINED]
    assert joined == [ALIASES - 1, ALIASES - 2]


async def test_a_member_who_forgets_has_no_role_and_no_menu(
    office: Office, emma: Person, box: Sandbox
) -> None:
    await office.hire(emma)
    assert (f"chat:{emma.id}", "") in box.commands
    await forget(office, emma)
    assert await office.role_of(emma) is None
    assert (f"chat:{emma.id}", "") not in box.commands
    assert "Nobody yet." in (await office.team()).text


async def test_an_owner_who_forgets_stays_one_and_their_invitations_end(office: Office, emma: Person) -> None:
    payload = await office.invite()
    said = await forget(office, office.olga)
    assert "You stay an owner" in said
    assert "Open invitations of yours end." in said
    assert files_with(office.desk, office.olga) == []
    assert "was withdrawn" in await office.open(emma, payload)
    assert "Open invitations" not in (await office.team()).text


async def test_a_removed_member_can_still_be_forgotten(office: Office, emma: Person) -> None:
    await office.hire(emma)
    await office.manage(
        on(ShowMember),
        on(RemoveMember, confirmed=False),
        on(RemoveMember, confirmed=True),
    )
    await office.desk.travel(office.desk.now)
    said = await forget(office, emma)
    assert "You will not be a member" not in said
    assert "3 records of what you did in the newsroom" in said
    assert files_with(office.desk, emma) == []
    assert (await ask(office, emma)).text == "Nothing is stored about this chat."


async def test_a_reader_is_asked_as_before(office: Office, emma: Person, box: Sandbox) -> None:
    await office.desk.say(emma, box.world.private(emma), "/start")
    said = await forget(office, emma)
    assert "newsroom" not in said
    assert files_with(office.desk, emma) == []
