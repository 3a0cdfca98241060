"""Readers report errors and suggest evidence, from a card or by a link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.reports.reports import ReportKind
from briefing.team.audit import AuditAction
from tests.reports.readers import kept, reader_of, reported, written
from tests.support.buttons import on
from tests.team.editors import acts, owned_by
from views.telegram.reports.callbacks import AcceptReport, ReportCard, SendReport, ShowReport
from views.telegram.reports.reporting import PREFIX, ReportLink, payload, read_payload
from views.telegram.statement.callbacks import ShowMore

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

ERROR = "⚠️ Report an error"
ACCEPT = on(AcceptReport, follow_up=False)
LINK = "https://news.example/a?b=1&c=<2>"


async def test_a_reader_reports_from_a_card_and_hears_what_became_of_it(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk, language="kk")
    (card,) = await idle_desk.say(rita, chat, "/chamber")
    await idle_desk.press(rita, chat, card, on(ShowMore))
    await idle_desk.press(rita, chat, card, on(ReportCard, about="rep-s-ots-2025-chamber"))
    question = idle_desk.box.world.messages(chat)[-1]
    assert "1 000" in question.text.replace("\xa0", " ").replace("\u202f", " ")
    assert "1" in await written(idle_desk, rita, chat, f"Look <b>here</b>: {LINK}.")
    (told,) = await idle_desk.pushed(editors, idle_desk.now + timedelta(minutes=1))
    assert told.text == "📮 1 new report of a reader."
    await idle_desk.press(emma, editors, told, on(ShowReport, number=0))
    assert told.text == "📮 1 new report of a reader."
    queue = idle_desk.box.world.messages(editors)[-1]
    assert queue.text.startswith("Report 1 · 1 of 1\n🔎 Suggest evidence: ")
    assert "the reader’s language: Kazakh" in queue.text
    assert f"Look <b>here</b>: {LINK}." in queue.text
    assert "Rita" not in queue.text
    assert str(rita.id) not in queue.text
    toast, _alert = await idle_desk.press(emma, editors, queue, ACCEPT)
    assert toast == "Report 1 is accepted; the reader is told."
    assert queue.text == "No report of a reader is waiting."
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=2))
    assert "қабылда" in answer.text
    assert await idle_desk.pushed(chat, idle_desk.now + timedelta(days=3)) == []
    (act,) = await acts(idle_desk)
    assert (act.act, act.about, act.person, act.details) == (
        AuditAction.REPORT_ACCEPTED,
        "ots-2025/chamber",
        None,
        {"report": "1"},
    )


async def test_in_a_group_the_press_opens_the_private_chat(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Readers", members=[emma])
    (card,) = await desk.say(emma, group, "/chamber@briefing_bot")
    await desk.press(emma, group, card, on(ShowMore))
    query = desk.box.world.press(emma, group, card.message_id, ERROR)
    await desk.box.settled()
    answered = desk.box.world.callback_answers[query]
    assert answered["url"] == "https://t.me/briefing_bot?start=rep-e-ots-2025-chamber"
    chat = desk.box.world.private(emma)
    (question,) = await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    assert question.text.startswith("⚠️ Report an error: ")
    assert (await written(desk, emma, chat, "The year is wrong.")).startswith("Thank you. This is report 1;")


@pytest.mark.parametrize("kind", [ReportKind.ERROR, ReportKind.EVIDENCE])
@pytest.mark.parametrize(("statement", "slug"), [("ots-2025", "ai_university"), ("s" * 19 + "-", "_" * 32)])
def test_what_a_link_carries_is_read_back_and_fits(kind: ReportKind, statement: str, slug: str) -> None:
    carried = payload(ReportLink(kind, statement, slug))
    assert read_payload(carried) == (kind, statement, slug)
    assert len(f"rep:{carried}") <= 64


def test_a_link_to_a_report_about_a_wording_names_no_initiative() -> None:
    link = ReportLink(ReportKind.WORDING)
    assert read_payload(payload(link)) == link


@pytest.mark.parametrize(
    "other",
    [
        "",
        "rep-w-",
        "rep-w-ots-2025-chamber",
        "chamber",
        "group5",
        PREFIX,
        "rep-e-",
        "rep-e-chamber",
        "rep-x-ots-2025-chamber",
        "rep-e--a",
    ],
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
    assert (await written(desk, emma, chat, "x" * 1000)).startswith("Thank you.")


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
    assert ended.text == "Report not sent."
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
    await desk.say(emma, chat, "/start rep-s-ots-2025-chamber")
    (preview,) = await desk.say(emma, chat, "It was on TV")
    assert "It names no address." in preview.text
    await desk.press(emma, chat, preview, on(SendReport))
    assert len(await kept(desk)) == 1


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param("see https://a.example/b?c=d#e.", "https://a.example/b?c=d#e", id="in a sentence"),
        pytest.param("(https://a.example/b_(c)).", "https://a.example/b_(c)", id="with brackets of its own"),
        pytest.param("(HTTP://A.example/b)", "HTTP://A.example/b", id="in brackets"),
        pytest.param("a https://a.example https://b.example", "https://a.example", id="the first"),
        pytest.param("www.a.example", None, id="none"),
    ],
)
async def test_the_address_is_picked_out(desk: Desk, emma: Person, text: str, url: str | None) -> None:
    await reported(desk, emma, desk.box.world.private(emma), text, kind="s")
    (report,) = await kept(desk)
    assert report.url == url


async def test_hidden_characters_of_a_report_are_left_out(desk: Desk) -> None:
    person, chat = await reader_of(desk)
    assert "Please write it as a text message" in await reported(desk, person, chat, "\u200b\u2066")
    await written(desk, person, chat, "Look:\n\u202ehttps://example.org\x07")
    assert [each.text for each in await kept(desk)] == ["Look:\nhttps://example.org"]
