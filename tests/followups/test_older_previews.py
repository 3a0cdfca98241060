"""What readers get is what the preview above the button shows, also where an older one still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from tests.followups.desk import STEPS, TEXT, Editor, entries
from tests.support.buttons import on
from views.telegram.followups.callbacks import FinishForm, GoInFollowUp

if TYPE_CHECKING:
    from sandbox import Message
    from tests.support.buttons import Button

OTHER_TEXT = "The Chamber opened an office in Astana."
PUBLISH = on(FinishForm, review=False)
GONE_ON = ("The form has gone on since. See its newest question.", False)


async def press_on_older(editor: Editor, message: Message, button: Button) -> tuple[str, bool]:
    return await editor.desk.press(editor.person, editor.chat, message, button)


async def published(editor: Editor) -> list[str]:
    items = [each.item for each in await entries(editor.desk)]
    return [each.text.in_language("en") for each in items if isinstance(each, FollowUp)]


async def test_an_older_preview_publishes_nothing_that_it_does_not_show(olga: Editor) -> None:
    older = await olga.do("/followup chamber", *STEPS)
    newer = await olga.do("not an answer", on(GoInFollowUp, to="text"), OTHER_TEXT)
    assert TEXT in older.text
    assert OTHER_TEXT in newer.text

    assert await press_on_older(olga, older, PUBLISH) == GONE_ON
    assert await entries(olga.desk) == []
    assert OTHER_TEXT in older.text

    await press_on_older(olga, older, PUBLISH)
    assert await published(olga) == [OTHER_TEXT]


async def test_an_older_preview_that_shows_the_present_answers_publishes_them(olga: Editor) -> None:
    older = await olga.do("/followup chamber", *STEPS)
    await olga.do("not an answer")
    await press_on_older(olga, older, PUBLISH)
    assert await published(olga) == [TEXT]
