"""Readers report errors and suggest evidence; editors answer, and the readers hear of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.newsroom.audit import Act
from briefing.newsroom.forms import Form
from briefing.newsroom.reports import Report, ReportKind
from briefing.newsroom.team import Member
from briefing.roles import Role
from tests.newsroom.editors import acts, hired, owned_by
from views.telegram.newsroom.report_links import PREFIX, ReportLink, payload, read_payload

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

ERROR, EVIDENCE = "⚠️ Report an error", "🔎 Suggest evidence"
ACCEPT, DECLINE = "✅ Accept", "✖️ Decline"
LINK = "https://news.example/a?b=1&c=<2>"


def labels(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def reader_of(desk: Desk, name: str = "Rita", language: str = "en") -> tuple[Person, Chat]:
    person = desk.box.world.add_person(name, language=language)
    return person, desk.box.world.private(person)


async def reported(
    desk: Desk, person: Person, chat: Chat, text: str, *, slug: str = "chamber", kind: str = "e"
) -> str:
    """Report through the deep link, and return what the reader is answered last."""
    await desk.say(person, chat, f"/start rep-{kind}-ots-2025-{slug}")
    return (await desk.say(person, chat, text))[-1].text


async def kept(desk: Desk) -> list[Report]:
    assert desk.app is not None
    return await desk.app.services.store.records(Report)


async def test_a_reader_reports_from_a_card_and_hears_what_became_of_it(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk, language="kk")
    (card,) = await idle_desk.say(rita, chat, "/chamber")
    last_row = card.buttons[-1] if EVIDENCE in str(card.buttons[-1]) else card.buttons[-2]
    await idle_desk.press(rita, chat, card, last_row[1]["text"])
    question = idle_desk.box.world.messages(chat)[-1]
    assert "1 000" in question.text.replace("\xa0", " ").replace("\u202f", " ")
    (thanks,) = await idle_desk.say(rita, chat, f"Look <b>here</b>: {LINK}.")
    assert "1" in thanks.text
    (told,) = await idle_desk.pushed(editors, idle_desk.now + timedelta(minutes=1))
    assert told.text == "📮 1 new report of a reader."
    await idle_desk.press(emma, editors, told, "📮 Show the queue")
    assert told.text.startswith("Report 1 · 1 of 1\n🔎 Suggest evidence: ")
    assert "the reader’s language: Kazakh" in told.text
    assert f"Look <b>here</b>: {LINK}." in told.text
    assert "Rita" not in told.text
    assert str(rita.id) not in told.text
    toast, _alert = await idle_desk.press(emma, editors, told, ACCEPT)
    assert toast == "Report 1 is accepted; the reader is told."
    assert told.text == "No report of a reader is waiting."
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=2))
    assert "accepted it" in answer.text or "қабылда" in answer.text
    assert await idle_desk.pushed(chat, idle_desk.now + timedelta(days=3)) == []
    (act,) = await acts(idle_desk)
    assert (act.act, act.about, act.person, act.details) == (
        Act.REPORT_ACCEPTED,
        "ots-2025/chamber",
        None,
        {"report": "1"},
    )


async def test_in_a_group_the_press_opens_the_private_chat(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Readers", members=[emma])
    (card,) = await desk.say(emma, group, "/chamber@briefing_bot")
    query = desk.box.world.press(emma, group, card.message_id, ERROR)
    await desk.box.settled()
    answered = desk.box.world.callback_answers[query]
    assert answered["url"] == "https://t.me/briefing_bot?start=rep-e-ots-2025-chamber"
    chat = desk.box.world.private(emma)
    (question,) = await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    assert question.text.startswith("⚠️ Report an error: ")
    (thanks,) = await desk.say(emma, chat, "The year is wrong.")
    assert thanks.text.startswith("Thank you. This is report 1;")


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize(("statement", "slug"), [("ots-2025", "ai_university"), ("s" * 19 + "-", "_" * 32)])
def test_what_a_link_carries_is_read_back_and_fits(kind: ReportKind, statement: str, slug: str) -> None:
    carried = payload(ReportLink(kind, statement, slug))
    assert read_payload(carried) == (kind, statement, slug)
    assert len(f"rep:{carried}") <= 64


@pytest.mark.parametrize(
    "other",
    ["", "chamber", "group5", PREFIX, "rep-e-", "rep-e-chamber", "rep-x-ots-2025-chamber", "rep-e--a"],
)
def test_another_payload_is_no_report(other: str) -> None:
    assert read_payload(other) is None


async def test_a_link_to_what_is_not_there_says_so(desk: Desk, emma: Person) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/start rep-e-ots-2025-nothing")
    assert "out of date" in answer.text


async def test_what_is_too_long_is_asked_for_again(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    refusal = await reported(desk, emma, chat, "x" * 1001)
    assert refusal.startswith("That has 1,001 characters; at most 1,000 fit.")
    assert await kept(desk) == []
    (thanks,) = await desk.say(emma, chat, "x" * 1000)
    assert thanks.text.startswith("Thank you.")


async def test_a_picture_is_asked_for_as_text(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    desk.box.world.send_file(emma, chat, b"words", kind="document", name="a.txt", mime_type="text/plain")
    await desk.box.settled()
    last = desk.box.world.messages(chat)[-1].text
    assert last == "Please write it as a text message, or end with /cancel."
    assert await kept(desk) == []


async def test_an_open_report_is_no_search_and_ends_by_cancel(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    (ended,) = await desk.say(emma, chat, "/cancel")
    assert ended.text == "Ended. Nothing of it was kept."
    (found,) = await desk.say(emma, chat, "chamber")
    assert "Turkic Chamber" in found.text
    assert await kept(desk) == []


async def test_five_a_day_and_the_same_text_once(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await reported(desk, emma, chat, "The year is wrong.")
    again = await reported(desk, emma, chat, "the  YEAR is wrong.")
    assert again == "You have sent this already, so it was taken once."
    for number in range(2, 6):
        assert f"report {number};" in await reported(desk, emma, chat, f"Wrong {number}")
    (refusal,) = await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    assert refusal.text == "You can send 5 reports within 24 hours. Please come back tomorrow."
    assert len(await kept(desk)) == 5
    await desk.travel(desk.now + timedelta(hours=24))
    assert "report 6;" in await reported(desk, emma, chat, "One more")


async def test_suggested_evidence_without_an_address_is_taken_with_a_word(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    assert "It names no address." in await reported(desk, emma, chat, "It was on TV", kind="s")
    assert len(await kept(desk)) == 1


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param("see https://a.example/b?c=d#e.", "https://a.example/b?c=d#e", id="in a sentence"),
        pytest.param("(HTTP://A.example/b)", "HTTP://A.example/b", id="in brackets"),
        pytest.param("a https://a.example https://b.example", "https://a.example", id="the first"),
        pytest.param("www.a.example", None, id="none"),
    ],
)
async def test_the_address_is_picked_out(desk: Desk, emma: Person, text: str, url: str | None) -> None:
    await reported(desk, emma, desk.box.world.private(emma), text, kind="s")
    (report,) = await kept(desk)
    assert report.url == url


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
    declined, empty = await idle_desk.say(emma, editors, "The <card> is right.")
    assert declined.text == "Report 1 is declined; the reader is told."
    assert empty.text == "No report of a reader is waiting."
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))
    assert answer.text.endswith("An editor writes: “The <card> is right.”")
    assert [each.act for each in await acts(idle_desk)] == [Act.REPORT_DECLINED]


async def test_declined_without_a_sentence(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, DECLINE)
    asked = idle_desk.box.world.messages(editors)[-1]
    await idle_desk.press(emma, editors, asked, "Without a sentence")
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
    answer, _empty = await idle_desk.say(ben, bens, "No.")
    assert answer.text == "Report 1 is answered already, or was withdrawn."
    assert len(await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))) == 1
    assert [each.act for each in await acts(idle_desk)] == [Act.REPORT_ACCEPTED]


async def test_the_queue_is_oldest_first_and_can_be_walked(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    for text in ("first", "second", "third"):
        await reported(idle_desk, rita, chat, text)
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    assert queue.text.endswith("first")
    await idle_desk.press(emma, editors, queue, "▶")
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
    await idle_desk.press(emma, editors, queue, "✍️ Accept and add a follow-up")
    assert idle_desk.app is not None
    (form,) = await idle_desk.app.services.store.records(Form)
    assert form.values["initiative"] == "chamber"
    assert form.values["url.1"] == "https://news.example/opened"
    assert len(await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))) == 1


async def test_forgetting_takes_the_reports_and_leaves_the_audit(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "first")
    await reported(idle_desk, rita, chat, "second")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, ACCEPT)
    (question,) = await idle_desk.say(rita, chat, "/forget")
    await idle_desk.press(rita, chat, question, "🗑 Yes, erase it")
    toast, _alert = await idle_desk.press(emma, editors, queue, ACCEPT)
    assert toast == "Report 2 is answered already, or was withdrawn."
    assert queue.text == "No report of a reader is waiting."
    assert await kept(idle_desk) == []
    assert await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1)) == []
    (act,) = await acts(idle_desk)
    assert str(rita.id) not in repr(act)
    assert "report 3;" in await reported(idle_desk, rita, chat, "first")


async def test_a_reviewer_sees_the_queue_and_a_reader_does_not(idle_desk: Desk, emma: Person) -> None:
    await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    rae, raes = await hired(idle_desk, "Rae", role=Role.REVIEWER)
    await reported(idle_desk, rita, chat, "wrong")
    (shown,) = await idle_desk.say(rae, raes, "/reports")
    assert shown.text.endswith("wrong")
    assert labels(shown) == ["📄 Card"]
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
    member = await store.record(Member, str(ben.id))
    assert member is not None
    await store.transact(lambda records: records.remove(member))
    (refusal,) = await idle_desk.say(ben, bens, "No.")
    assert "members of the newsroom" in refusal.text
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    assert queue.text.endswith("wrong")
