"""Wherever a text is taken, one of which nothing can be seen gets the sentence for an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.channels.posts import Post
from briefing.team.roles import Role
from tests.broadcasts.desk import EVERYONE, TEXT, readers
from tests.channels.desk import linked
from tests.followups.desk import STEPS, Editor, entries, forms, join, store_of
from tests.reports.readers import kept, reader_of, reported
from tests.support.buttons import on
from tests.versions.uploading import Office as Uploads
from views.telegram.followups.callbacks import DecideEntry, FinishForm, GoInFollowUp, ShowUntranslated
from views.telegram.reports.callbacks import DeclineReport

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

UNSEEN = ("\u3164", "\u2800 \u2800", "\u115f\u1160", "\u0301", "\u200b\n\u202e", "\U000e0041\ufe0f")
EMPTY = "That is empty. Write at least a word."


@pytest.fixture
async def desk(idle_desk: Desk) -> Desk:
    await idle_desk.start(flood_per_10s=1000)
    return idle_desk


@pytest.fixture
async def olga(idle_desk: Desk) -> Editor:
    """An owner who has met the bot, and may write as fast as tests do."""
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), flood_per_10s=1000)
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    return editor


async def test_a_report(desk: Desk) -> None:
    rita, chat = await reader_of(desk)
    for each in UNSEEN:
        assert "Please write it as a text message" in await reported(desk, rita, chat, each)
    assert await kept(desk) == []
    assert "Thank you" in await reported(desk, rita, chat, "\u3164The date\u2800")


async def test_what_a_reader_is_to_hear_of_a_declined_report(olga: Editor) -> None:
    rita, chat = await reader_of(olga.desk)
    await reported(olga.desk, rita, chat, "wrong")
    await olga.do("/reports", on(DeclineReport, number=1, silent=False))
    for each in UNSEEN:
        assert "Please write it as a text message" in (await olga.say(each)).text
    assert (await kept(olga.desk))[0].note is None


@pytest.mark.parametrize("step", ["text", "publisher.1"])
async def test_a_text_of_a_follow_up(olga: Editor, step: str) -> None:
    await olga.do("/followup chamber", *STEPS, on(GoInFollowUp, to=step))
    for each in UNSEEN:
        assert EMPTY in (await olga.say(each)).text
    (form,) = await forms(olga.desk)
    assert form.step.startswith(step)


async def test_the_reason_of_a_correction(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(FinishForm, review=False), "/correct chamber", "[1")
    for each in UNSEEN:
        assert EMPTY in (await olga.say(each)).text


async def test_why_an_entry_is_returned(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    await editor.press(on(FinishForm, review=True))
    await olga.desk.travel(olga.desk.now)
    await olga.press(on(DecideEntry, act="return"))
    for each in UNSEEN:
        assert EMPTY in (await olga.say(each)).text
    assert (await entries(olga.desk))[0].note is None


async def test_a_translation(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(FinishForm, review=False), "/untranslated", on(ShowUntranslated, language="ru"))
    await olga.press(olga.buttons[0])
    for each in UNSEEN:
        assert EMPTY in (await olga.say(each)).text


async def test_a_broadcast_and_the_titles_of_its_buttons(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await olga.say("/broadcast")
    await olga.press(EVERYONE)
    for each in UNSEEN:
        assert "That is empty. Send at least a line." in (await olga.say(each)).text
    assert "Which buttons" in (await olga.say(TEXT)).text
    for each in UNSEEN:
        assert "That is empty. Send at least a line." in (await olga.say(each)).text
        answer = await olga.say(f"{each.split()[0]} - https://a.example")
        assert "These lines are no buttons" in answer.text
    (form,) = await forms(olga.desk)
    assert form.step == "buttons"


async def test_the_chats_of_a_list(olga: Editor) -> None:
    await olga.say("/broadcast list partners")
    for each in UNSEEN:
        assert "That is empty. Send at least a line." in (await olga.say(each)).text


async def test_a_post(desk: Desk) -> None:
    paper = await linked(desk)
    for each in UNSEEN:
        assert EMPTY in (await paper.draft(each)).text
    assert await store_of(desk).find(Post) == []


async def test_a_search_and_an_argument_of_a_command(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    for each in UNSEEN:
        for asked in (each, f"/search {each}"):
            (answer,) = await desk.say(emma, chat, asked)
            assert answer.text.startswith("Write what to search for after the command:")
        for command in ("/card", "/follow", "/language", "/statements"):
            (alone,) = await desk.say(emma, chat, command)
            (answer,) = await desk.say(emma, chat, f"{command} {each}")
            assert answer.text == alone.text


async def test_an_article(olga: Editor) -> None:
    await olga.say("/draft")
    for each in UNSEEN:
        assert "That is no article." in (await olga.say(each)).text
    for each in (" \r\n", *UNSEEN):
        olga.desk.box.world.send_file(olga.person, olga.chat, each.encode(), kind="document", name="a.txt")
        await olga.desk.box.settled()
        assert "That is no article." in olga.last.text
    assert [each.kind for each in await forms(olga.desk)] == ["draft"]


async def test_a_text_of_a_statement_in_a_file(olga: Editor) -> None:
    uploads = Uploads(olga.desk, olga.person)
    place = next(line for line in uploads.text().splitlines() if line.startswith("place = "))
    for each in ("\u3164", "\u2800", "\u115f", "\u0301"):
        answer = await uploads.send(uploads.text((place, f'place = "{each}"')))
        assert "is empty" in answer.text
    assert await uploads.waiting() == []
