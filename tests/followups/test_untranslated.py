"""What lacks a translation is listed and taken; readers see a mark until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.roles import Role
from tests.followups.desk import TEXT, Editor, entries, forms, join, store_of
from tests.support.buttons import on
from views.telegram.followups.callbacks import (
    FillIn,
    FinishForm,
    GoInFollowUp,
    ShowUntranslated,
    TranslateEntry,
)

if TYPE_CHECKING:
    from sandbox import Person

RUSSIAN = "Палата открыла офис в Алматы."


async def published(olga: Editor) -> None:
    await olga.preview()
    await olga.press(on(FinishForm, review=False))


async def test_what_is_missing_is_counted_and_taken(olga: Editor) -> None:
    boris = Editor(olga.desk, olga.desk.box.world.add_person("Boris", language="ru"))
    await published(olga)
    assert f"{TEXT} [английский]" in (await boris.say("/history chamber")).text
    await olga.say("/untranslated")
    assert olga.buttons == [
        "Azerbaijani (1)",
        "Kazakh (1)",
        "Kyrgyz (1)",
        "Russian (1)",
        "Turkish (1)",
        "Uzbek (1)",
        "⬅ Newsroom",
    ]
    await olga.do(on(ShowUntranslated, language="ru"), on(TranslateEntry, part="text"))
    assert "Send it in Russian" in olga.last.text
    await olga.say(RUSSIAN)
    assert "Saved. Readers of Russian see it now." in olga.last.text
    shown = (await boris.say("/history chamber")).text
    assert RUSSIAN in shown
    assert TEXT not in shown
    await olga.say("/untranslated")
    assert olga.buttons == [
        "Azerbaijani (1)",
        "Kazakh (1)",
        "Kyrgyz (1)",
        "Turkish (1)",
        "Uzbek (1)",
        "⬅ Newsroom",
    ]
    acts = await store_of(olga.desk).find(AuditEntry)
    assert acts[-1].act is AuditAction.TRANSLATED
    assert await forms(olga.desk) == []


async def test_the_next_missing_one_follows(olga: Editor) -> None:
    await published(olga)
    await olga.do(
        "/correct chamber",
        "[1",
        "The status was wrong.",
        on(GoInFollowUp, step="preview", to="status"),
        on(FillIn, step="status", value="all_statuses"),
        on(FillIn, step="status", value="stalled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    await olga.say("/untranslated")
    assert olga.buttons == [
        "Azerbaijani (3)",
        "Kazakh (3)",
        "Kyrgyz (3)",
        "Russian (3)",
        "Turkish (3)",
        "Uzbek (3)",
        "⬅ Newsroom",
    ]
    await olga.do(
        on(ShowUntranslated, language="ru"),
        f"[{TEXT}",
        RUSSIAN,
        on(TranslateEntry, language="ru"),
        RUSSIAN,
        on(TranslateEntry, language="ru"),
    )
    assert "reason of a correction" in olga.last.text
    assert "at most 300 fit" in (await olga.say("я" * 301)).text
    await olga.say("Статус был неверен.")
    assert "Nothing else is missing there." in olga.last.text
    _first, second = await entries(olga.desk)
    assert isinstance(second.item, FollowUp)
    assert second.item.correction_reason is not None
    assert second.item.correction_reason.by_language["ru"] == "Статус был неверен."


async def test_markup_and_pictures_are_no_translation(olga: Editor) -> None:
    await published(olga)
    await olga.do(
        "/untranslated", on(ShowUntranslated, language="ru"), on(TranslateEntry, part="text"), "<b>Палата</b>"
    )
    assert "Texts are plain here" in olga.last.text
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert set(entry.item.text.by_language) == {"en"}


async def test_a_translation_is_never_overwritten(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await published(olga)
    asked = ("/untranslated", on(ShowUntranslated, language="ru"), on(TranslateEntry, part="text"))
    await olga.do(*asked)
    await editor.do(*asked, RUSSIAN)
    assert "This text is there by now." in (await olga.say("Другое.")).text
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.text.by_language["ru"] == RUSSIAN
    toast, alert = await olga.forge(f"tra:{entry.key}:text:ru")
    assert (toast.startswith("This text is there by now."), alert) == (True, True)


async def test_what_waits_for_a_review_is_not_to_be_translated(olga: Editor, emma: Person) -> None:
    await join(olga.desk, emma, Role.EDITOR)
    await olga.preview()
    await olga.press(on(FinishForm, review=True))
    assert "is there in every language" in (await olga.say("/untranslated")).text


async def test_readers_do_not_translate(olga: Editor, emma: Person) -> None:
    await published(olga)
    reader = Editor(olga.desk, emma)
    assert "who have the right to it" in (await reader.say("/untranslated")).text
    (entry,) = await entries(olga.desk)
    answer = await reader.forge(f"tra:{entry.key}:text:ru")
    assert answer == ("This is for members of the newsroom who have the right to it.", True)
    assert await forms(olga.desk) == []
