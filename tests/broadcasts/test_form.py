"""A broadcast from its first question to its report, as editors and readers see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts.broadcast import BroadcastState
from briefing.outbox import RowState
from briefing.records import remove_records
from briefing.team.audit import AuditAction
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.broadcasts.desk import (
    AS_IT_IS,
    ASK_TO_SEND,
    EVERYONE,
    PNG,
    SEND,
    TEXT,
    broadcasts,
    files,
    hold_back,
    press_on,
    readers,
    rows,
    sent_to_all,
    shown,
    to_preview,
    wrote,
)
from tests.followups.desk import Editor, forms, join, store_of
from tests.support.buttons import on
from tests.team.editors import acts
from tests.team.office import REFUSAL
from views.telegram.broadcasts.callbacks import BroadcastAct, FillBroadcast, FinishBroadcast, GoInBroadcast
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from tests.broadcasts.desk import Readers
    from tests.desk import Desk

LATER = timedelta(minutes=5)


async def half_sent(olga: Editor) -> Readers:
    """Begin to send to 30 readers, of whom 15 have it and 15 wait."""
    people = await readers(olga.desk, 30)
    await hold_back(people, people.people[15:])
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    assert [len(each) for each in people.got().values()] == [1] * 15 + [0] * 15
    return people


async def test_a_text_goes_to_everyone_once_and_its_end_is_reported(olga: Editor) -> None:
    people = await readers(olga.desk, 30)
    world = olga.desk.box.world
    for each in people.people[:3]:
        world.private(each).blocked = True
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[]] * 3 + [[TEXT]] * 27
    report = shown(olga, "Broadcast 1 has ended.")
    assert "Sent: 28 of 31" in report.text
    assert "Failed: 3" in report.text
    table = rows(files(olga)[-1])
    assert [each["state"] for each in table].count("sent") == 28
    blocked = [each for each in table if each["state"] == "dead"]
    assert [int(each["chat_id"]) for each in blocked] == sorted(each.id for each in people.people[:3])
    assert "✅ done" in shown(olga, "Broadcast 1 ·").text
    assert [each.act for each in await acts(olga.desk)] == [
        AuditAction.BROADCAST_WRITTEN,
        AuditAction.BROADCAST_STARTED,
    ]


async def test_the_audiences_are_named_with_their_counts(olga: Editor) -> None:
    people = await readers(olga.desk, 6)
    group = olga.desk.box.world.add_group("Neighbours", members=[olga.person])
    olga.desk.box.world.bot_added(group, by=olga.person)
    await olga.desk.box.settled()
    await olga.desk.say(people.people[0], olga.desk.box.world.private(people.people[0]), "/follow chamber")
    await olga.say("/broadcast")
    assert olga.buttons[:7] == [
        "Everyone (8)",
        "By language …",
        "Followers of an initiative …",
        "Groups (1)",
        "Channels (0)",
        "A named list …",
        "Only me (1)",
    ]
    assert await olga.press(on(FillBroadcast, step="audience", value="channels")) == (
        "There is nobody in this audience at present. Choose another one.",
        True,
    )
    await olga.press(on(FillBroadcast, step="audience", value="language"))
    assert "Қазақ тілі (2)" in olga.buttons
    await olga.press(on(GoInBroadcast, step="language", to="audience"))
    await olga.press(on(FillBroadcast, step="audience", value="followers"))
    assert any(each.endswith("(1)") for each in olga.buttons)


async def test_only_those_of_a_language_get_what_is_for_them(olga: Editor) -> None:
    people = await readers(olga.desk, 6)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="language"))
    await olga.press(on(FillBroadcast, step="language", value="kk"))
    await olga.do(
        TEXT, on(FillBroadcast, step="buttons", value="none"), on(FillBroadcast, step="silent", value="yes")
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[], [], [TEXT]] * 2
    silent = [one.silent for messages in people.got().values() for one in messages]
    assert silent == [True, True]


async def test_each_language_gets_its_own_text_and_the_others_the_first(olga: Editor) -> None:
    people = await readers(olga.desk, 30)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    await olga.do(
        TEXT,
        "Open - https://chamber.example/en",
        on(FillBroadcast, step="texts", value="ru"),
        "Палата открывается.",
    )
    assert "✓ Русский" in olga.buttons
    await olga.do(on(FillBroadcast, step="texts", value="done"), on(FillBroadcast, step="silent", value="no"))
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT], ["Палата открывается."], [TEXT]] * 10
    links = {one.buttons[0][0]["url"] for messages in people.got().values() for one in messages}
    assert links == {"https://chamber.example/en"}


async def test_the_preview_has_no_message_that_the_audience_does_not_get(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await olga.do("/broadcast", EVERYONE, TEXT, on(FillBroadcast, step="buttons", value="none"))
    await olga.do(on(FillBroadcast, step="texts", value="kk"), "Палата ашылады.", *AS_IT_IS[1:])
    before = [each.text for each in olga.desk.box.world.messages(olga.chat) if each.from_bot]
    await olga.press(on(GoInBroadcast, step="preview", to="audience"))
    await olga.do(
        on(FillBroadcast, step="audience", value="language"), on(FillBroadcast, step="language", value="ru")
    )
    after = [each.text for each in olga.desk.box.world.messages(olga.chat) if each.from_bot]
    assert after[len(before) : -1] == [TEXT]
    assert "Above is what arrives." in after[-1]
    await olga.do(ASK_TO_SEND, SEND)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[], [TEXT], []]


async def test_a_message_of_one_language_can_be_taken_back(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await olga.do("/broadcast", EVERYONE, TEXT, on(FillBroadcast, step="buttons", value="none"))
    await olga.do(on(FillBroadcast, step="texts", value="ru"), "Палата ашылады.")
    await olga.do(on(FillBroadcast, step="texts", value="ru"))
    await olga.press(on(FillBroadcast, step="content", value="none"))
    assert "✓ Русский" not in olga.buttons
    await olga.do(*AS_IT_IS[1:], ASK_TO_SEND, SEND)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 3


async def test_formatting_arrives_as_it_was_written_and_the_preview_shows_it(olga: Editor) -> None:
    people = await readers(olga.desk, 1)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    entities = [{"type": "bold", "offset": 4, "length": 7}, {"type": "spoiler", "offset": 12, "length": 5}]
    await wrote(olga, text=TEXT, entities=entities)
    await olga.do(
        "Open - https://chamber.example",
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    seen = [each for each in olga.desk.box.world.messages(olga.chat) if each.from_bot and each.text == TEXT][
        -1
    ]
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    ((got,),) = people.got().values()
    assert (got.text, got.entities) == (TEXT, entities)
    assert (seen.text, seen.entities, seen.buttons) == (got.text, got.entities, got.buttons)


async def test_an_album_is_gathered_from_its_parts(olga: Editor) -> None:
    people = await readers(olga.desk, 2)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    before = len(olga.desk.box.world.messages(olga.chat))
    olga.desk.box.world.send_album(olga.person, olga.chat, [PNG] * 3, caption="Three views")
    await olga.desk.box.settled()
    assert len(olga.desk.box.world.messages(olga.chat)) == before + 4, "one answer for the whole album"
    assert "The album has 3 parts so far. Telegram shows no buttons below albums." in olga.last.text
    await olga.do(
        on(FillBroadcast, step="content", value="done"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    for messages in people.got().values():
        assert [each.text for each in messages] == ["Three views", "", ""]
        assert len({each.content["media_group_id"] for each in messages}) == 1


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_arrives_with_its_caption_and_buttons(olga: Editor, kind: str) -> None:
    people = await readers(olga.desk, 1)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    world = olga.desk.box.world
    if kind == "photo":
        world.send_file(olga.person, olga.chat, PNG, kind="photo", caption="A view")
    else:
        world.send_file(olga.person, olga.chat, b"text", kind="document", name="plan.toml", caption="A view")
    await olga.desk.box.settled()
    await olga.do(
        "Open - https://chamber.example",
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    ((got,),) = people.got().values()
    assert got.text == "A view"
    assert kind in got.content
    assert got.buttons[0][0]["text"] == "Open"


async def test_one_that_is_scheduled_starts_at_its_hour(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="when"))
    page = await olga.say("2026-11-23 09:00")
    assert "Starts: 23 November 2026, 09:00" in page.text
    (broadcast,) = await broadcasts(olga.desk)
    assert broadcast.at is not None
    await olga.desk.travel(broadcast.at - timedelta(seconds=1))
    assert people.texts() == [[]] * 3
    await hold_back(people, people.people[2:])
    await olga.desk.travel(broadcast.at)
    assert people.texts() == [[TEXT], [TEXT], []]
    await olga.desk.travel(broadcast.at + timedelta(seconds=4))
    assert "Waiting: 1" in shown(olga, "Broadcast 1 · ▶️ running").text
    await olga.desk.travel(broadcast.at + LATER)
    assert people.texts() == [[TEXT]] * 3


async def test_paused_in_the_middle_it_goes_on_where_it_stopped(olga: Editor) -> None:
    people = await half_sent(olga)
    await olga.desk.travel(olga.desk.now + timedelta(seconds=3))
    running = shown(olga, "Broadcast 1 · ▶️ running")
    assert "Sent: 16 of 31" in running.text
    assert "Waiting: 15" in running.text
    await press_on(olga, running, on(BroadcastAct, act="pause", sure=False))
    assert "⏸ paused" in running.text
    await olga.desk.travel(olga.desk.now + LATER)
    assert sum(map(len, people.got().values())) == 15
    await press_on(olga, running, on(BroadcastAct, act="resume", sure=False))
    await olga.desk.travel(olga.desk.now + LATER)
    assert people.texts() == [[TEXT]] * 30


async def test_a_pause_stops_what_waits_for_its_turn_too(idle_desk: Desk) -> None:
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), pace_overall=20)
    editor = Editor(idle_desk, person)
    people = await readers(idle_desk, 60)
    await sent_to_all(editor)
    await idle_desk.box.until(lambda: sum(map(len, people.got().values())) >= 3, 20)
    await press_on(editor, shown(editor, "▶️ running"), on(BroadcastAct, act="pause", sure=False))
    store, app = store_of(idle_desk), idle_desk.app
    assert app is not None
    await app.worker.wait_until_empty()
    await app.ticker.look_after_broadcasts()
    so_far = sum(map(len, people.got().values()))
    assert so_far < 60
    await idle_desk.travel(idle_desk.now + LATER)
    assert sum(map(len, people.got().values())) == so_far
    assert (await store.count_rows())[RowState.PENDING] >= 60 - so_far


async def test_a_cancel_is_asked_once_and_sends_nothing_more(olga: Editor) -> None:
    people = await half_sent(olga)
    await press_on(olga, shown(olga, "Broadcast 1 · ▶️ running"), on(BroadcastAct, act="cancel", sure=False))
    assert "Cancel this broadcast?" in olga.last.text
    (broadcast,) = await broadcasts(olga.desk)
    assert broadcast.state is BroadcastState.RUNNING
    await olga.press(on(BroadcastAct, act="cancel", sure=True))
    await olga.desk.travel(olga.desk.now + LATER)
    assert sum(map(len, people.got().values())) == 15
    assert "Broadcast 1 was cancelled." in shown(olga, "was cancelled").text
    assert [each["state"] for each in rows(files(olga)[-1])].count("expired") == 15


async def test_a_restart_in_the_middle_leaves_out_nobody(olga: Editor) -> None:
    people = await half_sent(olga)
    await olga.desk.stop()
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    await olga.desk.travel(olga.desk.now + LATER)
    assert people.texts() == [[TEXT]] * 30
    await olga.desk.travel(olga.desk.now)
    assert "Sent: 31 of 31" in shown(olga, "Broadcast 1 has ended.").text


async def test_a_second_tap_changes_nothing(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    start = olga.data(on(FinishBroadcast, starts=True))
    question = olga.last
    await olga.press(start)
    toast, _alert = await olga.desk.press(olga.person, olga.chat, question, start, forged=True)
    await olga.desk.travel(olga.desk.now)
    assert toast == "This has changed since. See how it stands now."
    assert people.texts() == [[TEXT]] * 3
    assert len(await broadcasts(olga.desk)) == 1


async def test_two_editors_who_start_a_draft_at_once_start_it_once(olga: Editor) -> None:
    people = await readers(olga.desk, 30)
    bob = await join(olga.desk, olga.desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await to_preview(olga)
    await olga.press(on(FinishBroadcast, starts=False))
    for each in (olga, bob):
        await each.say("/broadcasts")
        await each.press(on(BroadcastAct, act="show", sure=False))
        await each.press(on(BroadcastAct, act="start", sure=False))
    world = olga.desk.box.world
    for each in (olga, bob):
        world.press(
            each.person, each.chat, each.last.message_id, each.data(on(BroadcastAct, act="start", sure=True))
        )
    await olga.desk.box.settled()
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 30
    assert [each.act for each in await acts(olga.desk)].count(AuditAction.BROADCAST_STARTED) == 1


async def test_the_buttons_of_a_removed_editor_do_nothing(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    bob = await join(olga.desk, olga.desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await to_preview(bob)
    await bob.press(on(GoInBroadcast, step="preview", to="confirm"))
    member = await store_of(olga.desk).get(Member, str(bob.person.id))
    assert member is not None
    await remove_records(store_of(olga.desk), member)
    assert await bob.press(on(FinishBroadcast, starts=True)) == (REFUSAL, True)
    assert (await bob.say("/broadcast")).text == REFUSAL
    assert await choose_back(bob) == (REFUSAL, True)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[]] * 3
    assert await forms(olga.desk) == []


async def test_the_report_of_a_removed_editor_goes_to_the_others(olga: Editor) -> None:
    await readers(olga.desk, 3)
    bob = await join(olga.desk, olga.desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await sent_to_all(bob)
    assert olga.desk.app is not None
    await olga.desk.app.worker.wait_until_empty()
    member = await store_of(olga.desk).get(Member, str(bob.person.id))
    assert member is not None
    await remove_records(store_of(olga.desk), member)
    await olga.desk.travel(olga.desk.now + LATER)
    await olga.desk.travel(olga.desk.now + LATER)
    assert len(rows(files(olga)[-1])) == 5
    assert files(bob) == []


async def choose_back(editor: Editor) -> tuple[str, bool]:
    return await press_on(editor, shown(editor, "Send it?"), on(GoInBroadcast, step="confirm", to="preview"))


async def test_an_unfinished_form_is_asked_on(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    await olga.say(TEXT)
    again = await olga.say("/broadcast")
    assert "You have not finished this broadcast." in again.text
    assert "Which buttons stand below it?" in again.text
    await olga.press(on(EndForm, kind="broadcast"))
    assert await forms(olga.desk) == []
    assert await broadcasts(olga.desk) == []
