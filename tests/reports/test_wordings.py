"""A language that nobody has reviewed says so, and readers tell the editors of a wrong wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.reports.reports import Report, ReportKind
from briefing.team.audit import AuditAction
from storage.content.reviewed import LanguageReview
from storage.documents.kinds import RECORDS
from tests.reports.readers import kept, reader_of, written
from tests.support.buttons import on, pressable
from tests.team.editors import acts, owned_by
from tests.views.shown import LANGUAGES, translator
from views.telegram.reports.callbacks import AcceptReport, DeclineReport, ReportCard, SendAnswer

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

WORDING = on(ReportCard, about="rep-w")
NOT_REVIEWED = "machine-checked, not yet reviewed by a native speaker"
ACCEPT, DECLINE = on(AcceptReport, follow_up=False), on(DeclineReport, silent=False)
REVIEW = LanguageReview("A. Reader", date(2026, 11, 1))


@pytest.mark.parametrize("command", ["/language", "/about"])
async def test_a_language_that_nobody_has_reviewed_says_so(desk: Desk, emma: Person, command: str) -> None:
    chat = desk.box.world.private(emma)
    (shown,) = await desk.say(emma, chat, command)
    assert NOT_REVIEWED in shown.text
    assert WORDING.of(shown)
    await desk.say(emma, chat, "/language kk")
    (shown,) = await desk.say(emma, chat, command)
    assert NOT_REVIEWED not in shown.text
    assert "тексерген, тілді білетін адам әлі" in shown.text


@pytest.mark.parametrize("command", ["/language", "/about"])
async def test_a_language_that_is_reviewed_says_nothing_of_it(
    idle_desk: Desk, emma: Person, command: str
) -> None:
    idle_desk.content = replace(idle_desk.content, reviewed={"en": REVIEW})
    await idle_desk.start()
    (shown,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), command)
    assert NOT_REVIEWED not in shown.text
    assert not any(each.startswith("rep:") for each in pressable(shown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_it_in_its_own_words(language: str) -> None:
    message = (
        "The texts in this language are machine-checked, not yet reviewed by a native speaker. If a wording "
        "is wrong, tell the editors by the button."
    )
    said = [translator(each).gettext(message) for each in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert not translator(language).is_reviewed


async def test_a_wording_goes_to_the_queue_and_is_answered_as_others_are(
    idle_desk: Desk, emma: Person
) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk, language="ru")
    (shown,) = await idle_desk.say(rita, chat, "/language")
    await idle_desk.press(rita, chat, shown, WORDING)
    question = idle_desk.box.world.messages(chat)[-1]
    assert question.text.startswith("🔤 Сообщить о формулировке: русский")
    preview = await written(idle_desk, rita, chat, "«Хроника» звучит странно.")
    assert "1" in preview
    (report,) = await kept(idle_desk)
    assert (report.kind, report.language, report.statement, report.initiative) == (
        ReportKind.WORDING,
        "ru",
        "",
        "",
    )
    (told,) = await idle_desk.pushed(editors, idle_desk.now + timedelta(minutes=1))
    assert told.text == "📮 1 new report of a reader."
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    assert "🔤 Report a wording: Russian" in queue.text
    assert "«Хроника» звучит странно." in queue.text
    labels = [each["text"] for row in queue.buttons for each in row]
    assert "📄 Card" not in labels
    assert "✍️ Accept and add a follow-up" not in labels
    await idle_desk.press(emma, editors, queue, ACCEPT)
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=2))
    assert answer.text.startswith("Ваше обращение № 1: русский")
    assert answer.buttons == []
    (act,) = await acts(idle_desk)
    assert (act.act, act.about) == (AuditAction.REPORT_ACCEPTED, "wording-ru")


async def test_a_wording_is_declined_with_a_sentence(idle_desk: Desk, emma: Person) -> None:
    editors = await owned_by(idle_desk, emma)
    rita, chat = await reader_of(idle_desk)
    await idle_desk.say(rita, chat, "/start rep-w")
    await written(idle_desk, rita, chat, "“Log” is wrong.")
    (queue,) = await idle_desk.say(emma, editors, "/reports")
    await idle_desk.press(emma, editors, queue, DECLINE)
    (preview,) = await idle_desk.say(emma, editors, "It is the word of the glossary.")
    await idle_desk.press(emma, editors, preview, on(SendAnswer))
    (answer,) = await idle_desk.pushed(chat, idle_desk.now + timedelta(minutes=1))
    assert answer.text.startswith("Your report 1: English")
    assert answer.text.endswith("An editor writes: “It is the word of the glossary.”")


async def test_in_a_group_the_press_opens_the_private_chat(desk: Desk, emma: Person) -> None:
    group = desk.box.world.add_group("Readers", members=[emma], admins=[emma])
    (shown,) = await desk.say(emma, group, "/language@briefing_bot")
    answer = await desk.pressed(emma, group, shown, WORDING)
    assert answer["url"] == "https://t.me/briefing_bot?start=rep-w"


def test_a_report_of_an_earlier_version_and_one_about_a_wording_are_read_from_the_store() -> None:
    kind = RECORDS["reports"]
    for report in (
        Report(1, 5, "kk", "ots-2025", "chamber", ReportKind.ERROR, "a", datetime(2026, 1, 1, tzinfo=UTC)),
        Report(2, 5, "kk", "", "", ReportKind.WORDING, "a", datetime(2026, 1, 1, tzinfo=UTC)),
    ):
        assert kind.read(0, kind.dump(report)) == report
