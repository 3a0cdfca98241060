"""A text for somebody else is seen first as they will get it, and leaves by Send alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reports.readers import kept, reader_of, reported
from tests.support.buttons import on, pressable
from tests.team.editors import owned_by
from views.telegram.reports.callbacks import DeclineReport, SendAnswer, SendReport
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

ASK = "/start rep-e-ots-2025-chamber"


def data_of(message: Message, prefix: str) -> str:
    return next(each for each in pressable(message) if each.startswith(prefix))


async def test_a_report_is_seen_as_editors_get_it_and_leaves_by_send_alone(desk: Desk) -> None:
    rita, chat = await reader_of(desk)
    await desk.say(rita, chat, ASK)
    (preview,) = await desk.say(rita, chat, "The year is <wrong>.")
    assert preview.text.startswith("⚠️ Report an error: ")
    assert "The year is <wrong>." in preview.text
    assert "your language: English" in preview.text
    assert await kept(desk) == []
    data = data_of(preview, "rps:")
    await desk.press(rita, chat, preview, on(SendReport))
    assert preview.text.startswith("Thank you. This is report 1;")
    toast, _alert = await desk.press(rita, chat, preview, data, forged=True)
    assert toast == "That was sent, cancelled or changed since."
    assert [each.text for each in await kept(desk)] == ["The year is <wrong>."]


async def test_another_text_replaces_the_one_that_was_shown(desk: Desk) -> None:
    rita, chat = await reader_of(desk)
    await desk.say(rita, chat, ASK)
    (first,) = await desk.say(rita, chat, "The yaer is wrong.")
    (second,) = await desk.say(rita, chat, "The year is wrong.")
    assert (await desk.press(rita, chat, first, on(SendReport)))[0].startswith("That was sent, cancelled")
    assert await kept(desk) == []
    await desk.press(rita, chat, second, on(SendReport))
    assert [each.text for each in await kept(desk)] == ["The year is wrong."]


async def test_a_preview_outlasts_a_restart(desk: Desk) -> None:
    rita, chat = await reader_of(desk)
    await desk.say(rita, chat, ASK)
    (preview,) = await desk.say(rita, chat, "The year is wrong.")
    await desk.stop()
    await desk.start()
    await desk.press(rita, chat, preview, on(SendReport))
    assert [each.text for each in await kept(desk)] == ["The year is wrong."]


@pytest.mark.parametrize("by", ["button", "button of the question", "/cancel", "/help"])
async def test_a_report_that_is_not_sent_says_so(desk: Desk, by: str) -> None:
    rita, chat = await reader_of(desk)
    (question,) = await desk.say(rita, chat, ASK)
    (preview,) = await desk.say(rita, chat, "The year is wrong.")
    data = data_of(preview, "rps:")
    if by.startswith("/"):
        (told, *_answers) = await desk.say(rita, chat, by)
    else:
        told = preview if by == "button" else question
        await desk.press(rita, chat, told, on(EndForm))
    assert told.text == "Report not sent."
    toast, _alert = await desk.press(rita, chat, preview, data, forged=True)
    assert toast == "That was sent, cancelled or changed since."
    assert await kept(desk) == []
    (found,) = await desk.say(rita, chat, "chamber")
    assert "Turkic Chamber" in found.text


async def test_an_editor_sees_an_answer_in_the_readers_language_before_it_leaves(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk, language="ru")
    await reported(idle_desk, rita, chat, "wrong")
    before = len(idle_desk.box.world.messages(chat))
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, on(DeclineReport, silent=False))
    (slip,) = await idle_desk.say(emma, editors, "Карточка вернв.")
    (preview,) = await idle_desk.say(emma, editors, "Карточка верна.")
    toast, _alert = await idle_desk.press(emma, editors, slip, on(SendAnswer))
    assert toast == "That was sent, cancelled or changed since."
    await idle_desk.travel(idle_desk.now)
    assert len(idle_desk.box.world.messages(chat)) == before
    shown = preview.text.split("\n\n")
    data = data_of(preview, "rpx:")
    await idle_desk.stop()
    await idle_desk.start(admin_ids=frozenset({emma.id}))
    await idle_desk.press(emma, editors, preview, on(SendAnswer))
    await idle_desk.press(emma, editors, preview, data, forged=True)
    await idle_desk.travel(idle_desk.now)
    (answer,) = [each for each in idle_desk.box.world.messages(chat)[before:] if each.from_bot]
    assert answer.text.split("\n\n") == shown[1:-1]
    assert (await kept(idle_desk))[0].note == "Карточка верна."


async def test_an_answer_that_is_not_sent_leaves_the_report_in_the_queue(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await reported(idle_desk, rita, chat, "wrong")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, on(DeclineReport, silent=False))
    await idle_desk.say(emma, editors, "No.")
    told, again = await idle_desk.say(emma, editors, "/reports")
    assert told.text == "Answer not sent. The report still waits in /reports."
    assert again.text.endswith("wrong")
