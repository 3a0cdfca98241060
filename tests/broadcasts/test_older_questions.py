"""A button sends, or changes, what the message above it names, also where a newer one stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.broadcasts.desk import (
    ASK_TO_SEND,
    EVERYONE,
    SEND,
    TEXT,
    broadcasts,
    press_on,
    readers,
    sent_to_all,
    shown,
    to_preview,
)
from tests.support.buttons import on
from views.telegram.broadcasts.callbacks import (
    ApplyCorrection,
    BroadcastAct,
    FillBroadcast,
    FinishBroadcast,
    GoInBroadcast,
)

if TYPE_CHECKING:
    from tests.followups.desk import Editor

ONLY_ME = on(FillBroadcast, step="audience", value="me")
TO_AUDIENCE = on(GoInBroadcast, step="preview", to="audience")
TO_PREVIEW = on(GoInBroadcast, step="confirm", to="preview")
GONE_ON = ("The form has gone on since. See its newest question.", False)


async def test_an_older_question_sends_to_nobody_whom_it_does_not_name(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await to_preview(olga, ONLY_ME)
    older = await olga.do(ASK_TO_SEND)
    await olga.do("not an answer", TO_PREVIEW, TO_AUDIENCE, EVERYONE)

    assert await press_on(olga, older, SEND) == GONE_ON
    assert await broadcasts(olga.desk) == []

    await olga.do(ASK_TO_SEND, SEND)
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 3


async def test_an_older_preview_keeps_no_draft_that_it_does_not_show(olga: Editor) -> None:
    await to_preview(olga, ONLY_ME)
    older = olga.last
    await olga.do("not an answer", TO_AUDIENCE, EVERYONE)
    assert await press_on(olga, older, on(FinishBroadcast, starts=False)) == GONE_ON
    assert await broadcasts(olga.desk) == []


async def test_the_button_below_an_earlier_correction_changes_nothing(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await press_on(olga, shown(olga, "Broadcast 1 ·"), on(BroadcastAct, act="correct", sure=False))
    older = await olga.do("On Tuesday.")
    await olga.do("On Wednesday.")

    assert await press_on(olga, older, on(ApplyCorrection)) == GONE_ON
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 3

    await olga.press(on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [["On Wednesday."]] * 3
