"""People and chats name themselves; what they do with that breaks nothing around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.team.members import Member
from tests.support.buttons import on
from tests.team.office import Office, files_with
from views.telegram.chats.callbacks import ShowGroups
from views.telegram.team.callbacks import RemoveMember, ShowMember

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk

HOSTILE = "\u202eEve\n\n📢 <b>Owner</b>\u2066" + "\u0301" * 40 + "\u3164"
TAMED = "Eve 📢 <b>Owner</b>"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(HOSTILE, f"{TAMED}{chr(0x301) * 5}", id="hostile"),
        pytest.param("שרה", "\u2068שרה\u2069", id="from right to left"),
        pytest.param("x" * 300, "x" * 129 + "…", id="longer than Telegram allows"),
        pytest.param("\u3164", None, id="nothing to be seen"),
    ],
)
async def test_a_member(office: Office, box: Sandbox, name: str, shown: str | None) -> None:
    desk, chat = office.desk, office.desk.box.world.private(office.olga)
    await desk.say(office.olga, chat, "/start")
    eve = box.world.add_person(name, "en")
    shown = shown or str(eve.id)
    await office.hire(eve)
    assert (await office.told(office.olga)).startswith(f"{shown} used your invitation and is now")
    list_ = await office.team()
    assert f"• {shown}: editor, since" in list_.text
    assert f"👤 {shown} · editor" in [each["text"] for row in list_.buttons for each in row]
    (log,) = await desk.say(office.olga, chat, "/audit joined")
    assert f"{shown} (editor) · Team" in log.text
    await office.manage(
        on(ShowMember),
        on(RemoveMember, confirmed=False),
        on(RemoveMember, confirmed=True),
    )
    assert await office.store.get(Member, str(eve.id)) is None
    assert files_with(desk, eve)


async def test_who_invites(idle_desk: Desk, emma: Person) -> None:
    for name, shown in ((HOSTILE, TAMED), ("\u2800", "…")):
        owner = idle_desk.box.world.add_person(name, "en")
        await idle_desk.start(admin_ids=frozenset({owner.id}))
        office = Office(idle_desk, owner)
        welcome = await office.open(
            emma,
            await office.invite("reviewer" if shown == TAMED else "editor"),
        )
        assert f"By an invitation of {shown}" in welcome
        await idle_desk.stop()


async def test_groups_channels_and_topics(desk: Desk, emma: Person) -> None:
    world, chat = desk.box.world, desk.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    unseen = world.add_group("\u3164", members=[emma], admins=[emma])
    hostile = world.add_group(HOSTILE, members=[emma], admins=[emma])
    for each in (unseen, hostile):
        await desk.say(emma, each, "/settings")
    channel = world.add_channel("\u115f", admins=[emma], bot=None)
    world.promote_bot(channel, by=emma)
    await desk.box.settled()
    await desk.travel(desk.now)
    asked = world.messages(chat)[-1]
    assert asked.text.startswith(f"The bot is an administrator of {channel.id} now.")
    (page,) = await desk.say(emma, chat, f"/start group{hostile.id}")
    await desk.press(emma, chat, page, on(ShowGroups))
    named = [each["text"] for row in page.buttons for each in row]
    assert f"👥 {unseen.id}" in named
    assert f"📣 {channel.id}" in named
    (other,) = [each for each in named if "Eve" in each]
    assert other.startswith("👥 Eve 📢 <b>Owner</b>")
    assert not set(other) & {"\n", "\u202e", "\u2066"}
