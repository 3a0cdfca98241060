"""Who gives a command, or presses a button of another page, has moved on: no question takes what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts.content import Content, ContentKind
from briefing.broadcasts.form import with_content
from briefing.forms import Form
from briefing.records import put_records
from tests.broadcasts.desk import EVERYONE
from tests.channels.desk import linked
from tests.followups.desk import TEXT, URL, Editor, forms, store_of
from tests.support.buttons import on
from tests.support.test_form_kinds import STORED
from views.telegram.channels.callbacks import OfChannel, OfPost
from views.telegram.followups.callbacks import FillIn
from views.telegram.reports.callbacks import ReportCard
from views.telegram.statement.callbacks import ShowCard, ShowMore
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.desk import Desk

COMMANDS = (
    "/help",
    "/chamber",
    "/no_such_thing",
    "/digest@briefing_bot",
    "/help@another_bot",
    "/start rep-s-ots-2025-industry",
)
POST = {"chat": "-1002000000001", "post": "0" * 16}
KEPT = " What you wrote is kept for a day: /{} goes on with it."
ABOUT = {"form": "0" * 16, "statement": "ots-2025", "initiative": "chamber"}
WRITTEN = with_content({"form": "0" * 16}, Content(ContentKind.TEXT, "All of you"), None)
QUESTIONS: tuple[tuple[str, str, Mapping[str, str], str], ...] = (
    ("report", "text", {"kind": "error", "statement": "ots-2025", "slug": "chamber"}, "Report not sent."),
    ("decline", "note", {"number": "1"}, "Answer not sent. The report still waits in /reports."),
    ("followup", "text", ABOUT, "Follow-up not published."),
    ("followup", "day", {**ABOUT, "text": TEXT}, "Follow-up not published." + KEPT.format("followup")),
    (
        "followup",
        "text",
        {**ABOUT, "correction_of": "x", "reason": "Wrong."},
        "Correction not published." + KEPT.format("followup"),
    ),
    ("return", "note", {"entry": "x"}, "Entry not returned. It still waits in /queue."),
    ("translation", "text", {"entry": "x", "language": "ru"}, "Translation not saved."),
    ("draft", "article", {}, "No statement was made of the article."),
    ("broadcast", "audience", {"form": "0" * 16}, "Broadcast not sent."),
    ("broadcast", "buttons", WRITTEN, "Broadcast not sent." + KEPT.format("broadcast")),
    ("bc_when", "when", {"campaign": "x"}, "The start of the broadcast is not changed."),
    ("bc_fix", "message", {"campaign": "x", "form": "0" * 16}, "Broadcast not corrected."),
    (
        "bc_other",
        "message",
        {"campaign": "x", "form": "0" * 16},
        "The message of the broadcast is not replaced.",
    ),
    ("bc_list", "ids", {"name": "friends"}, "List not saved."),
    ("post", "message", {"chat": POST["chat"]}, "Post not sent."),
    ("post", "message", POST, "Post not changed."),
    ("post", "when", POST, "The hour of the post is not changed."),
)
"""Kind, step and answers of each form, and what is said when its person moves on."""


@pytest.fixture
async def olga(idle_desk: Desk) -> Editor:
    """An owner who has met the bot, and may write as fast as tests do."""
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), flood_per_10s=1000)
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    return editor


async def asked(olga: Editor, kind: str, step: str, values: Mapping[str, str]) -> None:
    """Leave a form at a step, as an earlier conversation has."""
    form = Form(olga.person.id, kind, step, olga.desk.now, values)
    await put_records(store_of(olga.desk), form)


async def said(olga: Editor, text: str) -> list[str]:
    return [each.text for each in await olga.desk.say(olga.person, olga.chat, text)]


def test_every_kind_of_form_is_in_the_table() -> None:
    assert {kind for kind, *_rest in QUESTIONS} == set(STORED)


@pytest.mark.parametrize(
    ("kind", "step", "values", "told"), QUESTIONS, ids=[f"{kind}-{told}" for kind, _, _, told in QUESTIONS]
)
async def test_any_command_ends_an_open_question_and_says_so(
    olga: Editor, kind: str, step: str, values: Mapping[str, str], told: str
) -> None:
    for command in COMMANDS:
        await asked(olga, kind, step, values)
        first, *answers = await said(olga, command)
        assert first == told
        assert bool(answers) is not command.endswith("@another_bot")
        left = [each for each in await forms(olga.desk) if each.kind == kind and not each.is_aside]
        assert [each for each in left if each.values == values] == []
        if command == "/chamber":
            assert "Turkic Chamber" in (await said(olga, "chamber"))[-1]


@pytest.mark.parametrize(
    ("kind", "step", "values", "told"), QUESTIONS, ids=[f"{kind}-{told}" for kind, _, _, told in QUESTIONS]
)
async def test_cancel_says_what_was_not_done_and_keeps_nothing(
    olga: Editor, kind: str, step: str, values: Mapping[str, str], told: str
) -> None:
    await asked(olga, kind, step, values)
    not_done = told.partition(" What you wrote")[0]
    kept = " Nothing of it was kept." if kind in ("followup", "broadcast") else ""
    assert await said(olga, "/cancel") == [not_done + kept]
    assert await forms(olga.desk) == []
    assert await said(olga, "/cancel") == ["Nothing was begun, so there is nothing to end."]


async def test_what_was_set_aside_takes_no_message_and_goes_on_by_its_command(olga: Editor) -> None:
    await olga.do("/followup chamber", URL, "/help")
    assert "Turkic Chamber" in (await said(olga, "chamber"))[-1]
    assert "You have not finished this follow-up." in (await olga.say("/followup")).text
    await olga.say(TEXT)
    (form,) = await forms(olga.desk)
    assert (form.values["url.1"], form.values["text"], form.is_aside) == (URL, TEXT, False)


async def test_what_was_set_aside_goes_on_by_its_own_buttons(olga: Editor) -> None:
    question = await olga.do("/followup chamber", URL, TEXT)
    await olga.say("/help")
    button = on(FillIn, step="status", value="in_progress")
    await olga.desk.press(olga.person, olga.chat, question, button)
    (form,) = await forms(olga.desk)
    assert (form.values["status"], form.is_aside) == ("in_progress", False)


async def test_what_was_set_aside_can_be_ended_by_cancel_and_survives_a_restart(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT, "/help")
    await olga.desk.stop()
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    assert [each.is_aside for each in await forms(olga.desk)] == [True]
    assert await said(olga, "/cancel") == ["Follow-up not published. Nothing of it was kept."]


async def test_a_broadcast_goes_on_by_its_command(olga: Editor) -> None:
    await olga.do("/broadcast", EVERYONE, "All of you", "/help")
    assert "You have not finished this broadcast." in (await olga.say("/broadcast")).text
    assert [each.is_aside for each in await forms(olga.desk)] == [False]


async def test_a_button_of_another_page_ends_the_question_after_it_was_shown(olga: Editor) -> None:
    card = await olga.say("/chamber")
    await olga.do(on(ShowMore), on(ReportCard, about="rep-e-ots-2025-chamber"))
    other = ShowCard(statement="ots-2025", slug="industry").pack()
    await olga.desk.press(olga.person, olga.chat, card, other, forged=True)
    assert olga.last.text == "Report not sent."
    assert await forms(olga.desk) == []
    assert "Turkic Chamber" in (await said(olga, "chamber"))[-1]


async def test_a_button_that_is_refused_leaves_the_question_open(olga: Editor) -> None:
    card = await olga.say("/chamber")
    await olga.do(on(ShowMore), on(ReportCard, about="rep-e-ots-2025-chamber"))
    gone = ShowCard(statement="ots-2025", slug="nothing").pack()
    await olga.desk.press(olga.person, olga.chat, card, gone, forged=True)
    assert [each.kind for each in await forms(olga.desk)] == ["report"]


async def test_another_question_says_what_became_of_the_one_before(olga: Editor) -> None:
    card = await olga.do("/chamber", on(ShowMore))
    error, evidence = (on(ReportCard, about=f"rep-{kind}-ots-2025-chamber") for kind in "es")
    await olga.desk.press(olga.person, olga.chat, card, error)
    assert "Report not sent." not in olga.last.text
    await olga.desk.press(olga.person, olga.chat, card, error)
    assert "Report not sent." not in olga.last.text
    await olga.desk.press(olga.person, olga.chat, card, evidence)
    assert olga.last.text.startswith("Report not sent.\n\n🔎 Suggest evidence")
    await olga.say("/followup chamber")
    await olga.say(TEXT)
    await olga.desk.press(olga.person, olga.chat, card, error)
    assert olga.last.text.startswith("Follow-up not published." + KEPT.format("followup"))
    assert sorted(each.kind for each in await forms(olga.desk)) == ["followup", "report"]


async def test_ending_what_was_set_aside_leaves_the_present_question(olga: Editor) -> None:
    question = await olga.do("/followup chamber", TEXT)
    await olga.do("/chamber", on(ShowMore), on(ReportCard, about="rep-e-ots-2025-chamber"))
    await olga.desk.press(olga.person, olga.chat, question, on(EndForm, kind="followup"))
    assert [each.kind for each in await forms(olga.desk)] == ["report"]


async def test_what_is_done_in_a_group_is_no_moving_on(olga: Editor) -> None:
    group = olga.desk.box.world.add_group("Readers", members=[olga.person])
    await olga.do("/chamber", on(ShowMore), on(ReportCard, about="rep-e-ots-2025-chamber"))
    (card,) = await olga.desk.say(olga.person, group, "/chamber")
    other = ShowCard(statement="ots-2025", slug="industry").pack()
    await olga.desk.press(olga.person, group, card, other, forged=True)
    assert [each.kind for each in await forms(olga.desk)] == ["report"]


async def test_an_hour_that_is_chosen_by_a_button_is_no_moving_on(desk: Desk) -> None:
    paper = await linked(desk)
    await paper.draft("Words")
    await paper.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    assert "It will be posted" in paper.last.text
    await paper.press(on(OfPost, act="when"))
    await paper.write("/channels")
    texts = [each.text for each in desk.box.world.messages(paper.private) if each.from_bot]
    assert texts[-2] == "The hour of the post is not changed."
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"), on(OfChannel, chat=-1002000000001, act="write")
    )
    await paper.write("/help")
    texts = [each.text for each in desk.box.world.messages(paper.private) if each.from_bot]
    assert "Post not sent." in texts
