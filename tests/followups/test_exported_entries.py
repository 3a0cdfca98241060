"""What editors write in the chat goes out with an export, and comes back with an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.statement.text import Text
from storage.content.bundle import read_bundle
from storage.content.writing import json_of, toml_of
from tests.followups.desk import STEPS, Editor, entries
from tests.support.buttons import on
from tests.versions.uploading import Office
from tests.views.shown import LANGUAGES
from views.telegram.followups.callbacks import FillIn, FinishForm, GoInFollowUp

if TYPE_CHECKING:
    from briefing.errors import Fault


@pytest.mark.parametrize("name", ["a.toml", "a.json"])
async def test_an_entry_and_its_correction_come_back_as_they_were(olga: Editor, name: str) -> None:
    await olga.preview()
    await olga.press(on(FinishForm, review=False))
    await olga.do(
        "/correct chamber",
        "[1",
        "The day was wrong.",
        on(GoInFollowUp, step="preview", to="day"),
        "2026-11-18",
        on(FinishForm, review=False),
    )
    await olga.do("/followup chamber", *STEPS[:2], on(FillIn, step="status", value="fulfilled"))
    await olga.do("The office works.", on(FinishForm, review=False))
    office = Office(olga.desk, olga.person)
    shown = office.held()
    assert len(await entries(olga.desk)) == 3

    text = toml_of(shown) if name == "a.toml" else json_of(shown)
    found: list[Fault] = []
    back = read_bundle(text.encode(), name, LANGUAGES, (), found)
    assert found == []
    assert back is not None
    assert back.followups[-3:] == shown.followups[-3:]
    assert [each.reviewed for each in back.followups[-3:]] == [False] * 3
    assert back.followups[-1].why == Text({"en": "The office works."})


async def test_a_file_of_an_older_version_does_not_say_whether_entries_were_reviewed(olga: Editor) -> None:
    await olga.preview()
    await olga.press(on(FinishForm, review=False))
    office = Office(olga.desk, olga.person)
    assert "reviewed = false" in office.text()
    await office.take_in(
        office.text(("reviewed = false\n", ""), ("review_every_months = 6", "review_every_months = 7"))
    )
    assert office.held().review_every_months == 7
    assert office.held().followups[-1].reviewed is False


async def test_a_file_with_the_entries_can_be_taken_in_and_they_are_there_once(olga: Editor) -> None:
    await olga.preview()
    await olga.press(on(FinishForm, review=False))
    office = Office(olga.desk, olga.person)
    await office.take_in(office.text(("review_every_months = 6", "review_every_months = 7")))
    (entry,) = await entries(olga.desk)
    assert [each.id for each in office.held().followups].count(entry.key) == 1
    await olga.do(
        "/correct chamber",
        "[1",
        "The day was wrong.",
        on(GoInFollowUp, step="preview", to="day"),
        "2026-11-18",
        on(FinishForm, review=False),
    )
    assert office.held().corrected[entry.key] == (await entries(olga.desk))[-1].key
