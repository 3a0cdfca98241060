"""Editors work off the queue of readers' reports, and the readers hear of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.forms import Form
from briefing.records import remove_records
from briefing.team.audit import AuditAction
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.reports.readers import kept, reader_of, reported
from tests.support.buttons import on
from tests.team.editors import acts, hired, owned_by
from views.telegram.chats.callbacks import Forget
from views.telegram.reports.callbacks import AcceptReport, DeclineReport, SendAnswer, ShowReport

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

ACCEPT, DECLINE = on(AcceptReport, follow_up=False), on(DeclineReport, silent=False)


def labels(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def test_editors_hear_of_new_reports_at_most_once_an_hour_with_the_count(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "one")
    start = idle_desk.now + timedelta(minutes=1)
    assert len(await idle_desk.pushed(editors, start)) == 1
    await reported(idle_desk, rita, chat, "two")
    await reported(idle_desk, rita, chat, "three")
    assert await idle_desk.pushed(editors, start + timedelta(minutes=59)) == []
    (told,) = await idle_desk.pushed(editors, start + timedelta(minutes=60))
    assert told.text == "📮 2 new reports of readers."
    assert await idle_desk.pushed(editors, start + timedelta(hours=3)) == []


async def test_declined_with_a_sentence_that_the_reader_gets(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, DECLINE)
    (too_long,) = await idle_desk.say(emma, editors, "x" * 301)
    assert "at most 300 fit" in too_long.text
    (preview,) = await idle_desk.say(emma, editors, "The <card> is right.")
    await idle_desk.press(emma, editors, preview, on(SendAnswer))
    told = "Report 1 is declined; the reader is told."
    assert preview.text == f"{told}\n\nNo report of a reader is waiting."
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))
    assert answer.text.endswith("An editor writes: “The <card> is right.”")
    assert [each.act for each in await acts(idle_desk)] == [AuditAction.REPORT_DECLINED]


async def test_declined_without_a_sentence(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, DECLINE)
    asked = idle_desk.box.world.messages(editors)[-1]
    await idle_desk.press(emma, editors, asked, on(DeclineReport, number=1, silent=True))
    (found,) = await idle_desk.say(emma, editors, "chamber")
    assert "Turkic Chamber" in found.text
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))
    assert answer.text.endswith("The newsroom has read it and has not taken it up.")


async def test_of_two_editors_the_first_counts(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    ben, bens = await hired(idle_desk, "Ben")
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (hers,) = await idle_desk.say(emma, editors, "/reports")
    (his,) = await idle_desk.say(ben, bens, "/reports")
    await idle_desk.press(ben, bens, his, DECLINE)
    await idle_desk.press(emma, editors, hers, ACCEPT)
    (answer,) = await idle_desk.say(ben, bens, "No.")
    assert answer.text.startswith("Report 1 is answered already, or was withdrawn.")
    assert len(await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))) == 1
    assert [each.act for each in await acts(idle_desk)] == [AuditAction.REPORT_ACCEPTED]


async def test_the_queue_is_oldest_first_and_can_be_walked(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    for text in ("first", "second", "third"):
        await reported(idle_desk, rita, chat, text)
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    assert queue.text.endswith("first")
    await idle_desk.press(emma, editors, queue, on(ShowReport, number=2))
    assert queue.text.endswith("second")
    await idle_desk.press(emma, editors, queue, ACCEPT)
    assert queue.text.endswith("third")
    await idle_desk.press(emma, editors, queue, ACCEPT)
    assert queue.text.endswith("first")


async def test_accepting_begins_a_follow_up_with_the_address(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "It opened: https://news.example/opened", kind="s")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, on(AcceptReport, number=1, follow_up=True))
    assert idle_desk.app is not None
    (form,) = await idle_desk.app.services.store.find(Form)
    assert form.values["initiative"] == "chamber"
    assert form.values["url.1"] == "https://news.example/opened"
    assert await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1)) == []


async def test_a_reviewer_sees_the_queue_and_a_reader_does_not(idle_desk: Desk, emma: Person) -> None:
    await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    rae, raes = await hired(idle_desk, "Rae", role=Role.REVIEWER)
    await reported(idle_desk, rita, chat, "wrong")
    (shown,) = await idle_desk.say(rae, raes, "/reports")
    assert shown.text.endswith("wrong")
    assert labels(shown) == ["📄 Card", "⬅ Newsroom"]
    (refusal,) = await idle_desk.say(rita, chat, "/reports")
    toast, is_alert = await idle_desk.press(rae, raes, shown, "rpa:1:0", forged=True)
    assert (refusal.text, is_alert) == (toast, True)
    assert await acts(idle_desk) == []


async def test_a_removed_editor_declines_nothing_any_more(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    ben, bens = await hired(idle_desk, "Ben")
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (queue,) = await idle_desk.say(ben, bens, "/reports")
    await idle_desk.press(ben, bens, queue, DECLINE)
    assert idle_desk.app is not None
    store = idle_desk.app.services.store
    member = await store.get(Member, str(ben.id))
    assert member is not None
    await remove_records(store, member)
    (refusal,) = await idle_desk.say(ben, bens, "No.")
    assert "members of the newsroom" in refusal.text
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    assert queue.text.endswith("wrong")


async def test_forgetting_takes_the_reports_and_leaves_the_audit(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "first")
    await reported(idle_desk, rita, chat, "second")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, ACCEPT)
    (question,) = await idle_desk.say(rita, chat, "/forget")
    await idle_desk.press(rita, chat, question, on(Forget, confirmed=True))
    toast, _alert = await idle_desk.press(emma, editors, queue, ACCEPT)
    assert toast == "Report 2 is answered already, or was withdrawn."
    assert queue.text == "No report of a reader is waiting."
    assert await kept(idle_desk) == []
    assert await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1)) == []
    (act,) = await acts(idle_desk)
    assert str(rita.id) not in repr(act)
    assert "report 3;" in await reported(idle_desk, rita, chat, "first")
