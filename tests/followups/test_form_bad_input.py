"""Whatever is wrong with an answer: a sentence that says what to do, and nothing half written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from briefing.statement.entry import FollowUp
from briefing.team.roles import Role
from tests.followups.desk import STEPS, TEXT, URL, Editor, entries, forms, join
from tests.support.buttons import on
from views.telegram.followups.callbacks import FillIn, FinishForm, GoInFollowUp

if TYPE_CHECKING:
    from sandbox import Person

ASKED = {"url": 0, "text": 1, "status": 2}
"""The steps that are asked, and how many were answered before; others are changed from the preview."""
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82"
)


@pytest.mark.parametrize(
    ("step", "answer", "expected"),
    [
        pytest.param("text", "x" * 501, "501 characters; at most 500 fit.", id="text over the limit"),
        pytest.param("text", "It <b>opened</b>.", "Texts are plain here", id="HTML"),
        pytest.param("text", "It **opened**.", "Texts are plain here", id="Markdown"),
        pytest.param("text", "It [opened](https://x.example).", "Texts are plain here", id="Markdown link"),
        pytest.param("text", "It \u202eopened.", "hidden character", id="mark of direction"),
        pytest.param("text", "It \x07opened.", "hidden character", id="control character"),
        pytest.param("text", "\u200b\u2060", "That is empty.", id="nothing to be seen"),
        pytest.param("day", "23.11.2026", "23 November 2026 lies in the future", id="the next day"),
        pytest.param("day", "tomorrow", "23 November 2026 lies in the future", id="tomorrow"),
        pytest.param("day", "завтра", "23 November 2026 lies in the future", id="завтра"),
        pytest.param("day", "Ертең!", "23 November 2026 lies in the future", id="ертең"),
        pytest.param("read", "послезавтра", "24 November 2026 lies in the future", id="read in two days"),
        pytest.param("day", "2025-10-06", "is before the statement", id="before the statement"),
        pytest.param("day", "02/20/2026", "That cannot be read as a date", id="month or day first"),
        pytest.param("day", "20.02.26", "That cannot be read as a date", id="year of two digits"),
        pytest.param("day", "soon", "That cannot be read as a date", id="no date"),
        pytest.param("day", "31.02.2026", "There is no such day", id="day that the calendar lacks"),
        pytest.param("status", "in progress", "Choose one of the buttons", id="typed for a button"),
        pytest.param("url", "javascript:alert(1)", "no address of a public page", id="script"),
        pytest.param("url", "https://", "no address of a public page", id="no host"),
        pytest.param("url", "https://localhost/x", "no address of a public page", id="no public host"),
        pytest.param("url", "https://a.example/x y", "no address of a public page", id="blank"),
        pytest.param("url", "https://me:x@a.example/", "no address of a public page", id="password"),
        pytest.param("url", "akorda.kz", "begins with https://", id="no scheme"),
        pytest.param("url", f"https://a.example/{'x' * 983}", "has 1,001 characters", id="too long"),
        pytest.param("publisher", "x" * 101, "at most 100 fit", id="publisher over the limit"),
        pytest.param("publisher", "<i>Akorda</i>", "Texts are plain here", id="publisher with HTML"),
        pytest.param("read", "2026-11-19", "before the event itself, 20 November 2026", id="read before"),
        pytest.param("read", "2026-11-23", "lies in the future", id="read tomorrow"),
        pytest.param("kind", "official", "Choose one of the buttons", id="kind typed"),
    ],
)
async def test_a_wrong_answer_gets_a_sentence_and_is_not_kept(
    olga: Editor, step: str, answer: str, expected: str
) -> None:
    if step in ASKED:
        await olga.do("/followup chamber", *STEPS[: ASKED[step]])
    else:
        await olga.do("/followup chamber", *STEPS, on(GoInFollowUp, to="day"), "2026-11-20")
        await olga.press(on(GoInFollowUp, step="preview", to=f"{step}.1" if step != "day" else step))
    (before,) = await forms(olga.desk)
    assert expected in (await olga.say(answer)).text
    (after,) = await forms(olga.desk)
    assert (after.step, after.values) == (before.step, before.values)
    assert await entries(olga.desk) == []


async def test_after_a_wrong_answer_the_form_goes_on(olga: Editor) -> None:
    await olga.do("/followup chamber", URL, "<b>x</b>", TEXT, "soon", STEPS[-1], on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.text.by_language == {"en": TEXT}


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        pytest.param("🎉🎉", "🎉🎉", id="emoji alone"),
        pytest.param("Two\nlines \r\n of it", "Two lines of it", id="line breaks become blanks"),
        pytest.param("R&D: 2*3*4 < 5 > 3, file_name_x", "R&D: 2*3*4 < 5 > 3, file_name_x", id="plain signs"),
    ],
)
async def test_plain_text_is_kept_as_it_is(olga: Editor, answer: str, kept: str) -> None:
    await olga.do("/followup chamber", URL, answer)
    assert (await forms(olga.desk))[0].values["text"] == kept


async def test_formatting_is_refused(olga: Editor) -> None:
    await olga.say("/followup chamber")
    await _inject(olga, text="It opened", entities=[{"type": "bold", "offset": 0, "length": 2}])
    assert "Texts are plain here" in olga.last.text


STICKER = {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"sticker": {"file_id": "s", "file_unique_id": "s", **STICKER}}, id="sticker"),
        pytest.param({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}, id="voice"),
    ],
)
async def test_something_else_than_text_is_refused(olga: Editor, sent: dict[str, Any]) -> None:
    await olga.say("/followup chamber")
    await _inject(olga, **sent)
    assert "This has to be text." in olga.last.text


async def test_a_picture_is_refused(olga: Editor) -> None:
    await olga.say("/followup chamber")
    olga.desk.box.world.send_file(olga.person, olga.chat, PICTURE, caption="It opened.")
    await olga.desk.box.settled()
    assert "This has to be text." in olga.last.text


async def test_an_event_before_the_statement_can_be_background(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS, on(GoInFollowUp, to="day"), "2025-10-06")
    await olga.press(on(FillIn, step="day", value="context.2025-10-06"))
    assert "context, changes nothing" in olga.last.text
    await olga.do(on(GoInFollowUp, step="preview", to="status"))
    assert [each for each in olga.buttons if "in progress" in each] == []
    await olga.do(on(FillIn, step="status", value="context"), on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert (entry.item.context, entry.item.status, entry.item.meets) == (True, None, None)


async def test_a_forged_status_is_refused(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    (form,) = await forms(olga.desk)
    await olga.forge(f"fu:{form.values['form']}:status:perfect")
    assert "Choose one of the buttons" in olga.last.text


async def test_the_same_address_twice_is_refused(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS, on(GoInFollowUp, to="more"), on(FillIn, value="add"), URL)
    assert "This address is there already." in olga.last.text


async def test_an_unknown_slug_gets_the_nearest(olga: Editor) -> None:
    assert "There is no initiative “chmber”" in (await olga.say("/followup chmber")).text
    assert "Did you mean this one?" in olga.last.text
    assert await forms(olga.desk) == []


async def test_an_unknown_name_within_the_form_gets_the_nearest(olga: Editor) -> None:
    await olga.do("/followup", "chmber")
    assert "Did you mean chamber?" in olga.last.text
    await olga.say("chamber")
    assert "Send the address of a source" in olga.last.text


async def test_somebody_elses_form_cannot_be_filled_in(olga: Editor, emma: Person) -> None:
    """Not by a reader who gets the message forwarded, nor by an editor, with an own form or without."""
    await olga.do("/followup chamber", *STEPS[:2])
    data = olga.data(on(FillIn, value="in_progress"))
    reader = Editor(olga.desk, emma)
    await reader.say("/start")
    assert await reader.forge(data) == ("This is for members of the newsroom who have the right to it.", True)
    editor = await join(olga.desk, emma, Role.EDITOR)
    refusal = ("This form is somebody else’s. /followup opens one of your own.", True)
    assert await editor.forge(data) == refusal
    await editor.do("/followup industry", *STEPS[:2])
    assert await editor.forge(data) == refusal
    assert all("status" not in each.values for each in await forms(olga.desk))


async def test_a_form_whose_statement_has_gone_ends(olga: Editor) -> None:
    await olga.say("/followup chamber")
    assert olga.desk.app is not None
    library = olga.desk.app.services.library
    left = {slug: each for slug, each in library.current.initiatives.items() if slug != "chamber"}
    library.replace_all({library.current.id: replace(library.current, initiatives=left)})
    assert "it has ended" in (await olga.say(TEXT)).text
    assert await forms(olga.desk) == []
    assert await entries(olga.desk) == []


async def _inject(editor: Editor, **content: object) -> None:
    """Send a message that the sandbox's people cannot write."""
    message = {
        "message_id": 900,
        "date": int(datetime(2026, 11, 22, 9, tzinfo=UTC).timestamp()),
        "chat": editor.chat.api(),
        "from": editor.person.api(),
        **content,
    }
    editor.desk.box.inject({"message": message})
    await editor.desk.box.settled()
