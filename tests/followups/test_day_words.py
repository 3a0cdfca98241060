"""Days in words, wherever a day is asked for, in every interface language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.day_words import DAYS_FROM_TODAY, WEEKDAYS
from briefing.letters import folded
from tests.broadcasts.desk import readers, to_preview
from tests.channels.desk import newspaper
from tests.support.buttons import on
from tests.views.shown import plain
from views.telegram.broadcasts.callbacks import BroadcastAct, GoInBroadcast
from views.telegram.channels.callbacks import OfPost

if TYPE_CHECKING:
    from storage.content import Content
    from tests.desk import Desk
    from tests.followups.desk import Editor


def test_every_interface_language_has_its_words_and_no_word_means_two_days(content: Content) -> None:
    assert set(content.catalogues) <= set(DAYS_FROM_TODAY)
    assert set(WEEKDAYS) == set(DAYS_FROM_TODAY)
    for words in DAYS_FROM_TODAY.values():
        assert set(words) == {-2, -1, 0, 1, 2}
    meant = {
        (folded(word), days)
        for words in DAYS_FROM_TODAY.values()
        for days, each in words.items()
        for word in each
    }
    assert len({word for word, _ in meant}) == len(meant)


@pytest.mark.parametrize(
    "typed", ["tomorrow 9:00", "Завтра, в 9", "завтра в 09.00", "ертең 9-да", "Monday 9am"]
)
async def test_a_broadcast_is_put_off_to_tomorrow_and_from_there_to_the_day_after(
    olga: Editor, typed: str
) -> None:
    await readers(olga.desk, 1)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="when"))
    assert "Starts: 23 November 2026, 09:00" in plain((await olga.say(typed)).text)
    await olga.press(on(BroadcastAct, act="when", sure=False))
    assert "Starts: 24 November 2026, 09:00" in plain((await olga.say("послезавтра в 9")).text)


@pytest.mark.parametrize("typed", ["tomorrow 9am", "завтра в 9", "Ертең, 9:00", "в понедельник в 9"])
async def test_a_post_is_put_off_to_tomorrow(desk: Desk, typed: str) -> None:
    town = await newspaper(desk)
    await town.draft("Bridge closed")
    await town.press(on(OfPost, act="when"))
    assert "It will be posted: Mon 23 Nov, 09:00" in plain((await town.write(typed)).text)
