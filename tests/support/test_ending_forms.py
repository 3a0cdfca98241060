"""Ending a form: by its own button, and no other one with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.followups.desk import TEXT, Editor, forms
from tests.support.buttons import on
from views.telegram.reports.callbacks import ReportCard
from views.telegram.statement.callbacks import ShowMore
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from sandbox import Person

ENDED = ("This form has ended. Begin again with the command.", True)


async def test_the_button_of_a_form_ends_it_and_not_the_one_that_was_opened_after_it(olga: Editor) -> None:
    question = await olga.do("/followup chamber", TEXT)
    await olga.do("/chamber", on(ShowMore), on(ReportCard, about="rep-e-ots-2025-chamber"))
    await olga.desk.press(olga.person, olga.chat, question, on(EndForm, kind="followup"))
    assert question.text == "Follow-up not published. Nothing of it was kept."
    assert [each.kind for each in await forms(olga.desk)] == ["report"]


async def test_the_button_of_an_earlier_form_leaves_the_newer_one_open(olga: Editor) -> None:
    question = await olga.say("/followup chamber")
    await olga.do("/followup industry", TEXT)
    assert await olga.desk.press(olga.person, olga.chat, question, on(EndForm, kind="followup")) == ENDED
    (form,) = await forms(olga.desk)
    assert form.values["text"] == TEXT


async def test_a_button_of_somebody_elses_form_ends_nothing(olga: Editor, emma: Person) -> None:
    await olga.say("/followup chamber")
    data = olga.data(on(EndForm))
    other = Editor(olga.desk, emma)
    await other.say("/start")
    assert await other.forge(data) == ENDED
    assert len(await forms(olga.desk)) == 1
