"""Corrections: they never overwrite, have a reason, and readers see them as corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp, Status
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.roles import Role
from tests.followups.desk import TEXT, Editor, entries, forms, join, store_of
from tests.support.buttons import on, pressable
from tests.views.shown import LANGUAGES
from views.telegram.followups.callbacks import CorrectEntry, FillIn, FinishForm, GoInFollowUp, ShowCorrectable

if TYPE_CHECKING:
    from sandbox import Person

REASON = "The day was wrong."


async def published(olga: Editor) -> None:
    await olga.preview()
    await olga.press(on(FinishForm, review=False))


async def test_an_entry_is_corrected_and_readers_see_both(olga: Editor, emma: Person) -> None:
    await published(olga)
    await olga.do("/correct chamber", "[1")
    assert "Why is the entry corrected?" in olga.last.text
    await olga.say(REASON)
    assert "Nothing differs from the entry so far." in olga.last.text
    assert "✅ Publish" not in olga.buttons
    assert "✏️ Initiative" not in olga.buttons
    await olga.do(on(GoInFollowUp, step="preview", to="day"), "2026-11-18")
    assert f"Correction of the entry of 22 November 2026: {REASON}" in olga.last.text
    await olga.press(on(FinishForm, review=False))
    assert "Readers see the correction" in olga.last.text
    first, second = await entries(olga.desk)
    assert isinstance(second.item, FollowUp)
    assert (second.item.correction_of, second.item.happened_on.isoformat()) == (first.key, "2026-11-18")
    reader = Editor(olga.desk, emma)
    log = await reader.say("/history chamber")
    assert "corrected" in log.text
    assert log.text.count(TEXT) == 2
    assert (await store_of(olga.desk).find(AuditEntry))[-1].act is AuditAction.CORRECTION_PUBLISHED


async def test_an_entry_that_ships_with_the_content_is_corrected_and_keeps_its_translations(
    olga: Editor, emma: Person
) -> None:
    await olga.do(
        "/correct chamber",
        on(CorrectEntry),
        REASON,
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="all_statuses"),
        on(FillIn, step="status", value="stalled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.correction_of == "2026-01-08-chairmanship-taken"
    assert set(entry.item.text.by_language) == set(LANGUAGES)
    assert "⏸ stalled" in (await Editor(olga.desk, emma).say("/chamber")).text


async def test_an_entry_is_withdrawn_by_making_it_background(olga: Editor) -> None:
    before = (await olga.say("/chamber")).text
    await published(olga)
    assert "🔄 in progress" in (await olga.say("/chamber")).text
    await olga.do(
        "/correct chamber",
        "[1",
        REASON,
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="context"),
    )
    await olga.press(on(FinishForm, review=False))
    (status,) = [
        line for line in before.split("\n") if line.startswith("🔄 in progress, by news of 8 January")
    ]
    assert status in (await olga.say("/chamber")).text


async def test_an_entry_is_corrected_once_and_what_came_too_late_can_correct_the_correction(
    olga: Editor, emma: Person
) -> None:
    await published(olga)
    editor = await join(olga.desk, emma, Role.EDITOR)
    corrected = (
        "/correct chamber",
        "[1",
        REASON,
        on(GoInFollowUp, to="status"),
        on(FillIn, step="status", value="all_statuses"),
        on(FillIn, step="status", value="stalled"),
        on(FillIn, step="why", value="none"),
    )
    await olga.do(*corrected, on(GoInFollowUp, to="text"), "The Chamber opened its first office in Almaty.")
    await editor.do(*corrected)
    await editor.press(on(FinishForm, review=False))
    await olga.press(on(FinishForm, review=False))
    assert "Somebody corrected this entry before you" in olga.last.text
    assert "its first office" in olga.last.text
    assert len(await entries(olga.desk)) == 2
    await olga.press(on(FinishForm, review=False))
    kept = [each.item for each in await entries(olga.desk)]
    assert [each.correction_of for each in kept if isinstance(each, FollowUp)] == [
        None,
        kept[0].id,
        kept[1].id,
    ]
    assert await forms(olga.desk) == []


async def test_an_old_button_of_an_entry_that_was_corrected_says_so(olga: Editor) -> None:
    await published(olga)
    await olga.say("/correct chamber")
    data = pressable(olga.last)[0]
    await olga.do(
        "[1",
        REASON,
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="all_statuses"),
        on(FillIn, step="status", value="stalled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    toast, alert = await olga.forge(data)
    assert (toast.startswith("This entry was corrected already."), alert) == (True, True)


async def test_a_correction_can_be_corrected(olga: Editor) -> None:
    await published(olga)
    await olga.do(
        "/correct chamber",
        "[1",
        REASON,
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="all_statuses"),
        on(FillIn, step="status", value="stalled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    await olga.do(
        "/correct chamber",
        "[1",
        "It goes on.",
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="fulfilled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    items = [each.item for each in await entries(olga.desk)]
    assert [each.correction_of for each in items if isinstance(each, FollowUp)] == [
        None,
        items[0].id,
        items[1].id,
    ]
    assert items[-1].status is Status.FULFILLED


async def test_the_list_is_paged_newest_first(olga: Editor) -> None:
    await olga.say("/correct")
    assert "1. 15 May 2026" in olga.last.text
    await olga.press(on(ShowCorrectable, slug=""))
    assert "9. " in olga.last.text
    await olga.press(on(ShowCorrectable, slug=""))
    assert "1. 15 May 2026" in olga.last.text


async def test_a_reason_is_required_and_plain(olga: Editor) -> None:
    await olga.do("/correct chamber", on(CorrectEntry))
    assert "at most 300 fit" in (await olga.say("x" * 301)).text
    assert "Texts are plain here" in (await olga.say("<i>wrong</i>")).text
    assert "Why is the entry corrected?" in olga.last.text


async def test_readers_cannot_correct(olga: Editor, emma: Person) -> None:
    assert "who have the right to it" in (await Editor(olga.desk, emma).say("/correct chamber")).text
    assert await forms(olga.desk) == []
